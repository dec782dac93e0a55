/// Units by their keys, as ``NearMissIndex`` searches them.
struct NearMissTables: Sendable {
  /// Where the postings of a key begin. Keys are told apart by 16 bits of their hash beside the place of the slot: a chance
  /// meeting aligns with nothing. Eight bytes, so that all slots stay near the processor.
  struct Slot: Sendable {
    var mark: UInt16 = 0
    /// What shows that the one unit of a key stands there itself, so that there is no slip: for a key of sounds the characters
    /// that it was made of (``exact(_:_:_:_:)``), for three of four characters the fourth. 0 for other keys.
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
    var characters: UInt64
    var unit: UInt32
    /// Number of the unit's characters.
    var count: UInt8
    /// Index in the unit of the key's first character.
    var at: UInt8
    /// Index in the unit of the first of ``characters``: 0, or where the last four begin of a long unit whose key lies in its first
    /// half.
    var from: UInt8
    /// Whether it is the last one of its key.
    var isLast: Bool

    /// One of ``characters``, from 0.
    @inline(__always)
    func character(_ place: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: characters >> UInt64(truncatingIfNeeded: 16 &* place)) & 0xFFFF
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

  /// The bitmap has 2^20 bits. Six bits of the hash below those of the place tell of a key as well, see ``bits(ofHash:)``.
  static let bitmapShift: UInt64 = 64 - 20

  /// Key of two, three or four rough sounds (0 for a missing one).
  @inline(__always)
  static func key(sounds a: UInt16, _ b: UInt16, _ c: UInt16 = 0, _ d: UInt16 = 0) -> UInt64 {
    1 << 63 | UInt64(a) << 48 | UInt64(b) << 32 | UInt64(c) << 16 | UInt64(d)
  }

  /// What tells the characters of a key of sounds from others that sound alike; never 0.
  @inline(__always)
  static func exact(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt16 {
    let packed = UInt64(a) << 48 | UInt64(b) << 32 | UInt64(c) << 16 | UInt64(d)
    return UInt16(truncatingIfNeeded: (packed &* FormMatcher.multiplier) >> 48) | 1
  }

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
    /// Index, what stands before, what stands there, from the upper half down.
    var rest: UInt64
    /// View index of the key's first character.
    var index: UInt32 { UInt32(truncatingIfNeeded: rest >> 32) }
    /// What stands in the text, see ``Slot/exact``.
    var exact: UInt16 { UInt16(truncatingIfNeeded: rest) }
    /// The same for what stands before the key's characters.
    var before: UInt16 { UInt16(truncatingIfNeeded: rest >> 16) }

    @inline(__always)
    init(hash: UInt64, rest: UInt64) { (self.hash, self.rest) = (hash, rest) }
  }
}
