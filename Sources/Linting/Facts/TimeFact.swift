/// A time of day as written: 19:30, 8时5分, 下午3点.
public struct TimeFact: Hashable, Sendable {
  /// View indices of the clock time, without 上午 or 下午 before it.
  public var range: Range<Int>
  /// Hour as written.
  public var hour: Int
  /// Minute as written; nil when absent.
  public var minute: Int?
  /// Second as written; nil when absent.
  public var second: Int?
  /// Whether it is written with a colon.
  public var hasColon: Bool
}
