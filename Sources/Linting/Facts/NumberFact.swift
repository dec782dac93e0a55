/// A number as written.
public struct NumberFact: Hashable, Sendable {
  /// View indices of the whole numeral, its 万 or 亿 included, unit and percent sign not.
  public var range: Range<Int>
  /// How it is written.
  public var form: Form

  /// How a number is written.
  public enum Form: UInt8, Sendable, Hashable { case arabic, han, mixed }
}
