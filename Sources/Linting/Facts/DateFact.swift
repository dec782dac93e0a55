/// A date as written.
public struct DateFact: Hashable, Sendable {
  /// View indices.
  public var range: Range<Int>
  /// Year, month, day as written; nil where absent.
  public var year: Int?
  public var month: Int?
  public var day: Int?
}
