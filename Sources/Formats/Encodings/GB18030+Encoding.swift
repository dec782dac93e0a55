import TextModel

extension GB18030 {
  /// Encodes a text. Every Unicode scalar value has a code, so this cannot fail.
  ///
  /// - Parameter fourByteForms: The disputed characters to write at their four-byte code; the others get the two-byte one.
  static func encode(_ text: SourceText, fourByteForms: FormMask) -> [UInt8] {
    let codes = codes
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      let lead = text.storage[i]
      if lead < 0x80 {
        out.append(lead)
        i += 1
        continue
      }
      let scalar = text.scalar(at: i, limit: text.count)
      i += SourceText.sequenceLength(lead)
      if let alias = alias(scalar: scalar) {
        if fourByteForms >> UInt32(alias) & 1 == 0 {
          append(codes[Int(aliases[alias].privateUse)], to: &out)
          continue
        }
      }
      if scalar >= 0x10000 {
        append(UInt32(supplementaryBase) + scalar - 0x10000 | fourByteFlag, to: &out)
      } else {
        append(codes[Int(scalar)], to: &out)
      }
    }
    return out
  }

  private static func append(_ code: UInt32, to out: inout [UInt8]) {
    if code & fourByteFlag == 0 {
      out.append(UInt8(truncatingIfNeeded: code / 190 + 0x81))
      let trail = code % 190
      out.append(UInt8(truncatingIfNeeded: trail + (trail < 0x3F ? 0x40 : 0x41)))
    } else {
      let linear = code & ~fourByteFlag
      out.append(UInt8(truncatingIfNeeded: linear / 12_600 + 0x81))
      out.append(UInt8(truncatingIfNeeded: linear / 1_260 % 10 + 0x30))
      out.append(UInt8(truncatingIfNeeded: linear / 10 % 126 + 0x81))
      out.append(UInt8(truncatingIfNeeded: linear % 10 + 0x30))
    }
  }
}
