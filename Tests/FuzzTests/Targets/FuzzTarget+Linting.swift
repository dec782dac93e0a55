import Bundled
import Formats
import Lexicon
import Linting
import Rules
import TextModel

extension FuzzTarget {
  /// The whole linter: findings, fixes and related places lie on character boundaries inside the text; every fix applies and
  /// what it mended is gone; mending comes to an end; an edited document has the findings of a fresh one.
  ///
  /// The first byte says the format and the profile.
  static let linting = FuzzTarget(
    name: "linting",
    seeds: RuleCatalogue.all.flatMap { $0.description.examples }.enumerated().map { index, example in
      let text = example.marked.unicodeScalars.filter { $0 != "‹" && $0 != "›" }
      return [UInt8(index % 12)] + Array(String(String.UnicodeScalarView(text)).utf8)
    }
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let plan = Int(choices.byte())
    let format = [DocumentFormat.plainText, .plainText, .markdown, .html][plan % 4]
    let profile = Profile.allCases[plan / 4 % Profile.allCases.count]
    let text = SourceText(String(decoding: choices.rest, as: UTF8.self))
    let (linter, context) = Lint.linter(profile)
    let blocks = DocumentStructure(text, as: format).blocks
    var scratch = Paragraph(context: context)
    let result = linter.lint(text, blocks: blocks, context: context, scratch: &scratch)
    try checkFindings(result.findings, text)
    try checkMending(result.findings, text, format, linter, context)
    // An edit in the middle, and its undoing.
    let middle = text.characterStart(at: text.count / 2)
    var incremental = IncrementalLint(text, blocks: blocks, linter: linter, context: context, scratch: &scratch)
    try demand(incremental.findings == result.findings, "the first incremental check differs")
    for edited in [text.applying([TextEdit(ByteRange(middle, middle), "\n一是，")]), text] {
      let editedBlocks = DocumentStructure(edited, as: format).blocks
      incremental.update(
        edited, blocks: editedBlocks, linter: linter, context: context, isContextSame: true, scratch: &scratch)
      let fresh = linter.lint(edited, blocks: editedBlocks, context: context, scratch: &scratch)
      try demand(incremental.findings == fresh.findings, "after an edit the findings differ from those of a fresh check")
    }
  }

  private static func checkMending(
    _ findings: [Finding], _ text: SourceText, _ format: DocumentFormat, _ linter: Linter, _ context: LintContext
  ) throws(Fault) {
    var scratch = Paragraph(context: context)
    func lint(_ text: SourceText) -> (findings: [Finding], blocks: [ProseBlock]) {
      let blocks = DocumentStructure(text, as: format).blocks
      return (linter.lint(text, blocks: blocks, context: context, scratch: &scratch).findings, blocks)
    }
    // A fix by itself: the same finding does not stand at the same place afterwards.
    for finding in findings.prefix(12) {
      guard let fix = finding.fixes.first, !fix.edits.isEmpty else { continue }
      let mended = text.applying(fix.edits)
      try demand(mended.storage != text.storage, "\(finding.rule): the fix “\(fix.title)” changes nothing")
      let delta = fix.edits.reduce(0) { sum, edit in
        edit.range.end <= finding.range.start ? sum + edit.replacement.utf8.count - edit.range.count : sum
      }
      let moved = finding.shifted(by: delta)
      let left = lint(mended).findings.filter { $0.rule == finding.rule && $0.message == finding.message }
      // The next of two equal slips may have moved to where the first one was.
      try demand(
        left.count < findings.count { $0.rule == finding.rule && $0.message == finding.message }
          || !left.contains { $0.range == moved.range },
        "\(finding.rule): still there after “\(fix.title)”: \(finding.message) in “\(mended.string)”")
    }
    // All together, as `--fix` does it: ten passes are enough, and nothing is left to mend then.
    for allowing in [Fix.Safety.safe, .unsafe] {
      var current = text
      var found = findings
      var blocks = DocumentStructure(text, as: format).blocks
      for pass in 0...10 {
        let plan = FixPlan(found, allowing: allowing, blocks: blocks)
        if plan.edits.isEmpty { break }
        try demand(
          pass < 10, "mending does not end: \(plan.edits) by \(Set(found.map(\.rule)).sorted()) in “\(current.string)”")
        current = current.applying(plan.edits)
        try demand(
          UTF8Validation.firstInvalidOffset(Array(current.storage[..<current.count])) == nil, "a fix broke a character")
        (found, blocks) = lint(current)
        try checkFindings(found, current)
      }
    }
  }
}

/// Findings, fixes and related places lie on character boundaries inside the text.
func checkFindings(_ findings: [Finding], _ text: SourceText) throws(Fault) {
  func isSound(_ range: ByteRange) -> Bool {
    func isBoundary(_ offset: UInt32) -> Bool {
      Int(offset) <= text.count && (Int(offset) == text.count || text.storage[Int(offset)] & 0xC0 != 0x80)
    }
    return range.start <= range.end && isBoundary(range.start) && isBoundary(range.end)
  }
  for finding in findings {
    try demand(isSound(finding.range), "\(finding.rule) is reported at \(finding.range)")
    try demand(!finding.message.isEmpty && !finding.message.contains("\n"), "\(finding.rule) says “\(finding.message)”")
    for fix in finding.fixes {
      let edits = fix.edits.sorted { $0.range < $1.range }
      for edit in edits { try demand(isSound(edit.range), "\(finding.rule) mends \(edit.range)") }
      for (a, b) in zip(edits, edits.dropFirst()) {
        try demand(a.range.end <= b.range.start, "\(finding.rule): edits of one fix overlap: \(edits)")
      }
    }
    for related in finding.related where related.path == nil {
      try demand(isSound(related.range), "\(finding.rule) points to \(related.range)")
    }
  }
}

/// The linter with all rules on and the bundled dictionaries, made once.
enum Lint {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(), cues: RuleSet.cues(of: RuleCatalogue.all))

  private static let linters: [Profile: Linter] = Dictionary(
    uniqueKeysWithValues: Profile.allCases.map { profile in
      let rules = RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) { description in
        let severity = description.severity == .off ? .hint : description.severity
        return (RuleSetting(severity: severity, isSeverityFixed: false), RuleOptions(description, profile: profile))
      }
      return (profile, Linter(rules: rules))
    })

  static func linter(_ profile: Profile) -> (Linter, LintContext) {
    let context = LintContext(lexicon: lexicon, date: Day(clamping: 2023, 6, 1), profile: profile)
    return (
      linters[profile]
        ?? Linter(
          rules: RuleSet(catalogue: [], lexicon: lexicon, profile: profile) { Configuration().setting(of: $0, profile: profile) }),
      context
    )
  }
}
