/// Strict UTF-8 (Unicode 16.0, table 3-7), one scalar at a time; used off the fast path only.
enum UTF8Decoding {
  /// The scalar that begins at `offset` and its length in bytes, `nil` where the bytes are ill-formed or end too soon.
  static func scalar(in bytes: Span<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    let length: Int
    var bits: UInt32
    switch lead {
    case 0x00..<0x80: return (Unicode.Scalar(lead), 1)
    case 0xC2..<0xE0: (length, bits) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, bits) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, bits) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    for place in offset + 1..<offset + length {
      guard bytes[place] & 0xC0 == 0x80 else { return nil }
      bits = bits << 6 | UInt32(bytes[place] & 0x3F)
    }
    // The initialiser refuses surrogates and what is above U+10FFFF; overlong forms are refused here.
    guard bits >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000), let scalar = Unicode.Scalar(bits) else { return nil }
    return (scalar, length)
  }

  /// The first offset in `range` where the bytes are ill-formed.
  static func firstFault(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard let (_, length) = scalar(in: bytes, at: offset), offset + length <= range.upperBound else { return offset }
      offset += length
    }
    return nil
  }
}

extension UInt8 {
  /// A–Z, a–z, 0–9, `_` or `$`.
  var isIdentifierASCII: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  var isDigit: Bool { self &- 0x30 < 10 }

  /// The value of a hexadecimal digit.
  var hexadecimalDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self) - 0x41 + 10
    default: nil
    }
  }
}
