public import Lexicon
public import TextModel

/// The day that a document speaks of, by which offices, places and phrases are judged, and where it was found.
///
/// Looked for in this order: what the caller was given, front matter, a line of metadata (发布时间：2023-02-08), the date of
/// signing (GB/T 9704—2012 7.3.5.4) or the note under the title, a dateline or an event with a full date at the beginning,
/// the same without a year when the title has one, the year of a work report. The caller falls back to today.
public struct DocumentDate: Hashable, Sendable {
  /// Where a date was found, the most trusted first.
  public enum Source: UInt8, Sendable, Hashable, CaseIterable {
    /// `--as-of`, a configuration, a value that came with the document.
    case given
    /// `date:` of front matter, or the like in markup.
    case frontMatter
    /// A line of metadata in the text.
    case metadata
    /// The date of signing, 成文日期.
    case signature
    /// A date alone under the title.
    case titleNote
    /// A sentence at the beginning that opens with the full date.
    case event
    /// Such a sentence without a year, with the year of the title.
    case eventInTitleYear
    /// The title of a work report, given early in its year: the day is 1 February.
    case titleYear

    /// The name for people.
    public var name: Localized {
      switch self {
      case .given: Localized("指定的日期", en: "date that was given")
      case .frontMatter: Localized("文件头信息", en: "front matter")
      case .metadata: Localized("发布信息", en: "line of metadata")
      case .signature: Localized("成文日期", en: "date of signing")
      case .titleNote: Localized("题注", en: "note under the title")
      case .event: Localized("开头所述日期", en: "event at the beginning")
      case .eventInTitleYear: Localized("开头所述日期（年份据标题）", en: "event at the beginning, year of the title")
      case .titleYear: Localized("标题年份", en: "year of the title")
      }
    }
  }

  /// The day. Of a date known to the month or year only, the last day.
  public let day: Day
  /// Where it was found.
  public let source: Source
  /// Source bytes of the date in the document; nil when it came from outside.
  public let range: ByteRange?

  init(day: Day, source: Source, range: ByteRange? = nil) {
    self.day = day
    self.source = source
    self.range = range
  }

  /// Finds the date of a document; nil when nothing tells it.
  ///
  /// O(bytes) at worst; only the first lines and short lines are read closely.
  ///
  /// - Parameters:
  ///   - given: A date that was named explicitly.
  ///   - frontMatter: The value of `date:` in front matter, as written.
  public static func find(
    given: PartialDate? = nil, frontMatter: String? = nil, in source: borrowing SourceText, blocks: [ProseBlock],
    characters: borrowing CharacterTable
  ) -> DocumentDate? {
    if let given { return DocumentDate(day: given.latest, source: .given) }
    if let frontMatter, let date = parse(frontMatter) { return DocumentDate(day: date.latest, source: .frontMatter) }
    var finder = DocumentDateFinder()
    finder.look(source, blocks, characters)
    return finder.best
  }

  /// Reads a date written as `2023-01-28`, `2023/1/28`, `2023.1`, `2023年1月28日` at the beginning of a text; nil when there is
  /// none, or when the calendar has no such day.
  public static func parse(_ text: String) -> PartialDate? {
    var numbers: [Int] = []
    var value: Int?
    var gap = 0
    for byte in text.utf8.prefix(40) {
      if byte >= 0x30, byte <= 0x39 {
        value = min((value ?? 0) * 10 + Int(byte - 0x30), 99_999)
        gap = 0
        continue
      }
      if let number = value { numbers.append(number) }
      value = nil
      gap += 1
      // A blank or a T ends the date: a time of day follows. 年, 月, 日 are three bytes.
      if numbers.count == 3 || !numbers.isEmpty && (byte == 0x20 || byte == 0x54 || gap > 3) { break }
    }
    if let value, numbers.count < 3 { numbers.append(value) }
    guard let year = numbers.first, year >= 1900, year <= 2999 else { return nil }
    return PartialDate(year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }
}
