/// Which columns of a table hold what the lexicon needs, resolved once a table.
struct TableColumns {
  struct FormColumn {
    var column: Int
    var role: FormRole
    var isList: Bool
  }

  let name: Int
  let keys: [Int]
  let since: Int?
  let until: Int?
  let formColumns: [FormColumn]
  private let level: Int?
  private let category: Int?
  /// The last position in the file, from 0, of any of these columns.
  let last: Int

  init(_ table: DictionaryTable) {
    let kind = table.kind
    func column(_ name: String) -> Int? { table.column(name).flatMap { table.positions[$0] >= 0 ? $0 : nil } }
    name = table.column(kind.nameColumn) ?? 0
    keys = kind.keyColumns.compactMap { table.column($0) }
    since = column("since")
    until = column("until")
    level = kind == .places ? column("level") : nil
    category = kind == .phrases ? column("category") : nil
    let forms: [(String, FormRole, Bool)] =
      switch kind {
      case .places: [("name", .canonical, false), ("short", .short, false), ("aliases", .alias, true)]
      case .organizations: [("name", .canonical, false), ("abbreviations", .alias, true), ("wrong", .wrong, true)]
      case .offices:
        [("title", .canonical, false), ("full", .alias, false), ("abbreviations", .alias, true), ("wrong", .wrong, true)]
      case .people: [("name", .canonical, false)]
      case .phrases: [("phrase", .canonical, false), ("aliases", .alias, true), ("wrong", .wrong, true)]
      case .terms: [("wrong", .wrong, false)]
      }
    formColumns = forms.compactMap { f in column(f.0).map { FormColumn(column: $0, role: f.1, isList: f.2) } }
    let columns = [name] + keys + [since, until, level, category].compactMap { $0 } + formColumns.map(\.column)
    last = columns.map { table.positions[$0] }.max() ?? 0
  }

  func validity(_ table: DictionaryTable, _ cells: [Range<Int>]) -> Validity {
    func date(_ column: Int?) -> PartialDate? {
      guard let column, !cells[column].isEmpty else { return nil }
      return PartialDate(table.bytes[cells[column]])
    }
    return Validity(since: date(since), until: date(until))
  }

  /// The level that a row of places states, by the letters that tell the five words apart.
  func level(_ table: DictionaryTable, _ cells: [Range<Int>]) -> PlaceLevel? {
    guard let level, cells[level].count > 2 else { return nil }
    switch table.bytes[cells[level].lowerBound] {
    case 0x70: return table.bytes[cells[level].lowerBound + 2] == 0x6F ? .province : .prefecture
    case 0x63: return .county
    case 0x74: return .township
    case 0x7A: return .zone
    default: return nil
    }
  }

  private static let common = ["常用表述", "成语"].map { Array($0.utf8) }

  func isCommonWording(_ table: DictionaryTable, _ cells: [Range<Int>]) -> Bool {
    guard let category, !cells[category].isEmpty else { return false }
    return Self.common.contains { table.bytes[cells[category]].elementsEqual($0) }
  }

  /// Whether the row only switches an inherited entry off: its name begins with `!`.
  func isSwitchedOff(_ table: DictionaryTable, _ cells: [Range<Int>]) -> Bool {
    let cell = cells[name]
    return !cell.isEmpty && table.bytes[cell.lowerBound] == 0x21
  }

  /// Hash of the key cells, FNV-1a with 64 bits.
  func key(_ table: DictionaryTable, _ cells: [Range<Int>]) -> UInt64 {
    var hash = Self.start(table.kind, salt: 1)
    for column in keys { Self.add(table.bytes, cells[column], to: &hash, skippingSwitch: false) }
    return hash
  }

  /// Hash of the name alone: what `!name` switches off, whatever its other cells.
  func nameKey(_ table: DictionaryTable, _ cells: [Range<Int>]) -> UInt64 {
    var hash = Self.start(table.kind, salt: 2)
    Self.add(table.bytes, cells[name], to: &hash, skippingSwitch: true)
    return hash
  }

  private static func start(_ kind: TableKind, salt: UInt64) -> UInt64 { 0xCBF2_9CE4_8422_2325 ^ (UInt64(kind.bit) << 8 | salt) }

  private static func add(_ bytes: [UInt8], _ cell: Range<Int>, to hash: inout UInt64, skippingSwitch: Bool) {
    let span = bytes.span
    var i = cell.lowerBound
    if skippingSwitch, i < cell.upperBound, span[i] == 0x21 { i &+= 1 }
    while i < cell.upperBound {
      hash = (hash ^ UInt64(span[i])) &* 0x100_0000_01B3
      i &+= 1
    }
    hash = (hash ^ 0x1F) &* 0x100_0000_01B3
  }
}
