/// Which slips a unit may have where one of its keys stands, told from four of its characters and six of the text.
///
/// Nearly all that answers to a key is no slip, and which answers are, nobody can guess. So each is looked at in the same few steps,
/// without a branch: the four characters are compared with those that stand at their places, one place before and one behind, and a
/// table tells what these twelve bits leave possible. It never denies what ``NearMissTables`` would align.
struct NearMissGlance: Sendable {
  /// What is possible, for each value of ``agreement(_:_:at:)``: the bits below.
  let verdicts: [UInt8]

  /// A unit of three characters may align.
  static let three: UInt8 = 1
  /// One of four may, with a slip that is no wrong character.
  static let four: UInt8 = 1 << 1
  /// One of the four differs, the one at ``place(_:)``.
  static let one: UInt8 = 1 << 2
  /// A unit of six or more may align.
  static let longer: UInt8 = 1 << 3
  /// Two side by side differ, the first one at ``place(_:)``.
  static let two: UInt8 = 1 << 4
  /// A unit of four or five may align one place off.
  static let shifted: UInt8 = 1 << 7

  /// Which character differs.
  @inline(__always)
  static func place(_ verdict: UInt8) -> Int { Int(verdict >> 5 & 3) }

  /// What a unit of so many characters needs one bit of. Those of two have keys of their own, see
  /// ``NearMissTables/ask(_:_:_:_:_:from:_:_:_:)``.
  @inline(__always)
  func wanted(_ count: Int) -> UInt8 { UInt8(truncatingIfNeeded: wantedByCount &>> UInt64(truncatingIfNeeded: 8 &* min(count, 6))) }

  /// A byte for each count from 0 to 6, the lowest one for 0.
  private let wantedByCount: UInt64

  /// Twelve bits: for each of the four characters, the first one lowest, whether it stands one place before its own, there, and one
  /// place behind.
  @inline(__always)
  static func agreement(_ characters: UInt64, _ text: Span<UInt16>, at place: Int) -> Int {
    let before = equal(text.four(from: place &- 1), characters)
    let here = equal(text.four(from: place), characters)
    let behind = equal(text.four(from: place &+ 1), characters)
    // Three bits in each 16; the product moves them side by side, no two of its parts meet.
    let bits = before >> 15 | here >> 14 | behind >> 13
    return Int(truncatingIfNeeded: (bits &* sideBySide) >> 48 & 0xFFF)
  }

  private static let sideBySide: UInt64 = 1 << 48 | 1 << 35 | 1 << 22 | 1 << 9

  /// The highest bit of each 16 that two words share.
  @inline(__always)
  private static func equal(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let low: UInt64 = 0x7FFF_7FFF_7FFF_7FFF
    let difference = a ^ b
    return ~((difference & low &+ low) | difference | low)
  }

  /// Makes the table. It is made at each start, so in plain steps.
  init() {
    var verdicts = [UInt8](repeating: 0, count: 1 << 12)
    for agreement in verdicts.indices {
      verdicts[agreement] = Self.verdict(Self.every3(agreement), Self.every3(agreement >> 1), Self.every3(agreement >> 2))
    }
    self.verdicts = verdicts
    let ofFour = UInt64(Self.four | Self.one | Self.two | Self.shifted)
    let ofFive = UInt64(Self.longer | Self.two | Self.shifted)
    let ofMore = UInt64(Self.longer | Self.two)
    wantedByCount = UInt64(Self.three) << 24 | ofFour << 32 | ofFive << 40 | ofMore << 48
  }

  /// Bits 0, 3, 6 and 9, side by side.
  private static func every3(_ bits: Int) -> Int { bits & 1 | bits >> 2 & 2 | bits >> 4 & 4 | bits >> 6 & 8 }

  /// - Parameters: A bit for each of four characters, the first one lowest: whether it stands one place before its own, there, one
  ///   place behind.
  private static func verdict(_ before: Int, _ here: Int, _ behind: Int) -> UInt8 {
    var verdict: UInt8 = 0
    let three = here & 7
    let isSwappedOfThree = three == 4 && before & 2 != 0 && behind & 1 != 0 || three == 1 && before & 4 != 0 && behind & 2 != 0
    if three.nonzeroBitCount == 2 || isSwappedOfThree { verdict |= Self.three }
    let differing = ~here & 0xF
    let place = differing.trailingZeroBitCount
    if differing.nonzeroBitCount == 1 { verdict |= one | UInt8(truncatingIfNeeded: place << 5) }
    let isTwo = differing == 0b0011 << (place & 3)
    if isTwo { verdict |= two | UInt8(truncatingIfNeeded: place << 5) }
    let isSwapped = isTwo && before >> (place + 1) & 1 != 0 && behind >> place & 1 != 0
    let changes = joins(here, behind) || joins(before, here) || isBroken(here, before) || isBroken(behind, here)
    if isSwapped || changes { verdict |= four | longer }
    // The slip may lie outside of the four, or be the first or the last of them.
    if differing.nonzeroBitCount <= 1 || before & 0b1110 == 0b1110 || behind & 0b0111 == 0b0111 { verdict |= longer }
    let isTwoBefore = before == 0b1100 || before == 0b1001 || before == 0b0011
    if before.nonzeroBitCount >= 3 || isTwoBefore || behind & 0b0111 == 0b0111 { verdict |= shifted }
    return verdict
  }

  /// Whether the first of four stand as `first` says and the last as `second` says, but for one between.
  private static func isBroken(_ first: Int, _ second: Int) -> Bool {
    first & 1 != 0 && second & 0b1100 == 0b1100 || first & 0b11 == 0b11 && second & 0b1000 != 0
  }

  /// Whether the first one, two or three of four stand as `first` says and the rest as `second` says.
  private static func joins(_ first: Int, _ second: Int) -> Bool {
    first & 1 != 0 && second & 0b1110 == 0b1110 || first & 0b11 == 0b11 && second & 0b1100 == 0b1100
      || first & 0b111 == 0b111 && second & 0b1000 != 0
  }
}
