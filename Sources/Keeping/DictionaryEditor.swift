public import Lexicon
import TextModel

/// Changes one dictionary, in memory: what is to be written is told file by file.
///
/// An entry that stands in a dictionary below is not touched there: retiring it writes a row over it, removing it writes a row
/// `!name` that switches it off.
public struct DictionaryEditor: Sendable {
  /// What becomes of a file.
  public struct Change: Sendable {
    /// Name of the file in the dictionary.
    public let name: String
    /// What it held; nil for a new file.
    public let old: [UInt8]?
    /// What it is to hold.
    public let new: [UInt8]

    /// Creates a change.
    public init(name: String, old: [UInt8]?, new: [UInt8]) { (self.name, self.old, self.new) = (name, old, new) }
  }

  private var tables: [(name: String, old: [UInt8]?, table: EditableTable)] = []
  private let inherited: LexiconSnapshot

  /// - Parameters:
  ///   - files: The dictionary's own files.
  ///   - inherited: The dictionaries that it builds upon.
  public init(files: [DictionaryFile], inherited: LexiconSnapshot) {
    self.inherited = inherited
    for file in files {
      guard let kind = TableKind(fileName: file.name) else { continue }
      tables.append((file.name, file.bytes, EditableTable(path: file.path, kind: kind, bytes: file.bytes)))
    }
  }

  /// The files that differ from what they were. What was in canonical form stays so.
  public var changes: [Change] {
    tables.compactMap { item in
      let new = item.table.bytes
      guard new != item.old else { return nil }
      let wasCanonical = item.old.map { old in
        EditableTable(path: item.name, kind: item.table.kind, bytes: old).canonicalBytes() == old
      }
      return Change(name: item.name, old: item.old, new: wasCanonical == false ? new : item.table.canonicalBytes())
    }
  }

  // MARK: - Commands

  /// Adds a row to a table file, given without `.tsv` (`people`, `people-more`).
  public mutating func add(_ file: String, _ values: [String: String]) throws(KeepingError) {
    let kind = try Self.kind(of: file)
    guard let name = values[kind.nameColumn], !name.isEmpty else {
      throw KeepingError("缺少 \(kind.nameColumn)=…", en: "\(kind.nameColumn)=… is missing")
    }
    if let place = keys(kind)[RowKey.bytes(of: values, kind: kind)] {
      throw KeepingError(
        "“\(name)”已在 \(place)；要改它请先 zhubi dict remove，同名的另一时期请给出 since",
        en: "“\(name)” is already in \(place); remove it first, or give “since” for another period of the same name")
    }
    let target = table(file, kind)
    tables[target].table.insert(Self.completed(values, kind))
  }

  /// Adds rows to a table file; gives those that were there already and are passed over.
  public mutating func add(_ file: String, all rows: [[String: String]]) throws(KeepingError) -> [[String: String]] {
    let kind = try Self.kind(of: file)
    var known = keys(kind)
    var skipped: [[String: String]] = []
    var fresh: [[String: String]] = []
    let target = table(file, kind)
    for (number, values) in rows.enumerated() {
      guard let name = values[kind.nameColumn], !name.isEmpty else {
        throw KeepingError("第 \(number + 1) 条缺少 \(kind.nameColumn)", en: "row \(number + 1) has no \(kind.nameColumn)")
      }
      let key = RowKey.bytes(of: values, kind: kind)
      if known.updateValue(name, forKey: key) == nil { fresh.append(Self.completed(values, kind)) } else { skipped.append(values) }
    }
    tables[target].table.insert(all: fresh.map { ($0, []) })
    return skipped
  }

  /// The values with the kind of a term, if it has none: no rule reports a term without one.
  private static func completed(_ values: [String: String], _ kind: TableKind) -> [String: String] {
    guard kind == .terms, values["kind"] == nil, values["wrong"]?.hasPrefix("!") == false else { return values }
    return values.merging(["kind": "typo"]) { own, _ in own }
  }

