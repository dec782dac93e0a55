/// The vowels of Hanyu Pinyin with tone marks (GB/T 16159—2012, 5.3), and what they are without.
public enum PinyinTone {
  /// The bare letter of a marked vowel (`ü` is `v`) and whether it bears a tone; nil for any other scalar.
  public static func base(of scalar: UInt32) -> (letter: UInt8, isToned: Bool)? {
    switch scalar {
    case 0x101, 0xE1, 0x1CE, 0xE0: return (0x61, true)
    case 0x113, 0xE9, 0x11B, 0xE8: return (0x65, true)
    case 0x12B, 0xED, 0x1D0, 0xEC: return (0x69, true)
    case 0x14D, 0xF3, 0x1D2, 0xF2: return (0x6F, true)
    case 0x16B, 0xFA, 0x1D4, 0xF9: return (0x75, true)
    case 0x1D6, 0x1D8, 0x1DA, 0x1DC: return (0x76, true)
    case 0xFC: return (0x76, false)
    case 0x144, 0x148, 0x1F9: return (0x6E, true)
    case 0x1E3F: return (0x6D, true)
    case 0xEA: return (0x65, false)
    case 0x261: return (0x67, false)  // ɡ, which some annotators write for g
    case 0x251: return (0x61, false)  // ɑ, likewise for a
    default: return nil
    }
  }
}
