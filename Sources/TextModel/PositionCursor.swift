/// Converts byte offsets of one text into every count that reports use.
///
/// Going on from the last place costs the distance; going far back costs no more than a few thousand bytes, because the
/// counts at regular marks are kept from the first time that one is needed.
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

  private static let stride = 4096
  private let text: SourceText
  private var byte = 0
  private var utf16 = 0
  /// UTF-16 units before each multiple of ``stride``, as far as it was needed.
  private var marks: [Int] = [0]
  /// Scalars before each multiple of ``stride``: for the columns of long lines.
  private var scalarMarks: [Int] = [0]
  private var lastLine = 0
  private var lastLineByte = 0
  private var lastColumn = 0

  /// Creates a cursor at the start of a text.
  public init(_ text: SourceText) { self.text = text }

  /// The place of a byte offset; one inside a character counts as its start, one past the end as the end.
  public mutating func place(at offset: Int) -> Place {
    let offset = text.characterStart(at: offset)
    if abs(offset - byte) > Self.stride {
      byte = mark(before: offset)
      utf16 = marks[byte / Self.stride]
    }
    if offset < byte {
      utf16 -= SourceText.length(of: text.storage, offset, byte, in: .utf16)
    } else {
      utf16 += SourceText.length(of: text.storage, byte, offset, in: .utf16)
    }
    byte = offset
    let line = text.line(at: offset)
    // Within one line, as findings mostly come, the column goes on from the last one.
    let isOnward = line == lastLine && offset >= lastLineByte
    let from = isOnward ? lastLineByte : Int(text.lineStarts[line])
    let column =
      offset - from > Self.stride
      ? scalars(before: offset) - scalars(before: Int(text.lineStarts[line]))
      : (isOnward ? lastColumn : 0) + SourceText.length(of: text.storage, from, offset, in: .utf32)
    (lastLine, lastLineByte, lastColumn) = (line, offset, column)
    return Place(line: line + 1, column: column + 1, byte: offset, utf16: utf16)
  }

  /// The last mark at or before an offset; marks up to it are made. A mark inside a character counts its whole lead byte,
  /// which the counting by lead bytes makes right again from there on.
  private mutating func mark(before offset: Int) -> Int {
    let wanted = offset / Self.stride
    while marks.count <= wanted {
      let start = (marks.count - 1) * Self.stride
      marks.append(marks[marks.count - 1] + SourceText.length(of: text.storage, start, start + Self.stride, in: .utf16))
    }
    return wanted * Self.stride
  }

  /// Scalars before an offset, counted from the last mark: also in a line of millions of characters a column costs no more.
  private mutating func scalars(before offset: Int) -> Int {
    let wanted = offset / Self.stride
    while scalarMarks.count <= wanted {
      let start = (scalarMarks.count - 1) * Self.stride
      let more = SourceText.length(of: text.storage, start, start + Self.stride, in: .utf32)
      scalarMarks.append(scalarMarks[scalarMarks.count - 1] + more)
    }
    return scalarMarks[wanted] + SourceText.length(of: text.storage, wanted * Self.stride, offset, in: .utf32)
  }
}
