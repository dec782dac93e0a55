import Linting
import Testing
import TextModel

@testable import Rules

@Suite("Messages")
struct MessageTests {
  @Test(
    "a message that quotes text over a line end stands on one line, and so does the title of its fix",
    arguments: ["共有２\n２３家企业", "共有２\r\n２３家企业"])
  func oneLine(_ text: String) throws {
    let source = SourceText(text)
    let context = LintContext(lexicon: bundledLexicon)
    let rules = RuleSet(catalogue: [FullwidthDigit.self], lexicon: bundledLexicon, profile: .news) { description in
      (RuleSetting(severity: description.severity, isSeverityFixed: false), RuleOptions(description, profile: .news))
    }
    var scratch = Paragraph(context: context)
    // As in a wrapped paragraph of Markdown: the line end is no character of the paragraph.
    let lineEnd = ByteRange("共有２".utf8.count, source.count - "２３家企业".utf8.count)
    let block = ProseBlock(ByteRange(0, source.count), splices: [ProseBlock.Splice(lineEnd, .nothing)])
    let findings = Linter(rules: rules).lint(source, blocks: [block], context: context, scratch: &scratch).findings
    let finding = try #require(findings.first)
    #expect(finding.message.contains("“２２３”"))
    for text in [finding.message] + finding.fixes.map({ $0.title }) {
      #expect(!text.contains { $0.isNewline }, "\(text)")
    }
  }
}
