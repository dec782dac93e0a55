/// The unit in which a column is counted (LSP 3.17, `PositionEncodingKind`).
public enum PositionEncoding: String, Sendable, CaseIterable {
  /// Bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units, the protocol's default.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"
}

/// A zero-based line and column.
public struct Position: Hashable, Sendable, Comparable {
  /// Zero-based line.
  public var line: Int
  /// Zero-based column, in units of a ``PositionEncoding``.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// By line, then by column.
  public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension SourceText {
  /// Zero-based line that holds a byte offset; offsets past the end count as the last line. O(log lines).
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Bytes of a line without its line end. A line that does not exist gives the empty range at the end.
  public func contentRange(ofLine line: Int) -> ByteRange {
    guard line >= 0, line < lineStarts.count else { return ByteRange(count, count) }
    let start = Int(lineStarts[line])
    var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : count
    if line + 1 < lineStarts.count {
      if end > start, storage[end - 1] == 0x0A { end -= 1 }
      if end > start, storage[end - 1] == 0x0D { end -= 1 }
    }
    return ByteRange(start, end)
  }

  /// Converts a byte offset; one inside a character counts as that character's start, one past the end as the end.
  public func position(at offset: Int, encoding: PositionEncoding) -> Position {
    let offset = characterStart(at: min(max(offset, 0), count))
    let line = line(at: offset)
    let start = Int(lineStarts[line])
    return Position(line: line, column: Self.length(of: storage, start, offset, in: encoding))
  }

  /// Converts a position. A line past the end gives the end of the text, a column past the end of its line gives the
  /// line's end before its line break (LSP 3.17, `Position.character`), a column inside a character its start.
  public func offset(of position: Position, encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return count }
    let content = contentRange(ofLine: position.line)
    let start = Int(content.start)
    let end = Int(content.end)
    if position.column <= 0 { return start }
    if encoding == .utf8 {
      return position.column >= end - start ? end : max(start, characterStart(at: start + position.column))
    }
    var units = 0
    var i = start
    while i < end {
      let length = Self.sequenceLength(storage[i])
      units += encoding == .utf16 && length == 4 ? 2 : 1
      if units > position.column { return i }
      i += length
      if units == position.column { return min(i, end) }
    }
    return end
  }

  /// Start of the character that holds the byte at `offset`.
  public func characterStart(at offset: Int) -> Int {
    var i = min(max(offset, 0), count)
    while i > 0, i < count, storage[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  /// Number of UTF-16 code units before a byte offset, counted over the whole document. O(offset).
  public func utf16Offset(at offset: Int) -> Int {
    Self.length(of: storage, 0, min(max(offset, 0), count), in: .utf16)
  }

  /// Number of code units of a range in `encoding`; the range is clamped to the text.
  public func length(_ range: ByteRange, in encoding: PositionEncoding) -> Int {
    Self.length(of: storage, min(Int(range.start), count), min(Int(range.end), count), in: encoding)
  }

  /// Number of code units of the bytes `start..<end` in `encoding`.
  static func length(of bytes: [UInt8], _ start: Int, _ end: Int, in encoding: PositionEncoding) -> Int {
    if encoding == .utf8 { return end - start }
    // Sixteen bytes at a time: reports ask for columns by the hundred thousand.
    let stop = max(start, min(end, bytes.count))
    let span = bytes.span
    let raw = unsafe span.bytes
    let bound = SIMD16<Int8>(repeating: -0x40)
    let astralLead = SIMD16<UInt8>(repeating: 0xF0)
    var continuations = 0
    var astral = 0
    var i = start
    while i &+ 16 <= stop {
      // Each byte of a sum counts one of the sixteen, for no more steps than it can count.
      let blockEnd = min(stop &- 15, i &+ 16 * 255)
      var within = SIMD16<UInt8>()
      var leads = SIMD16<UInt8>()
      while i < blockEnd {
        // SAFETY: sixteen bytes from here on are inside, and every bit pattern is one of them. What is true is a byte of ones, −1.
        let block = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: SIMD16<UInt8>.self)
        within &-= unsafe unsafeBitCast(SIMD16<Int8>(truncatingIfNeeded: block) .< bound, to: SIMD16<UInt8>.self)
        leads &-= unsafe unsafeBitCast(block .>= astralLead, to: SIMD16<UInt8>.self)
        i &+= 16
      }
      continuations &+= sumOfBytes(within)
      astral &+= sumOfBytes(leads)
    }
    while i < stop {
      continuations &+= span[i] & 0xC0 == 0x80 ? 1 : 0
      astral &+= span[i] >= 0xF0 ? 1 : 0
      i &+= 1
    }
    let scalars = stop - start - continuations
    return encoding == .utf16 ? scalars + astral : scalars
  }

  private static func sumOfBytes(_ bytes: SIMD16<UInt8>) -> Int {
    // SAFETY: both are sixteen bytes of numbers.
    let words = unsafe unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    let pairs: UInt64 = 0x00FF_00FF_00FF_00FF
    let sums = (words[0] & pairs) &+ (words[0] >> 8 & pairs) &+ (words[1] & pairs) &+ (words[1] >> 8 & pairs)
    return Int(truncatingIfNeeded: (sums &* 0x0001_0001_0001_0001) >> 48)
  }

  /// Length in bytes of the UTF-8 sequence that `lead` begins.
  @inlinable
  public static func sequenceLength(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
}
