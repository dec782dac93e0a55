public import Lexicon

/// The readings of characters in Hanyu Pinyin without tones, `ü` as `v`; a polyphone has several.
public struct ReadingTable: Sendable {
  private let readings: [UInt32: [[UInt8]]]

  /// Reads `pinyin.tsv` of the language dictionary: main reading, others, rare ones, the reading as a surname.
  public init(_ file: DictionaryFile?) {
    var readings: [UInt32: [[UInt8]]] = [:]
    if let file {
      CharacterFile(file.bytes).forEachRow { cells in
        guard let scalar = cells.scalar(0) else { return }
        var own: [[UInt8]] = []
        // Rare readings (cell 3) are left out: nobody types them, and they double the matches.
        for cell in [1, 2, 4] {
          for syllable in cells.text(cell).split(whereSeparator: { !$0.isLetter }) {
            let bytes = Array(syllable.lowercased().replacing("ü", with: "v").utf8)
            if !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), !own.contains(bytes) { own.append(bytes) }
          }
        }
        readings[scalar] = own
      }
    }
    self.readings = readings
  }

  /// The readings of a character, the most common first; empty when unknown.
  public func readings(of scalar: UInt32) -> [[UInt8]] { readings[scalar] ?? [] }
}
