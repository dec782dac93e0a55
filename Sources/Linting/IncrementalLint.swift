import Lexicon
public import TextModel

/// The findings of a document that is being edited: after an edit only the blocks that changed are scanned again.
///
/// What a block gives depends on its bytes, its role and kind, the way the document is read, and the context; all of them
/// are compared. Document rules always judge anew: they only fold what was gathered. The findings are exactly those of
/// ``Linter/lint(_:blocks:context:scratch:)`` on the same text.
public struct IncrementalLint: Sendable {
  private struct BlockResult: Sendable {
    var findings: [Finding]
    var facts: [DocumentFact]
  }

  /// The text that the findings refer to.
  public private(set) var source: SourceText
  /// Its blocks.
  public private(set) var blocks: [ProseBlock]
  /// Findings and facts.
  public private(set) var result: DocumentResult
  /// How many blocks the last update scanned.
  public private(set) var scannedBlocks = 0
  private var overview: DocumentOverview
  private var results: [BlockResult]

  /// Checks a document for the first time.
  public init(_ source: SourceText, blocks: [ProseBlock], linter: Linter, context: LintContext, scratch: inout Paragraph) {
    self.source = source
    self.blocks = blocks
    overview = DocumentOverview(source, blocks, context.lexicon.characters)
    results = []
    result = DocumentResult(findings: [], facts: [], context: context)
    scan(blocks.indices, linter, &scratch, context)
    fold(linter, context)
  }

  /// Checks a new version of the document. `linter` must be the one of the first check.
  ///
  /// - Parameter isContextSame: Whether dictionary, date, profile, locale and rules are those of the last check.
  public mutating func update(
    _ newSource: SourceText, blocks newBlocks: [ProseBlock], linter: Linter, context: LintContext, isContextSame: Bool,
    scratch: inout Paragraph
  ) {
    let newOverview = DocumentOverview(newSource, newBlocks, context.lexicon.characters)
    var prefix = 0
    var suffix = 0
    if isContextSame, newOverview.reading == overview.reading {
      let (first, last) = Self.difference(source, newSource)
      let limit = min(blocks.count, newBlocks.count)
      while prefix < limit, Int(newBlocks[prefix].range.end) <= first, newBlocks[prefix] == blocks[prefix],
        newOverview.roles[prefix] == overview.roles[prefix]
      { prefix += 1 }
      let delta = newSource.count - source.count
      while suffix < limit - prefix {
        let old = blocks.count - 1 - suffix
        let new = newBlocks.count - 1 - suffix
        // Moving clamps at zero: a block whose head was cut off at the start of the text would look like the old one.
        guard newSource.count - Int(newBlocks[new].range.start) <= last, Int(blocks[old].range.start) + delta >= 0,
          newOverview.roles[new] == overview.roles[old],
          newBlocks[new] == (delta == 0 ? blocks[old] : blocks[old].shifted(by: delta))
        else { break }
        suffix += 1
      }
    }
    let kept = results
    let keptTail = suffix
    let delta = newSource.count - source.count
    let blockDelta = newBlocks.count - blocks.count
    source = newSource
    blocks = newBlocks
    overview = newOverview
    results = Array(kept[..<prefix])
    results.reserveCapacity(newBlocks.count)
    scan(prefix..<newBlocks.count - keptTail, linter, &scratch, context)
    for index in kept.count - keptTail..<kept.count {
      var moved = kept[index]
      if delta != 0 { moved.findings = moved.findings.map { $0.shifted(by: delta) } }
      if delta != 0 || blockDelta != 0 {
        for f in moved.facts.indices {
          moved.facts[f].range = moved.facts[f].range.shifted(by: delta)
          moved.facts[f].block += blockDelta
        }
      }
      results.append(moved)
    }
    fold(linter, context)
  }

  private mutating func scan(_ range: Range<Int>, _ linter: Linter, _ scratch: inout Paragraph, _ context: LintContext) {
    scannedBlocks = range.count
    scratch.begin(source, context, wanting: linter.rules.interests)
    for index in range {
      var sink = FindingSink(locale: context.locale)
      var collector = FactCollector()
      collector.block = index
      linter.check(blocks[index], role: overview.roles[index], overview.reading, &scratch, &sink, &collector)
      results.append(BlockResult(findings: sink.findings, facts: collector.facts))
    }
  }

  /// Scans one block into `scratch`, so that its facts can be looked at.
  public func scan(block index: Int, _ scratch: inout Paragraph) {
    scratch.begin(source, result.context)
    scratch.scan(blocks[index], role: overview.roles[index], of: source, overview.reading)
  }

  private mutating func fold(_ linter: Linter, _ context: LintContext) {
    var sink = FindingSink(locale: context.locale)
    var facts: [DocumentFact] = []
    for block in results {
      sink.findings += block.findings
      facts += block.facts
    }
    linter.judge(
      DocumentContext(source: source, blocks: blocks, roles: overview.roles, context: context, reading: overview.reading), facts,
      &sink)
    result = DocumentResult(findings: Linter.settle(sink.findings), facts: facts, context: context)
  }

  /// The number of bytes that two texts share from the start, and from the end; `Int.max` for both when they are equal.
  private static func difference(_ a: SourceText, _ b: SourceText) -> (prefix: Int, suffix: Int) {
    let x = a.storage.span
    let y = b.storage.span
    // SAFETY: eight bytes from an offset below `limit` stay inside the storage, which is padded by eight bytes.
    let xBytes = unsafe x.bytes
    let yBytes = unsafe y.bytes
    let limit = min(a.count, b.count)
    var prefix = 0
    while prefix < limit,
      unsafe xBytes.unsafeLoadUnaligned(fromByteOffset: prefix, as: UInt64.self)
        == yBytes.unsafeLoadUnaligned(fromByteOffset: prefix, as: UInt64.self)
    { prefix += 8 }
    prefix = min(prefix, limit)
    while prefix < limit, x[prefix] == y[prefix] { prefix += 1 }
    if prefix == a.count, prefix == b.count { return (Int.max, Int.max) }
    var suffix = 0
    while suffix + 8 <= limit - prefix,
      unsafe xBytes.unsafeLoadUnaligned(fromByteOffset: a.count - suffix - 8, as: UInt64.self)
        == yBytes.unsafeLoadUnaligned(fromByteOffset: b.count - suffix - 8, as: UInt64.self)
    { suffix += 8 }
    while suffix < limit - prefix, x[a.count - 1 - suffix] == y[b.count - 1 - suffix] { suffix += 1 }
    return (prefix, suffix)
  }
}
