public import Lexicon
public import TextModel

/// One paragraph, scanned once: its normalised text and every fact that rules judge.
///
/// All indices are view indices (scalars of ``text``), half-open. The arrays are reused from paragraph to paragraph.
public struct Paragraph: Sendable {
  /// The normalised text.
  public internal(set) var text = NormalizedText()
  /// The block in the source.
  public internal(set) var block = ProseBlock(ByteRange(0, 0))
  /// What the block is in its document.
  public internal(set) var role = BlockRole.body
  /// The document.
  public internal(set) var source = SourceText("")
  /// Dictionary, date, profile, locale.
  public internal(set) var context: LintContext

  /// Marks of punctuation, in order: classes `stop`, `quote`, `bracket`, `connector`, `percent`.
  public internal(set) var marks: [Mark] = []
  /// View indices of the marks of enumeration, 、, in order.
  public internal(set) var enumerations: [Int32] = []
  /// A bit for each scalar of ``marks``, which others may share.
  var markFilter: UInt64 = 0
  /// Numbers, in order.
  public internal(set) var numbers: [NumberFact] = []
  /// Dates, in order.
  public internal(set) var dates: [DateFact] = []
  /// Times of day, in order.
  public internal(set) var times: [TimeFact] = []
  /// Document numbers, in order.
  public internal(set) var documentNumbers: [DocumentNumberFact] = []
  /// Ordinals of series: 一是, 第一，, （一）.
  public internal(set) var ordinals: [OrdinalFact] = []
  /// Persons with their offices.
  public internal(set) var persons: [PersonFact] = []
  /// Offices, in order.
  public internal(set) var offices: [OfficeFact] = []
  /// Provinces, prefectures, counties and zones, in order.
  public internal(set) var places: [PlaceFact] = []
  /// View indices of 市, 县, 区, 旗 behind Han text that end no name of ``places``, in order.
  public internal(set) var placeSuffixes: [Int] = []
  /// Ordinary words, of ``context``: kept here so that a scanner needs not go through it.
  var words: WordList
  /// All occurrences of dictionary forms and cues, overlapping ones included.
  public internal(set) var hits: [FormMatcher.Hit] = []
  /// Dictionary forms that do not overlap: the longest at each place.
  public internal(set) var mentions: [Mention] = []
  /// Set expressions (提法), in order; none lies in another.
  public internal(set) var setExpressions: [Mention] = []
  /// Stretches in which no rule but those of encoding, residue and script may report: URLs, mail addresses, standard
  /// numbers, models.
  public internal(set) var masks: [Range<Int>] = []
  /// What occurs, see ``Interests``.
  public internal(set) var present: Interests = []

  /// Quotation marks and brackets that belong together, by their opening mark.
  public internal(set) var enclosures: [Enclosure] = []
  /// Quotation marks and brackets without a partner, or facing the wrong way, in order.
  public internal(set) var strays: [StrayMark] = []
  /// Han text that is written twice in a row, in order.
  public internal(set) var repeats: [RepeatFact] = []
  /// How the paragraph was read, which depends on its document.
  public internal(set) var reading = NormalizedText.Reading()
  var pairing = MarkPairing()

  /// Whether the document is written in Traditional characters as a whole.
  public var isInTraditionalDocument: Bool { reading.foldsAmbiguous }

  /// Whether an index lies between the marks of a pair of one of these kinds.
  public func isEnclosed(_ index: Int, by kinds: Enclosure.Kind...) -> Bool {
    if enclosures.isEmpty { return false }
    var wanted: UInt32 = 0
    for kind in kinds { wanted |= 1 << UInt32(kind.rawValue) }
    var candidate = enclosures.partitionPoint { $0.open >= index } - 1
    while candidate >= 0 {
      if enclosures[candidate].close > index, wanted >> UInt32(enclosures[candidate].kind.rawValue) & 1 != 0 { return true }
      candidate = Int(enclosureParents[candidate])
    }
    return false
  }
  /// For each of ``enclosures`` the nearest earlier one that is still open where it opens; -1 when there is none.
  var enclosureParents: [Int32] = []
  /// Memory of ``findEnclosureParents()``.
  var openEnclosures: [Int32] = []

