import Testing
import TextModel

@testable import Formats

@Suite struct MarkdownTests {
  static let blocks: [(String, [String])] = [
    ("# 标题 #\n\n正文。\n", ["h1|标题", "p|正文。"]),
    ("标题\n===\n二级\n---\n", ["h1|标题", "h2|二级"]),
    ("#标题不带空格\n", ["p|#标题不带空格"]),
    ("####### 七级\n", ["p|####### 七级"]),
    ("第一行\n第二行\n\n另一段", ["p|第一行第二行", "p|另一段"]),
    ("see the\nreport\n", ["p|see the report"]),
    ("术语\n: 定义\n: 又一义\n", ["p|术语", "p|定义", "p|又一义"]),
    ("中文\nreport 2\n年\n", ["p|中文report 2年"]),
    ("第一行  \n第二行\\\n第三行", ["p|第一行", "p|第二行", "p|第三行"]),
    ("第一行\r\n第二行\r\n\r\n另一段\r\n", ["p|第一行第二行", "p|另一段"]),
    ("- 甲\n- 乙\n  - 丙\n    续\n", ["li1|甲", "li1|乙", "li2|丙续"]),
    ("1. 甲\n2) 乙\n\n   二段\n", ["li1|甲", "li1|乙", "li1|二段"]),
    ("正文\n2. 不是列表\n1. 是列表\n", ["p|正文2. 不是列表", "li1|是列表"]),
    ("1、不是列表\n（一）也不是\n", ["p|1、不是列表（一）也不是"]),
    ("- [x] 已办\n- [ ] 待办\n", ["li1|已办", "li1|待办"]),
    ("> 引文一\n> 引文二\n懒续\n\n正文", ["q|引文一引文二懒续", "p|正文"]),
    ("> # 引题\n> - 引项\n>> 深\n", ["q|引题", "q|引项", "q|深"]),
    ("```swift\nlet 代码 = 1\n```\n正文\n~~~\n码\n```\n~~~\n后", ["p|正文", "p|后"]),
    ("```\n没有结束的代码\n", []),
    ("    缩进代码\n\n正文\n    续行\n", ["p|正文续行"]),
    ("- 甲\n\n      代码\n- 乙", ["li1|甲", "li1|乙"]),
    ("\t代码\n-\t甲\n", ["li1|甲"]),
    ("正文\n***\n后文\n- - -\n末", ["p|正文", "p|后文", "p|末"]),
    ("| 甲 | 乙 |\n|---|:-:|\n| 丙 | 丁\\|戊 |\n| 己 |\n\n后", ["td|甲", "td|乙", "td|丙", "td|丁|戊", "td|己", "p|后"]),
    ("前文\n甲|乙\n-|-\n丙|丁|多\n", ["p|前文", "td|甲", "td|乙", "td|丙", "td|丁"]),
    ("甲 | 乙\n不是表\n", ["p|甲 | 乙不是表"]),
    ("[甲]: http://a.cn/甲 \"题\"\n[乙]:\n  <b c>\n  '题'\n正文[甲]与[乙 ]和[丙]\n", ["p|正文甲与乙 和[丙]"]),
    ("[甲]: 不是 定义\n", ["p|[甲]: 不是 定义"]),
    ("辽宁[^1]省\n\n[^1]: 注文\n    续\n", ["p|辽宁◦省", "p|注文续"]),
    ("<div align=center>\n居中**文**字\n</div>\n\n正文", ["p|居中**文**字", "p|正文"]),
    ("<script>\nlet 代 = 1\n\n</script>\n正文", ["p|正文"]),
    ("<!-- 注\n\n释 -->\n正文", ["p|正文"]),
    ("---\ntitle: 题\n---\n正文", ["p|正文"]),
    ("---\n正文\n---\n", ["h2|正文"]),
    ("> <p>引</p>\n", ["q|引"]),
    ("* * *\n+\n  甲\n", ["li1|甲"]), ("-\n\n  不在项中\n", ["p|不在项中"]),
    ("　　全角缩进段落\n", ["p|　　全角缩进段落"]),
    ("", []), ("\n\n", []), ("&nbsp;\n", []), ("![图](a.png)\n", ["p|◦图◦"]), ("`码`\n", []),
  ]

