public import TextModel

/// A comment to be put on a stretch of a Word document.
public struct WordComment: Hashable, Sendable {
  /// UTF-8 byte offsets in the document's text, half-open; empty for a place.
  public var range: ByteRange
  /// Who says it.
  public var author: String
  /// What is said; a line end begins a new paragraph.
  public var text: String
  /// When it was said, such as `2024-03-05T10:00:00Z`; nil to leave it out.
  public var date: String?

  /// Creates a comment.
  public init(_ range: ByteRange, author: String, text: String, date: String? = nil) {
    self.range = range
    self.author = author
    self.text = text
    self.date = date
  }
}
