import Lexicon
import Linting
import Testing
import TextModel

@testable import Rules

@Suite("A person named without an office")
struct BareNameFirstTests {
  @Test("is shown with an office of that day", arguments: [2008, 2024])
  func citesAnOfficeOfTheDay(_ year: Int) throws {
    let day = try #require(Day(year, 5, 1))
    let source = SourceText("会议于今日召开。\n习近平出席会议并讲话。")
    let context = LintContext(lexicon: bundledLexicon, date: day, profile: .news)
    let rules = RuleSet(catalogue: [BareNameFirst.self], lexicon: bundledLexicon, profile: .news) { description in
      (RuleSetting(severity: description.severity, isSeverityFixed: false), RuleOptions(description, profile: .news))
    }
    var scratch = Paragraph(context: context)
    let findings = Linter(rules: rules).lint(source, blocks: source.lineBlocks, context: context, scratch: &scratch).findings
    let reference = try #require(findings.first?.reference)
    let row = try #require(bundledLexicon.entries.first { bundledLexicon.reference($0) == reference })
    #expect(row.validity.status(on: day) == .inForce)
  }
}
