/// A place in a JSON source, as a person counts it.
public struct JSONPosition: Sendable, Hashable {
  /// From one; LF, CR LF and CR each end a line.
  public let line: Int
  /// From one, in Unicode scalars (a byte that is not UTF-8 counts as one if it could begin a scalar).
  public let column: Int

  /// The place of a UTF-8 byte offset; an offset past the end is taken as the end. O(offset).
  public init(offset: Int, in bytes: [UInt8]) { self.init(offset: offset, in: bytes.span) }

  init(offset: Int, in bytes: Span<UInt8>) {
    var line = 1
    var column = 1
    for place in 0..<max(0, min(offset, bytes.count)) {
      switch bytes[place] {
      case 0x0A:
        line += 1
        column = 1
      case 0x0D:
        // The LF of a CR LF ends the line; the CR alone only when none follows.
        if place + 1 < bytes.count, bytes[place + 1] == 0x0A { continue }
        line += 1
        column = 1
      case 0x80..<0xC0: continue
      default: column += 1
      }
    }
    // A byte order mark is no column of the first line.
    if line == 1, column > 1, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { column -= 1 }
    self.line = line
    self.column = column
  }
}
