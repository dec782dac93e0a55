@testable import Lexicon
import Testing

@Suite("Words of two characters")
struct WordPairsTests {
  /// More characters than have numbers and more words than have places, so that every way to keep a word is used.
  private static let words: [UInt32: UInt8] = {
    var words: [UInt32: UInt8] = [:]
    var state: UInt64 = 2026
    for number in 0..<150_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let first = UInt32(truncatingIfNeeded: state >> 33) % 12_000 + 0x4E00
      let second = UInt32(truncatingIfNeeded: state >> 48) % 12_000 + 0x4E00
      words[first << 16 | second] = UInt8(number % 9 + 1)
    }
    return words
  }()
  private static let pairs: WordPairs = {
    let sorted = words.sorted { $0.key < $1.key }
    return WordPairs(sorted.map { UInt64($0.key) }, sorted.map(\.value))
  }()

  @Test func everyWordHasItsClassAndNothingElseHasOne() {
    for (word, level) in Self.words { #expect(Self.pairs.level(word >> 16, word & 0xFFFF) == Int(level)) }
    for first in UInt32(0x4E00)..<0x4E40 {
      for second in UInt32(0x4E00)..<0x5E00 {
        let expected = Int(Self.words[first << 16 | second] ?? 0)
        if Self.pairs.level(first, second) != expected { Issue.record("\(first) \(second) is not \(expected)") }
      }
    }
    #expect(Self.pairs.level(0, 0) == 0)
    #expect(Self.pairs.level(0x20000, 0x4E00) == 0)
    #expect(Self.pairs.level(0x4E00, 0x1F600) == 0)
  }

  @Test func aTextHasTheClassesOfItsPairs() {
    var text: [UInt32] = [0x1F600, 0x4E00]
    for word in Self.words.keys.sorted().prefix(3_000) { text += [word >> 16, word & 0xFFFF, 0x20] }
    text += [0x2A700, 0, 0x4E00]
    var levels = [UInt8](repeating: 7, count: text.count)
    var mixed = [UInt32](repeating: 0, count: text.count)
    var touched: UInt64 = 0
    #expect(Self.pairs.levels(in: text.span, 0..<text.count, &mixed, &touched, into: &levels) == text.count)
    for i in text.indices {
      let next = i + 1 < text.count ? text[i + 1] : 0
      if Int(levels[i]) != Self.pairs.level(text[i], next) { Issue.record("place \(i)") }
    }
    #expect(Self.pairs.levels(in: text.span, 5..<9, &mixed, &touched, into: &levels) == 4)
    #expect(levels.prefix(4).elementsEqual((5..<9).map { UInt8(Self.pairs.level(text[$0], text[$0 + 1])) }))
    #expect(Self.pairs.levels(in: text.span, 4..<4, &mixed, &touched, into: &levels) == 0)
  }

  @Test func aTableWithoutWordsKnowsNone() {
    let empty = WordPairs([], [])
    #expect(empty.level(0x4E00, 0x4E8C) == 0)
  }
}
