/// A day of the proleptic Gregorian calendar.
@frozen
public struct Day: Hashable, Comparable, Sendable {
  /// The day as `yyyymmdd`; not checked against the calendar.
  public let number: Int32

  /// Creates a day from year, month and day; nil when the calendar has no such day or the year is outside 1…9999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= Self.days(inMonth: month, ofYear: year) else {
      return nil
    }
    number = Int32(year * 10000 + month * 100 + day)
  }

  /// Creates the nearest day that the calendar has: each part is clamped.
  public init(clamping year: Int, _ month: Int, _ day: Int) {
    let y = min(max(year, 1), 9999)
    let m = min(max(month, 1), 12)
    number = Int32(y * 10000 + m * 100 + min(max(day, 1), Self.days(inMonth: m, ofYear: y)))
  }

  init(unchecked number: Int32) { self.number = number }

  /// Year, 1…9999.
  public var year: Int { Int(number) / 10000 }
  /// Month, 1…12.
  public var month: Int { Int(number) / 100 % 100 }
  /// Day of the month, from 1.
  public var day: Int { Int(number) % 100 }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// Whether the year is a leap year.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Number of days of a month, 1…12; 0 for any other month.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: return 31
    case 4, 6, 9, 11: return 30
    case 2: return isLeap(year) ? 29 : 28
    default: return 0
    }
  }

  /// Days since 1 March of the year 0, for differences and weekdays.
  public var serial: Int {
    let y = month <= 2 ? year - 1 : year
    let m = (month + 9) % 12
    return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1
  }

  /// Day of the week: 0 Sunday … 6 Saturday.
  public var weekday: Int { (serial + 3) % 7 }

  /// `2023-01-28`.
  public var iso: String { PartialDate(self).text }
}

/// A date of which the day, or the month and the day, may be unknown: `2023-01-28`, `2023-01`, `2023`.
public struct PartialDate: Hashable, Sendable {
  /// `yyyymmdd`, 0 for a part that is unknown: every entry of a dictionary has two of them.
  private let number: Int32

  /// Year, 1…9999.
  public var year: Int { Int(number) / 10000 }
  /// Month, 1…12; nil when unknown.
  public var month: Int? { Self.known(Int(number) / 100 % 100) }
  /// Day of the month; nil when unknown.
  public var day: Int? { Self.known(Int(number) % 100) }

  private static func known(_ part: Int) -> Int? { part == 0 ? nil : part }

  /// Creates a date; nil when the calendar has no such day or month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard Day(year, month ?? 1, day ?? 1) != nil, day == nil || month != nil else { return nil }
    number = Int32(year * 10000 + (month ?? 0) * 100 + (day ?? 0))
  }

  /// A full date.
  public init(_ day: Day) { number = day.number }

  /// Parses `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
  public init?(_ bytes: some Collection<UInt8>) {
    // Digits and hyphens stand at fixed places.
    var fields = (year: 0, month: 0, day: 0)
    var place = 0
    for byte in bytes {
      if place == 4 || place == 7 {
        guard byte == 0x2D else { return nil }
      } else {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        let digit = Int(byte - 0x30)
        switch place {
        case 0..<4: fields.year = fields.year * 10 + digit
        case 5..<7: fields.month = fields.month * 10 + digit
        case 8..<10: fields.day = fields.day * 10 + digit
        default: return nil
        }
      }
      place += 1
    }
    guard place == 4 || place == 7 || place == 10 else { return nil }
    self.init(year: fields.year, month: place > 4 ? fields.month : nil, day: place > 7 ? fields.day : nil)
  }

  /// The first day that the date can mean.
  public var earliest: Day { Day(unchecked: Int32(year * 10000 + (month ?? 1) * 100 + (day ?? 1))) }
  /// The last day that the date can mean.
  public var latest: Day {
    let m = month ?? 12
    return Day(unchecked: Int32(year * 10000 + m * 100 + (day ?? Day.days(inMonth: m, ofYear: year))))
  }

  /// `2023`, `2023-01` or `2023-01-28`.
  public var text: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let y = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    guard let month else { return y }
    guard let day else { return "\(y)-\(two(month))" }
    return "\(y)-\(two(month))-\(two(day))"
  }
}

/// A span of time with open or partly known ends.
public struct Validity: Hashable, Sendable {
  /// When it begins; nil when open or unknown.
  public var since: PartialDate?
  /// When it ends: from this date on it is no longer in force; nil while in force.
  public var until: PartialDate?

  /// Creates a span.
  public init(since: PartialDate? = nil, until: PartialDate? = nil) {
    self.since = since
    self.until = until
  }

  /// What can be said of a day.
  public enum Status: Sendable, Hashable { case before, inForce, after, uncertain }

  /// Whether the span holds a day. A date known to the month or year only leaves that month or year uncertain.
  public func status(on day: Day) -> Status {
    if let since {
      if day < since.earliest { return .before }
      if day < since.latest { return .uncertain }
    }
    if let until {
      if day > until.latest || day == until.latest && until.day != nil { return .after }
      if day >= until.earliest { return .uncertain }
    }
    return .inForce
  }

  /// Whether two spans certainly share a day.
  public func certainlyOverlaps(_ other: Validity) -> Bool {
    let start = max(since?.latest.number ?? 0, other.since?.latest.number ?? 0)
    let end = min(until?.earliest.number ?? Int32.max, other.until?.earliest.number ?? Int32.max)
    return start < end
  }
}