  @Test(arguments: blocks) func blocksAreFound(source: String, expected: [String]) { check(source, as: .markdown, expected) }

  static let inlines: [(String, String)] = [
    ("强**调**与*重*点", "强调与重点"), ("**强调：**后文", "强调：后文"), ("前文**“引”**后文", "前文“引”后文"), ("***甲***乙", "甲乙"),
    ("**未闭合", "**未闭合"), ("2*3*4与a_b_c", "234与a_b_c"), ("2 * 3 * 4", "2 * 3 * 4"), ("_甲_", "甲"), ("~~删~~留~一~下", "删留一下"),
    ("甲`码 ** 码`乙", "甲◦乙"), ("甲``码`码``乙`未闭合", "甲◦乙`未闭合"), ("甲\\*乙\\`丙\\甲", "甲*乙`丙\\甲"),
    ("见[网站](http://a.cn/甲_乙 \"题\")上", "见网站上"), ("见[网(站](<a b>)上", "见网(站上"), ("见[网站](a(b)c)上", "见网站上"),
    ("〔2023〕[5]号 [甲](没有 闭合", "〔2023〕[5]号 [甲](没有 闭合"), ("![图**示**](a.png)后", "◦图示◦后"),
    ("[外[内](a)层](b)", "[外内层](b)"), ("[![图](a)](b)文", "◦图◦文"), ("访问<https://a.cn>和<a@b.cn>。", "访问◦和◦。"),
    ("见https://a.cn/b_c_d*e*。后", "见https://a.cn/b_c_de。后"), ("A&amp;B&lt;&#20013;&xyz;&copy", "A&B<中&xyz;&copy"),
    ("沈&shy;阳", "沈阳"), ("甲<span class=\"x\">乙</span>丙", "甲乙丙"), ("甲<!-- 注 -->乙", "甲乙"), ("甲 < 乙 > 丙", "甲 < 乙 > 丙"),
    ("设$x_1+y$为正，$5和$6，$ a$", "设◦为正，$5和$6，$ a$"), ("$$\\sum$$式", "◦式"), ("甲[x][]乙[^无]", "甲[x][]乙[^无]"),
    ("见{{ 帐号,甲 }}和{% 乙 %}后", "见◦和◦后"), ("未闭合{{ 甲与{乙}", "未闭合{{ 甲与{乙}"),
    ("**甲*乙**丙*", "甲*乙丙*"), ("*甲**乙*", "甲**乙"), ("<中文>", "<中文>"), ("\\", "\\"), ("a\u{301}**é**", "a\u{301}é"), ("𠮷**𠮷**", "𠮷𠮷"),
  ]

  @Test(arguments: inlines) func markupInsideBlocksIsNotRead(source: String, expected: String) {
    for neighbour in ["", "x\n\n", "汉\n\n", "𠮷\n\n", "e\u{301}\r\n\r\n"] {
      let text = SourceText(neighbour + source)
      let structure = DocumentStructure(text, as: .markdown)
      expectSound(structure, of: text)
      #expect(structure.blocks.last.map { read($0, of: text) } == expected)
    }
  }

  @Test func lineBreakElementEndsTheLine() { check("甲<br>乙<br/>丙", as: .markdown, ["p|甲", "p|乙", "p|丙"]) }

  @Test func commentsAreGivenWithTheirPlaces() {
    let text = SourceText(
      "<!-- zhubi-disable-file a/b -->\n\n甲<!-- 二 -->乙\n\n> <!--三-->\n> 丙\n\n`<!-- 不是 -->`\n\n```\n<!-- 不是 -->\n```\n<!--四")
    let comments = DocumentStructure(text, as: .markdown).comments
    #expect(comments.map(\.text) == [" zhubi-disable-file a/b ", " 二 ", "三", "四"])
    #expect(comments.prefix(2).map { text.string($0.range) } == ["<!-- zhubi-disable-file a/b -->", "<!-- 二 -->"])
  }

