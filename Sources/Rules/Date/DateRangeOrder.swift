import Linting
import TextModel

/// A span of time runs backwards.
struct DateRangeOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "date/range-order",
    summary: Localized("起止时间前后颠倒", en: "a span of time runs backwards"),
    rationale: Localized(
      "“2025—2021年”“8月15日至8月5日”起止颠倒。跨年的月份（11月至次年3月、供暖期）不报，推不定的不报。",
      en:
        "2025—2021年 runs backwards. Months across the turn of the year (11月至次年3月, the heating season) and whatever leaves doubt are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("‹2025年3月至2024年12月›"),
      .bad("‹2025—2021年›", fixed: "2021—2025年"),
      .bad("‹8月15日至8月5日›"),
      .bad("会议时间‹10:30—9:00›"),
      .bad("‹8月15日至5日›"),
      .good("2021—2025年"),
      .good("11月至次年3月供暖"),
      .good("11月1日至3月31日为供暖期"),
      .good("8月5日至15日"),
      .good("11月至3月"),
      .good("每天22:00—6:00禁止施工"),
      .good("2024年12月至3月"),
    ])

  static var interests: Interests { [.dates, .times] }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.dates.indices.dropLast() where p.dates[index].rangeMark != nil {
      let (first, second) = (p.dates[index], p.dates[index + 1])
      guard second.isRangeEnd, first.isPossible, second.isPossible, !first.isLunar, !second.isLunar, isBackward(p, first, second)
      else { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      // Two years change places; other spans need a look.
      let isYears = first.month == nil && second.month == nil && first.year != nil && first.yearDigits.count == 4
      let swap =
        isYears
        ? p.text.string(second.yearDigits) + p.sourceString(first.yearDigits.upperBound..<second.yearDigits.lowerBound)
          + p.text.string(first.yearDigits)
          + p.sourceString(second.yearDigits.upperBound..<second.range.upperBound) : nil
      out.report(
        range, in: p, zh: "起止时间“\(p.sourceString(range))”前后颠倒", en: "the span “\(p.sourceString(range))” runs backwards",
        fixes: [swap.flatMap { p.replace(range, with: $0, .unsafe) }])
    }
    for index in p.times.indices.dropLast() { checkTimes(p, p.times[index], p.times[index + 1], &out) }
  }

  private func isBackward(_ p: borrowing Paragraph, _ a: DateFact, _ b: DateFact) -> Bool {
    if a.relativeYear != nil || b.relativeYear != nil { return false }
    if let x = a.year, let y = b.year {
      guard x == y else { return x > y }
      guard let m = a.month, let n = b.month else { return false }
      return m > n || m == n && isLater(a.day, b.day)
    }
    guard b.year == nil else { return false }
    if b.month == nil {
      // 8月15日至5日: the day takes its month from the left.
      return a.month != nil && isLater(a.day, b.day)
    }
    guard let m = a.month, let n = b.month else { return false }
    if m == n { return isLater(a.day, b.day) }
    return m > n && m - n < 6 && !crossesYear(p, a.range.lowerBound)
  }

  private func isLater(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b else { return false }
    return a > b
  }

  private func crossesYear(_ p: borrowing Paragraph, _ at: Int) -> Bool {
    let sentence = p.sentence(around: at)
    return Self.crossing.contains { p.contains($0, in: sentence) }
  }

  private static let crossing: [StaticString] = [
    "次年", "翌年", "跨年", "来年", "下年", "明年", "第二年", "供暖", "采暖", "冬", "禁渔", "休渔", "汛", "春运", "每年", "防火", "常年",
  ]

  /// 10:30—9:00: two clock times of one day.
  private func checkTimes(_ p: borrowing Paragraph, _ a: TimeFact, _ b: TimeFact, _ out: inout FindingSink) {
    guard a.hasColon, b.hasColon, b.range.lowerBound - a.range.upperBound <= 2, b.range.lowerBound > a.range.upperBound,
      (a.range.upperBound..<b.range.lowerBound).allSatisfy({
        p.text.characterClass($0) == .connector || p[$0] == 0x81F3 || p[$0] == 0x5230
      }),
      a.hour < 24, b.hour <= 24, (a.hour, a.minute ?? 0) > (b.hour, b.minute ?? 0), a.hour < 18, b.hour >= 7
    else { return }
    let range = a.range.lowerBound..<b.range.upperBound
    if crossesYear(p, a.range.lowerBound) || p.contains("次日", in: p.clause(around: a.range.lowerBound)) { return }
    out.report(range, in: p, zh: "起止时间“\(p.sourceString(range))”前后颠倒", en: "the span “\(p.sourceString(range))” runs backwards")
  }
}
