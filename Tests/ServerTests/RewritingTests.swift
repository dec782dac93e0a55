import JSON
import Testing

@Suite("Rewriting a selection")
struct RewritingTests {
  @Test(
    "a number, a date or a script is written otherwise",
    arguments: [
      ("共3050户", "3050", "汉字", "共三千零五十户"), ("共3050户", "3050", "大写", "共叁仟零伍拾户"), ("共三千零五十户", "三千零五十", "阿拉伯数字", "共3050户"),
      ("投资1,234.5万元", "1,234.5", "汉字", "投资一千二百三十四点五万元"), ("增长5.05%。", "5.05", "汉字", "增长百分之五点零五。"),
      ("三百万人", "三百万", "阿拉伯数字", "300万人"), ("2023年1月28日召开", "2023年1月28日", "汉字", "二〇二三年一月二十八日召开"),
      ("二〇二三年十一月二十日召开", "二〇二三年十一月二十日", "2023年1月28日", "2023年11月20日召开"),
      ("2023-01-28召开", "2023-01-28", "2023年1月28日", "2023年1月28日召开"), ("2023.1.8召开", "2023.1.8", "汉字", "二〇二三年一月八日召开"),
      ("全面振興遼寧", "全面振興遼寧", "简体", "全面振兴辽宁"), ("干部发展头发后来", "干部发展头发后来", "繁体", "幹部發展頭髮後來"),
      ("共１２３Ａ，好", "共１２３Ａ，好", "半角", "共123A，好"), ("共12A，好", "共12A，好", "全角", "共１２Ａ，好"),
    ])
  func aSelectionIsRewritten(_ text: String, _ part: String, _ title: String, _ expected: String) throws {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", text)
    editor.choose(try #require(editor.action("file:///w/a.txt", of: part, title, only: ["refactor.rewrite"]), "\(title)"))
    #expect(editor.text("file:///w/a.txt") == expected)
  }

  @Test(
    "what has no other form is left alone",
    arguments: ["会议召开", "三四十人", "2023年13月40日", "（正文）", "数十人", "几百户"])
  func nothingIsOffered(_ text: String) {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", text)
    let titles = editor.actions("file:///w/a.txt", of: text, only: ["refactor.rewrite"]).compactMap { $0["title"]?.stringValue }
    #expect(titles.allSatisfy { $0.contains("繁体") || $0.contains("全角") }, "\(titles)")
  }

  @Test func charactersThatCouldBeSeveralAreNamed() throws {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", "我系某村某里人，发于某处。")
    let action = try #require(editor.action("file:///w/a.txt", of: "我系某村某里人，发于某处。", "繁体", only: ["refactor"]))
    #expect(action["title"]?.stringValue?.contains("请核对") == true)
  }
}
