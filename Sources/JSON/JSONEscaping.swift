/// The bytes of strings and numbers as JSON writes them.
enum JSONEscaping {
  /// Appends well-formed UTF-8 with the escapes that RFC 8259 §7 demands and no others.
  static func append(_ text: Span<UInt8>, to sink: inout [UInt8]) {
    var plain = 0
    while true {
      let stop = JSONScan.stop(in: text, from: plain, quote: UInt8(ascii: "\""))
      // SAFETY: the buffer is read before the closure returns.
      unsafe text.extracting(plain..<stop).withUnsafeBufferPointer { unsafe sink.append(contentsOf: $0) }
      guard stop < text.count else { return }
      escape(text[stop], to: &sink)
      plain = stop + 1
    }
  }

  private static let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: 66)

  /// Appends a text in quotation marks. Most are short, keys above all, and have nothing to escape.
  static func appendQuoted(_ text: Span<UInt8>, to sink: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let start = sink.count
    guard text.count + 2 <= quotes.count else {
      sink.append(quote)
      append(text, to: &sink)
      return sink.append(quote)
    }
    sink.append(contentsOf: quotes[..<(text.count + 2)])
    var isPlain = true
    do {
      var out = sink.mutableSpan
      for i in text.indices {
        let byte = text[i]
        if byte < 0x20 || byte == quote || byte == UInt8(ascii: "\\") {
          isPlain = false
          break
        }
        // SAFETY: there is room for every byte of the text behind the first mark.
        unsafe out[unchecked: start &+ 1 &+ i] = byte
      }
    }
    guard !isPlain else { return }
    sink.removeLast(sink.count - start - 1)
    append(text, to: &sink)
    sink.append(quote)
  }

  private static func escape(_ byte: UInt8, to sink: inout [UInt8]) {
    sink.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: sink.append(UInt8(ascii: "b"))
    case 0x09: sink.append(UInt8(ascii: "t"))
    case 0x0A: sink.append(UInt8(ascii: "n"))
    case 0x0C: sink.append(UInt8(ascii: "f"))
    case 0x0D: sink.append(UInt8(ascii: "r"))
    case 0x00..<0x20:
      sink.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + byte >> 4])
      let low = byte & 0xF
      sink.append(low < 10 ? 0x30 + low : 0x61 - 10 + low)
    default: sink.append(byte)
    }
  }

  /// Appends a whole number in decimal digits.
  static func appendDecimal(_ value: UInt64, to sink: inout [UInt8]) {
    guard value >= 10 else { return sink.append(0x30 + UInt8(truncatingIfNeeded: value)) }
    // Eight digits at a time, the highest in the lowest byte.
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if high > 0 { appendDecimal(high, to: &sink) }
    var rest = UInt32(truncatingIfNeeded: low)
    var digits: UInt64 = 0
    var count = 0
    while high > 0 ? count < 8 : rest != 0 {
      digits = digits << 8 | UInt64(0x30 &+ rest % 10)
      rest /= 10
      count &+= 1
    }
    while count > 0 {
      sink.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
      count &-= 1
    }
  }
}
