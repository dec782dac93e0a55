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
      let before = RowSet(old, kind)
      let after = RowSet(new, kind)
      for key in Set(before.rows.keys).union(after.rows.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let a = before.rows[key]
        let b = after.rows[key]
        guard a != b, let shown = b ?? a else { continue }
        let change: Change
        if let a, let b {
          let cells = kind.columns.map(\.name).filter { (a[$0] ?? "") != (b[$0] ?? "") }
            .map { Cell(column: $0, old: a[$0] ?? "", new: b[$0] ?? "") }
          if cells.isEmpty { continue }
          change = .changed(cells)
        } else {
          change = a == nil ? .added : .removed
        }
        let rest = RowKey.columns(kind).filter { $0 != kind.nameColumn }.compactMap { column in
          shown[column].map { "\(column) \($0)" }
        }
        differences.append(
          EntryDifference(
            kind: kind, name: shown[kind.nameColumn] ?? "", key: rest.joined(separator: ", "), change: change, values: shown))
      }
    }
    return differences
  }
}

/// The rows of one kind in a dictionary, by key; a key that comes again is told apart by a count.
struct RowSet {
  private(set) var rows: [[UInt8]: [String: String]] = [:]

  init(_ files: [DictionaryFile], _ kind: TableKind) {
    for file in files where TableKind(fileName: file.name) == kind {
      add(EditableTable(path: file.path, kind: kind, bytes: file.bytes))
    }
  }

  init(_ table: EditableTable) { add(table) }

  private mutating func add(_ table: EditableTable) {
    for line in table.rows {
      let values = table.values(line)
      rows[Self.unused(RowKey.bytes(of: values, kind: table.kind)) { rows[$0] != nil }] = values
    }
  }

  /// The key, with a count behind it if it is taken.
  static func unused(_ key: [UInt8], _ isTaken: ([UInt8]) -> Bool) -> [UInt8] {
    var number = 1
    var unique = key
    while isTaken(unique) {
      number += 1
      unique = key + Array(String(number).utf8)
    }
    return unique
  }
}
