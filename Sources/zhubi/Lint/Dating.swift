import Formats
import Lexicon
import Linting
import TextModel

/// By which date a document is judged, and why (PRODUCT.md §1).
struct Dating: Sendable {
  /// The day.
  var day: Day
  /// Where it was taken from.
  var origin: Localized
  /// Whether it is only the day of the check.
  var isAssumed = false

  /// Finds the date: `--as-of` or the configuration, what came with the document, front matter and markup, the text itself,
  /// else today.
  static func of(
    _ document: FormattedDocument, given: String?, _ configuration: Configuration, _ lexicon: LexiconSnapshot, today: Day
  ) -> Dating {
    let markup = document.dateCandidates.first { DocumentDate.parse($0.text) != nil }
    let found = DocumentDate.find(
      given: configuration.asOf ?? given.flatMap { DocumentDate.parse($0) }, frontMatter: markup?.text, in: document.text,
      blocks: document.blocks,
      characters: lexicon.characters)
    guard let found else {
      return Dating(
        day: today, origin: Localized("文中没有日期，按今天", en: "today, since the document names no date"), isAssumed: true)
    }
    var origin = found.source.name
    if let range = found.range ?? (found.source == .frontMatter ? markup?.range : nil) {
      let line = document.text.line(at: Int(range.start)) + 1
      let text = document.text.string(range)
      origin = Localized("\(origin.zh)，第 \(line) 行：\(text)", en: "\(origin.en), line \(line): \(text)")
    }
    return Dating(day: found.day, origin: origin)
  }
}
