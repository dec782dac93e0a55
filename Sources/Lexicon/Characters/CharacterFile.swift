import TextModel

/// Reads a character table: tab-separated, a header line, comments behind `#`, the first cell a character.
public struct CharacterFile: Sendable {
  private let bytes: [UInt8]

  /// Creates a reader of a file's bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The cells of one row.
  public struct Cells {
    let bytes: [UInt8]
    let ranges: [Range<Int>]

    /// The first scalar of a cell; nil when the cell is missing, empty or malformed.
    public func scalar(_ cell: Int) -> UInt32? {
      guard cell < ranges.count, let i = ranges[cell].first else { return nil }
      let lead = bytes[i]
      let length = SourceText.sequenceLength(lead)
      guard ranges[cell].count >= length else { return nil }
      switch length {
      case 1: return UInt32(lead)
      case 2: return UInt32(lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F)
      case 3: return UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
      default:
        return UInt32(lead & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
          | UInt32(bytes[i + 3] & 0x3F)
      }
    }

    /// The first byte of a cell; 0 when the cell is missing or empty.
    public func byte(_ cell: Int) -> UInt8 { cell < ranges.count ? ranges[cell].first.map { bytes[$0] } ?? 0 : 0 }

    /// A cell's text; empty when it is missing.
    public func text(_ cell: Int) -> String { cell < ranges.count ? String(decoding: bytes[ranges[cell]], as: UTF8.self) : "" }
  }

  /// Calls `body` with every row after the header.
  public func forEachRow(_ body: (Cells) -> Void) {
    let span = bytes.span
    let n = span.count
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var sawHeader = false
    var ranges: [Range<Int>] = []
    var separators = unsafe CellSeparators(span.bytes, from: at)
    while at < n {
      let start = at
      ranges.removeAll(keepingCapacity: true)
      var cell = at
      at = unsafe separators.next(in: span.bytes)
      while !separators.isAtLineEnd {
        ranges.append(cell..<at)
        cell = at + 1
        at = unsafe separators.next(in: span.bytes)
      }
      let end = at > start && span[at - 1] == 0x0D ? at - 1 : at
      at += 1
      if end == start || span[start] == 0x23 { continue }
      ranges.append(cell..<max(cell, end))
      if sawHeader { body(Cells(bytes: bytes, ranges: ranges)) } else { sawHeader = true }
    }
  }
}
