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
    if let place = place(of: RowKey.bytes(of: values, kind: kind), kind) {
      throw KeepingError(
        "“\(name)”已在 \(place)；要改它请先 zhubi dict remove，同名的另一时期请给出 since",
        en: "“\(name)” is already in \(place); remove it first, or give “since” for another period of the same name")
    }
    let target = table(file, kind)
    tables[target].table.insert(Self.completed(values, kind))
    try checkComments(target)
  }

  /// Adds rows to a table file; gives how many, and how many were there already and are passed over.
  ///
  /// - Parameters:
  ///   - sources: The rows, as tables of the kind; see ``Exchange/table(_:from:kind:)``.
  ///   - source: What goes into cells of that name that are empty.
  public mutating func add(
    _ file: String, all sources: [EditableTable], source: String? = nil
  ) throws(KeepingError) -> (added: Int, skipped: Int) {
    let kind = try Self.kind(of: file)
    var known = KeyIndex()
    for item in tables where item.table.kind == kind {
      let keys = RowKeys(item.table)
      for row in 0..<keys.count { known.add(keys.hash(row)) }
    }
    var defaults: [String: String] = [:]
    if let source { defaults["source"] = CellText.cleaned(source) }
    let target = table(file, kind)
    var counts = (added: 0, skipped: 0)
    for rows in sources {
      let keys = RowKeys(rows)
      let name = rows.columns.firstIndex(of: kind.nameColumn)
      var fresh: [Int] = []
      // A row that switches something off is of no kind.
      var switches: [Int] = []
      var cells: [Range<Int>] = []
      for row in 0..<keys.count {
        rows.findCells(keys.line(row), &cells)
        guard let name, name < cells.count, !cells[name].isEmpty else {
          throw KeepingError("第 \(row + 1) 条缺少 \(kind.nameColumn)", en: "row \(row + 1) has no \(kind.nameColumn)")
        }
        if !known.add(keys.hash(row)).isNew { continue }
        if rows.buffer[cells[name].lowerBound] == 0x21 { switches.append(keys.line(row)) } else { fresh.append(keys.line(row)) }
      }
      counts.added += fresh.count + switches.count
      counts.skipped += keys.count - fresh.count - switches.count
      // No rule reports a term without a kind.
      tables[target].table.insert(
        fresh, of: rows, defaults: kind == .terms ? defaults.merging(["kind": "typo"]) { own, _ in own } : defaults)
      tables[target].table.insert(switches, of: rows, defaults: defaults)
    }
    try checkComments(target)
    return counts
  }

  /// A row that begins with `#` would be read as a comment.
  private func checkComments(_ target: Int) throws(KeepingError) {
    let table = tables[target].table
    guard let line = table.lines.first(where: { $0.kind == .row && $0.start < $0.end && table.buffer[$0.start] == 0x23 }) else {
      return
    }
    let text = String(decoding: table.buffer[line.start..<line.end].prefix { $0 != 0x09 }, as: UTF8.self)
    throw KeepingError("“\(text)”以 # 开头，会被当成注释", en: "“\(text)” begins with #: it would be read as a comment")
  }

  /// The values with the kind of a term, if it has none: no rule reports a term without one.
  private static func completed(_ values: [String: String], _ kind: TableKind) -> [String: String] {
    guard kind == .terms, values["kind"] == nil, values["wrong"]?.hasPrefix("!") == false else { return values }
    return values.merging(["kind": "typo"]) { own, _ in own }
  }

  /// The table that a name without `.tsv` stands for, such as `people` or `people-more`; another name is an error.
  public static func kind(of file: String) throws(KeepingError) -> TableKind {
    if let kind = TableKind(fileName: file + ".tsv"), !file.contains("/") { return kind }
    let names = TableKind.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: file, among: names)
    throw KeepingError(
      "没有“\(file)”这种表" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用：\(names.joined(separator: "、"))"),
      en: "there is no table “\(file)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; there are \(names.joined(separator: ", "))"))
  }

  /// Where a row of a kind with that key stands; nil when there is none.
  private func place(of key: [UInt8], _ kind: TableKind) -> String? {
    for item in tables where item.table.kind == kind {
      let keys = RowKeys(item.table)
      for row in 0..<keys.count where keys.compare(row, with: key, key.indices) == 0 {
        return "\(item.table.path):\(item.table.number(ofLine: keys.line(row)))"
      }
    }
    return nil
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
      let positions = [item.table.kind.nameColumn, "code"].map { item.table.columns.firstIndex(of: $0) ?? -1 }
      let name = Array(selector.name.utf8)
      for line in item.table.rows where positions.contains(where: { item.table.hasCell(line, $0, name) }) {
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
    let name = Array(old.utf8)
    for index in tables.indices {
      for (owner, column) in pointers where tables[index].table.kind == owner {
        let position = tables[index].table.columns.firstIndex(of: column) ?? -1
        for line in tables[index].table.rows where tables[index].table.mayHold(line, position, name) {
          let values = tables[index].table.value(line, column).split(separator: "|").map(String.init)
          guard values.contains(old) else { continue }
          tables[index].table.set(line, column, values.map { $0 == old ? new : $0 }.joined(separator: "|"))
        }
      }
    }
  }
}