  private static func kind(of file: String) throws(KeepingError) -> TableKind {
    if let kind = TableKind(fileName: file + ".tsv"), !file.contains("/") { return kind }
    let names = TableKind.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: file, among: names)
    throw KeepingError(
      "没有“\(file)”这种表" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用：\(names.joined(separator: "、"))"),
      en: "there is no table “\(file)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; there are \(names.joined(separator: ", "))"))
  }

  /// Where the rows of a kind stand, by key.
  private func keys(_ kind: TableKind) -> [[UInt8]: String] {
    var keys: [[UInt8]: String] = [:]
    for item in tables where item.table.kind == kind {
      for line in item.table.rows {
        keys[RowKey.bytes(of: item.table.values(line), kind: kind)] = "\(item.table.path):\(item.table.number(ofLine: line))"
      }
    }
    return keys
  }

  /// Ends an entry on a date and names what takes its place.
  public mutating func retire(_ selector: EntrySelector, until: String, successor: String?) throws(KeepingError) {
    guard PartialDate(Array(until.utf8)) != nil else {
      throw KeepingError(
        "“\(until)”不是日期；应为 2023、2023-01 或 2023-01-28", en: "“\(until)” is no date; expected 2023, 2023-01 or 2023-01-28")
    }
    let place = try findOrInherit(selector)
    let kind = tables[place.table].table.kind
    guard kind.columns.contains(where: { $0.name == "until" }) else {
      throw KeepingError("\(kind.rawValue) 没有 until 列", en: "\(kind.rawValue) has no column “until”")
    }
    tables[place.table].table.set(place.line, "until", until)
    guard let successor, !successor.isEmpty else { return }
    guard let column = kind.columns.first(where: { $0.name == "successor" || $0.name == "successors" })?.name else {
      throw KeepingError(
        "\(kind.rawValue) 不记承接者；继任者请另用 zhubi dict add 添加",
        en: "\(kind.rawValue) has no successors; add the next holder by “zhubi dict add”")
    }
    tables[place.table].table.set(place.line, column, successor)
  }

  /// Gives an entry another name, also where other rows of this dictionary point to it.
  ///
  /// - Parameter keepsAlias: Whether the old name stays an accepted one.
  public mutating func rename(_ selector: EntrySelector, to name: String, keepsAlias: Bool) throws(KeepingError) {
    let place = try findOrInherit(selector, switchingOff: true)
    let kind = tables[place.table].table.kind
    let old = tables[place.table].table.value(place.line, kind.nameColumn)
    guard !name.isEmpty, name != old else { throw KeepingError("新旧名称相同", en: "the two names are the same") }
    var values = tables[place.table].table.values(place.line)
    let comments = tables[place.table].table.comments(above: place.line)
    values[kind.nameColumn] = name
    if keepsAlias {
      let columns = kind.columns.map(\.name)
      guard let column = ["aliases", "abbreviations"].first(where: { columns.contains($0) }) else {
        throw KeepingError("\(kind.rawValue) 没有别名列", en: "\(kind.rawValue) has no column for other names")
      }
      let known = (values[column] ?? "").split(separator: "|").map(String.init)
      values[column] = (known + (known.contains(old) ? [] : [old])).joined(separator: "|")
    }
    tables[place.table].table.remove(place.line)
    tables[place.table].table.insert(values, comments: comments)
    repoint(kind, from: old, to: name)
  }

  /// Takes an entry away, or switches it off where it is inherited.
  public mutating func remove(_ selector: EntrySelector) throws(KeepingError) {
    let own = find(selector)
    if own.count > 1 { throw ambiguity(selector, own) }
    if let place = own.first {
      tables[place.table].table.remove(place.line)
      return
    }
    let entry = try inheritedEntry(selector)
    switchOff(entry)
  }

  // MARK: - Finding

  private struct Place {
    var table: Int
    var line: Int
  }

  private func find(_ selector: EntrySelector) -> [Place] {
    var places: [Place] = []
    for (index, item) in tables.enumerated() where selector.kind == nil || selector.kind == item.table.kind {
      for line in item.table.rows {
        let values = item.table.values(line)
        if selector.matches(item.table.kind, { values[$0] ?? "" }) { places.append(Place(table: index, line: line)) }
      }
    }
    return places
  }

  private func ambiguity(_ selector: EntrySelector, _ places: [Place]) -> KeepingError {
    EntrySelector.ambiguity(
      selector.name,
      places.map { place in
        let table = tables[place.table].table
        return (table.kind, table.values(place.line), "\(table.path):\(table.number(ofLine: place.line))")
      })
  }

  private func inheritedEntry(_ selector: EntrySelector) throws(KeepingError) -> Entry {
    let found = selector.entries(in: inherited)
    if found.count > 1 {
      throw EntrySelector.ambiguity(
        selector.name,
        found.map { entry in
          let reference = inherited.reference(entry)
          return (entry.kind, values(of: entry), "\(reference.path):\(reference.line)")
        })
    }
    guard let entry = found.first else {
      throw KeepingError(
        "词典里没有“\(selector.name)”；用 zhubi dict find 查找",
        en: "no dictionary has “\(selector.name)”; look for it with “zhubi dict find”")
    }
    return entry
  }

  private func values(of entry: Entry) -> [String: String] {
    var values: [String: String] = [:]
    for column in entry.kind.columns {
      let cell = inherited.text(entry, column.name)
      if !cell.isEmpty { values[column.name] = cell }
    }
    // A short key is explained only in the manifest of the dictionary that it comes from.
    let source = inherited.reference(entry).source
    if !source.isEmpty { values["source"] = source }
    return values
  }

  /// The row that is meant; an inherited one is first copied into this dictionary.
  private mutating func findOrInherit(_ selector: EntrySelector, switchingOff: Bool = false) throws(KeepingError) -> Place {
    let own = find(selector)
    if own.count > 1 { throw ambiguity(selector, own) }
    if let place = own.first { return place }
    let entry = try inheritedEntry(selector)
    if switchingOff { switchOff(entry) }
    let index = table(entry.kind.rawValue, entry.kind)
    return Place(table: index, line: tables[index].table.insert(values(of: entry)))
  }

  private mutating func switchOff(_ entry: Entry) {
    let index = table(entry.kind.rawValue, entry.kind)
    tables[index].table.insert([entry.kind.nameColumn: "!" + inherited.name(entry)])
  }

  private mutating func table(_ file: String, _ kind: TableKind) -> Int {
    if let known = tables.firstIndex(where: { $0.name == file + ".tsv" }) { return known }
    tables.append((file + ".tsv", nil, EditableTable(path: file + ".tsv", kind: kind)))
    return tables.count - 1
  }

  /// Mends what rows say of a name that has changed.
  private mutating func repoint(_ kind: TableKind, from old: String, to new: String) {
    let pointers: [(TableKind, String)] =
      switch kind {
      case .places: [(.places, "successors")]
      case .organizations: [(.organizations, "parent"), (.organizations, "successors"), (.people, "organization")]
      case .offices: [(.people, "office")]
      case .phrases: [(.phrases, "successor")]
      case .people, .terms: []
      }
    for index in tables.indices {
      for (owner, column) in pointers where tables[index].table.kind == owner {
        for line in tables[index].table.rows {
          let values = tables[index].table.value(line, column).split(separator: "|").map(String.init)
          guard values.contains(old) else { continue }
          tables[index].table.set(line, column, values.map { $0 == old ? new : $0 }.joined(separator: "|"))
        }
      }
    }
  }
}