  /// Forms that the dictionary calls wrong, in order, those inside a longer right form and chance meetings of two words left out.
  public internal(set) var wrongForms: [Mention] = []
  /// Slips near dictionary phrases and words; only where some rule asks for them.
  public internal(set) var nearMisses: [NearMiss] = []
  var nearMissScratch = NearMissScratch()
  var matchScratch = FormMatcher.Scratch()
  /// Interests of the rules of the run: costly facts that none of them wants are not looked for.
  var wanted: Interests = []

  /// Creates an empty paragraph to scan into.
  public init(context: LintContext) { (self.context, words) = (context, context.lexicon.words) }

  /// Scalar at a view index; 0 outside.
  @inlinable
  public subscript(_ index: Int) -> UInt32 { text[index] }

  /// Number of scalars.
  @inlinable public var count: Int { text.count }

  /// The scalar as the source writes it, before folding; 0 outside.
  public func rawScalar(_ index: Int) -> UInt32 {
    guard index >= 0, index < text.count else { return 0 }
    return source.scalar(at: Int(text.starts[index]), limit: source.count)
  }

  /// The source's own text of a range of view indices.
  public func sourceString(_ range: Range<Int>) -> String { source.string(text.sourceRange(range)) }

  /// Whether the view has `literal` at `index`.
  @inlinable
  public func has(_ literal: StaticString, at index: Int) -> Bool {
    // Nearly all fail at the first character.
    text[index] == literal.firstScalar && matches(literal, at: index)
  }

  /// Whether `literal` ends just before `index`.
  @inlinable
  public func has(_ literal: StaticString, before index: Int) -> Bool {
    text[index - 1] == literal.lastScalar && ends(literal, before: index)
  }

  /// Whether a mark may be among ``marks``: what nearly all rules that look for a rare one are told by. O(1).
  public func mayHold(mark scalar: UInt32) -> Bool { markFilter &>> Self.filterBit(scalar) & 1 != 0 }

  @inline(__always)
  static func filterBit(_ scalar: UInt32) -> UInt64 { UInt64((scalar &* 0x9E37_79B1) >> 26) }

  /// Whether any mask overlaps a range.
  public func isMasked(_ range: Range<Int>) -> Bool {
    if masks.isEmpty { return false }
    let next = masks.partitionPoint { $0.upperBound > range.lowerBound }
    return masks[next...].prefix { $0.lowerBound < range.upperBound }.contains { $0.overlaps(range) }
  }

  /// A fix that replaces a range of the view; nil when it would delete markup.
  public func replace(_ range: Range<Int>, with replacement: String, _ safety: Fix.Safety, zh: String? = nil, en: String? = nil)
    -> Fix?
  {
    guard !text.containsMarkup(range) else { return nil }
    let title =
      context.locale == .en
      ? en ?? (replacement.isEmpty ? "Delete “\(sourceString(range))”" : "Change to “\(replacement)”")
      : zh ?? (replacement.isEmpty ? "删去“\(sourceString(range))”" : "改为“\(replacement)”")
    return Fix(title: title, safety: safety, edits: [TextEdit(text.sourceRange(range), replacement)])
  }

  @usableFromInline
  func ends(_ literal: StaticString, before index: Int) -> Bool { matches(literal, at: index - literal.unicodeScalarCount) }

  @usableFromInline
  func matches(_ literal: StaticString, at index: Int) -> Bool {
    guard index >= 0 else { return false }
    var i = 0
    var at = index
    while i < literal.utf8CodeUnitCount {
      let scalar = literal.scalar(at: i)
      guard at < text.count, text.scalars[at] == scalar.value else { return false }
      i += scalar.length
      at += 1
    }
    return true
  }
}
