import Linting
import TextModel

/// An ellipsis together with 等.
struct EllipsisWithDeng: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/ellipsis-deng",
    summary: Localized("省略号与“等”重复", en: "an ellipsis and 等 say the same"),
    rationale: Localized(
      "省略号和“等”“等等”都表示列举未尽，只用其一。引号里的省略号之后用“等”、“等待”“等级”等词不报。",
      en:
        "…… and 等 both say that a list goes on: one is enough. An ellipsis inside quotation marks before 等, and words such as 等待 are left alone."
    ),
    source: "GB/T 15834—2011 A.9.2",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("工业、农业‹……等›", fixed: "工业、农业等"),
      .bad("发展旅游、康养‹……等等›", fixed: "发展旅游、康养等等"),
      .bad("新能源、新材料‹等……›", fixed: "新能源、新材料等"),
      .good("工业、农业等"),
      .good("“天行健……”等名句"),
      .good("……等待验收"),
    ])

  static let cues = ["…等", "...等", "。。。等", "⋯等", "等…", "等...", "等。。。", "等⋯", "…之类", "…什么的", "…诸如此类"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var start = range.lowerBound
    var end = range.upperBound
    if (4...7).contains(cue) {
      // 等等…… is found at its second 等.
      while paragraph[start - 1] == 0x7B49 { start -= 1 }
      if Self.before.contains(paragraph[start - 1]) { return }
      while Self.dots.contains(paragraph[end]) { end += 1 }
      let word = start..<range.lowerBound + 1
      report(start..<end, paragraph.sourceString(word), paragraph, &out)
    } else {
      while Self.dots.contains(paragraph[start - 1]) { start -= 1 }
      var word = start
      while Self.dots.contains(paragraph[word]) { word += 1 }
      if cue < 4 {
        while paragraph[end] == 0x7B49 { end += 1 }
        if end - word == 1, Self.after.contains(paragraph[end]) { return }
      }
      report(start..<end, paragraph.sourceString(word..<end), paragraph, &out)
    }
  }

  private func report(_ range: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    out.report(
      range, in: paragraph, zh: "省略号与“\(right)”不能同时使用", en: "an ellipsis and “\(right)” say the same: keep one",
      fixes: [paragraph.replace(range, with: right, .unsafe)])
  }

  private static let dots = ScalarSet("….。⋯")
  private static let after = ScalarSet("待候于同级式价效线")
  private static let before = ScalarSet("一二三四五六七八九十高中初优上下头同平均相何")
}
