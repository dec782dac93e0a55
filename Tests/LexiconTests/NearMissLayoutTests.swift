import Testing

@testable import Lexicon

@Suite("Laying out what near misses are filed under")
struct NearMissLayoutTests {
  /// One unit for each filing, so that its number tells the filing.
  private static func filings(_ count: Int, _ hash: (Int) -> UInt64) -> [NearMissFiling] {
    (0..<count).map { NearMissFiling(hash: hash($0), unit: UInt32($0), exact: UInt16($0 % 7), at: 0, isBefore: $0 % 2 == 0) }
  }

  /// Hashes by their home among 4,096 slots and their mark.
  private static func hash(home: Int, mark: Int) -> UInt64 { UInt64(home) << 52 | UInt64(mark) << 24 }

  private static let cases: [(String, [NearMissFiling])] = [
    ("none", []),
    ("scattered", filings(2_000) { UInt64($0 % 700) &* FormMatcher.multiplier }),
    ("a part is full up to its end", filings(1_500) { hash(home: 2_040 + $0 % 8, mark: $0 % 50 + 1) }),
    ("several parts are full", filings(1_500) { hash(home: 2_040 + $0 % 8, mark: $0 % 500 + 1) }),
    ("the last part is full up to its end", filings(1_500) { hash(home: 4_090 + $0 % 6, mark: $0 % 300 + 1) }),
    ("two are", filings(2_000) { hash(home: $0 % 2 == 0 ? 2_046 : 4_095, mark: $0 % 900 + 1) }),
    ("all of the second half is full", filings(2_700) { hash(home: $0 < 2_048 ? 2_048 + $0 : 2_000, mark: $0 + 1) }),
    ("all of the first half is full", filings(2_700) { hash(home: $0 < 2_048 ? $0 : 4_000, mark: $0 + 1) }),
  ]

  @Test("every key leads to all of its units, the last filed first", arguments: cases.map(\.0), [1, 3])
  func leads(_ name: String, _ shares: Int) throws {
    let filings = try #require(Self.cases.first { $0.0 == name }?.1)
    let size = filings.count / shares + 1
    let parts = (0..<shares).map { share in
      var part = NearMissFilings()
      for filing in filings[min(share * size, filings.count)..<min((share + 1) * size, filings.count)] { part.append(filing) }
      return part
    }
    let units = filings.indices.map { NearMissIndex.Unit(start: UInt32($0), count: 1, cost: 0, entry: -1) }
    let pool = filings.indices.map { UInt16($0) }
    let result = NearMissLayout(filings: parts, units: units, pool: pool).layOut()
    #expect(result.postings.count == filings.count)
    var wanted: [UInt64: [UInt32]] = [:]
    for filing in filings { wanted[filing.hash, default: []].insert(filing.unit, at: 0) }
    for (hash, units) in wanted {
      let word = result.bitmap[NearMissTables.word(ofHash: hash)]
      #expect(word & NearMissTables.bits(ofHash: hash) == NearMissTables.bits(ofHash: hash))
      let slot = try #require(Self.find(hash, result))
      // Keys of one mark whose slots are neighbours share one: what is found holds the units, in order.
      var found: [UInt32] = []
      for posting in result.postings[(Int(slot.first) - 1)...] {
        found.append(posting.unit)
        if posting.isLast { break }
      }
      let own = Set(units)
      #expect(found.filter { own.contains($0) } == units)
      if found.count == 1 {
        let filing = filings[Int(found[0])]
        #expect(slot.exact == filing.exact)
        #expect((slot.place != slot.first) == (filing.isBefore && filing.exact != 0))
      } else {
        #expect(slot.exact == 0)
      }
    }
  }

  private static func find(_ hash: UInt64, _ result: NearMissLayout.Result) -> NearMissTables.Slot? {
    var slot = Int(truncatingIfNeeded: hash >> result.shift)
    for _ in result.slots {
      if result.slots[slot].place == 0 { return nil }
      if result.slots[slot].mark == NearMissTables.mark(ofHash: hash) { return result.slots[slot] }
      slot = (slot + 1) % result.slots.count
    }
    return nil
  }
}
