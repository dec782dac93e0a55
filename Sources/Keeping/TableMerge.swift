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
    let kind = ours.kind
    let old = RowSet(base).rows
    let new = RowSet(theirs).rows
    let baseLines = Self.lines(base)
    let ourLines = Self.lines(ours)
    let theirLines = Self.lines(theirs)
    func comments(_ table: EditableTable, _ lines: [[UInt8]: Int], _ key: [UInt8]) -> [String] {
      lines[key].map { table.comments(above: $0) } ?? []
    }
    // Cells first, which moves no line; then, from below, what takes lines away or adds some.
    var edits: [(line: Int, comments: [String]?)] = []
    var added: [(values: [String: String], comments: [String])] = []
    for key in Set(old.keys).union(new.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let before = old[key]
      let after = new[key]
      let line = ourLines[key]
      if let line, before != nil, after != nil {
        let told = comments(theirs, theirLines, key)
        let untold = comments(base, baseLines, key)
        if told != untold, ours.comments(above: line) == untold { edits.append((line, told)) }
      }
      if before == after { continue }
      switch (before, after, line) {
      case (_, let after?, nil):
        if let before { conflict(kind, after, "", Self.text(before, kind), "", Self.text(after, kind)) }
        added.append((after, comments(theirs, theirLines, key)))
      case (let before?, nil, let line?):
        if ours.values(line) == before {
          edits.append((line, nil))
        } else {
          conflict(kind, before, "", Self.text(before, kind), Self.text(ours.values(line), kind), "")
        }
      case (_, let after?, let line?): merge(line, before ?? [:], after)
      case (_, nil, nil), (nil, nil, _): break
      }
    }
    for edit in edits.sorted(by: { $0.line > $1.line }) {
      if let comments = edit.comments { table.setComments(comments, above: edit.line) } else { table.remove(edit.line) }
    }
    table.insert(all: added)
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

  private static func lines(_ table: EditableTable) -> [[UInt8]: Int] {
    var lines: [[UInt8]: Int] = [:]
    for line in table.rows {
      lines[RowSet.unused(RowKey.bytes(of: table.values(line), kind: table.kind)) { lines[$0] != nil }] = line
    }
    return lines
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
