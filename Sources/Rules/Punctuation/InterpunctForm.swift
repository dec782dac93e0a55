import Linting
import TextModel

/// Interpuncts of the wrong form.
struct InterpunctForm: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/interpunct-form",
    summary: Localized("间隔号形式不规范", en: "an interpunct of the wrong form"),
    rationale: Localized(
      "外国人名、少数民族人名和日期简称中的间隔号是“·”（U+00B7），前后不加空格。“•”“・”等样子相近，检索不到。行首的项目符号不报。",
      en:
        "The interpunct of names and dates is ·, U+00B7, without blanks. • and ・ look alike and are not found by a search. Bullets at the start of a line are left alone."
    ),
    source: "GB/T 15834—2011 4.14.2、5.1.7",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("买买提‹•›艾力", fixed: "买买提·艾力"),
      .bad("“7‹•›23”洪涝灾害", fixed: "“7·23”洪涝灾害"),
      .bad("阿卜杜拉‹ · ›买买提", fixed: "阿卜杜拉·买买提"),
      .good("买买提·艾力"),
      .good("• 抓项目"),
      .good("“7·23”洪涝灾害"),
    ])

  static let cues = ["•", "・", "‧", "∙", "⋅", "﹒", "·", "．"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var start = range.lowerBound
    var end = range.upperBound
    if cue >= 6 {
      if cue == 7 {
        guard (1...2).allSatisfy({ paragraph.isHan(start - $0) && paragraph.isHan(end - 1 + $0) }),
          paragraph.ordinals.covering(start) == nil
        else { return }
      } else {
        while paragraph.text.characterClass(start - 1) == .space { start -= 1 }
        while paragraph.text.characterClass(end) == .space { end += 1 }
        guard end - start > 1, paragraph.isHan(start - 1), paragraph.isHan(end) else { return }
      }
    } else {
      let before = paragraph.text.characterClass(start - 1)
      let after = paragraph.text.characterClass(end)
      guard before.isHan || before.isLatinOrDigit, after.isHan || after.isLatinOrDigit else { return }
    }
    let text = paragraph.sourceString(start..<end)
    out.report(
      start..<end, in: paragraph, zh: "间隔号应为“·”（U+00B7），现为“\(text)”", en: "the interpunct is “·” (U+00B7), not “\(text)”",
      fixes: [paragraph.replace(start..<end, with: "·", .safe)])
  }
}
