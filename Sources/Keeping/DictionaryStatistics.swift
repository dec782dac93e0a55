public import Lexicon
import TextModel

/// How much a dictionary holds.
public struct DictionaryStatistics: Sendable {
  /// Counts of one table kind in one dictionary.
  public struct Row: Sendable, Hashable {
    public let dictionary: String
    public let kind: TableKind
    /// Rows, and files that hold them.
    public var rows = 0
    public var files = 0
    /// Rows that a later dictionary replaces or switches off.
    public var replaced = 0
    /// Rows that have an end.
    public var ended = 0
    /// Rows that only switch an inherited entry off.
    public var switches = 0
    /// Rows without a source.
    public var unsourced = 0
  }

  /// By dictionary, then by table.
  public let rows: [Row]

  /// Counts the layers of a lexicon.
  public init(_ lexicon: LexiconSnapshot) {
    var rows: [Row] = []
    var active: [Int: Int] = [:]
    for entry in lexicon.entries { active[Int(entry.layer) << 8 | Int(entry.kind.bit), default: 0] += 1 }
    for (l, layer) in lexicon.layers.enumerated() {
      for kind in TableKind.allCases {
        var row = Row(dictionary: layer.manifest.name, kind: kind)
        for table in layer.tables where table.kind == kind {
          row.files += 1
          row.rows += table.rows.count
          for index in table.rows.indices {
            // A row that only switches something off is no entry.
            if let column = table.column(kind.nameColumn), table.bytes[table.cell(index, column)].first == 0x21 {
              row.switches += 1
              continue
            }
            if let column = table.column("until"), !table.cell(index, column).isEmpty { row.ended += 1 }
            if let column = table.column("source"), table.cell(index, column).isEmpty { row.unsourced += 1 }
          }
        }
        guard row.files > 0 else { continue }
        row.replaced = row.rows - row.switches - active[l << 8 | Int(kind.bit), default: 0]
        rows.append(row)
      }
    }
    self.rows = rows
  }
}
