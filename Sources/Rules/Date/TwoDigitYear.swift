import Linting
import TextModel

/// A year has two digits only.
struct TwoDigitYear: ParagraphRule {
  static let description = RuleDescription(
    id: "date/two-digit-year",
    summary: Localized("年份只写了两位", en: "a year has two digits only"),
    rationale: Localized(
      "年份应写全称：“2023年底”不写“23年底”“’23年”。“历时12年”“工作满20年”是时长，“85后”“98抗洪”是专名，均不报。",
      en: "Years are written in full. Lengths of time (历时12年) and names (85后, 98抗洪) are left alone."),
    source: "GB/T 15835—2011 5.1.4; GB/T 9704—2012 7.3.5.4",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("‹’23年›全市经济", fixed: "2023年全市经济"),
      .bad("截至‹23年底›", fixed: "截至2023年底"),
      .bad("‹25年›3月开工", fixed: "2025年3月开工"),
      .good("2023年底"),
      .good("历时12年"),
      .good("85后青年干部"),
      .good("工作满20年底薪调整"),
      .good("连续10年上半年增长"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.digits.count == 2 && number.hasUnit(named: Self.units) {
      guard number.range == number.digits, let value = number.value?.integer, number.lead == nil, number.inner == nil,
        number.trail == nil
      else { continue }
      let start = number.range.lowerBound
      let isShortened = p[start - 1] == 0x27 || p[start - 1] == 0x2019 || p[start - 1] == 0x2018
      guard isShortened || (value < 40 || value >= 80) && !Self.before.contains(p[start - 1]) && isYear(p, number) else { continue }
      let range = (isShortened ? start - 1 : start)..<number.unitRange.upperBound
      let digits = (value < 50 ? "20" : "19") + p.text.string(number.digits)
      let right = digits + p.text.string(number.unitRange)
      out.report(
        range, in: p, zh: "年份应写全称：“\(p.sourceString(range))”应为“\(right)”", en: "write the year in full: “\(right)”",
        fixes: [p.replace((isShortened ? start - 1 : start)..<number.digits.upperBound, with: digits, .unsafe)])
    }
  }

  /// Whether what follows shows that a year is meant, not a number of years.
  private func isYear(_ p: borrowing Paragraph, _ number: NumberFact) -> Bool {
    let next = number.unitRange.upperBound
    let unit = number.unit?.name ?? ""
    guard p.text.characterClass(number.range.lowerBound - 1) != .digit else { return false }
    if unit == "年底" { return p[next] != 0x85AA }
    if unit == "年初" { return true }
    if unit == "年末" { return p[next] != 0x671F }
    if unit == "年度" { return p[next] != 0x8FC7 }
    if p.has("上半年", at: next) || p.has("下半年", at: next) { return true }
    if p.text.characterClass(next) == .hanDigit, p.has("季度", at: next + 1) { return true }
    return p.dates.starting(at: next).map { $0.month != nil && $0.month != 0 } ?? false
  }

  private static let units: UnitNames = ["年", "年底", "年初", "年末", "年度"]
  private static let before = ScalarSet("第近约满历时长达了过龄续作干任工前为共计.后这")
}
