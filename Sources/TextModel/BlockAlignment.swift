/// How the blocks of an edited text line up with those of the version before: so many at the start are the same, so many at
/// the end the same ones moved.
public struct BlockAlignment: Hashable, Sendable {
  /// Blocks at the start that are the same.
  public var prefix: Int
  /// Blocks at the end that are the same but for their place.
  public var suffix: Int

  /// Creates an alignment.
  public init(prefix: Int, suffix: Int) { (self.prefix, self.suffix) = (prefix, suffix) }

  /// Lines up two lists of blocks by comparing them. O(blocks).
  public init(_ old: [ProseBlock], _ new: [ProseBlock], _ change: TextChange) {
    (prefix, suffix) = (0, 0)
    let limit = min(old.count, new.count)
    while prefix < limit, Int(new[prefix].range.end) < change.start, new[prefix] == old[prefix] { prefix += 1 }
    while suffix < limit - prefix {
      let before = old[old.count - 1 - suffix]
      let after = new[new.count - 1 - suffix]
      guard Int(after.range.start) > change.newEnd, Int(before.range.start) > change.oldEnd,
        after == before.shifted(by: change.delta)
      else { break }
      suffix += 1
    }
  }

  /// Whether every block is the same.
  public func keepsAll(of count: Int) -> Bool { prefix + suffix >= count }
}
