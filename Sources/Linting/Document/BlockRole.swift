/// What a block is in its document, as far as its position and its neighbours tell.
public enum BlockRole: UInt8, Sendable, Hashable, CaseIterable {
  /// Running text.
  case body
  /// The document's title.
  case title
  /// A blank line.
  case blank
}
