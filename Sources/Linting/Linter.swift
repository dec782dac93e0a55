import Lexicon
public import TextModel

/// What a check of a document gives.
public struct DocumentResult: Sendable {
  /// Findings, by position, then by rule.
  public var findings: [Finding]
  /// What the workspace rules gathered.
  public var facts: [DocumentFact]
  /// The context that was used: date and profile as resolved.
  public var context: LintContext

  /// Creates a result.
  public init(findings: [Finding], facts: [DocumentFact], context: LintContext) {
    (self.findings, self.facts, self.context) = (findings, facts, context)
  }
}

/// Runs rules over documents. Pure: no I/O, no clock, no shared state.
public struct Linter: Sendable {
  /// The rules.
  public let rules: RuleSet

  /// Creates a linter.
  public init(rules: RuleSet) { self.rules = rules }

  /// Checks a document.
  ///
  /// - Parameters:
  ///   - overview: What a look over the document gave, where the caller has looked already.
  ///   - scratch: Memory that is reused from document to document.
  ///   - isAlone: Whether the document will be compared with no other, so that what the workspace rules gather need not be kept.
  public func lint(
    _ source: SourceText, blocks: [ProseBlock], overview: DocumentOverview? = nil, context: LintContext, scratch: inout Paragraph,
    isAlone: Bool = false
  ) -> DocumentResult {
    let overview = overview ?? DocumentOverview(source, blocks, context.lexicon.characters)
    scratch.begin(source, context, wanting: rules.interests)
    var sink = FindingSink(locale: context.locale)
    var collector = FactCollector()
    for (index, block) in blocks.enumerated() {
      collector.block = index
      check(block, role: overview.roles[index], overview.reading, &scratch, &sink, &collector)
    }
    judge(
      DocumentContext(source: source, blocks: blocks, roles: overview.roles, context: context, reading: overview.reading),
      &collector, &sink, keeping: isAlone ? [] : rules.workspaceRules.map(\.number))
    // Those of the other rules have gone.
    let facts = rules.workspaceRules.flatMap { collector.facts(of: $0.number) ?? [] }
    // Taken out of the sink, so that they are sorted in place.
    var found: [Finding] = []
    swap(&found, &sink.findings)
    return DocumentResult(findings: Self.settle(consume found), facts: facts, context: context)
  }

  /// Checks one block: findings of paragraph rules go to `sink`, facts of document rules to `collector`.
  func check(
    _ block: ProseBlock, role: BlockRole, _ reading: NormalizedText.Reading, _ paragraph: inout Paragraph,
    _ sink: inout FindingSink,
    _ collector: inout FactCollector
  ) {
    paragraph.scan(block, role: role, of: paragraph.source, reading)
    ask(paragraph, &sink, &collector)
  }

  /// Asks every rule that wants to see something that occurs in a paragraph. A function of its own, for which the paragraph, which may
  /// no longer change, is lent once and not for every loop.
  @inline(never)
  private func ask(_ paragraph: borrowing Paragraph, _ sink: inout FindingSink, _ collector: inout FactCollector) {
    let present = paragraph.present
    sink.speakers = rules.speakers
    for word in 0..<rules.paragraphCalls.width {
      var called = rules.paragraphCalls.word(word, where: present)
      while called != 0 {
        // By index: a loop over the rules themselves would copy each of them for every paragraph.
        let i = word &* 64 &+ called.trailingZeroBitCount
        called &= called &- 1
        sink.speaker = i
        rules.paragraphCallees[i].check(paragraph, &sink)
      }
    }
    for word in 0..<rules.documentCalls.width {
      var called = rules.documentCalls.word(word, where: present)
      while called != 0 {
        let i = word &* 64 &+ called.trailingZeroBitCount
        called &= called &- 1
        collector.owner = rules.documentNumbers[i]
        rules.documentCallees[i].gather(paragraph, &collector)
      }
    }
    tellCues(paragraph, &sink, &collector)
  }

  private func tellCues(_ paragraph: borrowing Paragraph, _ sink: inout FindingSink, _ collector: inout FactCollector) {
    let lexicon = paragraph.context.lexicon
    for h in paragraph.hits.indices {
      let form = Int(paragraph.hits[h].form)
      guard lexicon.formTraits[form] & FormTrait.cue != 0 else { continue }
      let range = paragraph.hits[h].range
      for meaning in lexicon.meanings(ofForm: form) where meaning.owner == .cue {
        let cue = Int(meaning.id)
        for number in rules.paragraphCues[cue].indices {
          let target = rules.paragraphCues[cue][number]
          let rule = Int(target.rule)
          sink.speaker = rule
          rules.paragraphCallees[rule].check(cue: Int(target.cue), at: range, in: paragraph, &sink)
        }
        for number in rules.documentCues[cue].indices {
          let target = rules.documentCues[cue][number]
          collector.owner = rules.documentNumbers[Int(target.rule)]
          rules.documentCallees[Int(target.rule)].gather(cue: Int(target.cue), at: range, in: paragraph, &collector)
        }
      }
    }
  }

