/// The tables of a dictionary.
public enum TableKind: String, Sendable, CaseIterable {
  /// Administrative divisions and functional zones, each over a span of time.
  case places
  /// Institutions and generic institution patterns (`{place}市商务局`).
  case organizations
  /// Official titles.
  case offices
  /// Tenures.
  case people
  /// Standard expressions, slogans, meetings, numbered formulas.
  case phrases
  /// Wrong or discouraged forms.
  case terms

  /// The table that a file holds: `places-townships.tsv` holds places. Nil when the name is none of ours.
  public init?(fileName: String) {
    guard fileName.hasSuffix(".tsv") else { return nil }
    let stem = fileName.dropLast(4)
    self.init(rawValue: String(stem.prefix { $0 != "-" }))
  }

  /// Columns, in canonical order.
  public var columns: [Column] { Self.schemas[Int(bit)] }

  /// Position of a column in ``columns``; nil when there is none of that name. Asked for every cell that a rule reads.
  public func columnIndex(_ name: String) -> Int? {
    let key = Self.columnKey(name)
    let keys = Self.keys[Int(bit)]
    for index in keys.indices where keys[index] == key && Self.schemas[Int(bit)][index].name == name { return index }
    return nil
  }

  /// Length, first and last byte of a column's name: enough to tell nearly all others from it without comparing strings.
  private static func columnKey(_ name: String) -> UInt32 {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    return UInt32(truncatingIfNeeded: bytes.count) << 16 | UInt32(first) << 8 | UInt32(last)
  }

  /// Made once: rules read cells by the hundred thousand.
  private static let schemas: [[Column]] = allCases.sorted { $0.bit < $1.bit }.map(\.schema)
  private static let keys: [[UInt32]] = schemas.map { columns in columns.map { columnKey($0.name) } }

  private static let nameColumns: [Int?] = allCases.sorted { $0.bit < $1.bit }.map { $0.columnIndex($0.nameColumn) }

  /// Position of ``nameColumn`` in ``columns``.
  var nameColumnIndex: Int? { Self.nameColumns[Int(bit)] }

  private var schema: [Column] {
    switch self {
    case .places:
      [
        .init("code"), .init("name", .required), .init("short"),
        .init("level", .choice(["province", "prefecture", "county", "township", "zone"])),
        .init("parent"), .init("aliases", .list), .init("since", .date), .init("until", .date), .init("successors", .list),
        .init("pinyin"),
        .init("source"),
      ]
    case .organizations:
      [
        .init("name", .required), .init("abbreviations", .list), .init("parent"), .init("level"), .init("kind"),
        .init("since", .date),
        .init("until", .date), .init("successors", .list), .init("wrong", .list), .init("source"), .init("note"),
      ]
    case .offices:
      [
        .init("title", .required), .init("full"), .init("abbreviations", .list), .init("body"), .init("levels", .list),
        .init("rank", .integer),
        .init("exclusive", .choice(["yes", "no"])), .init("combos", .list), .init("wrong", .list), .init("since", .date),
        .init("until", .date),
        .init("source"), .init("note"),
      ]
    case .people:
      [
        .init("name", .required), .init("organization"), .init("office"), .init("since", .date), .init("until", .date),
        .init("attested", .dateList),
        .init("order", .integer), .init("pinyin"), .init("source"),
      ]
    case .phrases:
      [
        .init("phrase", .required), .init("category"), .init("items", .list), .init("ordered", .choice(["yes", "no"])),
        .init("aliases", .list),
        .init("quotes", .choice(["required", "free", "none"])), .init("wrong", .list), .init("since", .date), .init("until", .date),
        .init("successor"), .init("pinyin"), .init("source"), .init("note"),
      ]
    case .terms:
      [
        .init("wrong", .required), .init("right"), .init("kind"), .init("unless-before", .list), .init("unless-after", .list),
        .init("exceptions", .list), .init("fix", .choice(["safe", "unsafe", "none"])), .init("bad", .list), .init("good", .list),
        .init("since", .date), .init("until", .date), .init("source"),
      ]
    }
  }

  /// The column that names an entry.
  public var nameColumn: String {
    switch self {
    case .places, .organizations, .people: "name"
    case .offices: "title"
    case .phrases: "phrase"
    case .terms: "wrong"
    }
  }

  /// Columns that together identify an entry across layers.
  public var keyColumns: [String] {
    switch self {
    case .places: ["code", "name", "parent", "since"]
    case .people: ["name", "organization", "office", "since"]
    case .phrases, .organizations, .offices: [nameColumn, "since"]
    case .terms: ["wrong"]
    }
  }

  /// One column.
  public struct Column: Sendable {
    /// What a cell holds.
    public enum Form: Sendable { case text, required, list, date, dateList, integer, choice([String]) }
    /// Name in the header line.
    public let name: String
    /// What its cells hold.
    public let form: Form
    init(_ name: String, _ form: Form = .text) {
      self.name = name
      self.form = form
    }
  }
}
