import Lexicon
public import TextModel

extension Paragraph {
  /// Reads a document and shows each of its blocks with its facts; no rule is asked.
  ///
  /// For those who collect from documents rather than judge them. The order is that of `blocks`.
  public mutating func read(
    _ source: SourceText, blocks: [ProseBlock], context: LintContext, _ body: (borrowing Paragraph) -> Void
  ) {
    let overview = DocumentOverview(source, blocks, context.lexicon.characters)
    begin(source, context)
    for (index, block) in blocks.enumerated() {
      scan(block, role: overview.roles[index], of: source, overview.reading)
      body(self)
    }
  }
}
