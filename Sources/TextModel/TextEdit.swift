/// A replacement of a range of bytes.
public struct TextEdit: Hashable, Sendable {
  /// UTF-8 byte offsets, half-open; empty for an insertion.
  public var range: ByteRange
  /// What stands there afterwards.
  public var replacement: String

  /// Creates an edit.
  public init(_ range: ByteRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceText {
  /// A new text with `edits` applied. Edits refer to this text; they are applied by position, and one that overlaps an
  /// earlier one, or lies outside the text, is left out.
  public func applying(_ edits: [TextEdit]) -> SourceText {
    var out: [UInt8] = []
    out.reserveCapacity(count + 64)
    var at = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      let start = Int(edit.range.start)
      let end = Int(edit.range.end)
      guard start >= at, end <= count else { continue }
      out += storage[at..<start]
      out += edit.replacement.utf8
      at = end
    }
    out += storage[at..<count]
    return SourceText(validUTF8: out)
  }
}
