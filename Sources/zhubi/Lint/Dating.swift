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

  /// Finds the date: `--as-of` or the configuration, what came with the document, front matter and markup, else today.
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
    return Dating(day: today, origin: Localized("文中没有日期，按今天", en: "today, since the document names no date"))
  }

  /// The day of a text that begins with `2023-01-28`, `2023/1/28` or `2023年1月28日`.
  private static func day(_ text: String) -> Day? {
    var numbers: [Int] = []
    var value: Int?
    for byte in text.utf8.prefix(24) {
      if byte >= 0x30, byte <= 0x39 {
        value = min((value ?? 0) * 10 + Int(byte - 0x30), 99_999)
      } else if let number = value {
        numbers.append(number)
        value = nil
        if numbers.count == 3 { break }
      }
    }
    if let value, numbers.count < 3 { numbers.append(value) }
    guard let year = numbers.first, year >= 1900, year <= 2999 else { return nil }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    return PartialDate(year: year, month: month, day: day)?.latest
  }
}
