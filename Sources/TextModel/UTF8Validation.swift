/// Checks bytes for well-formed UTF-8 (Unicode 15.0, table 3-7).
public enum UTF8Validation {
  /// Offset of the first byte of the first ill-formed sequence; nil when all bytes are well-formed. O(n).
  public static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    let s = bytes.span
    let n = s.count
    // SAFETY: every bit pattern is a UInt64, and the fast paths load only eight bytes that are inside.
    let raw = unsafe s.bytes
    var i = 0
    while i < n {
      while i &+ 8 <= n {
        let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self))
        if isTwoOfThree(word) {
          i &+= 6
        } else if word & 0x8080_8080_8080_8080 == 0 {
          i &+= 8
        } else {
          break
        }
      }
      guard i < n else { break }
      let b = s[i]
      if b < 0x80 {
        i += 1
      } else if b >= 0xE1 && b <= 0xEC || b == 0xEE || b == 0xEF {
        guard i + 2 < n, s[i + 1] & 0xC0 == 0x80, s[i + 2] & 0xC0 == 0x80 else { return i }
        i += 3
      } else if b >= 0xC2 && b <= 0xDF {
        guard i + 1 < n, s[i + 1] & 0xC0 == 0x80 else { return i }
        i += 2
      } else if b == 0xE0 {
        guard i + 2 < n, s[i + 1] >= 0xA0, s[i + 1] <= 0xBF, s[i + 2] & 0xC0 == 0x80 else { return i }
        i += 3
      } else if b == 0xED {
        guard i + 2 < n, s[i + 1] >= 0x80, s[i + 1] <= 0x9F, s[i + 2] & 0xC0 == 0x80 else { return i }
        i += 3
      } else if b >= 0xF0 && b <= 0xF4 {
        guard i + 3 < n, s[i + 2] & 0xC0 == 0x80, s[i + 3] & 0xC0 == 0x80 else { return i }
        let second = s[i + 1]
        let low: UInt8 = b == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = b == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return i }
        i += 4
      } else {
        return i
      }
    }
    return nil
  }

  /// Whether the six lowest bytes are two sequences of three bytes with leads other than E0 and ED, whose second bytes are restricted:
  /// what nearly all Chinese text is made of.
  @inline(__always)
  private static func isTwoOfThree(_ word: UInt64) -> Bool {
    guard word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 else { return false }
    // Bit n: n may be the lower half of a lead.
    let leads: UInt64 = 0xDFFE
    return (leads &>> (word & 0x0F)) & (leads &>> (word >> 24 & 0x0F)) & 1 != 0
  }
}
