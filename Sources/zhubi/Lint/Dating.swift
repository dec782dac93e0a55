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

  /// Finds the date: `--as-of` or the configuration, what came with the document, front matter and markup, what the
  /// text itself says, else today.
  static func of(
    _ document: FormattedDocument, given: String?, _ configuration: Configuration, _ lexicon: LexiconSnapshot, today: Day
  ) -> Dating {
    if let asOf = configuration.asOf {
      return Dating(day: asOf.latest, origin: Localized("--as-of 或配置 asOf", en: "--as-of or “asOf” of the configuration"))
    }
    if let given, let date = day(given) { return Dating(day: date, origin: Localized("随文档给出的日期", en: "given with the document")) }
    for candidate in document.dateCandidates {
      guard let date = day(candidate.text) else { continue }
      let line = document.text.line(at: Int(candidate.range.start)) + 1
      return Dating(
        day: date,
        origin: Localized(
          "第 \(line) 行的 \(candidate.origin.rawValue)：\(candidate.text)",
          en: "\(candidate.origin.rawValue) on line \(line): \(candidate.text)"))
    }
    if let found = DocumentDate.find(in: document.text, blocks: document.blocks, characters: lexicon.characters),
      let range = found.range
    {
      let line = document.text.line(at: Int(range.start)) + 1
      let written = document.text.string(range)
      let name = found.source.name
      return Dating(
        day: found.day, origin: Localized("第 \(line) 行的\(name.zh)：\(written)", en: "\(name.en) on line \(line): \(written)"))
    }
    return Dating(day: today, origin: Localized("文中没有日期，按今天", en: "today, since the document names no date"), isAssumed: true)
  }

  private static func day(_ text: String) -> Day? { DocumentDate.parse(text)?.latest }
}
