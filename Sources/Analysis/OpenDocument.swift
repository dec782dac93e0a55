import Lexicon
public import Linting
public import TextModel

/// A document as the writer sees it: its text, its blocks, its findings, kept up to date edit by edit.
public struct OpenDocument: Sendable {
  /// The text.
  public private(set) var text: SourceText
  /// Its prose.
  public private(set) var blocks: [ProseBlock]
  /// Dictionary, date, profile, locale.
  public private(set) var context: LintContext
  /// The rules.
  public private(set) var linter: Linter
  private var lint: IncrementalLint
  /// One for each core that is used; none while nothing is left to scan, since it is larger than most documents.
  private var scratch: [Paragraph] = []

  /// Takes a document; it is analysed by ``advance(bytes:)``.
  public init(_ text: SourceText, blocks: [ProseBlock], overview: DocumentOverview, linter: Linter, context: LintContext) {
    self.text = text
    self.blocks = blocks
    self.context = context
    self.linter = linter
    lint = IncrementalLint(text, blocks: blocks, overview: overview, context: context)
  }

  /// Analyses a document, whole.
  public init(_ text: SourceText, blocks: [ProseBlock], linter: Linter, context: LintContext) {
    let overview = DocumentOverview(text, blocks, context.lexicon.characters)
    self.init(text, blocks: blocks, overview: overview, linter: linter, context: context)
    advance()
  }

  /// Takes a new version of the text. `context` and `linter` may have changed as well; then everything is analysed anew.
  ///
  /// - Parameters:
  ///   - change: What lies between the last version and this one.
  ///   - alignment: How `blocks` line up with those of the last version.
  ///   - isContextSame: Whether context and linter are those of the last update.
  public mutating func update(
    _ text: SourceText, blocks: [ProseBlock], overview: DocumentOverview, _ change: TextChange, _ alignment: BlockAlignment,
    linter: Linter, context: LintContext, isContextSame: Bool
  ) {
    self.text = text
    self.blocks = blocks
    self.context = context
    self.linter = linter
    lint.update(
      text, blocks: blocks, overview: overview, change, alignment, context: context, isContextSame: isContextSame)
  }

  /// Lets the blocks go until the next update, so that who makes the new ones need not copy them.
  public mutating func releaseBlocks() {
    blocks = []
    lint.releaseBlocks()
  }

  /// Goes on with the analysis for about `bytes` bytes of text.
  public mutating func advance(bytes: Int = .max) {
    if scratch.isEmpty { scratch.append(Paragraph(context: context)) }
    lint.advance(linter, scratch: &scratch[0], bytes: bytes)
    if lint.isScanned { scratch = [] }
  }

  /// Goes on with the analysis by one step: scans about `bytes` bytes of text, on `workers` cores; when all are scanned, judges
  /// the document.
  public mutating func step(bytes: Int, workers: Int, concurrently: IncrementalLint.Concurrently) {
    guard !lint.isScanned else { return lint.judge(linter) }
    while scratch.count < workers { scratch.append(Paragraph(context: context)) }
    lint.scan(linter, scratch: &scratch, bytes: bytes, concurrently: concurrently)
    if lint.isScanned { scratch = [] }
  }

  /// Whether ``findings`` are those of ``text``; if not, they are those of an earlier version.
  public var isComplete: Bool { lint.isComplete }
  /// Whether all is scanned, so that only one step is left.
  public var isScanned: Bool { lint.isScanned }
  /// Findings, by position.
  public var findings: [Finding] { lint.findings }
  /// What the rules that compare documents gathered.
  public var facts: [DocumentFact] { lint.gathered(for: linter) }

  /// The block that holds a byte offset; nil between blocks.
  public func block(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(blocks[middle].range.end) < offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && Int(blocks[low].range.start) <= offset ? low : nil
  }

  /// The facts of one block, scanned afresh: for hovers, completions and tokens, which look at one block at a time.
  public func scan(block index: Int) -> Paragraph {
    var paragraph = Paragraph(context: context)
    lint.scan(block: index, &paragraph)
    return paragraph
  }
}
