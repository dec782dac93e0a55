import Linting
import TextModel

/// A quarter or half-year does not match the months given with it.
struct PeriodSpan: ParagraphRule {
  static let description = RuleDescription(
    id: "date/quarter-span",
    summary: Localized("季度、半年与所注月份不符", en: "a quarter or half-year does not match the months given with it"),
    rationale: Localized(
      "一季度是1—3月，前三季度是1—9月，上半年是1—6月。只核对紧接在括号里的月份；括号里另有说明的不报。",
      en: "The first quarter is January to March, and so on. Only months alone in the bracket behind the period are checked."),
    source: "校对实务",
    severity: .error,
    examples: [
      .bad("‹一季度（1—4月）›"),
      .bad("‹前三季度（1-8月）›"),
      .bad("‹上半年（1~7月）›"),
      .bad("‹1—9月（上半年）›"),
      .good("一季度（1—3月）"),
      .good("前三季度（1-9月）"),
      .good("上半年（1—5月数据缺失）"),
      .good("三季度（7～9月）"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.dates.indices.dropLast() {
      let (first, second) = (p.dates[index], p.dates[index + 1])
      guard first.rangeMark != nil, second.isRangeEnd, let from = first.month, let to = second.month, first.day == nil,
        second.day == nil
      else { continue }
      let start = first.range.lowerBound
      let end = second.range.upperBound
      if p[start - 1] == 0xFF08, p[end] == 0xFF09, let period = period(p, before: start - 1) {
        report(p, period, from, to, period.range.lowerBound..<end + 1, &out)
      } else if p[end] == 0xFF08, p.text.characterClass(start - 1) != .digit {
        guard let close = (end + 1..<end + 7).first(where: { p[$0] == 0xFF09 }), let period = period(p, before: close),
          period.range.lowerBound == end + 1
        else { continue }
        report(p, period, from, to, start..<close + 1, &out)
      }
    }
  }

  private struct Period {
    var range: Range<Int>
    var months: ClosedRange<Int>
  }

  private func report(
    _ p: borrowing Paragraph, _ period: Period, _ from: Int, _ to: Int, _ range: Range<Int>, _ out: inout FindingSink
  ) {
    guard period.months.lowerBound != from || period.months.upperBound != to else { return }
    let name = p.text.string(period.range)
    out.report(
      range, in: p, zh: "“\(name)”应为\(period.months.lowerBound)—\(period.months.upperBound)月，文中为\(from)—\(to)月",
      en: "\(name) is months \(period.months.lowerBound) to \(period.months.upperBound), not \(from) to \(to)")
  }

  private func period(_ p: borrowing Paragraph, before end: Int) -> Period? {
    for (name, months) in Self.fixed where p.has(name, before: end) {
      return Period(range: end - name.utf8CodeUnitCount / 3..<end, months: months)
    }
    if p.has("季度", before: end) {
      guard let n = HanNumeral.digit(p[end - 3]) ?? (p.text.characterClass(end - 3) == .digit ? Int(p[end - 3]) - 48 : nil),
        (1...4).contains(n)
      else { return nil }
      if p[end - 4] == 0x524D { return Period(range: end - 4..<end, months: 1...n * 3) }
      let start = p[end - 4] == 0x7B2C ? end - 4 : end - 3
      return Period(range: start..<end, months: n * 3 - 2...n * 3)
    }
    return nil
  }

  private static let fixed: [(StaticString, ClosedRange<Int>)] = [("上半年", 1...6), ("下半年", 7...12), ("全年", 1...12)]
}
