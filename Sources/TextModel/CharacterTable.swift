/// What scanners know of every character: its class, its normalised form, and whether it needs a second look.
///
/// One 32-bit word for each code point of the Basic Multilingual Plane: bits 0–15 the folded scalar, 16–20 the
/// ``CharacterClass``, 21 whether reading takes notice of that class, 24–31 ``Flags``. Built once from the character tables of a
/// dictionary, shared by all threads.
public struct CharacterTable: Sendable {
  /// Facts beyond the class.
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8
    /// Creates flags from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Never right in Simplified text (t2s class T).
    public static let traditional = Flags(rawValue: 1)
    /// Traditional for another character, but also a standard character itself (t2s class S).
    public static let ambiguous = Flags(rawValue: 2)
    /// A compatibility or radical code point that has a unified counterpart.
    public static let compatibility = Flags(rawValue: 4)
    /// A full-width letter, digit or sign that has an ASCII counterpart.
    public static let fullwidth = Flags(rawValue: 8)
    /// Not read at all: zero-width and formatting characters.
    public static let invisible = Flags(rawValue: 16)
    /// Handled one by one while reading: half-width marks, parentheses, 著.
    public static let special = Flags(rawValue: 32)
    /// In the 通用规范汉字表 (2013).
    public static let standard = Flags(rawValue: 64)
    /// A Han character that is neither standard nor folded to one that is.
    public static let unlisted = Flags(rawValue: 128)
    /// Any flag that makes a character worth an ``Oddity`` or special handling.
    public static let attention: Flags = [.traditional, .ambiguous, .compatibility, .fullwidth, .invisible, .special, .unlisted]
  }

  /// A character and what it is folded to.
  public struct Folding: Sendable {
    /// The character.
    public var from: UInt32
    /// Its normalised form.
    public var to: UInt32
    /// `traditional`, `ambiguous` or `compatibility`.
    public var flag: Flags
    /// Creates a folding.
    public init(from: UInt32, to: UInt32, flag: Flags) {
      self.from = from
      self.to = to
      self.flag = flag
    }
  }

  /// Set in ``words`` for characters of the classes that reading takes notice of.
  private static let notedBit: UInt32 = 1 << 21
  /// For U+0000…U+FFFF what nearly all reading needs, in a quarter of the memory of ``words``: the class, and ``attentionBit``.
  let glances: [UInt8]
  /// Set in ``glances`` for every character that is not simply read as it stands.
  static let attentionBit: UInt8 = 0x80

  /// A class as it stands in ``words``.
  private static func classBits(_ kind: CharacterClass) -> UInt32 {
    let isNoted = kind == .wideSpace || kind == .privateUse || kind == .replacement || kind == .control
    return UInt32(kind.rawValue) << 16 | (isNoted ? notedBit : 0)
  }

  private static func glances(of words: [UInt32]) -> [UInt8] {
    let attention = UInt32(Flags.attention.rawValue) << 24 | notedBit
    return words.map { word in
      // Bits, not branches, so that many are made at once.
      let odd = word & attention
      let isOdd = (odd | (0 &- odd)) >> 31
      return UInt8(truncatingIfNeeded: word >> 16 & 0x1F | isOdd << 7)
    }
  }

  /// Words for U+0000…U+FFFF.
  public let words: [UInt32]
  /// Foldings of characters beyond the Basic Multilingual Plane, or to them.
  public let astralFoldings: [UInt32: UInt32]
  /// Standard characters beyond the Basic Multilingual Plane; empty when no list of standard characters was given.
  public let astralStandard: Set<UInt32>

  /// Creates a table from Unicode ranges alone and the given foldings; `standard` lists the standard characters.
  public init(foldings: [Folding] = [], standard: [UInt32] = []) {
    var words = [UInt32](repeating: 0, count: 0x10000)
    for c in UInt32(0)..<0x10000 {
      // The most of the plane; one ideograph is special.
      if let block = CharacterClass.ofLargeBlock(c), c != 0x8457 {
        words[Int(c)] = c | Self.classBits(block)
        continue
      }
      let classified = CharacterClass.ofBasicPlane(c)
      var flags: Flags = CharacterClass.isInvisible(c) ? .invisible : []
      var folded = c
      if c >= 0xFF10 && c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A || c == 0xFF05 {
        folded = c - 0xFEE0
        flags.insert(.fullwidth)
      }
      switch c {
      case 0x2C, 0x3B, 0x3A, 0x3F, 0x21, 0x28, 0x29, 0xFF08, 0x8457: flags.insert(.special)
      default: break
      }
      words[Int(c)] = folded | Self.classBits(classified) | UInt32(flags.rawValue) << 24
    }
    for c in CharacterClass.hanDigits { words[Int(c)] = c | UInt32(CharacterClass.hanDigit.rawValue) << 16 }
    for c in CharacterClass.hanUnits { words[Int(c)] = c | UInt32(CharacterClass.hanUnit.rawValue) << 16 }
    for c in standard where c < 0x10000 { words[Int(c)] |= UInt32(Flags.standard.rawValue) << 24 }
    var astral: [UInt32: UInt32] = [:]
    for f in foldings {
      guard f.from < 0x10000, f.to < 0x10000, f.from != 0x8457 else {
        if f.from >= 0x10000 { astral[f.from] = f.to }
        continue
      }
      let target = words[Int(f.to)] & (0x001F_0000 | Self.notedBit)
      words[Int(f.from)] = f.to | target | words[Int(f.from)] & 0xFF00_0000 | UInt32(f.flag.rawValue) << 24
    }
    if !standard.isEmpty {
      let known = UInt32(([.standard, .traditional, .ambiguous, .compatibility] as Flags).rawValue) << 24
      for c in UInt32(0x3400)..<0xFB00 {
        let isHan = (words[Int(c)] >> 16 & 0x1F) <= UInt32(CharacterClass.hanUnit.rawValue)
        if isHan, words[Int(c)] & known == 0 { words[Int(c)] |= UInt32(Flags.unlisted.rawValue) << 24 }
      }
    }
    self.words = words
    glances = Self.glances(of: words)
    astralFoldings = astral
    astralStandard = Set(standard.filter { $0 >= 0x10000 })
  }

  /// Class of a scalar as it stands.
  public func characterClass(_ scalar: UInt32) -> CharacterClass {
    guard scalar < 0x10000 else { return CharacterClass.ofAstralPlane(scalar) }
    return CharacterClass(rawValue: UInt8(words[Int(scalar)] >> 16 & 0x1F)) ?? .other
  }

  /// Flags of a scalar; empty beyond the Basic Multilingual Plane.
  public func flags(_ scalar: UInt32) -> Flags {
    guard scalar < 0x10000 else { return [] }
    return Flags(rawValue: UInt8(words[Int(scalar)] >> 24))
  }

  /// The bit of ``Flags/ambiguous`` in ``words``.
  public static let ambiguousBit = UInt32(Flags.ambiguous.rawValue) << 24

  /// The Simplified, half-width form of a scalar. An ambiguous character is folded only where `foldingAmbiguous`.
  public func folded(_ scalar: UInt32, foldingAmbiguous: Bool = false) -> UInt32 {
    guard scalar < 0x10000 else { return astralFoldings[scalar] ?? scalar }
    let word = words[Int(scalar)]
    if !foldingAmbiguous, word & (UInt32(Flags.ambiguous.rawValue) << 24) != 0 { return scalar }
    return word & 0xFFFF
  }

  /// The normalised form of a string, character by character: what dictionary forms are stored as.
  public func folded(_ string: String) -> [UInt32] {
    var out: [UInt32] = []
    for s in string.unicodeScalars where !flags(s.value).contains(.invisible) { out.append(folded(s.value)) }
    return out
  }
}
