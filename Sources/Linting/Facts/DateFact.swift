public import Lexicon

/// A date as written: a year, a month of a year, a day, or parts of one. All ranges are view indices, half-open.
public struct DateFact: Hashable, Sendable {
  /// The whole date, 年, 月, 日 included.
  public var range: Range<Int>
  /// Year, month, day as written; nil where absent.
  public var year: Int?
  public var month: Int?
  public var day: Int?
  /// How it is written.
  public var form = Form.words
  /// The digits of each part; empty where absent.
  public var yearDigits: Range<Int>
  public var monthDigits: Range<Int>
  public var dayDigits: Range<Int>
  /// How the digits of each part are written, in order of year, month, day.
  public var yearStyle: NumberFact.Form?
  public var monthStyle: NumberFact.Form?
  public var dayStyle: NumberFact.Form?
  /// Whether the day is written with 号.
  public var usesHao = false
  /// 今年, 去年, 明年 or the like before a month, as a distance in years; nil without one.
  public var relativeYear: Int?
  /// Whether 农历, 正月 or another sign of the lunar calendar stands before it.
  public var isLunar = false
  /// The mark or word between this date and the next one, of which both are a span: 2021—2025年, 8月5日至15日.
  public var rangeMark: Range<Int>?
  /// Whether the date before is the beginning of a span that ends here.
  public var isRangeEnd = false

  /// How a date is written.
  public enum Form: UInt8, Sendable, Hashable {
    /// 2023年2月8日, or parts of it.
    case words
    /// 2023-02-08.
    case hyphen
    /// 2023/2/8.
    case slash
    /// 2023.2.8.
    case dot
    /// 2023 as the first part of 2023—2025年, or 5 as the first part of 5—7日.
    case bare
  }

  init(_ range: Range<Int>) {
    self.range = range
    yearDigits = range.lowerBound..<range.lowerBound
    monthDigits = yearDigits
    dayDigits = yearDigits
  }

  /// Year, month and day when all are there and the calendar has that day.
  public var date: Day? {
    guard let year, let month, let day else { return nil }
    return Day(year, month, day)
  }

  /// Whether the calendar can have such a date. 29 February passes where the year is unknown.
  public var isPossible: Bool {
    if let month, month < 1 || month > 12 { return false }
    guard let day else { return true }
    guard let month else { return day >= 1 && day <= 31 }
    return day >= 1 && day <= Day.days(inMonth: month, ofYear: year ?? 2000)
  }
}
