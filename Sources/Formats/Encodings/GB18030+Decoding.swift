extension GB18030 {
  /// Decoded bytes and which of the disputed codes they used.
  struct Decoding {
    /// UTF-8.
    var text: [UInt8]
    /// Disputed characters that stood at their two-byte code.
    var twoByteForms: FormMask
    /// Disputed characters that stood at their four-byte code.
    var fourByteForms: FormMask
  }

  /// Why bytes are no GB 18030.
  struct Fault: Error {
    /// Offset of the first byte of the first bad sequence.
    let offset: Int
  }

  /// Decodes bytes; a character for which both codes are used is a private-use character at its two-byte code, so that no
  /// two codes mean the same. O(n).
  static func decode(_ bytes: [UInt8]) throws(Fault) -> Decoding {
    let first = try decode(bytes, keepingPrivate: 0)
    let disputed = first.twoByteForms & first.fourByteForms
    return disputed == 0 ? first : try decode(bytes, keepingPrivate: disputed)
  }

  private static func decode(_ bytes: [UInt8], keepingPrivate: FormMask) throws(Fault) -> Decoding {
    let two = twoByte
    let four = fourByte
    var result = Decoding(text: [], twoByteForms: 0, fourByteForms: 0)
    result.text.reserveCapacity(bytes.count + bytes.count / 2 + 16)
    var i = 0
    let n = bytes.count
    while i < n {
      let lead = bytes[i]
      if lead < 0x80 {
        result.text.append(lead)
        i += 1
        continue
      }
      guard lead != 0x80, lead != 0xFF, i + 1 < n else { throw Fault(offset: i) }
      let second = bytes[i + 1]
      if second >= 0x40, second != 0x7F, second != 0xFF {
        let scalar = UInt32(two[(Int(lead) - 0x81) * 190 + Int(second) - (second < 0x7F ? 0x40 : 0x41)])
        if let alias = alias(privateUse: scalar) {
          result.twoByteForms |= 1 << UInt32(alias)
          appendUTF8(keepingPrivate >> UInt32(alias) & 1 == 1 ? scalar : aliases[alias].scalar, to: &result.text)
        } else {
          appendUTF8(scalar, to: &result.text)
        }
        i += 2
        continue
      }
      guard second >= 0x30, second <= 0x39, i + 3 < n, bytes[i + 2] >= 0x81, bytes[i + 2] <= 0xFE, bytes[i + 3] >= 0x30,
        bytes[i + 3] <= 0x39
      else { throw Fault(offset: i) }
      let linear = linearValue(lead, second, bytes[i + 2], bytes[i + 3])
      guard let scalar = scalar(linear: linear, four) else { throw Fault(offset: i) }
      if let alias = alias(scalar: scalar) { result.fourByteForms |= 1 << UInt32(alias) }
      appendUTF8(scalar, to: &result.text)
      i += 4
    }
    return result
  }

  private static func linearValue(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int {
    ((Int(a) - 0x81) * 10 + Int(b) - 0x30) * 1260 + (Int(c) - 0x81) * 10 + Int(d) - 0x30
  }

  private static func scalar(linear: Int, _ four: [UInt16]) -> UInt32? {
    if linear < four.count {
      let scalar = UInt32(four[linear])
      return scalar
    }
    guard linear >= supplementaryBase, linear - supplementaryBase <= 0xFFFFF else { return nil }
    return UInt32(linear - supplementaryBase) + 0x10000
  }

  /// Appends a scalar value (never a surrogate) as UTF-8.
  static func appendUTF8(_ scalar: UInt32, to out: inout [UInt8]) {
    if scalar < 0x80 {
      out.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      out.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}
