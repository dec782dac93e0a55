import Linting
import TextModel

/// One date mixes Han and Arabic numerals.
struct MixedDateNumerals: ParagraphRule {
  static let description = RuleDescription(
    id: "date/mixed-numerals",
    summary: Localized("同一日期混用汉字与阿拉伯数字", en: "one date mixes Han and Arabic numerals"),
    rationale: Localized(
      "同一日期各部分用同一种数字：2023年8月5日，或二〇二三年八月五日。农历日期和三月三、二月二等传统节日不报。",
      en: "All parts of a date are written in one kind of numerals. Lunar dates and festivals such as 三月三 are left alone."),
    source: "GB/T 15835—2011 5.3, 5.1.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹2023年八月五日›", fixed: "2023年8月5日"),
      .bad("‹二〇二三年8月›", fixed: "2023年8月"),
      .bad("‹8月五日›", fixed: "8月5日"),
      .bad("‹10月十六日›", fixed: "10月16日"),
      .good("2023年8月5日"),
      .good("二〇二三年八月五日"),
      .good("2023年农历八月十五"),
      .good("今年正月十五"),
      .good("2024年三月三民俗节"),
      .good("2023年一月份"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for date in p.dates where !date.isLunar && date.form == .words {
      let styles = [date.yearStyle, date.monthStyle, date.dayStyle].compactMap { $0 }
      guard styles.contains(.han), styles.contains(.arabic), date.isPossible, !isFestival(p, date) else { continue }
      let right =
        (date.year.map { "\($0)年" } ?? "") + (date.month.map { "\($0)月" } ?? "")
        + (date.day.map { "\($0)\(date.usesHao ? "号" : "日")" } ?? "")
      out.report(
        date.range, in: p, zh: "同一日期混用汉字与阿拉伯数字：“\(p.sourceString(date.range))”应为“\(right)”",
        en: "the date mixes Han and Arabic numerals: “\(right)”", fixes: [p.replace(date.range, with: right, .safe)])
    }
  }

  /// 2024年三月三, 2024年一月份: a festival, or a period in the common spelling.
  private func isFestival(_ p: borrowing Paragraph, _ date: DateFact) -> Bool {
    guard date.day == nil, date.monthStyle == .han else { return false }
    return p.text.characterClass(date.range.upperBound) == .hanDigit || p[date.range.upperBound] == 0x4EFD
  }
}
