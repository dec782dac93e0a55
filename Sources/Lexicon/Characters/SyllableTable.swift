/// Which standard characters a syllable of Hanyu Pinyin can stand for, and which of them are common.
///
/// From `pinyin.tsv` (main and other readings, without tones, ü written v) and `standard.tsv` (level 1: 3,500 characters).
public final class SyllableTable: Sendable {
  private let characters: [String: [UInt32]]
  private let common: Set<UInt32>

  init(pinyin: DictionaryFile?, standard: DictionaryFile?) {
    var characters: [String: [UInt32]] = [:]
    if let pinyin {
      CharacterFile(pinyin.bytes).forEachRow { cells in
        guard let scalar = cells.scalar(0) else { return }
        characters[cells.text(1), default: []].append(scalar)
        for other in cells.text(2).split(separator: "|") { characters[String(other), default: []].append(scalar) }
      }
    }
    var common: Set<UInt32> = []
    if let standard {
      CharacterFile(standard.bytes).forEachRow { cells in
        if let scalar = cells.scalar(0), cells.byte(2) == 0x31 { common.insert(scalar) }
      }
    }
    (self.characters, self.common) = (characters, common)
  }

  /// Characters with a reading, in order of code point.
  public func characters(reading syllable: String) -> [UInt32] { characters[syllable] ?? [] }

  /// Whether a character is one of the 3,500 common ones (通用规范汉字表, level 1).
  public func isCommon(_ scalar: UInt32) -> Bool { common.contains(scalar) }
}
