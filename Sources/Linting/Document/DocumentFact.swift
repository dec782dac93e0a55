public import TextModel

/// Something that a paragraph tells a document rule or a workspace rule.
public struct DocumentFact: Hashable, Sendable {
  /// Position in the catalogue of the rule that gathered it.
  public internal(set) var owner: UInt16
  /// What it is to that rule.
  public var kind: Int
  /// Source bytes.
  public var range: ByteRange
  /// Block that it stands in, counted from 0.
  public internal(set) var block: Int
  /// A name, a label.
  public var text: String
  /// A second text.
  public var detail: String
  /// A number.
  public var value: Int
  /// A second number.
  public var extra: Int
}

/// Where a document rule puts facts.
public struct FactCollector: Sendable {
  /// What was gathered so far.
  var facts: [DocumentFact] = []
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
    facts.append(
      DocumentFact(owner: owner, kind: kind, range: range, block: block, text: text, detail: detail, value: value, extra: extra))
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
