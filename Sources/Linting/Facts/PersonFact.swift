/// A person written with an office.
public struct PersonFact: Hashable, Sendable {
  /// View indices of the name.
  public var name: Range<Int>
  /// View indices of the office; empty when none is written.
  public var office: Range<Int>
}
