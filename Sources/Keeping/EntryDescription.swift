public import Lexicon
import TextModel

/// All that the dictionaries say of an entry: its row, where it stands, what it replaced, and what has to do with it.
public struct EntryDescription: Sendable {
  /// A row beside the entry, such as an earlier period of the place, or a tenure of the office.
  public struct Related: Sendable, Hashable {
    /// What it is to the entry.
    public enum Relation: String, Sendable { case parent, period, successor, predecessor, holder, tenure, overridden }
    public var relation: Relation
    /// Its name, with its office where it is a tenure.
    public var name: String
    /// Since when, as written.
    public var since: String
    /// Until when, as written.
    public var until: String
    /// `path:line`.
    public var place: String
  }

  /// The table.
  public let kind: TableKind
  /// Column and value, in the order of the schema, empty ones left out.
  public let values: [(column: String, value: String)]
  /// Dictionary, file, line, source in full.
  public let reference: EntryReference
  /// What has to do with it, by time.
  public let related: [Related]

  /// Describes an entry.
  public init(_ entry: Entry, in lexicon: LexiconSnapshot) {
    kind = entry.kind
    values = entry.kind.columns.compactMap { column in
      let value = lexicon.text(entry, column.name)
      return value.isEmpty ? nil : (column.name, value)
    }
    reference = lexicon.reference(entry)
    related = Self.related(entry, lexicon)
  }

  private static func related(_ entry: Entry, _ lexicon: LexiconSnapshot) -> [Related] {
    let name = lexicon.name(entry)
    let code = lexicon.text(entry, "code")
    var found: [Related] = overridden(entry, lexicon)
    func add(_ relation: Related.Relation, _ other: Entry, _ label: String? = nil) {
      let reference = lexicon.reference(other)
      found.append(
        Related(
          relation: relation, name: label ?? lexicon.name(other), since: lexicon.text(other, "since"),
          until: lexicon.text(other, "until"), place: "\(reference.path):\(reference.line)"))
    }
    for other in lexicon.entries where other.id != entry.id {
      switch (entry.kind, other.kind) {
      case (.places, .places):
        let otherCode = lexicon.text(other, "code")
        if !code.isEmpty, otherCode == code {
          add(.period, other)
        } else if !otherCode.isEmpty, otherCode == lexicon.text(entry, "parent") {
          add(.parent, other)
        } else if !otherCode.isEmpty, lexicon.list(entry, "successors").contains(otherCode) {
          add(.successor, other)
        } else if !code.isEmpty, lexicon.list(other, "successors").contains(code) {
          add(.predecessor, other)
        }
      case (.people, .people) where lexicon.name(other) == name:
        add(.tenure, other, title(other, lexicon))
      case (.people, .people) where title(other, lexicon) == title(entry, lexicon): add(.holder, other)
      case (.organizations, .people) where lexicon.text(other, "organization") == name:
        add(.holder, other, lexicon.name(other) + " " + lexicon.text(other, "office"))
      case (.offices, .people) where lexicon.text(other, "office") == name:
        add(.holder, other, lexicon.name(other) + " " + lexicon.text(other, "organization"))
      case (.organizations, .organizations), (.phrases, .phrases):
        let column = entry.kind == .phrases ? "successor" : "successors"
        if lexicon.name(other) == name {
          add(.period, other)
        } else if lexicon.list(entry, column).contains(lexicon.name(other)) {
          add(.successor, other)
        } else if lexicon.list(other, column).contains(name) {
          add(.predecessor, other)
        }
      default: break
      }
    }
    return found.sorted { ($0.relation.rawValue, $0.since, $0.place) < ($1.relation.rawValue, $1.since, $1.place) }
  }

  private static func title(_ entry: Entry, _ lexicon: LexiconSnapshot) -> String {
    [lexicon.text(entry, "organization"), lexicon.text(entry, "office")].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Rows of earlier dictionaries that the entry replaces.
  private static func overridden(_ entry: Entry, _ lexicon: LexiconSnapshot) -> [Related] {
    let keys = entry.kind.keyColumns.map { lexicon.text(entry, $0) }
    var found: [Related] = []
    for layer in lexicon.layers[..<Int(entry.layer)] {
      for table in layer.tables where table.kind == entry.kind {
        let columns = entry.kind.keyColumns.compactMap { table.column($0) }
        let first = Array(keys.first(where: { !$0.isEmpty })?.utf8 ?? "".utf8)
        guard let probe = zip(keys, columns).first(where: { !$0.0.isEmpty })?.1 else { continue }
        for row in table.rows.indices where table.bytes[table.cell(row, probe)].elementsEqual(first) {
          guard columns.map({ table.text(row, $0) }) == keys else { continue }
          found.append(
            Related(
              relation: .overridden, name: table.text(row, table.column(entry.kind.nameColumn) ?? 0),
              since: table.column("since").map { table.text(row, $0) } ?? "",
              until: table.column("until").map { table.text(row, $0) } ?? "", place: "\(table.path):\(table.lines[row])"))
        }
      }
    }
    return found
  }
}
