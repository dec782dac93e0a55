public import Lexicon

/// The readings of characters in Hanyu Pinyin without tones, `ü` as `v`; a polyphone has several.
public struct ReadingTable: Sendable {
  /// A syllable of at most seven letters: the letters in the low bytes, the first one lowest, their number in the highest.
  struct Syllable: Hashable, Sendable {
    let bits: UInt64

    init?(_ letters: [UInt8]) {
      guard !letters.isEmpty, letters.count <= 7, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
      bits = letters.enumerated().reduce(UInt64(letters.count) << 56) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
    }

    var count: Int { Int(bits >> 56) }
    subscript(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> (8 * UInt64(index))) }
  }

  /// The characters that have readings, from U+3400 to U+9FFF.
  private static let first: UInt32 = 0x3400
  private static let last: UInt32 = 0x9FFF
  private var starts: [UInt32]
  private var syllables: [Syllable] = []

  /// Reads `pinyin.tsv` of the language dictionary: main reading, others, rare ones, the reading as a surname.
  public init(_ file: DictionaryFile?) {
    var known = [[Syllable]](repeating: [], count: Int(Self.last - Self.first) + 1)
    if let file {
      CharacterFile(file.bytes).forEachRow { cells in
        guard let scalar = cells.scalar(0), scalar >= Self.first, scalar <= Self.last else { return }
        var own: [Syllable] = []
        // Rare readings (cell 3) are left out: nobody types them, and they double the matches.
        for cell in [1, 2, 4] {
          for syllable in cells.text(cell).split(whereSeparator: { !$0.isLetter }) {
            let letters = Array(syllable.lowercased().replacing("ü", with: "v").utf8)
            if let syllable = Syllable(letters), !own.contains(syllable) { own.append(syllable) }
          }
        }
        known[Int(scalar - Self.first)] = own
      }
    }
    starts = [0]
    starts.reserveCapacity(known.count + 1)
    for own in known {
      syllables += own
      starts.append(UInt32(truncatingIfNeeded: syllables.count))
    }
  }

  /// The readings of a character, the most common first; empty when unknown.
  func readings(of scalar: UInt32) -> ArraySlice<Syllable> {
    guard scalar >= Self.first, scalar <= Self.last else { return [] }
    let index = Int(scalar - Self.first)
    return syllables[Int(starts[index])..<Int(starts[index + 1])]
  }
}
