/// Collects units and files them under their keys.
struct NearMissIndexBuilder {
  private struct Filing {
    var hash: UInt64
    var unit: UInt32
    var at: UInt8
    /// See ``NearMissTables/Slot/exact``.
    var exact: UInt16 = 0
    var isBefore = false
  }
  /// Rarest class of words of two characters that are looked for by their sound.
  static let rarestPair = 5

  private(set) var pool: [UInt16] = []
  private(set) var units: [NearMissIndex.Unit] = []
  private var filings: [Filing] = []
  private let rough: [UInt16]
  /// How often a group of three occurs, roughly: a long unit is filed under its rarest ones.
  private var frequency: [UInt16]
  private let frequencyShift: UInt64
  /// A group that more long units share is no key: 有限公司 behind a hundred thousand names tells none of them, and each would be
  /// aligned wherever it stands. A slip in the other half of such a name is not found.
  static let commonest: UInt16 = 1_000

  /// - Parameter forms: How many forms the dictionaries have, about.
  init(rough: [UInt16], forms: Int) {
    self.rough = rough
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

  /// Files every unit. O(units).
  mutating func fileAll(sounds: SoundTable, likeness: CharacterLikeness, words: WordList) -> NearMissTables {
    filings.reserveCapacity(units.count * 3)
    for index in units.indices {
      let unit = units[index]
      let number = UInt32(truncatingIfNeeded: index)
      let s = Int(unit.start)
      let n = Int(unit.count)
      switch n {
      case 2, 3:
        fileSound(s, n, number)
      case 4:
        file(s, s + 1, s + 2, number, at: 0, fourth: s + 3)
        file(s + 1, s + 2, s + 3, number, at: 1, fourth: s)
        file(s, s + 2, s + 3, number, at: 0, fourth: s + 1)
        file(s, s + 1, s + 3, number, at: 0, fourth: s + 2)
        fileSound(s, 4, number)
      case 5:
        file(s, s + 1, s + 2, number, at: 0)
        file(s + 2, s + 3, s + 4, number, at: 2)
        file(s, s + 1, s + 3, number, at: 0)
        fileSound(s, 4, number)
      default:
        // At least ``NearMissIndex/shortestHalved``.
        fileRarest(s..<s + n / 2, of: s, number)
        fileRarest(s + n / 2..<s + n, of: s, number)
      }
    }
    return tables(sounds, likeness, words)
  }

  /// Files a unit under three of its characters; `fourth` is the other one, of a unit of four.
  private mutating func file(_ a: Int, _ b: Int, _ c: Int, _ unit: UInt32, at: Int, fourth: Int? = nil) {
    let key = NearMissTables.key(UInt32(pool[a]), UInt32(pool[b]), UInt32(pool[c]))
    filings.append(
      Filing(
        hash: key &* FormMatcher.multiplier, unit: unit, at: UInt8(truncatingIfNeeded: at), exact: fourth.map { pool[$0] } ?? 0,
        isBefore: fourth.map { $0 < a } ?? false))
  }

  private mutating func fileSound(_ start: Int, _ count: Int, _ unit: UInt32) {
    func sound(_ place: Int) -> UInt16 { place < count ? rough[Int(pool[start + place])] : 0 }
    for place in 0..<count where sound(place) == 0 { return }
    let key = NearMissTables.key(sounds: sound(0), sound(1), sound(2), sound(3))
    func character(_ place: Int) -> UInt32 { place < count ? UInt32(pool[start + place]) : 0 }
    let exact = NearMissTables.exact(character(0), character(1), character(2), character(3))
    filings.append(Filing(hash: key &* FormMatcher.multiplier, unit: unit, at: 0, exact: exact))
  }

  private mutating func fileRarest(_ part: Range<Int>, of start: Int, _ unit: UInt32) {
    var best = -1
    var least = UInt16.max
    for i in part.lowerBound..<max(part.lowerBound, part.upperBound - 2) {
      guard pool[i] >= 0x3400, pool[i + 1] >= 0x3400, pool[i + 2] >= 0x3400 else { continue }
      guard pool[i] < 0xFF00, pool[i + 1] < 0xFF00, pool[i + 2] < 0xFF00 else { continue }
      let count = frequency[bucket(i)]
      if best < 0 || count < least { (best, least) = (i, count) }
    }
    if best >= 0, least <= Self.commonest { file(best, best + 1, best + 2, unit, at: best - start) }
  }

  private func bucket(_ i: Int) -> Int {
    let key = NearMissTables.key(UInt32(pool[i]), UInt32(pool[i + 1]), UInt32(pool[i + 2]))
    return Int(truncatingIfNeeded: (key &* FormMatcher.multiplier) >> frequencyShift)
  }

  /// Lays the postings of each key side by side, the last filed first.
  private func tables(_ sounds: SoundTable, _ likeness: CharacterLikeness, _ words: WordList) -> NearMissTables {
    var bits: UInt64 = 12
    while 1 << bits < filings.count + filings.count / 2 { bits += 1 }
    let shift = 64 - bits
    let mask = 1 << Int(bits) - 1
    var slots = [NearMissTables.Slot](repeating: NearMissTables.Slot(), count: mask + 1)
    var bitmap = [UInt64](repeating: 0, count: 1 << Int(64 - NearMissTables.bitmapShift - 6))
    // First the number of postings of each slot, in `place`.
    var slotOfFiling = [UInt32](repeating: 0, count: filings.count)
    for (number, filing) in filings.enumerated() {
      bitmap[NearMissTables.word(ofHash: filing.hash)] |= NearMissTables.bits(ofHash: filing.hash)
      let mark = NearMissTables.mark(ofHash: filing.hash)
      var slot = Int(truncatingIfNeeded: filing.hash >> shift)
      while slots[slot].place != 0, slots[slot].mark != mark { slot = (slot + 1) & mask }
      slots[slot].mark = mark
      slots[slot].exact = slots[slot].place == 0 ? filing.exact : 0
      slots[slot].place += 1
      slotOfFiling[number] = UInt32(truncatingIfNeeded: slot)
    }
    var next: UInt32 = 1
    for slot in slots.indices where slots[slot].place != 0 {
      next += slots[slot].place
      slots[slot].place = next
    }
    var postings = [NearMissTables.Posting](
      repeating: NearMissTables.Posting(characters: 0, unit: 0, count: 0, at: 0, from: 0, isLast: false), count: filings.count)
    // Each slot's postings are filled from their end backwards, which leaves `place` where they begin.
    for (number, filing) in filings.enumerated() {
      let slot = Int(slotOfFiling[number])
      let unit = units[Int(filing.unit)]
      slots[slot].place -= 1
      let from = firstTold(of: unit, filing.at)
      postings[Int(slots[slot].first) - 1] = NearMissTables.Posting(
        characters: characters(of: unit, from: from), unit: filing.unit, count: UInt8(truncatingIfNeeded: unit.count),
        at: filing.at, from: UInt8(truncatingIfNeeded: from), isLast: false)
    }
    markLast(slots, &postings)
    for (number, filing) in filings.enumerated() where filing.isBefore {
      let slot = Int(slotOfFiling[number])
      if slots[slot].exact != 0 { slots[slot].place |= NearMissTables.Slot.isBefore }
    }
    return NearMissTables(
      starts: units.map(\.start), pool: pool, bitmap: bitmap, slots: slots, slotShift: shift, postings: postings, sounds: sounds,
      likeness: likeness,
      pairs: words.pairs)
  }

  /// Where the four characters of a posting begin in the unit: in the half in which its key does not lie.
  private func firstTold(of unit: NearMissIndex.Unit, _ at: UInt8) -> Int {
    let count = Int(unit.count)
    return count >= NearMissIndex.shortestHalved && Int(at) < count / 2 ? count - 4 : 0
  }

  private func characters(of unit: NearMissIndex.Unit, from: Int) -> UInt64 {
    let start = Int(unit.start) + from
    return (0..<min(4, Int(unit.count))).reduce(0) { $0 | UInt64(pool[start + $1]) << UInt64(16 * $1) }
  }

  /// A key's postings end where those of the next key begin.
  private func markLast(_ slots: [NearMissTables.Slot], _ postings: inout [NearMissTables.Posting]) {
    for slot in slots where slot.first > 1 { postings[Int(slot.first) - 2].isLast = true }
    if !postings.isEmpty { postings[postings.count - 1].isLast = true }
  }
}
