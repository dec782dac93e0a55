import Bundled
import JSON
import Lexicon
import Linting
import Rules
import Testing
import TextModel

/// One example of one rule, ready to run.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  var rule: any Rule.Type
  var example: Example
  var testDescription: String { "\(rule.description.id) line \(example.line): \(example.marked)" }

  static let all: [ExampleCase] = RuleCatalogue.all.flatMap { rule in
    rule.description.examples.map { ExampleCase(rule: rule, example: $0) }
  }
}

/// The bundled lexicon with the cues of all rules, made once.
let bundledLexicon = LexiconSnapshot(layers: BundledDictionaries.layers(), cues: RuleSet.cues(of: RuleCatalogue.all))

/// Findings of one rule alone, whatever its default severity, over a plain text.
func findings(
  of rule: any Rule.Type, in text: SourceText, date: Day?, profile: Profile, locale: MessageLocale = .zhHans,
  options: [String: JSONValue] = [:]
) -> [Finding] {
  let rules = RuleSet(catalogue: [rule], lexicon: bundledLexicon, profile: profile) { description in
    let severity = description.severity == .off ? .hint : description.severity
    return (RuleSetting(severity: severity, isSeverityFixed: false), RuleOptions(description, values: options, profile: profile))
  }
  let context = LintContext(lexicon: bundledLexicon, date: date, profile: profile, locale: locale)
  var scratch = Paragraph(context: context)
  guard rule is any WorkspaceRule.Type else {
    return Linter(rules: rules).lint(text, blocks: text.lineBlocks, context: context, scratch: &scratch).findings
  }
  // Several files in one text, with a line ␜ between them.
  var documents: [Workspace.Document] = []
  var starts: [Int] = []
  func add(_ range: Range<Int>) {
    let own = SourceText(text.string(ByteRange(range.lowerBound, range.upperBound)))
    let result = Linter(rules: rules).lint(own, blocks: own.lineBlocks, context: context, scratch: &scratch)
    documents.append(Workspace.Document(path: "\(documents.count).txt", result: result))
    starts.append(range.lowerBound)
  }
  var start = 0
  for line in text.lineBlocks where text.string(line.range) == "␜" {
    add(start..<Int(line.range.start))
    start = Int(line.range.end)
    while start < text.count, text.storage[start] == 0x0A || text.storage[start] == 0x0D { start += 1 }
  }
  add(start..<text.count)
  let compared = Workspace(rules: rules).check(documents, locale: locale)
  return documents.indices.flatMap { i in
    (documents[i].result.findings + compared[i]).map { $0.shifted(by: starts[i]) }
  }
}

/// The text after the preferred fix of each finding.
func fixing(_ text: SourceText, _ findings: [Finding]) -> SourceText {
  text.applying(findings.flatMap { $0.fixes.first?.edits ?? [] })
}

@Suite("Examples of the rules")
struct RuleExampleTests {
  /// What an example is put behind, so that every offset in it moves: ASCII, 3-byte, 4-byte and combining characters, CR LF.
  static let neighbours = ["", "Zhubi reads.\n", "前文已阅。\n", "𠮷野家已阅。\n", "Cafe\u{301} e\u{301}tude.\n", "前文已阅。\r\n"]

  @Test("a bad text is reported exactly where it is marked, a good one not at all", arguments: ExampleCase.all)
  func exampleIsJudgedAsMarked(_ c: ExampleCase) {
    for neighbour in c.example.isWholeDocument ? [""] : Self.neighbours {
      let isCRLF = neighbour.hasSuffix("\r\n")
      let marked = MarkedText(neighbour + (isCRLF ? c.example.marked.replacing("\n", with: "\r\n") : c.example.marked))
      let text = SourceText(marked.text)
      let found = findings(of: c.rule, in: text, date: c.example.date, profile: c.example.profile, options: c.example.options)
      let ranges = found.map(\.range).sorted()
      #expect(
        ranges == marked.ranges,
        "\(c.rule.description.id), example of line \(c.example.line): reported \(MarkedText.marking(text, found)); messages: \(found.map(\.message))"
      )
      if c.example.isGood {
        #expect(marked.ranges.isEmpty, "a good example marks something")
      } else {
        #expect(!marked.ranges.isEmpty, "a bad example marks nothing")
      }
      guard let fixed = c.example.fixed else { continue }
      let expected = neighbour + (isCRLF ? fixed.replacing("\n", with: "\r\n") : fixed)
      let mended = fixing(text, found)
      #expect(mended.string == expected, "\(c.rule.description.id), example of line \(c.example.line)")
      #expect(
        findings(of: c.rule, in: mended, date: c.example.date, profile: c.example.profile, options: c.example.options).isEmpty,
        "\(c.rule.description.id), example of line \(c.example.line): the fixed text is reported again")
    }
  }

  @Test(
    "messages, titles of fixes and related places exist in English too", arguments: ExampleCase.all.filter { !$0.example.isGood })
  func messagesAreTranslated(_ c: ExampleCase) {
    let text = SourceText(MarkedText(c.example.marked).text)
    let zh = findings(of: c.rule, in: text, date: c.example.date, profile: c.example.profile, options: c.example.options)
    let en = findings(
      of: c.rule, in: text, date: c.example.date, profile: c.example.profile, locale: .en, options: c.example.options)
    #expect(zh.map(\.range) == en.map(\.range))
    for (a, b) in zip(zh, en) { #expect(a.message != b.message, "\(c.rule.description.id): \(a.message)") }
  }
}
