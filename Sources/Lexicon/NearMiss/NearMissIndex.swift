import TextModel

/// Finds slips near dictionary phrases and words in linear time.
///
/// Every unit (a phrase, an institution, an office, a word) is filed under a few keys of which at least one survives any
/// single slip: groups of three of its characters, and the sequence of its rough sounds. A paragraph is read once; each
/// position asks for the keys that start there, nearly always in vain, through a bitmap. What answers is aligned with the text
/// and weighed by a local segmentation (``LocalSegmentation``).
public final class NearMissIndex: Sendable {
  struct Unit: Sendable {
    var start: UInt32
    var count: UInt16
    /// What the unit costs a segmentation, in tenths of bits.
    var cost: Int16
    /// Entry, or -1 for a word.
    var entry: Int32
    /// Whether the entry is an institution, whose name is not shortened at will.
    var isOrganization: Bool
  }
  struct Slot: Sendable {
    var key: UInt64 = 0
    /// First posting, from 1.
    var head: UInt32 = 0
  }
  struct Posting: Sendable {
    var unit: UInt32
    /// Index in the unit of the key's first character.
    var at: UInt16
    /// Next posting of the key, from 1; 0 for none.
    var next: UInt32
  }

  let pool: [UInt32]
  let units: [Unit]
  let bitmap: [UInt64]
  let bitmapShift: UInt64
  let slots: [Slot]
  let slotShift: UInt64
  let postings: [Posting]
  let sounds: SoundTable
  let words: WordList

  /// Shortest dictionary form that is looked for by three of its characters.
  static let shortestPhrase = 4
  /// Longest form that is looked for.
  static let longestPhrase = 40

