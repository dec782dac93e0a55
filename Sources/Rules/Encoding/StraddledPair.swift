import FormatTables
import Lexicon
import TextModel

/// Brings back a character that an annotator of pinyin destroyed: it took two bytes of GBK that belong to two neighbours for
/// one character, put `(fàn)` between them, and a later conversion lost both halves.
///
/// In 聚焦營商 the bytes are BD B9 (焦), A0 49 (營). B9 A0 is 範, fàn; behind the annotation the byte 49 is left as the letter I:
/// 聚焦?fàn)I商. So the lost character is that of 〔second byte of a character read fàn whose first byte is B9〕, 〔I〕.
enum StraddledPair {
  /// The character that was lost between `before` and what follows; nil when none or several fit.
  ///
  /// - Parameters:
  ///   - before: The character before the damage, as written.
  ///   - syllable: The annotation without its tone, `ü` written `v`.
  ///   - letter: The ASCII letter behind it.
  static func lost(behind before: UInt32, reading syllable: String, letter: UInt32, _ lexicon: LexiconSnapshot) -> UInt32? {
    guard letter >= 0x40, letter < 0x7F, let code = table.codes[before] else { return nil }
    let lead = trailByte(code % 190)
    guard lead >= 0x81, lead <= 0xFE else { return nil }
    let readers = Set(lexicon.language.syllables.characters(reading: syllable))
    var found: UInt32?
    for trail in 0..<190 {
      let straddling = table.scalars[Int(lead - 0x81) * 190 + trail]
      guard readers.contains(lexicon.characters.folded(straddling)) else { continue }
      let first = trailByte(trail)
      guard first >= 0x81, first <= 0xFE else { continue }
      let candidate = table.scalars[Int(first - 0x81) * 190 + Int(letter - 0x40)]
      guard candidate >= 0x4E00, candidate <= 0x9FA5, candidate != found else { continue }
      if found != nil { return nil }
      found = candidate
    }
    return found
  }

  /// The trail byte of a position in its row: 0x40…0x7E, 0x80…0xFE.
  private static func trailByte(_ position: Int) -> UInt32 { UInt32(position < 0x3F ? position + 0x40 : position + 0x41) }

  /// The two-byte area of GB 18030, made when the first damage is met.
  private static let table: (scalars: [UInt32], codes: [UInt32: Int]) = {
    let source = unsafe zhubi_gb18030_table()
    // SAFETY: the table is constant and lives as long as the program.
    let bytes = unsafe UnsafeBufferPointer(start: source.bytes, count: source.count)
    let scalars = unsafe String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value).filter { $0 != 0x0A }
    var codes: [UInt32: Int] = [:]
    for (code, scalar) in scalars.enumerated() { codes[scalar] = code }
    return (scalars, codes)
  }()
}
