/// One immutable version of a document: valid UTF-8 bytes and the index of its lines.
///
/// Everything below the protocol layer speaks byte offsets (``ByteRange``). Lines and columns exist only at the
/// edges: a reporter or the language server converts them with ``position(at:encoding:)``.
public struct SourceText: Sendable {
  /// The bytes, followed by ``padding`` zero bytes so that a short look-ahead at any offset stays in bounds.
  public let storage: [UInt8]
  /// Number of bytes of text, without the padding.
  public let count: Int
  /// Byte offset of the first byte of every line; the first element is 0. LF, CR and CR LF end a line.
  public let lineStarts: [UInt32]

  /// Zero bytes kept after the text.
  public static let padding = 8

  /// Creates a text from a string.
  public init(_ string: String) {
    var string = string
    self.init(validUTF8: string.withUTF8 { unsafe Array($0) })
  }

  /// Creates a text from bytes that are known to be valid UTF-8 (see ``UTF8Validation``).
  ///
  /// Text beyond 4 GiB − 1 is cut: byte offsets are 32-bit. Callers reject such files before.
  public init(validUTF8 bytes: consuming [UInt8]) {
    let limit = Int(UInt32.max) - Self.padding
    if bytes.count > limit { bytes.removeLast(bytes.count - limit) }
    count = bytes.count
    lineStarts = Self.lineIndex(of: bytes)
    // Exactly the room that is needed: growing by doubling would hold a long text twice.
    bytes.reserveCapacity(count + Self.padding)
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    storage = bytes
  }

  /// Puts a text together from parts that agree: `padded` ends with ``padding`` zero bytes, `lineStarts` is its index.
  init(padded: consuming [UInt8], lineStarts: consuming [UInt32]) {
    count = padded.count - Self.padding
    storage = padded
    self.lineStarts = lineStarts
  }

  /// The text of a range; the range is clamped to the text.
  public func string(_ range: ByteRange) -> String {
    let start = min(Int(range.start), count)
    let end = min(max(Int(range.end), start), count)
    return String(decoding: storage[start..<end], as: UTF8.self)
  }

  /// The whole text.
  public var string: String { string(ByteRange(0, count)) }

  /// The whole text as a range.
  public var fullRange: ByteRange { ByteRange(0, count) }

  /// Number of Unicode scalars. O(n).
  public var scalarCount: Int { Self.length(of: storage, 0, count, in: .utf32) }

  private static func lineIndex(of bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 120 + 4)
    let span = bytes.span
    let raw = unsafe span.bytes
    var i = 0
    let n = span.count
    while true {
      i = raw.firstOffset(below: 0x0E, from: i)
      guard i < n else { return starts }
      let b = span[i]
      i += 1
      if b == 0x0A {
        starts.append(UInt32(truncatingIfNeeded: i))
      } else if b == 0x0D {
        if i < n, span[i] == 0x0A { i += 1 }
        starts.append(UInt32(truncatingIfNeeded: i))
      }
    }
  }
}
