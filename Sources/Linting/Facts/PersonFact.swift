/// A person as written, found without a dictionary of names.
public struct PersonFact: Hashable, Sendable {
  /// View indices of the name.
  public var name: Range<Int>
  /// View indices of all offices before the name, the first one's place included; empty when none is written.
  public var office: Range<Int>
  /// The offices, as indices into ``Paragraph/offices``.
  public var offices: Range<Int>
  /// What tells that it is a name.
  public var evidence: Evidence

  /// What tells that a stretch is a name.
  public enum Evidence: UInt8, Sendable, Hashable, CaseIterable {
    /// An office stands before it.
    case office
    /// It follows another name of the same office: 副市长甲、乙.
    case list
    /// 同志, 先生, 书记 or another title stands after it.
    case title
    /// It begins a clause and a verb of speaking or presiding follows.
    case verb
  }
}
