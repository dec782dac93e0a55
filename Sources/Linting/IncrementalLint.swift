import Lexicon
public import TextModel

/// The findings of a document that is being edited: after an edit only the blocks that changed are scanned again.
///
/// What a block gives depends on its bytes, its role and kind, the way the document is read, and the context; all of them
/// are compared. Document rules judge anew what was gathered. The findings are exactly those of
/// ``Linter/lint(_:blocks:context:scratch:)`` on the same text.
///
/// The work is done by ``advance(_:scratch:bytes:)`` in portions, so that a large document keeps nobody waiting: an edit that
/// comes in between is taken at once, and what was scanned stays scanned.
public struct IncrementalLint: Sendable {
  /// The text that the findings refer to.
  public private(set) var source: SourceText
  /// Its blocks.
  public private(set) var blocks: [ProseBlock]
  /// Findings by position, then by rule; those of an earlier version until ``isComplete``.
  public private(set) var findings: [Finding] = []
  /// Dictionary, date, profile, locale.
  public private(set) var context: LintContext
  /// Whether ``findings`` are those of the text.
  public private(set) var isComplete = false
  /// How many blocks were scanned since the last version came.
  public private(set) var scannedBlocks = 0
  private var overview: DocumentOverview
  /// What the blocks gave: those before ``scanned`` have been scanned.
  private var findingsOfBlocks: [(block: Int, findings: [Finding])] = []
  private var facts = FactTable()
  private var scanned = 0
  /// Blocks before ``scanned`` that were changed and are still to be scanned.
  private var gap: Range<Int>?

  /// Takes a document; nothing is scanned yet.
  public init(_ source: SourceText, blocks: [ProseBlock], overview: DocumentOverview, context: LintContext) {
    (self.source, self.blocks, self.overview, self.context) = (source, blocks, overview, context)
  }

  /// Takes a new version of the document.
  ///
  /// - Parameters:
  ///   - change: What lies between the last version and this one.
  ///   - alignment: How `blocks` line up with those of the last version.
  ///   - isContextSame: Whether dictionary, date, profile, locale and rules are those of the last version.
  public mutating func update(
    _ source: SourceText, blocks: [ProseBlock], overview: DocumentOverview, _ change: TextChange, _ alignment: BlockAlignment,
    context: LintContext, isContextSame: Bool
  ) {
    var (prefix, suffix) = (alignment.prefix, alignment.suffix)
    if !isContextSame || overview.reading != self.overview.reading {
      (prefix, suffix) = (0, 0)
    } else {
      let common = min(prefix, overview.roles.count)
      prefix = (0..<common).first { overview.roles[$0] != self.overview.roles[$0] } ?? common
      let (new, old) = (overview.roles.count, self.overview.roles.count)
      suffix = (0..<suffix).first { overview.roles[new - 1 - $0] != self.overview.roles[old - 1 - $0] } ?? suffix
    }
    if let gap {
      prefix = min(prefix, gap.lowerBound)
      suffix = min(suffix, self.blocks.count - gap.upperBound)
    }
    let oldTail = self.blocks.count - suffix
    let blockDelta = blocks.count - self.blocks.count
    (self.source, self.blocks, self.overview, self.context) = (source, blocks, overview, context)
    (isComplete, scannedBlocks) = (false, 0)
    if oldTail >= scanned {
      // What was not yet reached is scanned in its turn.
      forget(from: prefix)
      scanned = min(scanned, prefix)
      gap = nil
      return
    }
    let first = findingsOfBlocks.firstIndex(whereSorted: { $0.block >= prefix })
    let last = findingsOfBlocks.firstIndex(whereSorted: { $0.block >= oldTail })
    findingsOfBlocks.removeSubrange(first..<last)
    if change.delta != 0 || blockDelta != 0 {
      for i in first..<findingsOfBlocks.count {
        findingsOfBlocks[i].block += blockDelta
        for f in findingsOfBlocks[i].findings.indices { findingsOfBlocks[i].findings[f].shift(by: change.delta) }
      }
    }
    facts.move(prefix..<oldTail, by: change.delta, blocks: blockDelta)
    scanned += blockDelta
    gap = prefix..<oldTail + blockDelta
  }

