import FormatTables

/// GB 18030: one byte for ASCII, two for the characters of GBK, four for all others.
///
/// The standard has three editions that disagree about 25 code positions (see ``aliases``). Both byte forms of such a
/// character are read as the character; a ``FormMask`` remembers which one a text uses so that it is written back the same.
enum GB18030 {
  /// Two-byte characters: `(lead − 0x81) · 190 + trail`, the trail counted from 0x40 without 0x7F.
  static let twoByte: [UInt16] = {
    let table = unsafe zhubi_gb18030_table()
    // SAFETY: the table is constant and lives as long as the program.
    let bytes = unsafe UnsafeBufferPointer(start: table.bytes, count: table.count)
    var values: [UInt16] = []
    values.reserveCapacity(23_940)
    for unit in unsafe String(decoding: bytes, as: UTF8.self).utf16 where unit != 0x0A { values.append(unit) }
    return values
  }()

  /// BMP characters that have four bytes, in order: those from U+0080 that have not two.
  static let fourByte: [UInt16] = {
    var hasTwo = [Bool](repeating: false, count: 0x10000)
    for value in twoByte { hasTwo[Int(value)] = true }
    var values: [UInt16] = []
    values.reserveCapacity(39_420)
    for value in 0x80..<0x10000 where !hasTwo[value] && !(0xD800...0xDFFF).contains(value) { values.append(UInt16(value)) }
    return values
  }()

  /// For every BMP character its code: the index in ``twoByte``, or the one in ``fourByte`` with ``fourByteFlag``.
  static let codes: [UInt32] = {
    var codes = [UInt32](repeating: unmapped, count: 0x10000)
    for (index, value) in twoByte.enumerated() { codes[Int(value)] = UInt32(index) }
    for (index, value) in fourByte.enumerated() { codes[Int(value)] = UInt32(index) | fourByteFlag }
    return codes
  }()

  static let unmapped = UInt32.max
  static let fourByteFlag: UInt32 = 0x8000_0000
  /// Linear value of the four-byte code 0x90308130, U+10000.
  static let supplementaryBase = 189_000

  /// Characters at disputed positions that a text holds, one bit for each of ``aliases``.
  typealias FormMask = UInt32

  /// A character that one edition puts at a two-byte code and another at a four-byte code, the private-use character of
  /// the older edition taking the other place.
  struct Alias {
    /// What the older edition has at the two-byte code.
    let privateUse: UInt32
    /// What the character is.
    let scalar: UInt32
  }

  /// GB 18030—2005 gave U+1E3F its two-byte code, GB 18030—2022 the next 18; the last six are private-use characters in
  /// all editions whose glyphs Unicode has encoded in plane 2.
  static let aliases: [Alias] = [
    (0xE7C7, 0x1E3F), (0xE78D, 0xFE10), (0xE78E, 0xFE12), (0xE78F, 0xFE11), (0xE790, 0xFE13), (0xE791, 0xFE14), (0xE792, 0xFE15),
    (0xE793, 0xFE16), (0xE794, 0xFE17), (0xE795, 0xFE18), (0xE796, 0xFE19), (0xE81E, 0x9FB4), (0xE826, 0x9FB5), (0xE82B, 0x9FB6),
    (0xE82C, 0x9FB7), (0xE832, 0x9FB8), (0xE843, 0x9FB9), (0xE854, 0x9FBA), (0xE864, 0x9FBB), (0xE816, 0x20087), (0xE817, 0x20089),
    (0xE818, 0x200CC), (0xE831, 0x215D7), (0xE83B, 0x2298F), (0xE855, 0x241FE),
  ].map { Alias(privateUse: $0.0, scalar: $0.1) }

  /// Position in ``aliases`` of what stands at the two-byte code.
  static func alias(privateUse scalar: UInt32) -> Int? {
    guard scalar >= 0xE78D, scalar <= 0xE864 else { return nil }
    return aliases.firstIndex { $0.privateUse == scalar }
  }

  /// Position in ``aliases`` of a character.
  static func alias(scalar: UInt32) -> Int? {
    guard scalar == 0x1E3F || scalar >= 0x9FB4 && scalar <= 0x9FBB || scalar >= 0xFE10 && scalar <= 0xFE19 || scalar >= 0x20087
    else {
      return nil
    }
    return aliases.firstIndex { $0.scalar == scalar }
  }
}
