/// UTF-16 in bytes.
enum UTF16Bytes {
  /// Why bytes are no UTF-16.
  struct Fault: Error {
    /// Offset of the first byte of the first bad unit.
    let offset: Int
  }

  /// Decodes bytes from `start` on into UTF-8. O(n).
  static func decode(_ bytes: [UInt8], from start: Int, littleEndian: Bool) throws(Fault) -> [UInt8] {
    let low = littleEndian ? 0 : 1
    let high = 1 - low
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count / 2 * 3)
    var i = start
    while i + 1 < bytes.count {
      let unit = UInt32(bytes[i + high]) << 8 | UInt32(bytes[i + low])
      if unit & 0xF800 != 0xD800 {
        GB18030.appendUTF8(unit, to: &out)
        i += 2
        continue
      }
      guard unit < 0xDC00, i + 3 < bytes.count else { throw Fault(offset: i) }
      let next = UInt32(bytes[i + 2 + high]) << 8 | UInt32(bytes[i + 2 + low])
      guard next & 0xFC00 == 0xDC00 else { throw Fault(offset: i) }
      GB18030.appendUTF8(0x10000 + (unit & 0x3FF) << 10 + next & 0x3FF, to: &out)
      i += 4
    }
    if i < bytes.count { throw Fault(offset: i) }
    return out
  }

  /// Encodes a text, without a byte order mark.
  static func encode(_ text: String, littleEndian: Bool, into out: inout [UInt8]) {
    for unit in text.utf16 {
      let high = UInt8(truncatingIfNeeded: unit >> 8)
      let low = UInt8(truncatingIfNeeded: unit)
      out.append(littleEndian ? low : high)
      out.append(littleEndian ? high : low)
    }
  }

  /// Whether bytes without a byte order mark are Chinese or ASCII text in UTF-16: nine units in ten of what such text is
  /// made of, judged over the first 4,096 units.
  static func isPlausible(_ bytes: [UInt8], littleEndian: Bool) -> Bool {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return false }
    let low = littleEndian ? 0 : 1
    var plausible = 0
    let units = min(bytes.count / 2, 4_096)
    for index in 0..<units {
      let unit = UInt16(bytes[index * 2 + 1 - low]) << 8 | UInt16(bytes[index * 2 + low])
      switch unit {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x203F, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF01...0xFF5E: plausible += 1
      default: break
      }
    }
    return plausible * 10 >= units * 9
  }
}