  /// Lets document rules judge what was gathered. Facts that no comparison of documents needs go with their rule.
  private func judge(
    _ document: DocumentContext, _ gathered: inout FactCollector, _ sink: inout FindingSink, keeping kept: [UInt16]
  ) {
    for active in rules.documentRules {
      let facts = gathered.facts(of: active.number)
      if !kept.contains(active.number) { gathered.removeFacts(of: active.number) }
      Self.judge(active, document, facts, &sink)
    }
  }

  /// Lets one document rule judge its facts.
  static func judge(
    _ active: RuleSet.Active<any DocumentRule>, _ context: DocumentContext, _ facts: [DocumentFact]?, _ sink: inout FindingSink
  ) {
    // A rule without facts has nothing to compare, unless it looks at the blocks themselves.
    guard let own = facts ?? (active.interests.contains(.blankParagraphs) ? [] : nil) else { return }
    var document = context
    document.facts = own
    sink.speak(as: active.id, active.setting)
    active.rule.check(document, &sink)
  }

  /// Sorts findings and lets the owner of a span win (RULES.md 1.5): a finding gives way when one of a category that goes
  /// before covers at least half of it.
  static func settle(_ findings: consuming [Finding]) -> [Finding] {
    let count = findings.count
    guard count > 1 else { return findings }
    // Places are sorted, not findings, which are large. Mostly they are in order but for those of document rules.
    let ranges = findings.map(\.range)
    var order = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    order.sort { a, b in
      let (x, y) = (ranges[Int(a)], ranges[Int(b)])
      return x != y ? x < y : findings[Int(a)].rule < findings[Int(b)].rule
    }
    var isDropped = [Bool](repeating: false, count: count)
    var active: [Int] = []
    for index in order {
      let i = Int(index)
      let range = ranges[i]
      if !active.isEmpty { active.removeAll { ranges[$0].end <= range.start && ranges[$0] != range } }
      for j in active where !isDropped[j] && !isDropped[i] {
        let overlap = Int(min(range.end, ranges[j].end)) - Int(range.start)
        guard overlap > 0 || range == ranges[j] else { continue }
        let a = Self.rank(findings[j])
        let b = Self.rank(findings[i])
        if a < b, overlap * 2 >= range.count { isDropped[i] = true }
        if b < a, overlap * 2 >= ranges[j].count { isDropped[j] = true }
      }
      active.append(i)
    }
    // In place: a finding holds many references, and a long draft has thousands of findings at every keystroke.
    var settled = findings
    order.removeAll { isDropped[Int($0)] }
    bring(order, toFrontOf: &settled)
    settled.removeLast(count - order.count)
    return settled
  }

  /// Moves the elements with some indices to the front, in that order.
  private static func bring(_ order: [Int32], toFrontOf elements: inout [Finding]) {
    // Where the element stands that stood at an index in the beginning, and which element stands at an index.
    var places = Array(0..<Int32(truncatingIfNeeded: elements.count))
    var standing = places
    // SAFETY: `order` holds indices of the elements, each once, so that both places are inside the buffer. The array's own
    // `swapAt` copies what it swaps.
    unsafe elements.withUnsafeMutableBufferPointer { buffer in
      for (to, index) in order.enumerated() {
        let from = Int(places[Int(index)])
        guard from != to else { continue }
        unsafe buffer.swapAt(from, to)
        standing.swapAt(from, to)
        places[Int(standing[from])] = Int32(truncatingIfNeeded: from)
        places[Int(standing[to])] = Int32(truncatingIfNeeded: to)
      }
    }
  }

  /// Categories of rules, the one that goes before first.
  private static let order = [
    "encoding", "residue", "docno", "structure", "title", "name", "place", "slogan", "date", "number", "unit", "term", "punct",
    "script", "style",
    "lint",
  ].map { Array("\($0)/".utf8) }

  private static func rank(_ finding: Finding) -> Int {
    let rule = finding.rule.utf8
    return order.firstIndex { rule.starts(with: $0) } ?? order.count
  }
}
