public import Lexicon

/// What tells the rows of one table apart and orders them.
public enum RowKey {
  /// Columns that order a table and identify a row within one dictionary, most significant first.
  ///
  /// More than ``TableKind/keyColumns``, which identify an entry across dictionaries: one dictionary may hold several rows of
  /// one office, each for another body, or of one wrong form, each with other neighbours.
  public static func columns(_ kind: TableKind) -> [String] {
    switch kind {
    case .places: ["code", "name", "since"]
    case .organizations: ["name", "since"]
    case .offices: ["title", "full", "since"]
    case .people: ["name", "organization", "office", "since", "attested"]
    case .phrases: ["phrase", "since"]
    case .terms: ["wrong", "unless-before", "unless-after"]
    }
  }

  /// The key of a row, its parts separated by a byte that is in no cell and sorts before all of them.
  static func bytes(of cells: [String], columns: [String], kind: TableKind) -> [UInt8] {
    var key: [UInt8] = []
    for name in Self.columns(kind) {
      if let position = columns.firstIndex(of: name), position < cells.count { key += Array(cells[position].utf8) }
      key.append(0)
    }
    return key
  }

  /// The key of a row given as values by column.
  static func bytes(of values: [String: String], kind: TableKind) -> [UInt8] {
    var key: [UInt8] = []
    for name in columns(kind) {
      key += Array((values[name] ?? "").utf8)
      key.append(0)
    }
    return key
  }
}
