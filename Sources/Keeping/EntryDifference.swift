public import Lexicon
import TextModel

/// How two states of a dictionary differ, entry by entry: order, comments and layout do not count.
public struct EntryDifference: Sendable {
  /// A cell that changed.
  public struct Cell: Sendable, Hashable {
    public let column: String
    public let old: String
    public let new: String
  }

  /// What became of an entry.
  public enum Change: Sendable, Hashable {
    case added
    case removed
    case changed([Cell])
  }

  /// The table.
  public let kind: TableKind
  /// The name of the entry.
  public let name: String
  /// What tells it apart from others of the name, empty parts left out: `since 2020`.
  public let key: String
  /// What became of it.
  public let change: Change
  /// Its values, the new ones where there are any.
  public let values: [String: String]

  /// The differences, by table, then by key.
  public static func between(_ old: [DictionaryFile], _ new: [DictionaryFile]) -> [EntryDifference] {
    var differences: [EntryDifference] = []
    for kind in TableKind.allCases {
      let before = SortedRows(old, kind)
      let after = SortedRows(new, kind)
      SortedRows.forEachPair(before, after) { i, j in
        let a = i.map { before.row($0) }
        let b = j.map { after.row($0) }
        if let a, let b, a.table.isSame(a.line, as: b.table, b.line) { return }
        if let difference = EntryDifference(kind, a?.table.values(a?.line ?? 0), b?.table.values(b?.line ?? 0)) {
          differences.append(difference)
        }
      }
    }
    return differences
  }

  /// How the values of an entry differ; nil when they do not.
  private init?(_ kind: TableKind, _ old: [String: String]?, _ new: [String: String]?) {
    guard old != new, let shown = new ?? old else { return nil }
    if let old, let new {
      let cells = kind.columns.map(\.name).filter { (old[$0] ?? "") != (new[$0] ?? "") }
        .map { Cell(column: $0, old: old[$0] ?? "", new: new[$0] ?? "") }
      if cells.isEmpty { return nil }
      change = .changed(cells)
    } else {
      change = old == nil ? .added : .removed
    }
    let rest = RowKey.columns(kind).filter { $0 != kind.nameColumn }.compactMap { column in
      shown[column].map { "\(column) \($0)" }
    }
    (self.kind, name, key, values) = (kind, shown[kind.nameColumn] ?? "", rest.joined(separator: ", "), shown)
  }
}
