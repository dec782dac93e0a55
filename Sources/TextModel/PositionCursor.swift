/// Converts byte offsets of one text into every count that reports use, quickest when asked in ascending order.
public struct PositionCursor: Sendable {
  /// One place in all its counts.
  public struct Place: Hashable, Sendable {
    /// One-based line.
    public var line: Int
    /// One-based column in Unicode scalars.
    public var column: Int
    /// UTF-8 bytes from the start of the document.
    public var byte: Int
    /// UTF-16 code units from the start of the document.
    public var utf16: Int
  }

  private let text: SourceText
  private var byte = 0
  private var utf16 = 0

  /// Creates a cursor at the start of a text.
  public init(_ text: SourceText) { self.text = text }

  /// The place of a byte offset; one inside a character counts as its start, one past the end as the end.
  /// O(distance from the last place), or O(offset) backwards.
  public mutating func place(at offset: Int) -> Place {
    let offset = text.characterStart(at: offset)
    if offset < byte {
      utf16 =
        offset > byte / 2 ? utf16 - SourceText.length(of: text.storage, offset, byte, in: .utf16) : text.utf16Offset(at: offset)
    } else {
      utf16 += SourceText.length(of: text.storage, byte, offset, in: .utf16)
    }
    byte = offset
    let line = text.line(at: offset)
    let column = SourceText.length(of: text.storage, Int(text.lineStarts[line]), offset, in: .utf32)
    return Place(line: line + 1, column: column + 1, byte: offset, utf16: utf16)
  }
}