  /// Makes the index of a lexicon. O(forms + words).
  init(matcher: FormMatcher, meanings: [FormMeaning], starts: [UInt32], traits: [UInt8], entries: [Entry], language: LanguageFacts)
  {
    sounds = language.sounds
    words = language.words
    var builder = NearMissIndexBuilder(rough: sounds.rough)
    let wanted: UInt8 = 1 << TableKind.organizations.bit | 1 << TableKind.offices.bit | 1 << TableKind.phrases.bit
    for form in 0..<matcher.count where traits[form] & wanted != 0 && traits[form] & 0x80 == 0 {
      let length = matcher.length(form)
      guard length >= 3, length <= Self.longestPhrase else { continue }
      let own = meanings[Int(starts[form])..<Int(starts[form + 1])].first {
        $0.owner == .entry && wanted >> entries[Int($0.id)].kind.bit & 1 != 0
      }
      guard let own else { continue }
      builder.add(
        matcher.scalars(form), cost: LocalSegmentation.cost(of: entries[Int(own.id)].kind), entry: own.id,
        isOrganization: entries[Int(own.id)].kind == .organizations)
    }
    for key in words.packed {
      let scalars = WordList.scalars(ofKey: key)
      let level = words.frequencyClass(key: key)
      guard scalars.count >= 3 || scalars.count == 2 && level <= NearMissIndexBuilder.rarestPair else { continue }
      builder.add(scalars[...], cost: LocalSegmentation.cost(ofClass: level), entry: -1, isOrganization: false)
    }
    builder.fileAll()
    var bits: UInt64 = 12
    while 1 << bits < builder.filings.count * 2 { bits += 1 }
    slotShift = 64 - bits
    bitmapShift = 64 - 21
    var slots = [Slot](repeating: Slot(), count: 1 << bits)
    var bitmap = [UInt64](repeating: 0, count: 1 << 15)
    var postings: [Posting] = []
    postings.reserveCapacity(builder.filings.count)
    for filing in builder.filings {
      let hash = filing.key &* FormMatcher.multiplier
      let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
      bitmap[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(truncatingIfNeeded: hash >> slotShift)
      while slots[slot].head != 0, slots[slot].key != filing.key { slot = (slot + 1) & (slots.count - 1) }
      postings.append(Posting(unit: filing.unit, at: filing.at, next: slots[slot].head))
      slots[slot] = Slot(key: filing.key, head: UInt32(truncatingIfNeeded: postings.count))
    }
    (self.slots, self.bitmap, self.postings, pool, units) = (slots, bitmap, postings, builder.pool, builder.units)
  }

  /// Key of three characters.
  @inline(__always)
  static func key(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 { UInt64(a) << 42 | UInt64(b) << 21 | UInt64(c) }

  /// Key of two, three or four rough sounds (0 for a missing one).
  @inline(__always)
  static func key(sounds a: UInt16, _ b: UInt16, _ c: UInt16 = 0, _ d: UInt16 = 0) -> UInt64 {
    1 << 63 | UInt64(a) << 48 | UInt64(b) << 32 | UInt64(c) << 16 | UInt64(d)
  }

  /// Postings of a key, from 1; 0 when nothing is filed under it.
  @inline(__always)
  func head(_ key: UInt64) -> UInt32 {
    let hash = key &* FormMatcher.multiplier
    let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
    guard bitmap[bit >> 6] >> UInt64(bit & 63) & 1 != 0 else { return 0 }
    var slot = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[slot].head != 0 {
      if slots[slot].key == key { return slots[slot].head }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return 0
  }
}

/// Collects units and files them under their keys.
struct NearMissIndexBuilder {
  struct Filing {
    var key: UInt64
    var unit: UInt32
    var at: UInt16
  }
  /// Rarest class of words of two characters that are looked for by their sound.
  static let rarestPair = 5

  private(set) var pool: [UInt32] = []
  private(set) var units: [NearMissIndex.Unit] = []
  private(set) var filings: [Filing] = []
  private let rough: [UInt16]
  /// How often a group of three occurs, roughly: a long unit is filed under its rarest ones.
  private var frequency = [UInt16](repeating: 0, count: 1 << 14)

  init(rough: [UInt16]) { self.rough = rough }

  mutating func add(_ scalars: ArraySlice<UInt32>, cost: Int, entry: Int32, isOrganization: Bool) {
    units.append(
      NearMissIndex.Unit(
        start: UInt32(truncatingIfNeeded: pool.count), count: UInt16(truncatingIfNeeded: scalars.count),
        cost: Int16(clamping: cost),
        entry: entry, isOrganization: isOrganization))
    pool.append(contentsOf: scalars)
    guard scalars.count >= 6 else { return }
    for i in scalars.startIndex..<scalars.endIndex - 2 { frequency[bucket(scalars, i)] &+= 1 }
  }

  mutating func fileAll() {
    filings.reserveCapacity(units.count * 3)
    for index in units.indices {
      let unit = units[index]
      let number = UInt32(truncatingIfNeeded: index)
      let s = Int(unit.start)
      let n = Int(unit.count)
      let scalars = pool[s..<s + n]
      switch n {
      case 2, 3:
        fileSound(scalars, number)
      case 4:
        file(s, s + 1, s + 2, number, at: 0)
        file(s + 1, s + 2, s + 3, number, at: 1)
        file(s, s + 2, s + 3, number, at: 0)
        file(s, s + 1, s + 3, number, at: 0)
        fileSound(scalars, number)
      case 5:
        file(s, s + 1, s + 2, number, at: 0)
        file(s + 2, s + 3, s + 4, number, at: 2)
        file(s, s + 1, s + 3, number, at: 0)
        fileSound(scalars.prefix(4), number)
      default:
        fileRarest(scalars, s..<s + n / 2, number)
        fileRarest(scalars, s + n / 2..<s + n, number)
      }
    }
  }

  private mutating func file(_ a: Int, _ b: Int, _ c: Int, _ unit: UInt32, at: Int) {
    filings.append(Filing(key: NearMissIndex.key(pool[a], pool[b], pool[c]), unit: unit, at: UInt16(truncatingIfNeeded: at)))
  }

  private mutating func fileSound(_ scalars: ArraySlice<UInt32>, _ unit: UInt32) {
    var sounds: [UInt16] = []
    for scalar in scalars {
      guard scalar < 0x10000, rough[Int(scalar)] != 0 else { return }
      sounds.append(rough[Int(scalar)])
    }
    let key = NearMissIndex.key(
      sounds: sounds[0], sounds[1], sounds.count > 2 ? sounds[2] : 0, sounds.count > 3 ? sounds[3] : 0)
    filings.append(Filing(key: key, unit: unit, at: 0))
  }

  private mutating func fileRarest(_ scalars: ArraySlice<UInt32>, _ part: Range<Int>, _ unit: UInt32) {
    var best = -1
    var least = UInt16.max
    for i in part.lowerBound..<max(part.lowerBound, part.upperBound - 2) {
      guard scalars[i] >= 0x3400, scalars[i + 1] >= 0x3400, scalars[i + 2] >= 0x3400 else { continue }
      guard scalars[i] < 0xFF00, scalars[i + 1] < 0xFF00, scalars[i + 2] < 0xFF00 else { continue }
      if best < 0 || frequency[bucket(scalars, i)] < least { (best, least) = (i, frequency[bucket(scalars, i)]) }
    }
    if best >= 0 { file(best, best + 1, best + 2, unit, at: best - scalars.startIndex) }
  }

  private func bucket(_ scalars: ArraySlice<UInt32>, _ i: Int) -> Int {
    Int(truncatingIfNeeded: (NearMissIndex.key(scalars[i], scalars[i + 1], scalars[i + 2]) &* FormMatcher.multiplier) >> 50)
  }
}
