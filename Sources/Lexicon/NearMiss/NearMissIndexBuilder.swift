internal import Dispatch
import Synchronization

/// Collects units and files them under their keys.
struct NearMissIndexBuilder {
  /// Rarest class of words of two characters that are looked for by their sound.
  static let rarestPair = 5

  private(set) var pool: [UInt16] = []
  private(set) var units: [NearMissIndex.Unit] = []
  private let rough: [UInt16]
  /// How often a group of three occurs, roughly: a long unit is filed under its rarest ones.
  private var frequency: [UInt16]
  private let frequencyShift: UInt64
  /// A group that more long units share is no key: 有限公司 behind a hundred thousand names tells none of them, and each would be
  /// aligned wherever it stands. A slip in the other half of such a name is not found.
  static let commonest: UInt16 = 1_000

  /// - Parameters:
  ///   - forms: How many forms the dictionaries have, about.
  ///   - words: How many words of the word list come at most.
  ///   - characters: How many characters forms and words have at most. Room that is not used is never touched, while an array that
  ///     grows is written several times.
  init(rough: [UInt16], forms: Int, words: Int, characters: Int) {
    self.rough = rough
    units.reserveCapacity(forms + words)
    pool.reserveCapacity(characters)
    let bits: UInt64 = forms > 200_000 ? 20 : 14
    frequency = [UInt16](repeating: 0, count: 1 << Int(bits))
    frequencyShift = 64 - bits
  }

  /// Adds a dictionary form; one with characters beyond the Basic Multilingual Plane is left out.
  mutating func add(_ scalars: ArraySlice<UInt32>, cost: Int, entry: Int32) {
    guard scalars.allSatisfy({ $0 < 0x10000 }) else { return }
    let start = pool.count
    for scalar in scalars { pool.append(UInt16(truncatingIfNeeded: scalar)) }
    addUnit(start, cost: cost, entry: entry)
    guard scalars.count >= 6 else { return }
    for i in start..<pool.count - 2 where frequency[bucket(i)] < .max { frequency[bucket(i)] += 1 }
  }

  /// Adds a word of the word list by its packed characters.
  mutating func add(word key: UInt64, cost: Int) {
    let start = pool.count
    var place: UInt64 = 64
    while place > 0 {
      place -= 16
      let scalar = UInt16(truncatingIfNeeded: key >> place)
      if scalar != 0 { pool.append(scalar) }
    }
    addUnit(start, cost: cost, entry: -1)
  }

  private mutating func addUnit(_ start: Int, cost: Int, entry: Int32) {
    units.append(
      NearMissIndex.Unit(
        start: UInt32(truncatingIfNeeded: start), count: UInt16(truncatingIfNeeded: pool.count - start),
        cost: Int16(clamping: cost), entry: entry))
  }

  /// Files every unit, a share of them on each processor. O(units).
  func fileAll(sounds: SoundTable, likeness: CharacterLikeness, words: WordList) -> NearMissTables {
    let size = max(1, (units.count + Self.shares - 1) / Self.shares)
    let starts = Array(stride(from: 0, to: units.count, by: size))
    let shares = Mutex([NearMissFilings](repeating: NearMissFilings(), count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { share in
      let own = filings(of: starts[share]..<min(starts[share] + size, units.count))
      shares.withLock { $0[share] = own }
    }
    let layout = NearMissLayout(filings: shares.withLock { $0 }, units: units, pool: pool).layOut()
    return NearMissTables(
      starts: units.map(\.start), pool: pool, bitmap: layout.bitmap, slots: layout.slots, slotShift: layout.shift,
      postings: layout.postings, sounds: sounds, likeness: likeness, pairs: words.pairs)
  }

  /// How many shares the units are filed in: more than there are processors mostly, since another thread may have one of them.
  private static let shares = 4

  private func filings(of units: Range<Int>) -> NearMissFilings {
    var filings = NearMissFilings(reserving: units.count * 3)
    for index in units {
      let unit = self.units[index]
      let number = UInt32(truncatingIfNeeded: index)
      let s = Int(unit.start)
      let n = Int(unit.count)
      switch n {
      case 2, 3:
        fileSound(s, n, number, &filings)
      case 4:
        file(s, s + 1, s + 2, number, at: 0, fourth: s + 3, &filings)
        file(s + 1, s + 2, s + 3, number, at: 1, fourth: s, &filings)
        file(s, s + 2, s + 3, number, at: 0, fourth: s + 1, &filings)
        file(s, s + 1, s + 3, number, at: 0, fourth: s + 2, &filings)
        fileSound(s, 4, number, &filings)
      case 5:
        file(s, s + 1, s + 2, number, at: 0, &filings)
        file(s + 2, s + 3, s + 4, number, at: 2, &filings)
        file(s, s + 1, s + 3, number, at: 0, &filings)
        fileSound(s, 4, number, &filings)
      default:
        // At least ``NearMissIndex/shortestHalved``.
        fileRarest(s..<s + n / 2, of: s, number, &filings)
        fileRarest(s + n / 2..<s + n, of: s, number, &filings)
      }
    }
    return filings
  }

  /// Files a unit under three of its characters; `fourth` is the other one, of a unit of four.
  private func file(
    _ a: Int, _ b: Int, _ c: Int, _ unit: UInt32, at: Int, fourth: Int? = nil, _ filings: inout NearMissFilings
  ) {
    let key = FormMatcher.key(UInt32(pool[a]), UInt32(pool[b]), UInt32(pool[c]))
    filings.append(
      NearMissFiling(
        hash: key &* FormMatcher.multiplier, unit: unit, exact: fourth.map { pool[$0] } ?? 0, at: UInt8(truncatingIfNeeded: at),
        isBefore: fourth.map { $0 < a } ?? false))
  }

  private func fileSound(_ start: Int, _ count: Int, _ unit: UInt32, _ filings: inout NearMissFilings) {
    func sound(_ place: Int) -> UInt16 { place < count ? rough[Int(pool[start + place])] : 0 }
    for place in 0..<count where sound(place) == 0 { return }
    let key = NearMissTables.key(sounds: sound(0), sound(1), sound(2), sound(3))
    var characters: UInt64 = 0
    for place in 0..<count { characters |= UInt64(pool[start + place]) << UInt64(16 * place) }
    let exact = NearMissTables.exact(characters)
    filings.append(NearMissFiling(hash: key &* FormMatcher.multiplier, unit: unit, exact: exact, at: 0))
  }

  private func fileRarest(_ part: Range<Int>, of start: Int, _ unit: UInt32, _ filings: inout NearMissFilings) {
    var best = -1
    var least = UInt16.max
    for i in part.lowerBound..<max(part.lowerBound, part.upperBound - 2) {
      guard pool[i] >= 0x3400, pool[i + 1] >= 0x3400, pool[i + 2] >= 0x3400 else { continue }
      guard pool[i] < 0xFF00, pool[i + 1] < 0xFF00, pool[i + 2] < 0xFF00 else { continue }
      let count = frequency[bucket(i)]
      if best < 0 || count < least { (best, least) = (i, count) }
    }
    if best >= 0, least <= Self.commonest { file(best, best + 1, best + 2, unit, at: best - start, &filings) }
  }

  private func bucket(_ i: Int) -> Int {
    let key = FormMatcher.key(UInt32(pool[i]), UInt32(pool[i + 1]), UInt32(pool[i + 2]))
    return Int(truncatingIfNeeded: (key &* FormMatcher.multiplier) >> frequencyShift)
  }
}
