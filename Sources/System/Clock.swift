#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The time, asked for at the edges only, so that everything inside is a function of its arguments.
public enum Clock {
  /// A day of the calendar.
  public struct CalendarDay: Sendable, Hashable {
    public let year: Int
    /// 1…12.
    public let month: Int
    /// 1…31.
    public let day: Int
  }

  /// Today where the user is.
  public static func today() -> CalendarDay { day(at: secondsSince1970()) }

  /// The day in the local time zone at a moment given in seconds since 1970.
  public static func day(at seconds: Int) -> CalendarDay {
    var moment = time_t(seconds)
    // SAFETY: both structures outlive the call; the unsafe member of `tm`, the zone's name, is not touched.
    var parts = unsafe tm()
    guard unsafe localtime_r(&moment, &parts) != nil else { return CalendarDay(year: 1970, month: 1, day: 1) }
    return unsafe CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// Nanoseconds from an arbitrary moment, never going back; for measuring how long something took.
  public static func nanoseconds() -> Int {
    var moment = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
    return Int(moment.tv_sec) &* 1_000_000_000 &+ Int(moment.tv_nsec)
  }

  /// Whole seconds since 1970, UTC.
  public static func secondsSince1970() -> Int { time(nil) }
}