  @Test func htmlInsideTellsDatesAndCaptions() {
    check("<img src=a alt=\"图示\">\n\n文", as: .markdown, ["cap|图示", "p|文"])
    #expect(DocumentStructure(SourceText("<time datetime=2024-01-02>\n昨日</time>\n"), as: .markdown).dateCandidates.isEmpty == false)
  }

  static let hostile: [(String, String)] = [
    ("[", ""), ("]", ""), ("[](", ""), ("[a](", ""), ("[a](b \"", ""), ("![", "](a)"), ("*", ""), ("**a", ""), ("_a_ ", ""),
    ("*a_b", ""),
    ("`a``", ""), ("<", ""), ("<a ", ""), ("<a b='", ""), ("<!--", ""), ("<?", ""), ("<![CDATA[", ""), ("$a ", ""), ("&a", ""),
    ("\\", ""),
    (">", ""), ("> \n", ""), ("- ", ""), ("- \n", ""), ("1. ", "a\n\nb"), ("[a]: ", ""), ("[a]: b\n", "[a]"), ("[^a]: ", ""),
    ("|-", "\n"),
    ("a|b\n-|-\n", ""), ("a\n=\n", ""), ("~~a", ""), ("<br>", ""), ("\t", ""), ("~", ""), ("[[a]", "]"), ("中*文。**", ""),
    ("<a@", ">"), ("{{", ""), ("{% ", "}}"), ("a\n: ", ""),
    ("*a **a ", "b* b**"),
  ]

  /// A quadratic reader would need minutes for these; a linear one passes in the time of any other test.
  @Test(arguments: hostile) func hostileRepetitionIsReadInLinearTime(unit: String, end: String) {
    let count = 200_000 / unit.utf8.count
    let text = SourceText(String(repeating: unit, count: count) + end)
    expectSound(DocumentStructure(text, as: .markdown), of: text)
    expectSound(DocumentStructure(text, as: .html), of: text)
  }

  @Test func nestingDeeperThanTheLimitIsText() {
    let text = SourceText(String(repeating: ">", count: 300) + "文\n" + String(repeating: "- ", count: 300) + "项\n\n\n后")
    expectSound(DocumentStructure(text, as: .markdown), of: text)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func anyMixtureAndEveryPrefixIsSound(seed: UInt64) {
    let pieces = [
      "# ", "- ", "> ", "1. ", "\n", "\n\n", "  \n", "\r\n", "    ", "\t", "```", "~~~", "`", "**", "*", "_", "~~", "[", "](", ")",
      "[^1]", "]: a\n", "![", "|",
      "|-|\n", "---\n", "===\n", "<!--", "-->", "<p>", "</p>", "<td title='汉&amp;'>", "<script>", "</script>", "<br>", "&amp;",
      "&#x4E2D;", "\\", "$", "$$",
      "http://a", "汉字", "𠮷", "，", "a", "1", " ", "　", "e\u{301}", "<ruby>", "<rt>", "<pre>", "<div hidden>", "</div>", "<![CDATA[",
      "]]>", "<", ">",
      "<title>", "</title>", "<h2>", "<li>", "<code>",
    ]
    var numbers = SeededNumbers(state: seed)
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
      }.joined()
      for format in [DocumentFormat.markdown, .html, .plainText] {
        let text = SourceText(source)
        let structure = DocumentStructure(text, as: format)
        expectSound(structure, of: text)
        if Issue.hasRecorded(structure, text) { Issue.record("seed \(seed), \(format): \(source.debugDescription)") }
      }
    }
  }
}

extension Issue {
  /// Whether a structure is not sound, judged cheaply, so that the text that broke it can be printed.
  static func hasRecorded(_ structure: DocumentStructure, _ text: SourceText) -> Bool {
    structure.blocks.contains { Int($0.range.end) > text.count || $0.splices.contains { $0.range.isEmpty } }
  }
}
