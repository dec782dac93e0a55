/// Where a dictionary says something, on whose word, and of what time.
public struct EntryReference: Hashable, Sendable {
  /// Name of the dictionary.
  public var dictionary: String
  /// Path of the table file.
  public var path: String
  /// One-based line in it.
  public var line: Int
  /// Name of the entry.
  public var name: String
  /// The source that the row cites, its short key resolved.
  public var source: String
  /// When the row is in force (`2018-03—`, `—2023`, `2018-03—2023-03`), or the dates on which it is attested; empty when it says
  /// neither.
  public var period: String

  /// Creates a reference.
  public init(dictionary: String, path: String, line: Int, name: String, source: String, period: String) {
    (self.dictionary, self.path, self.line, self.name, self.source, self.period) = (dictionary, path, line, name, source, period)
  }

  /// `national/places.tsv:12 海州区 (1993—)`: the row, for people.
  public var place: String { "\(path):\(line) \(name)" + (period.isEmpty ? "" : " (\(period))") }
}
