extension JSONParser {
  /// Steps over white space and, in JSON5, comments.
  @inline(__always)
  mutating func skipSpace(_ bytes: Span<UInt8>) throws(JSONFault) {
    while offset < bytes.count {
      let byte = bytes[offset]
      // Compact JSON has none: one comparison settles it.
      if byte > 0x20 {
        if !isJSON5 || (byte != UInt8(ascii: "/") && byte < 0x80) { return }
        guard try skipJSON5Space(bytes) else { return }
      } else if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        offset += 1
      } else if isJSON5, byte == 0x0B || byte == 0x0C {
        offset += 1
      } else {
        return
      }
    }
  }

  /// One comment or one white space character beyond ASCII (JSON5 §8); false when neither stands there.
  private mutating func skipJSON5Space(_ bytes: Span<UInt8>) throws(JSONFault) -> Bool {
    guard bytes[offset] == UInt8(ascii: "/") else {
      guard let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: offset), Self.isSpace(scalar) else { return false }
      offset += length
      return true
    }
    guard offset + 1 < bytes.count else { return false }
    switch bytes[offset + 1] {
    case UInt8(ascii: "/"):
      offset += 2
      while offset < bytes.count, Self.lineTerminator(bytes, at: offset) == 0 { offset += 1 }
      return true
    case UInt8(ascii: "*"):
      var place = offset + 2
      while place + 1 < bytes.count {
        if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
          offset = place + 2
          return true
        }
        place += 1
      }
      offset = bytes.count
      throw fault(.closingComment)
    default: return false
    }
  }

  /// The length of the line terminator that begins here (LF, CR, CR LF, U+2028, U+2029), 0 if none does.
  static func lineTerminator(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0xE2:
      offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9) ? 3 : 0
    default: 0
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0xFEFF, 0x2028, 0x2029, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
