import Lexicon
import TextModel

/// Merges two changes of one table, entry by entry and cell by cell.
///
/// Changes of different entries never conflict, nor do changes of different cells of one entry, nor additions to one list. The
/// order and the comments of ours stay; entries that theirs adds go where the order wants them, with their comments.
public struct TableMerge: Sendable {
  /// A cell, or a whole entry, that both changed differently.
  public struct Conflict: Sendable, Hashable {
    /// The name of the entry.
    public let name: String
    /// The rest of its key.
    public let key: String
    /// The column; empty when one removed the entry and the other changed it.
    public let column: String
    public let base: String
    public let ours: String
    public let theirs: String
  }

  /// The merged table. Where there is a conflict ours stands; an entry that one removed and the other changed stays.
  public private(set) var table: EditableTable
  /// What somebody has to decide.
  public private(set) var conflicts: [Conflict] = []

  /// Merges. Lines of ours that theirs did not change stay as they are, byte for byte.
  public init(base: EditableTable, ours: EditableTable, theirs: EditableTable) {
    table = ours
    if ours.bytes == base.bytes { table = theirs }
    if ours.bytes == base.bytes || theirs.bytes == base.bytes || ours.bytes == theirs.bytes { return }
    let old = SortedRows([base])
    let own = SortedRows([ours])
    let new = SortedRows([theirs])
    // Cells first, which moves no line; then, in one pass, what takes lines away or changes comments; then what adds some.
    var edits: [Int: [String]?] = [:]
    var added: [(values: [String: String], comments: [String])] = []
    var ownPlace = 0
    SortedRows.forEachPair(old, new) { i, j in
      // The row of ours with that key, found by walking along.
      func compare() -> Int {
        i.map { SortedRows.compare(own, ownPlace, old, $0) } ?? j.map { SortedRows.compare(own, ownPlace, new, $0) } ?? 0
      }
      while ownPlace < own.order.count, compare() < 0 { ownPlace += 1 }
      var line: Int?
      if ownPlace < own.order.count, compare() == 0 {
        line = own.row(ownPlace).line
        ownPlace += 1
      }
      merge(ours, line, i.map { (base, old.row($0).line) }, j.map { (theirs, new.row($0).line) }, &edits, &added)
    }
    table.edit(edits)
    table.insert(all: added)
  }

  /// Merges one entry: its line in ours, in the base, in theirs, where they have it.
  private mutating func merge(
    _ ours: EditableTable, _ line: Int?, _ base: (table: EditableTable, line: Int)?,
    _ theirs: (table: EditableTable, line: Int)?, _ edits: inout [Int: [String]?],
    _ added: inout [(values: [String: String], comments: [String])]
  ) {
    let kind = ours.kind
    var told: [String] = []
    if let line, let base, let theirs {
      told = theirs.table.comments(above: theirs.line)
      let untold = base.table.comments(above: base.line)
      if told != untold, ours.comments(above: line) == untold { edits[line] = .some(told) }
      if theirs.table.isSame(theirs.line, as: base.table, base.line) { return }
    }
    let before = base.map { $0.table.values($0.line) }
    let after = theirs.map { $0.table.values($0.line) }
    if before == after { return }
    switch (before, after, line) {
    case (_, let after?, nil):
      if let before { conflict(kind, after, "", Self.text(before, kind), "", Self.text(after, kind)) }
      added.append((after, theirs.map { $0.table.comments(above: $0.line) } ?? []))
    case (let before?, nil, let line?):
      if ours.values(line) == before {
        edits[line] = .some(nil)
      } else {
        conflict(kind, before, "", Self.text(before, kind), Self.text(ours.values(line), kind), "")
      }
    case (_, let after?, let line?): merge(line, before ?? [:], after)
    case (_, nil, nil), (nil, nil, _): break
    }
  }

  private mutating func merge(_ line: Int, _ before: [String: String], _ after: [String: String]) {
    let own = table.values(line)
    for column in table.kind.columns {
      let base = before[column.name] ?? ""
      let ours = own[column.name] ?? ""
      let theirs = after[column.name] ?? ""
      if theirs == base || theirs == ours { continue }
      if ours == base {
        table.set(line, column.name, theirs)
      } else if Self.isList(column) {
        table.set(line, column.name, Self.mergedList(base, ours, theirs))
      } else {
        conflict(table.kind, after, column.name, base, ours, theirs)
      }
    }
  }

  private mutating func conflict(
    _ kind: TableKind, _ values: [String: String], _ column: String, _ base: String, _ ours: String, _ theirs: String
  ) {
    let rest = RowKey.columns(kind).filter { $0 != kind.nameColumn }.compactMap { name in values[name].map { "\(name)=\($0)" } }
    conflicts.append(
      Conflict(
        name: values[kind.nameColumn] ?? "", key: rest.joined(separator: " "), column: column, base: base, ours: ours,
        theirs: theirs))
  }

  private static func isList(_ column: TableKind.Column) -> Bool {
    switch column.form {
    // The order of a formula's items is part of it.
    case .list: column.name != "items"
    case .dateList: true
    default: false
    }
  }

  /// Ours without what theirs took away, with what theirs added.
  private static func mergedList(_ base: String, _ ours: String, _ theirs: String) -> String {
    func values(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
    let old = values(base)
    let new = values(theirs)
    let kept = values(ours).filter { new.contains($0) || !old.contains($0) }
    return (kept + new.filter { !old.contains($0) && !kept.contains($0) }).joined(separator: "|")
  }

  private static func text(_ values: [String: String], _ kind: TableKind) -> String {
    kind.columns.compactMap { column in values[column.name].map { "\(column.name)=\($0)" } }.joined(separator: " ")
  }

  /// The conflicts as a table: entry, key, column, base, ours, theirs.
  public static func report(_ conflicts: [Conflict], path: String) -> [UInt8] {
    var text = "table\tentry\tkey\tcolumn\tbase\tours\ttheirs\n"
    for conflict in conflicts {
      let cells = [
        path, conflict.name, conflict.key, conflict.column, conflict.base, conflict.ours, conflict.theirs,
      ]
      text += cells.joined(separator: "\t") + "\n"
    }
    return Array(text.utf8)
  }
}
