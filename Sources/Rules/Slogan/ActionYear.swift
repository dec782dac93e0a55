import Lexicon
import Linting
import TextModel

/// A year of a campaign by the name of another of its years.
struct ActionYear: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/action-year",
    summary: Localized("年份与行动的阶段名不符", en: "a year of a campaign by the name of another year"),
    rationale: Localized(
      "全面振兴新突破三年行动（2023—2025年）：2023年首战之年，2024年攻坚之年，2025年决胜之年。阶段名与行动名相距不远而年份不符时报；别的行动的决胜之年，不报。",
      en:
        "The three-year action of Liaoning has a name for each year: 首战之年 2023, 攻坚之年 2024, 决胜之年 2025. Reported where the name stands near the action’s and the year differs; other campaigns are left alone."
    ),
    source: "辽宁全面振兴新突破三年行动（2023—2025年）",
    severity: .warning,
    examples: [
      .bad("今年是全面振兴新突破三年行动的‹首战之年›", date: Day(2024, 2, 1)),
      .bad("2025年是全面振兴新突破三年行动的‹攻坚之年›"),
      .bad("今年是实施辽宁全面振兴新突破三年行动的‹决胜之年›", date: Day(2023, 8, 5)),
      .good("今年是实施辽宁全面振兴新突破三年行动的首战之年", date: Day(2023, 8, 5)),
      .good("2025年是全面振兴新突破三年行动决胜之年"),
      .good("为决胜之年决胜之战贡献工信力量", date: Day(2025, 8, 5)),
      .good("2024年是治本攻坚三年行动的首战之年"),
    ])

  static let cues = ["首战之年", "攻坚之年", "决胜之年"]

  init(_ options: RuleOptions) {}

  private static let years = [2023, 2024, 2025]

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    let clause = text.clauseStart(before: range.lowerBound)
    let name = "全面振兴新突破三年行动".unicodeScalars.map(\.value)
    guard
      let action = (max(clause, range.lowerBound - 14 - name.count)..<max(clause + 1, range.lowerBound)).first(where: {
        text.holds(name, at: $0)
      }),
      let (year, _) = PlanPeriod.year(before: action, from: clause, paragraph)
    else { return }
    guard year != Self.years[cue] else { return }
    let expected = year >= 2023 && year <= 2025 ? Self.cues[year - 2023] : "（行动为期2023—2025年）"
    out.report(
      range, in: paragraph, zh: "\(year)年应为三年行动“\(expected)”，文中为“\(text.string(range))”",
      en: "\(year) is “\(expected)” of the three-year action, not “\(text.string(range))”")
  }
}
