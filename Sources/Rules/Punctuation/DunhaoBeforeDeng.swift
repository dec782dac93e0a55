import Linting
import TextModel

/// 、 before 等.
struct DunhaoBeforeDeng: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/dunhao-before-deng",
    summary: Localized("“等”前不用顿号", en: "、 before 等"),
    rationale: Localized(
      "并列成分之后的“等”“等等”紧接最后一项，前面不用顿号。“一等、二等”“等级”“等待”等词中的“等”不报。",
      en:
        "等 follows the last item directly. 一等、二等 and words such as 等级 and 等待 are left alone."),
    source: "GB/T 15834—2011 B.1.2",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("煤矿、消防‹、›等领域", fixed: "煤矿、消防等领域"),
      .bad("就业、教育、医疗‹、›等等", fixed: "就业、教育、医疗等等"),
      .bad("抓项目、促投资‹、›等工作", fixed: "抓项目、促投资等工作"),
      .bad("通过招标、议价‹、›等不同方式确定", fixed: "通过招标、议价等不同方式确定"),
      .good("煤矿、消防等领域"),
      .good("一等、二等、等级评定"),
      .good("哪些详写，哪些略写，等等"),
      .good("靠、等不来，要、要不到"),
    ])

  static let cues = ["、等"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if Self.words.contains(paragraph[range.upperBound]) || Self.phrases.contains(where: { paragraph.has($0, at: range.upperBound) })
    {
      return
    }
    let mark = range.lowerBound..<range.lowerBound + 1
    out.report(
      mark, in: paragraph, zh: "“等”前不用顿号", en: "no 、 before 等", fixes: [paragraph.replace(mark, with: "", .safe)])
  }

  private static let words = ScalarSet("级待候于同式价效次分额线温离差比高闲号身爱你我他她来着了车到")
  private static let phrases: [StaticString] = ["不及", "不到", "不来", "不起", "不得"]
}
