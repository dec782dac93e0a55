/// The ordinal of an item in a series.
public struct OrdinalFact: Hashable, Sendable {
  /// View indices.
  public var range: Range<Int>
  /// What it says, from 1.
  public var value: Int
}
