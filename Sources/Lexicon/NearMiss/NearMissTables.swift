/// Units by their keys, as ``NearMissIndex`` searches them.
struct NearMissTables: Sendable {
  /// Where the postings of a key begin. Keys are told apart by 16 bits of their hash beside the place of the slot: a chance
  /// meeting aligns with nothing. Eight bytes, so that all slots stay near the processor.
  struct Slot: Sendable {
    var mark: UInt16 = 0
    /// What shows that the one unit of a key stands there itself, so that there is no slip: for a key of sounds the characters
    /// that it was made of (``exact(_:)``), for three of four characters the fourth. 0 for other keys.
    var exact: UInt16 = 0
    /// First posting, from 1; 0 where the slot is free. ``isBefore`` beside it.
    var place: UInt32 = 0

    /// Says that ``exact`` is the character before the key's, not one behind the first.
    static let isBefore: UInt32 = 1 << 31
    var first: UInt32 { place & ~Self.isBefore }
  }
  /// One unit filed under a key: all that the alignment of a short one needs, and what tells that most long ones do not align, in
  /// sixteen bytes.
  struct Posting: Sendable {
    /// Four characters of the unit, 16 bits each, the first one lowest; 0 past its end.
    private(set) var characters: UInt64
    private(set) var unit: UInt32
    /// The fifth character of a unit of five, else 0.
    private(set) var fifth: UInt16
    /// Number of the unit's characters.
    private(set) var count: UInt8
    /// ``at``, ``from`` and ``isLast``.
    private var rest: UInt8

    /// Index in the unit of the key's first character.
    @inline(__always)
    var at: Int { Int(rest & 0x3F) }
    /// Index in the unit of the first of ``characters``: 0, or where the last four begin of a long unit whose key lies in its first
    /// half.
    @inline(__always)
    var from: Int { Int(rest >> 6 & 1) &* (Int(count) &- 4) }
    /// Whether it is the last one of its key.
    @inline(__always)
    var isLast: Bool { rest & 0x80 != 0 }

    /// Marks a place that is not filled yet.
    init(isLast: Bool) { (characters, unit, fifth, count, rest) = (0, 0, 0, 0, isLast ? 0x80 : 0) }

    /// - Parameters:
    ///   - pool: Characters of all units; those of this one begin at `start`.
    ///   - at: At most ``NearMissIndex/longestPhrase``.
    @inline(__always)
    init(_ pool: Span<UInt16>, from start: Int, count: Int, unit: UInt32, at: Int, isLast: Bool) {
      let isBehind = count >= NearMissIndex.shortestHalved && at < count / 2
      let own = pool.extracting(start..<start + count)
      characters = 0
      if count >= 4 {
        // SAFETY: the four are those of the unit.
        characters = unsafe own.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: isBehind ? 2 * (count - 4) : 0, as: UInt64.self)
      } else {
        for place in own.indices { characters |= UInt64(own[place]) << UInt64(16 * place) }
      }
      self.unit = unit
      fifth = count == 5 ? own[4] : 0
      self.count = UInt8(truncatingIfNeeded: count)
      rest = UInt8(truncatingIfNeeded: at & 0x3F) | (isBehind ? 0x40 : 0) | (isLast ? 0x80 : 0)
    }

    /// One of ``characters``, from 0.
    @inline(__always)
    func character(_ place: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: characters &>> UInt64(truncatingIfNeeded: 16 &* place)) & 0xFFFF
    }
  }

  /// Where each unit's characters begin in the pool.
  let starts: [UInt32]
  let pool: [UInt16]
  let bitmap: [UInt64]
  let slots: [Slot]
  let slotShift: UInt64
  let postings: [Posting]
  let sounds: SoundTable
  let likeness: CharacterLikeness
  let pairs: WordPairs
  let glance = NearMissGlance()

  /// The bitmap has 2^20 bits. Six bits of the hash below those of the place tell of a key as well, see ``bits(ofHash:)``.
  static let bitmapShift: UInt64 = 64 - 20

  /// Key of two, three or four rough sounds (0 for a missing one).
  @inline(__always)
  static func key(sounds a: UInt16, _ b: UInt16, _ c: UInt16 = 0, _ d: UInt16 = 0) -> UInt64 {
    1 << 63 | UInt64(a) << 48 | UInt64(b) << 32 | UInt64(c) << 16 | UInt64(d)
  }

  /// What tells the characters of a key of sounds from others that sound alike; never 0.
  ///
  /// - Parameter characters: 16 bits each, the first one lowest, 0 for a missing one.
  @inline(__always)
  static func exact(_ characters: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: (characters &* FormMatcher.multiplier) >> 48) | 1 }

  /// What tells the keys of a slot's neighbourhood apart.
  @inline(__always)
  static func mark(ofHash hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 24) }

  /// The two bits of a word of the bitmap that tell of a key: both are set if it is filed, and seldom otherwise.
  @inline(__always)
  static func bits(ofHash hash: UInt64) -> UInt64 { 1 &<< (hash >> bitmapShift & 63) | 1 &<< (hash >> (bitmapShift &- 6) & 63) }

  /// 1 if both bits of a key are set in its word of the bitmap, else 0. Shifted, not compared: a compiler makes branches of
  /// comparisons, and which keys are filed, nobody can guess.
  @inline(__always)
  static func isNoted(_ hash: UInt64, _ word: UInt64) -> Int {
    Int(truncatingIfNeeded: word &>> (hash &>> bitmapShift) & word &>> (hash &>> (bitmapShift &- 6)) & 1)
  }

  /// The word of the bitmap that tells of a key. There is one for each value of the hash's upper bits.
  @inline(__always)
  static func word(ofHash hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> (bitmapShift &+ 6)) }

  /// One question whose key may be filed. Sixteen bytes, written at once.
  struct Question {
    var hash: UInt64
    /// The view index of the key's first character, and in the lowest three bits which characters the key has.
    var rest: UInt64

    /// The sounds of three characters, and three of them.
    static let threeSounds: UInt64 = 0
    static let three: UInt64 = 1
    /// The sounds of four characters, and three of the four.
    static let fourSounds: UInt64 = 2
    static let withoutThird: UInt64 = 3
    static let withoutSecond: UInt64 = 4

    /// View index of the key's first character.
    var place: Int { Int(truncatingIfNeeded: rest >> 3) }

    @inline(__always)
    init(hash: UInt64, rest: UInt64) { (self.hash, self.rest) = (hash, rest) }

    /// What stands in the text, see ``Slot/exact``: worked out in every way, of which one is chosen, since which one nobody can guess.
    @inline(__always)
    func standing(_ text: Span<UInt16>, isBefore: Bool) -> UInt16 {
      let four = text.four(from: place)
      let kind = rest & 7
      let sounds = NearMissTables.exact(kind == Self.threeSounds ? four & 0xFFFF_FFFF_FFFF : four)
      let missing = UInt16(truncatingIfNeeded: four &>> (Self.missing &>> (8 &* kind) & 0xFF))
      let character = isBefore ? UInt16(truncatingIfNeeded: text.four(from: place &- 1)) : missing
      return kind == Self.threeSounds || kind == Self.fourSounds ? sounds : character
    }

    /// For each kind of key, a byte each, the bits before the one of four characters that it lacks.
    private static let missing: UInt64 = 48 << (8 * three) | 32 << (8 * withoutThird) | 16 << (8 * withoutSecond)
  }
}
