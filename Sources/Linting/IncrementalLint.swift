import Lexicon
import Synchronization
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
  public private(set) var blocks: [ProseBlock] {
    didSet { blockCount = blocks.count }
  }
  /// How many there are, also while they are let go.
  private var blockCount: Int
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
  private let searches = TextSearches()
  /// What those document rules found that take it over, whole or one by one, and what has changed in the text since.
  private var judged: [UInt16: (generation: Int, findings: [Finding])] = [:]
  private var sinceJudged: TextChange?
  private var scanned = 0
  /// Blocks before ``scanned`` that were changed and are still to be scanned.
  private var gap: Range<Int>?

  /// Takes a document; nothing is scanned yet.
  public init(_ source: SourceText, blocks: [ProseBlock], overview: DocumentOverview, context: LintContext) {
    (self.source, self.blocks, self.overview, self.context) = (source, blocks, overview, context)
    blockCount = blocks.count
  }

  /// Lets the blocks go until the next update, so that who makes the new ones need not copy them.
  public mutating func releaseBlocks() {
    let count = blockCount
    blocks = []
    blockCount = count
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
    var (prefix, suffix) = (0, 0)
    let isReadingSame = isContextSame && overview.reading == self.overview.reading
    if isReadingSame { (prefix, suffix) = BlockRole.shared(overview.roles, self.overview.roles, alignment) }
    let areRolesSame =
      isReadingSame && (prefix, suffix) == (alignment.prefix, alignment.suffix) && overview.roles.count == self.overview.roles.count
      && (prefix..<max(prefix, overview.roles.count - suffix)).allSatisfy { overview.roles[$0] == self.overview.roles[$0] }
    if let gap {
      prefix = min(prefix, gap.lowerBound)
      suffix = min(suffix, blockCount - gap.upperBound)
    }
    let oldTail = blockCount - suffix
    let blockDelta = blocks.count - blockCount
    sinceJudged = sinceJudged?.then(change) ?? change
    if !areRolesSame { judged = [:] }
    (self.source, self.overview, self.context) = (source, overview, context)
    self.blocks = blocks
    (isComplete, scannedBlocks) = (false, 0)
    if oldTail >= scanned {
      // What was not yet reached is scanned in its turn.
      forget(from: prefix)
      scanned = min(scanned, prefix)
      gap = nil
      return
    }
    let first = findingsOfBlocks.partitionPoint { $0.block >= prefix }
    let last = findingsOfBlocks.partitionPoint { $0.block >= oldTail }
    findingsOfBlocks.removeSubrange(first..<last)
    if change.delta != 0 || blockDelta != 0 {
      for i in first..<findingsOfBlocks.count {
        findingsOfBlocks[i].block += blockDelta
        for f in findingsOfBlocks[i].findings.indices { findingsOfBlocks[i].findings[f].shift(by: change.delta) }
      }
    }
    facts.move(prefix..<oldTail, by: change, blocks: blockDelta)
    scanned += blockDelta
    gap = prefix..<oldTail + blockDelta
  }

  private mutating func forget(from block: Int) {
    findingsOfBlocks.removeSubrange(findingsOfBlocks.partitionPoint { $0.block >= block }...)
    facts.remove(from: block)
  }

  /// Whether every block is scanned, so that only ``judge(_:)`` is left to do.
  public var isScanned: Bool { gap == nil && scanned == blocks.count }

  /// Scans until about `bytes` bytes of text are done; judges the document when every block is. `linter` must be the one of
  /// all versions since the context was last another.
  public mutating func advance(_ linter: Linter, scratch: inout Paragraph, bytes: Int = .max) {
    guard !isComplete else { return }
    for range in nextRanges(bytes) { take(Self.scan(range, task(linter), &scratch), range) }
    if isScanned { judge(linter) }
  }

  /// Scans until about `bytes` bytes of text are done, on as many cores as there are scratch paragraphs. ``judge(_:)`` is left
  /// to the caller.
  public mutating func scan(_ linter: Linter, scratch: inout [Paragraph], bytes: Int, concurrently: Concurrently) {
    guard !isComplete else { return }
    for range in nextRanges(bytes) {
      let task = task(linter)
      // Two for each core: who is done first takes another.
      let pieces = pieces(range, scratch.count > 1 ? 2 * scratch.count : 1)
      guard pieces.count > 1 else {
        if !scratch.isEmpty { take(Self.scan(range, task, &scratch[0]), range) }
        continue
      }
      let pool = Mutex(scratch)
      let results = Mutex([Scan?](repeating: nil, count: pieces.count))
      scratch = []
      concurrently(pieces.count) { index in
        var own = pool.withLock { $0.popLast() } ?? Paragraph(context: task.context)
        let result = Self.scan(pieces[index], task, &own)
        results.withLock { $0[index] = result }
        let paragraph = own
        pool.withLock { $0.append(paragraph) }
      }
      scratch = pool.withLock { $0 }
      for (piece, result) in zip(pieces, results.withLock { $0 }) { if let result { take(result, piece) } }
    }
  }

  /// Runs a closure for each number below a count, at the same time where that is possible, and returns when all have run.
  public typealias Concurrently = (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// What is to be scanned next; it counts as scanned.
  private mutating func nextRanges(_ bytes: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    if let range = gap {
      gap = nil
      ranges.append(range)
    }
    var end = scanned
    var left = bytes
    while end < blocks.count, left > 0 {
      left -= blocks[end].range.count + 16
      end += 1
    }
    if scanned < end {
      ranges.append(scanned..<end)
      scanned = end
    }
    return ranges
  }

  /// A range in up to `count` pieces of about as many bytes.
  private func pieces(_ range: Range<Int>, _ count: Int) -> [Range<Int>] {
    guard let first = range.first, let last = range.last, range.count > 1, count > 1 else { return [range] }
    let bytes = Int(blocks[last].range.end) - Int(blocks[first].range.start)
    // What is scanned faster than another thread wakes up.
    guard bytes > 4096 else { return [range] }
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where pieces.count + 1 < count {
      let done = Int(blocks[index].range.end) - Int(blocks[first].range.start)
      if done * count >= bytes * (pieces.count + 1), index + 1 < range.upperBound {
        pieces.append(start..<index + 1)
        start = index + 1
      }
    }
    return pieces + [start..<range.upperBound]
  }

  /// What scanning needs to know.
  private struct Task: Sendable {
    let linter: Linter
    let source: SourceText
    let blocks: [ProseBlock]
    let overview: DocumentOverview
    let context: LintContext
  }

  /// What scanning gives.
  private struct Scan: Sendable {
    var findings: [(block: Int, findings: [Finding])] = []
    var facts: [[DocumentFact]] = []
  }

  private func task(_ linter: Linter) -> Task {
    Task(linter: linter, source: source, blocks: blocks, overview: overview, context: context)
  }

  private static func scan(_ range: Range<Int>, _ task: Task, _ scratch: inout Paragraph) -> Scan {
    scratch.begin(task.source, task.context, wanting: task.linter.rules.interests)
    var result = Scan()
    var collector = FactCollector()
    for index in range {
      var sink = FindingSink(locale: task.context.locale)
      collector.block = index
      task.linter.check(task.blocks[index], role: task.overview.roles[index], task.overview.reading, &scratch, &sink, &collector)
      if !sink.findings.isEmpty { result.findings.append((index, sink.findings)) }
    }
    result.facts = collector.facts()
    return result
  }

  private mutating func take(_ result: Scan, _ range: Range<Int>) {
    scannedBlocks += range.count
    let at = findingsOfBlocks.partitionPoint { $0.block >= range.upperBound }
    findingsOfBlocks.insert(contentsOf: result.findings, at: at)
    facts.insert(result.facts, before: range.upperBound)
  }

  /// Scans one block into `scratch`, so that its facts can be looked at.
  public func scan(block index: Int, _ scratch: inout Paragraph) {
    scratch.begin(source, context)
    scratch.scan(blocks[index], role: overview.roles[index], of: source, overview.reading)
  }

  /// Lets document rules judge what was gathered; every block must be scanned.
  public mutating func judge(_ linter: Linter) {
    guard !isComplete, isScanned else { return }
    var sink = FindingSink(locale: context.locale)
    sink.findings.reserveCapacity(findings.count + 64)
    for block in findingsOfBlocks { sink.findings += block.findings }
    let document = DocumentContext(
      source: source, blocks: blocks, roles: overview.roles, context: context, reading: overview.reading, searches: searches)
    for index in linter.rules.documentRules.indices { judge(index, of: linter.rules, document, &sink) }
    sinceJudged = nil
    var found: [Finding] = []
    swap(&found, &sink.findings)
    findings = Linter.settle(consume found)
    isComplete = true
  }

  /// Lets one document rule judge, or takes over what it found where its facts have only moved.
  private mutating func judge(_ index: Int, of rules: RuleSet, _ document: DocumentContext, _ sink: inout FindingSink) {
    let number = rules.documentRules[index].number
    let generation = facts.generation(number)
    let judgesFactsAlone = type(of: rules.documentRules[index].rule).judgesFactsAlone
    let known = judged.removeValue(forKey: number)
    var moved = known?.findings ?? []
    if let change = sinceJudged { moved = moved.compactMap { $0.moved(by: change) } }
    let first = sink.findings.count
    if let known, judgesFactsAlone, known.generation == generation, moved.count == known.findings.count {
      sink.findings += moved
    } else {
      sink.earlier = moved
      Linter.judge(rules.documentRules[index], document, facts[number], &sink)
      sink.earlier = []
    }
    let found = sink.findings[first...]
    if judgesFactsAlone || found.first?.hasReason == true { judged[number] = (generation, Array(found)) }
  }

  /// What the rules that compare documents gathered, in the order of each.
  public func gathered(for linter: Linter) -> [DocumentFact] { linter.rules.workspaceRules.flatMap { facts[$0.number] ?? [] } }
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
