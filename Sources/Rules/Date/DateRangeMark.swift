import Linting
import TextModel

/// A span of dates is not joined by a dash.
struct DateRangeMark: ParagraphRule {
  static let description = RuleDescription(
    id: "date/range-mark",
    summary: Localized("起止年份、日期不用一字线", en: "a span of dates is not joined by a dash"),
    rationale: Localized(
      "标示时间起止用一字线“—”。2025-08-05这样的日期、2023-2024学年、“1-6月”、标准号不报。",
      en: "Spans of time are joined by —. Dates such as 2025-08-05, school years, spans of months and standards are left alone."),
    source: "GB/T 15834—2011 4.13.3.2; GB/T 15835—2011 5.1.4",
    severity: .info,
    fix: .safe,
    options: [RuleOption("months", .bool(false), Localized("“1-6月”也提示", en: "point out spans of months too"))],
    examples: [
      .bad("‹2021-2025年›规划", fixed: "2021—2025年规划"),
      .bad("‹8月5日-7日›", fixed: "8月5日—7日"),
      .bad("‹2021年-2025年›", fixed: "2021年—2025年"),
      .good("2021—2025年规划"),
      .good("2025-08-05"),
      .good("1-6月"),
      .good("GB/T 9704-2012"),
      .good("8月5日至7日"),
      .good("2023-2024学年"),
      .good("2023-2024年度赛季"),
    ])

  static var interests: Interests { .dates }

  private let flagsMonths: Bool

  init(_ options: RuleOptions) { flagsMonths = options.bool("months") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.dates.indices.dropLast() {
      let (first, second) = (p.dates[index], p.dates[index + 1])
      guard let mark = first.rangeMark, second.isRangeEnd, Self.wrong.contains(p[mark.lowerBound]),
        first.form == .words || first.form == .bare,
        isSpan(first, second), !Self.terms.contains(where: { p.has($0, at: second.range.upperBound) })
      else { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      out.report(
        range, in: p, zh: "起止日期用一字线“—”：“\(p.sourceString(range))”", en: "a span of dates is joined by —",
        fixes: [p.replace(mark, with: "—", .safe)])
    }
  }

  private func isSpan(_ a: DateFact, _ b: DateFact) -> Bool {
    if a.year != nil, b.year != nil { return true }
    if a.month != nil, a.day != nil, b.day != nil { return true }
    return flagsMonths && a.month != nil && b.month != nil
  }

  private static let wrong = ScalarSet("-~－‐")
  private static let terms: [StaticString] = ["赛季", "度赛季", "学年"]
}
