import Linting
import TextModel

/// Exclamation marks: too many in a row, or any in an official document.
struct ExclamationRun: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/exclaim",
    summary: Localized("叹号、问号叠用过多，或公文中使用叹号", en: "too many exclamation marks, or one in an official document"),
    rationale: Localized(
      "叹号、问号叠用最多三个，多了一律报警告。公文语气应当平实，gongwen 规范下引号外的叹号作提示。",
      en:
        "At most three may stand in a row; more are a warning. Official documents keep an even tone: with the profile gongwen any ！ outside quotation marks is pointed out."
    ),
    source: "GB/T 15834—2011 4.2、4.3",
    severity: .hint,
    examples: [
      .bad("决战决胜‹！！！！›"),
      .bad("怎么办‹？？？？›"),
      .bad("冲锋‹！？！？›"),
      .bad("全力以赴完成任务‹！›", profile: .gongwen),
      .good("怎么办？！"),
      .good("全力冲刺！"),
      .good("必胜！！"),
    ])

  static var interests: Interests { .exclamations }

  private let isStrict: Bool
  init(_ options: RuleOptions) { isStrict = options.profile == .gongwen }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var next = 0
    for mark in paragraph.marks where Self.marks.contains(mark.scalar) && Int(mark.index) >= next {
      let start = Int(mark.index)
      var end = start + 1
      while Self.marks.contains(paragraph[end]) { end += 1 }
      next = end
      let text = paragraph.sourceString(start..<end)
      if end - start >= 4 {
        out.report(
          start..<end, in: paragraph, zh: "“\(text)”叠用超过三个", en: "“\(text)”: at most three in a row", severity: .warning)
      } else if isStrict, mark.scalar == 0xFF01, !paragraph.isEnclosed(start, by: .doubleQuote, .title) {
        out.report(start..<end, in: paragraph, zh: "公文中慎用“\(text)”", en: "official documents avoid “\(text)”")
      }
    }
  }

  private static let marks = ScalarSet("！？!?")
}
