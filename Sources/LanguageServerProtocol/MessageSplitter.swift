/// Cuts a stream of bytes into message bodies (LSP 3.17, "Base Protocol": header part, `\r\n\r\n`, content part).
///
/// Header names are compared without regard to case, blanks around values are ignored, unknown fields are skipped, and a
/// bare LF ends a header line as well: clients are known that write so. What cannot be a header is skipped up to the next
/// line that looks like one, so that a stray line on the stream does not end the session.
public struct MessageSplitter: Sendable {
  /// What the stream holds next.
  public enum Piece: Sendable, Hashable {
    /// The content part of one message.
    case body([UInt8])
    /// A message larger than ``maximumLength``: its bytes were skipped.
    case tooLong(Int)
    /// Bytes that are no header: they were skipped. Of a long line only the head is given.
    case garbage([UInt8])
  }

  /// Longest content part that is accepted, in bytes.
  public let maximumLength: Int
  private var buffer: [UInt8] = []
  private var at = 0
  private var length: Int?
  private var sawField = false
  /// Bytes of an over-long message that are still to be skipped.
  private var skipping = 0

  /// Longest line that a header may have; anything longer is garbage.
  private static let longestHeaderLine = 4096

  /// Creates a splitter.
  public init(maximumLength: Int = 512 << 20) { self.maximumLength = maximumLength }

  /// Takes bytes from the stream.
  public mutating func append(_ bytes: ArraySlice<UInt8>) {
    if at > 0, at == buffer.count || at > 1 << 16 {
      buffer.removeFirst(at)
      at = 0
    }
    buffer += bytes
  }

  /// The next whole piece; nil when more bytes are needed.
  public mutating func next() -> Piece? {
    while true {
      if skipping > 0 {
        let skipped = min(skipping, buffer.count - at)
        at += skipped
        skipping -= skipped
        if skipping > 0 { return nil }
      }
      if let length, !isReadingHeader {
        guard buffer.count - at >= length else {
          buffer.reserveCapacity(at + length)
          return nil
        }
        let body = Array(buffer[at..<at + length])
        at += length
        self.length = nil
        return .body(body)
      }
      // Only as far as a header line may reach is looked at, so that what is found does not depend on the packets.
      let reach = isSkippingLine ? buffer.count : min(buffer.count, at + Self.longestHeaderLine + 1)
      guard let newline = buffer[at..<reach].firstIndex(of: 0x0A) else {
        if isSkippingLine {
          at = buffer.count
          return nil
        }
        guard buffer.count - at > Self.longestHeaderLine else { return nil }
        let garbage = Array(buffer[at..<reach])
        at = reach
        isSkippingLine = true
        return .garbage(garbage)
      }
      if isSkippingLine {
        isSkippingLine = false
        at = newline + 1
        continue
      }
      let end = newline > at && buffer[newline - 1] == 0x0D ? newline - 1 : newline
      let line = buffer[at..<end]
      at = newline + 1
      if line.isEmpty {
        guard sawField else { continue }
        sawField = false
        isReadingHeader = false
        guard let length else {
          isReadingHeader = true
          continue
        }
        isReadingHeader = length > maximumLength
        if length > maximumLength {
          skipping = length
          self.length = nil
          return .tooLong(length)
        }
        continue
      }
      isReadingHeader = true
      if !read(line) { return .garbage(Array(line)) }
    }
  }

  private var isReadingHeader = true
  /// Whether the rest of a line that is too long for a header is still to come.
  private var isSkippingLine = false

  /// Reads one header line; false when it is none.
  private mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else { return false }
    var name = line[..<colon].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
    guard name.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    sawField = true
    guard name == Array("content-length".utf8) else { return true }
    var value = 0
    var digits = 0
    for byte in line[line.index(after: colon)...] where byte != 0x20 && byte != 0x09 {
      guard byte >= 0x30, byte <= 0x39, digits < 18 else { return false }
      value = value * 10 + Int(byte - 0x30)
      digits += value > 0 ? 1 : 0
    }
    length = value
    return true
  }

  /// What goes before a message on the stream.
  public static func header(of body: [UInt8]) -> [UInt8] { Array("Content-Length: \(body.count)\r\n\r\n".utf8) }

  /// A message ready for the stream.
  public static func framed(_ body: [UInt8]) -> [UInt8] { header(of: body) + body }
}
