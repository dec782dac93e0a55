/// Where a dictionary says something, on whose word, and of what time.
///
/// One word large, since findings carry it and are copied by the thousand.
public struct EntryReference: Hashable, Sendable {
  private final class Row: Sendable {
    let dictionary: String
    let path: String
    let line: Int
    let name: String
    let source: String
    let period: String

    init(_ dictionary: String, _ path: String, _ line: Int, _ name: String, _ source: String, _ period: String) {
      (self.dictionary, self.path, self.line, self.name) = (dictionary, path, line, name)
      (self.source, self.period) = (source, period)
    }
  }

  private let row: Row

  /// Name of the dictionary.
  public var dictionary: String { row.dictionary }
  /// Path of the table file.
  public var path: String { row.path }
  /// One-based line in it.
  public var line: Int { row.line }
  /// Name of the entry.
  public var name: String { row.name }
  /// The source that the row cites, its short key resolved.
  public var source: String { row.source }
  /// When the row is in force (`2018-03—`, `—2023`, `2018-03—2023-03`), or the dates on which it is attested; empty when it says
  /// neither.
  public var period: String { row.period }

  /// Creates a reference.
  public init(dictionary: String, path: String, line: Int, name: String, source: String, period: String) {
    row = Row(dictionary, path, line, name, source, period)
  }

  /// `national/places.tsv:12 海州区 (1993—)`: the row, for people.
  public var place: String { "\(path):\(line) \(name)" + (period.isEmpty ? "" : " (\(period))") }

  public static func == (a: Self, b: Self) -> Bool {
    a.row === b.row
      || a.line == b.line && a.path == b.path && a.name == b.name && a.dictionary == b.dictionary && a.source == b.source
        && a.period == b.period
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(path)
  }
}
