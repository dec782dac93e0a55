/// Goes through the tabs and line feeds of a table, eight bytes at a time: the cells of a dictionary are found whenever a program
/// starts.
struct CellSeparators {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// Offset of the eight bytes that are looked at.
  private var block: Int
  /// The highest bit of each of their bytes that is a separator and has yet to be told.
  private var pending: UInt64
  /// Those of them that are line feeds.
  private var lineFeeds: UInt64
  /// Whether the last separator was a line feed, or the end of the bytes.
  private(set) var isAtLineEnd = false

  /// Begins at an offset.
  init(_ bytes: RawSpan, from start: Int) {
    block = start
    (pending, lineFeeds) = Self.separators(bytes, start)
  }

  /// Offset of the next separator; that of the end of the bytes when there is none.
  @inline(__always)
  mutating func next(in bytes: RawSpan) -> Int {
    while pending == 0 {
      block &+= 8
      guard block < bytes.byteCount else {
        isAtLineEnd = true
        return bytes.byteCount
      }
      (pending, lineFeeds) = Self.separators(bytes, block)
    }
    let rest = pending & (pending &- 1)
    isAtLineEnd = lineFeeds & (pending ^ rest) != 0
    let at = block &+ pending.trailingZeroBitCount >> 3
    pending = rest
    return at
  }

  @inline(__always)
  private static func separators(_ bytes: RawSpan, _ at: Int) -> (all: UInt64, lineFeeds: UInt64) {
    guard at &+ 8 <= bytes.byteCount else { return separatorsAtEnd(bytes, at) }
    // SAFETY: every bit pattern is a UInt64, and its eight bytes are inside.
    let word = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
    return separators(word)
  }

  /// The bytes that are 0x09 or 0x0A. Nothing is carried from one byte to the next, so that every mark is true.
  @inline(__always)
  private static func separators(_ word: UInt64) -> (all: UInt64, lineFeeds: UInt64) {
    let tab = word ^ ones &* 0x09
    let line = word ^ ones &* 0x0A
    let noTab = (tab & lows) &+ lows | tab | lows
    let noLine = (line & lows) &+ lows | line | lows
    return (~(noTab & noLine), ~noLine)
  }

  @inline(never)
  private static func separatorsAtEnd(_ bytes: RawSpan, _ start: Int) -> (all: UInt64, lineFeeds: UInt64) {
    var word: UInt64 = 0
    var at = start
    while at < bytes.byteCount {
      // SAFETY: as above; one byte.
      word |= UInt64(unsafe bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self)) << UInt64(8 &* (at &- start))
      at &+= 1
    }
    return separators(word)
  }
}
