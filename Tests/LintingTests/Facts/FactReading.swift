import Lexicon
import Linting
import TextModel

/// A paragraph of plain text, scanned as the linter scans it.
func scanned(_ string: String) -> Paragraph {
  let context = LintContext(lexicon: LexiconSnapshot(layers: [], cues: []))
  var paragraph = Paragraph(context: context)
  let source = SourceText(string)
  paragraph.scan(ProseBlock(source.fullRange), role: .body, of: source, NormalizedText.Reading())
  return paragraph
}
