import Testing

@testable import Lexicon

/// What spares work must never change what is found.
@Suite("Glance at near misses")
struct NearMissGlanceTests {
  /// Characters that sound alike in pairs, so that slips of every kind come about by chance; one lies beyond the basic plane.
  private static let alphabet: [UInt32] = [0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A, 0x5DF1, 0x7EA7, 0x5DF2, 0x3002, 0x20000]
  private static let readings = "甲\tjia\n乙\tyi\n丙\tbing\n丁\tding\n戊\twu\n己\tji\n级\tji\n已\tyi\n"

  private static let tables: NearMissTables = {
    let sounds = SoundTable(DictionaryFile(path: "/pinyin.tsv", name: "pinyin.tsv", bytes: Array(readings.utf8)))
    var builder = NearMissIndexBuilder(rough: sounds.rough, forms: 0, words: 0, characters: 0)
    var random = Randomness(state: 7)
    for _ in 0..<3_000 {
      let count = 3 + Int(random.next() % 8)
      builder.add((0..<count).map { _ in alphabet[Int(random.next() % 8)] }[...], cost: 140, entry: 0)
    }
    return builder.fileAll(sounds: sounds, likeness: CharacterLikeness(nil), words: WordList([]))
  }()

  @Test("lets through whatever aligns, at the edges of the text too")
  func deniesNothing() {
    let tables = Self.tables
    var random = Randomness(state: 11)
    var aligned = 0
    var denied = 0
    for _ in 0..<60_000 {
      let posting = tables.postings[Int(random.next() % UInt64(tables.postings.count))]
      let start = Int(tables.starts[Int(posting.unit)])
      var text = tables.pool[start..<start + Int(posting.count)].map { UInt32($0) }
      spoil(&text, &random)
      let lead = Int(random.next() % 3)
      for _ in 0..<lead { text.insert(Self.alphabet[Int(random.next() % 10)], at: 0) }
      for _ in 0..<random.next() % 3 { text.append(Self.alphabet[Int(random.next() % 10)]) }
      var characters = NearMissText()
      characters.read(text.span)
      let at = lead + Int(random.next() % 3) - 1
      var found: [NearMissCandidate] = []
      tables.align(posting, at: at, text.span, characters, &found)
      let place = NearMissTables.place(posting, at)
      let agreement = NearMissGlance.agreement(posting.characters, characters.characters.span, at: place)
      let verdict = tables.glance.verdicts[agreement]
      let passes =
        verdict & tables.glance.wanted(Int(posting.count)) != 0 && tables.mayAlign(posting, at: at, verdict, characters)
      if !found.isEmpty {
        aligned += 1
        #expect(passes, "\(posting) in \(text) at \(at): \(found)")
      } else if !passes {
        denied += 1
      }
    }
    // Both happen: the test tells them apart.
    #expect(aligned > 5_000)
    #expect(denied > 20_000)
  }

  /// Makes one or two slips.
  private func spoil(_ text: inout [UInt32], _ random: inout Randomness) {
    for _ in 0...random.next() % 2 {
      guard !text.isEmpty else { return }
      let place = Int(random.next() % UInt64(text.count))
      let character = Self.alphabet[Int(random.next() % 10)]
      switch random.next() % 4 {
      case 0: text[place] = character
      case 1: text.remove(at: place)
      case 2: text.insert(character, at: place)
      default: if place > 0 { text.swapAt(place, place - 1) }
      }
    }
  }

  @Test("asks bytes at once as one by one")
  func masksBytes() {
    var random = Randomness(state: 3)
    for count in [0, 1, 7, 8, 9, 63, 64, 65, 90] {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() % 5) }
      for start in 0...count {
        for most: UInt8 in [0, 2, 4] {
          let mask = ByteMask.places(in: bytes.span, from: start, atMost: most)
          for place in 0..<64 {
            let isIn = start + place < count && bytes[start + place] <= most
            #expect((mask >> UInt64(place) & 1 == 1) == isIn)
          }
        }
      }
    }
  }

  @Test("room about the text is empty, whatever was read before")
  func clearsItsRoom() {
    var text = NearMissText()
    text.read([UInt32](repeating: 0x4E00, count: 200).span)
    text.read([0x4E01, 0x20000, 0x4E02].span)
    let characters = text.characters.span
    #expect(characters.four(from: -1) == 0x4E02 << 48 | 0x4E01 << 16)
    #expect(characters.four(from: 3) == 0 && characters.four(from: 40) == 0 && characters.four(from: -8) == 0)
    #expect(text.known(from: 0) & 0b111 == 0b101)
  }
}

/// Numbers that are the same in every run.
private struct Randomness {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
