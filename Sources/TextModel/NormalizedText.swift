/// A paragraph as rules and dictionaries read it: one scalar a character, Simplified, narrowed, without residue, markup
/// and invisible characters; and the way back to the bytes of the source.
///
/// Indices into a normalised text ("view indices") count scalars of the view. Half-width `, ; : ? ! ( )` beside Han
/// text are widened, full-width letters, digits and ％ narrowed, Traditional characters folded, `領(lǐng)` read as 领.
/// What was changed on the way is listed in ``oddities``. The arrays are reused from paragraph to paragraph.
public struct NormalizedText: Sendable {
  /// Scalars of the view.
  public internal(set) var scalars: [UInt32] = []
  /// ``CharacterClass`` raw values, one for each scalar.
  public internal(set) var classBytes: [UInt8] = []
  /// Source byte offset of the start of each scalar, and one more: the end of the block.
  public internal(set) var starts: [UInt32] = [0]
  /// Where a scalar ends before the next one starts: markup or something invisible lies between.
  var gaps: [Gap] = []
  /// What reading changed or noticed, in source order.
  public internal(set) var oddities: [Oddity] = []
  /// Bit n is set when a character of the class with raw value n occurs.
  public internal(set) var presentClasses: UInt32 = 0
  /// Bit n is set when an oddity of the kind with raw value n occurs.
  public internal(set) var presentOddities: UInt32 = 0
  var room = Room()
  /// Source bytes of the block.
  public internal(set) var range = ByteRange(0, 0)

  struct Gap: Sendable {
    var index: UInt32
    var end: UInt32
    /// Whether markup lies in the gap, which a fix must not delete.
    var isMarkup: Bool
  }

  /// Creates an empty text.
  public init() {}

  /// Number of scalars.
  @inlinable public var count: Int { scalars.count }

  /// The scalar at a view index; 0 outside the view.
  @inlinable
  public subscript(_ index: Int) -> UInt32 { index >= 0 && index < scalars.count ? scalars[index] : 0 }

  /// The class at a view index; ``CharacterClass/newline`` outside the view, so that edges need no special case.
  @inlinable
  public func characterClass(_ index: Int) -> CharacterClass {
    guard index >= 0, index < classBytes.count else { return .newline }
    return unsafe unsafeBitCast(classBytes[index], to: CharacterClass.self)
  }

  /// The first view index at or behind another whose character is no Han character; `count` when none follows. Eight at a time.
  public func firstNotHan(from index: Int) -> Int {
    let span = classBytes.span
    return unsafe span.bytes.firstOffset(above: CharacterClass.hanUnit.rawValue, from: index)
  }

  /// The first view index at or behind another whose character is of a class; `count` when none follows. Eight at a time.
  public func firstIndex(of kind: CharacterClass, from index: Int) -> Int {
    let span = classBytes.span
    return unsafe span.bytes.firstOffset(of: kind.rawValue, from: index)
  }

  /// Calls `body` for each view index whose character is of a class, in order.
  @inlinable
  public func forEachIndex(of kind: CharacterClass, _ body: (Int) -> Void) {
    guard presentClasses >> UInt32(kind.rawValue) & 1 != 0 else { return }
    var i = firstIndex(of: kind, from: 0)
    while i < count {
      body(i)
      i = firstIndex(of: kind, from: i + 1)
    }
  }

  /// Source bytes of one scalar.
  public func sourceRange(_ index: Int) -> ByteRange { sourceRange(index..<index + 1) }

  /// Source bytes of a range of view indices, clamped to the view; an empty range gives an empty range.
  public func sourceRange(_ range: Range<Int>) -> ByteRange {
    let low = min(max(range.lowerBound, 0), count)
    let high = min(max(range.upperBound, low), count)
    let start = starts[low]
    guard high > low else { return ByteRange(start, start) }
    if !gaps.isEmpty, let gap = gap(at: high - 1) { return ByteRange(start, gap.end) }
    return ByteRange(start, starts[high])
  }

  /// Whether markup lies inside the source of a range, so that replacing the range would delete markup.
  public func containsMarkup(_ range: Range<Int>) -> Bool {
    gaps.contains { $0.isMarkup && Int($0.index) >= range.lowerBound && Int($0.index) + 1 < range.upperBound }
  }

  /// First view index whose source starts at or after a byte offset.
  public func index(atOrAfter offset: Int) -> Int {
    min(starts.partitionPoint { Int($0) >= offset }, count)
  }

  /// The view's text of a range, clamped.
  public func string(_ range: Range<Int>) -> String {
    let low = min(max(0, range.lowerBound), count)
    return String(scalars: scalars.span.extracting(low..<max(low, min(count, range.upperBound))))
  }

  /// The whole view as a string.
  public var string: String { string(0..<count) }

  private func gap(at index: Int) -> Gap? {
    let first = gaps.partitionPoint { Int($0.index) >= index }
    return first < gaps.count && Int(gaps[first].index) == index ? gaps[first] : nil
  }
}

/// Something that reading a paragraph changed or noticed.
public struct Oddity: Hashable, Sendable {
  /// What it is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A Traditional character that was folded.
    case traditional
    /// A standard character that is also the Traditional form of another; folded in Traditional documents only.
    case ambiguousTraditional
    /// 著 read as 着.
    case zhuForZhe
    /// A compatibility or radical code point that was unified.
    case compatibility
    /// A full-width letter, digit or ％ that was narrowed.
    case fullwidth
    /// A half-width mark beside Han text that was widened.
    case widened
    /// `(lǐng)` after a Han character, not read.
    case pinyinResidue
    /// An invisible character, not read.
    case invisible
    /// A private-use character.
    case privateUse
    /// U+FFFD.
    case replacement
    /// A control character.
    case control
    /// A blank other than U+0020 and the tab.
    case wideSpace
    /// A Han character outside the 通用规范汉字表 (2013) that has no standard form.
    case unlisted
  }

  /// What it is.
  public var kind: Kind
  /// The scalar as written (the first one of a residue).
  public var scalar: UInt32
  /// Source bytes.
  public var range: ByteRange
  /// View index of the character, or of the next one where nothing was read.
  public var index: UInt32
}
