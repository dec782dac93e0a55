import Lexicon
import Linting
import TextModel

/// The weekday does not belong to the date.
struct WrongWeekday: ParagraphRule {
  static let description = RuleDescription(
    id: "date/weekday",
    summary: Localized("星期与日期不符", en: "the weekday does not belong to the date"),
    rationale: Localized(
      "会议通知最忌日期与星期对不上。没写年份时按文件日期推算，推不定就不报。",
      en:
        "A notice whose weekday does not fit its date sends people on the wrong day. Without a year the document’s own date is used; where that leaves doubt the rule is silent."
    ),
    source: "校对实务（会议通知校核）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("2023年10月23日（‹星期二›）", fixed: "2023年10月23日（星期一）"),
      .bad("2025年8月5日‹星期三›上午", fixed: "2025年8月5日星期二上午"),
      .bad("7月23日（‹周四›）", fixed: "7月23日（周三）", date: Day(2025, 7, 20)),
      .bad("2023年10月23日 ‹周二›", fixed: "2023年10月23日 周一"),
      .good("2023年10月23日（星期一）"),
      .good("2025年8月5日星期二上午"),
      .good("10月23日（星期二）"),
      .good("每周一例会"),
      .good("8月5日周边道路封闭"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for date in p.dates where date.day != nil && date.month != nil && !date.isLunar {
      guard let word = Self.weekday(p, after: date.range.upperBound), let day = resolve(date, p.context.date),
        day.weekday != word.value
      else { continue }
      let right = Self.names[day.weekday]
      out.report(
        word.range, in: p, zh: "\(day.year)年\(day.month)月\(day.day)日是星期\(right)，文中为“\(p.sourceString(word.range))”",
        en: "\(day.iso) is a \(Self.english[day.weekday]), not “\(p.sourceString(word.range))”",
        severity: date.year == nil && p.context.isDateAssumed ? .info : nil,
        fixes: [
          p.replace(word.range.upperBound - 1..<word.range.upperBound, with: right, .unsafe), otherDay(day, date, word.value, p),
        ],
        related: [RelatedPlace(message: out.text(zh: "日期", en: "the date"), range: p.text.sourceRange(date.range))])
    }
  }

  /// A day of the same month on that weekday whose number is one digit away: 23日 for 24日 where the weekday is right.
  private func otherDay(_ day: Day, _ date: DateFact, _ weekday: Int, _ p: borrowing Paragraph) -> Fix? {
    let near = Self.days(near: day.day, year: day.year, month: day.month, on: weekday)
    guard near.count == 1, date.dayStyle == .arabic else { return nil }
    return p.replace(date.dayDigits, with: "\(near[0])", .unsafe)
  }

  /// Days of a month on a weekday whose number differs from another in one digit.
  static func days(near written: Int, year: Int, month: Int, on weekday: Int) -> [Int] {
    guard (1...12).contains(month) else { return [] }
    return (1...Day.days(inMonth: month, ofYear: year)).filter { candidate in
      guard candidate != written, Day(year, month, candidate)?.weekday == weekday else { return false }
      return candidate / 10 == written / 10 || candidate % 10 == written % 10
    }
  }

  /// The weekday right behind a date: 0 is Sunday.
  static func weekday(_ p: borrowing Paragraph, after end: Int) -> (value: Int, range: Range<Int>)? {
    var i = end
    if p.text.characterClass(i).isBlank { i += 1 }
    if p[i] == 0xFF08 || p[i] == 0x28 || p[i] == 0xFF0C { i += 1 }
    let start = i
    if p.has("星期", at: i) || p.has("礼拜", at: i) { i += 2 } else if p[i] == 0x5468 { i += 1 } else { return nil }
    let value: Int
    switch p[i] {
    case 0x65E5, 0x5929: value = 0
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D: value = HanNumeral.digit(p[i]) ?? 0
    default: return nil
    }
    // 周一至周五 and 周二届 are something else.
    if p.text.characterClass(i + 1) == .hanDigit || p[i + 1] == 0x81F3 || p[i + 1] == 0x2014 { return nil }
    return (value, start..<i + 1)
  }

  /// The day that a date means: its own year, else that of the document when it is no more than half a year away.
  private func resolve(_ date: DateFact, _ documentDate: Day?) -> Day? {
    if let day = date.date { return day }
    guard date.year == nil, let documentDate, let month = date.month, let day = date.day,
      let resolved = Day(documentDate.year + (date.relativeYear ?? 0), month, day)
    else { return nil }
    return (resolved.serial - documentDate.serial).magnitude <= 180 || date.relativeYear != nil ? resolved : nil
  }

  private static let names = ["日", "一", "二", "三", "四", "五", "六"]
  private static let english = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
