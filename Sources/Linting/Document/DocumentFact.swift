public import TextModel

/// Something that a paragraph tells a document rule or a workspace rule.
///
/// A long document has hundreds of thousands of them, most without a text: forty bytes each, and the texts elsewhere.
public struct DocumentFact: Hashable, Sendable {
  /// Position in the catalogue of the rule that gathered it.
  public internal(set) var owner: UInt16
  private var storedKind: Int16
  private var storedBlock: UInt32
  /// Source bytes.
  public var range: ByteRange
  /// A number.
  public var value: Int
  /// A second number.
  public var extra: Int
  private var texts: Texts?

  /// The texts of a fact, which several facts may share.
  final class Texts: Hashable, Sendable {
    let text: String
    let detail: String

    init(_ text: String, _ detail: String) { (self.text, self.detail) = (text, detail) }

    static func == (a: Texts, b: Texts) -> Bool { a === b || a.text == b.text && a.detail == b.detail }

    func hash(into hasher: inout Hasher) {
      hasher.combine(text)
      hasher.combine(detail)
    }
  }

  /// Creates a fact; `kind` and `block` hold 16 and 32 bits.
  init(owner: UInt16, kind: Int, range: ByteRange, block: Int, texts: Texts?, value: Int, extra: Int) {
    (self.owner, self.range, self.value, self.extra) = (owner, range, value, extra)
    storedKind = Int16(truncatingIfNeeded: kind)
    storedBlock = UInt32(truncatingIfNeeded: block)
    self.texts = texts
  }

  /// What it is to its rule.
  public var kind: Int { Int(storedKind) }
  /// Block that it stands in, counted from 0.
  public internal(set) var block: Int {
    get { Int(storedBlock) }
    set { storedBlock = UInt32(truncatingIfNeeded: newValue) }
  }
  /// A name, a label.
  public var text: String { texts?.text ?? "" }
  /// A second text.
  public var detail: String { texts?.detail ?? "" }
}

/// Where a document rule puts facts.
public struct FactCollector: Sendable {
  /// What was gathered so far, by position of the rule in the catalogue.
  private var packed: [PackedFacts] = []
  var owner: UInt16 = 0
  var block = 0

  /// Adds a fact about a range of the paragraph's view.
  public mutating func add(
    _ kind: Int = 0, _ range: Range<Int>, in paragraph: borrowing Paragraph, text: String = "", detail: String = "", value: Int = 0,
    extra: Int = 0
  ) {
    add(kind, source: paragraph.text.sourceRange(range), text: text, detail: detail, value: value, extra: extra)
  }

  /// Adds a fact about source bytes.
  public mutating func add(
    _ kind: Int = 0, source range: ByteRange, text: String = "", detail: String = "", value: Int = 0, extra: Int = 0
  ) {
    let own = Int(owner)
    while packed.count <= own { packed.append(PackedFacts()) }
    packed[own].append(kind, range, block: block, text: text, detail: detail, value: value, extra: extra)
  }

  /// All facts, by position of the rule in the catalogue.
  func facts() -> [[DocumentFact]] {
    packed.enumerated().map { $1.isEmpty ? [] : $1.unpacked(owner: UInt16(truncatingIfNeeded: $0)) }
  }

  /// What one rule gathered; nil when that is nothing.
  func facts(of owner: UInt16) -> [DocumentFact]? {
    Int(owner) < packed.count && !packed[Int(owner)].isEmpty ? packed[Int(owner)].unpacked(owner: owner) : nil
  }

  /// Forgets what one rule gathered.
  mutating func removeFacts(of owner: UInt16) {
    if Int(owner) < packed.count { packed[Int(owner)] = PackedFacts() }
  }
}

/// What a document rule judges.
public struct DocumentContext: Sendable {
  /// The document.
  public let source: SourceText
  /// Its blocks.
  public let blocks: [ProseBlock]
  /// Their roles.
  public let roles: [BlockRole]
  /// Dictionary, date, profile, locale.
  public let context: LintContext
  /// How its paragraphs were read.
  public let reading: NormalizedText.Reading
  /// The facts that the rule gathered, in order of position.
  public internal(set) var facts: [DocumentFact] = []
  /// What was looked for in the version before; nil where there is none.
  var searches: TextSearches?

  /// Whether it is written in Traditional characters as a whole.
  public var isTraditional: Bool { reading.foldsAmbiguous }
}

/// A document as workspace rules see it.
public struct WorkspaceDocument: Sendable {
  /// Path for messages.
  public let path: String
  /// Dictionary, date, profile, locale.
  public let context: LintContext
  /// The facts that the rule gathered, in order of position.
  public let facts: [DocumentFact]
}