  private mutating func forget(from block: Int) {
    findingsOfBlocks.removeSubrange(findingsOfBlocks.firstIndex(whereSorted: { $0.block >= block })...)
    facts.remove(from: block)
  }

  /// Scans until about `bytes` bytes of text are done; judges the document when every block is. `linter` must be the one of
  /// all versions since the context was last another.
  public mutating func advance(_ linter: Linter, scratch: inout Paragraph, bytes: Int = .max) {
    guard !isComplete else { return }
    if let range = gap {
      gap = nil
      scan(range, linter, &scratch)
    }
    var end = scanned
    var left = bytes
    while end < blocks.count, left > 0 {
      left -= blocks[end].range.count + 16
      end += 1
    }
    if scanned < end {
      let range = scanned..<end
      scanned = end
      scan(range, linter, &scratch)
    }
    if scanned == blocks.count { judge(linter) }
  }

  private mutating func scan(_ range: Range<Int>, _ linter: Linter, _ scratch: inout Paragraph) {
    scannedBlocks += range.count
    scratch.begin(source, context, wanting: linter.rules.interests)
    var found: [(block: Int, findings: [Finding])] = []
    var collector = FactCollector()
    for index in range {
      var sink = FindingSink(locale: context.locale)
      collector.block = index
      linter.check(blocks[index], role: overview.roles[index], overview.reading, &scratch, &sink, &collector)
      if !sink.findings.isEmpty { found.append((index, sink.findings)) }
    }
    let at = findingsOfBlocks.firstIndex(whereSorted: { $0.block >= range.upperBound })
    findingsOfBlocks.insert(contentsOf: found, at: at)
    facts.insert(collector.facts, before: range.upperBound)
  }

  /// Scans one block into `scratch`, so that its facts can be looked at.
  public func scan(block index: Int, _ scratch: inout Paragraph) {
    scratch.begin(source, context)
    scratch.scan(blocks[index], role: overview.roles[index], of: source, overview.reading)
  }

  private mutating func judge(_ linter: Linter) {
    var sink = FindingSink(locale: context.locale)
    sink.findings.reserveCapacity(findings.count + 64)
    for block in findingsOfBlocks { sink.findings += block.findings }
    linter.judge(
      DocumentContext(source: source, blocks: blocks, roles: overview.roles, context: context, reading: overview.reading), &sink
    ) { facts[$0] }
    findings = Linter.settle(sink.findings)
    isComplete = true
  }

  /// What rules gathered, in the order of each rule, for workspace rules.
  public var gathered: [DocumentFact] { facts.all }
}

extension IncrementalLint {
  /// Checks a document for the first time, whole.
  public init(_ source: SourceText, blocks: [ProseBlock], linter: Linter, context: LintContext, scratch: inout Paragraph) {
    self.init(
      source, blocks: blocks, overview: DocumentOverview(source, blocks, context.lexicon.characters), context: context)
    advance(linter, scratch: &scratch)
  }

  /// Checks a new version of the document, whole; what changed is found by comparing.
  public mutating func update(
    _ newSource: SourceText, blocks newBlocks: [ProseBlock], linter: Linter, context: LintContext, isContextSame: Bool,
    scratch: inout Paragraph
  ) {
    let change =
      TextChange(from: source, to: newSource) ?? TextChange(start: source.count, oldEnd: source.count, newEnd: source.count)
    update(
      newSource, blocks: newBlocks, overview: DocumentOverview(newSource, newBlocks, context.lexicon.characters), change,
      BlockAlignment(blocks, newBlocks, change), context: context, isContextSame: isContextSame)
    advance(linter, scratch: &scratch)
  }
}

extension Array {
  /// Index of the first element that a predicate holds for, which holds for all elements after it; `count` when there is none.
  func firstIndex(whereSorted predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
