import Bundled
import Lexicon
@testable import Linting
import TextModel

enum Scanned {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

  /// The facts of a text that is one paragraph.
  static func paragraph(_ string: String) -> Paragraph {
    let source = SourceText(string)
    let context = LintContext(lexicon: lexicon)
    var paragraph = Paragraph(context: context)
    paragraph.begin(source, context)
    paragraph.scan(ProseBlock(ByteRange(0, source.count)), role: .body, of: source, NormalizedText.Reading())
    return paragraph
  }
}
