import Lexicon
import TextModel

extension DictionaryCheck {
  /// Finds rows of one dictionary with the same key, in whichever of its files.
  mutating func checkDuplicates() {
    for layer in lexicon.layers {
      for kind in TableKind.allCases { checkDuplicates(layer.tables.filter { $0.kind == kind }) }
    }
  }

  private mutating func checkDuplicates(_ tables: [DictionaryTable]) {
    let count = tables.reduce(0) { $0 + $1.rows.count }
    guard count > 1 else { return }
    var seen: [UInt64: (table: Int, row: Int)] = [:]
    seen.reserveCapacity(count)
    for (t, table) in tables.enumerated() {
      let columns = RowKey.columns(table.kind).compactMap { table.column($0) }
      for row in table.rows.indices {
        var hash = FNV1a()
        for column in columns {
          hash.add(table.bytes[table.cell(row, column)])
          hash.add(CollectionOfOne(0))
        }
        guard let first = seen[hash.value] else {
          seen[hash.value] = (t, row)
          continue
        }
        let other = tables[first.table]
        let isSame = columns.allSatisfy {
          table.bytes[table.cell(row, $0)].elementsEqual(other.bytes[other.cell(first.row, $0)])
        }
        if !isSame { continue }
        let name = table.text(row, columns.first ?? 0)
        let place = "\(other.path):\(other.lines[first.row])"
        let names = RowKey.columns(table.kind).joined(separator: "、")
        report(
          .duplicate, table, row, table.kind.nameColumn,
          Localized(
            "“\(name)”与 \(place) 重复（\(names) 都相同）",
            en: "“\(name)” repeats \(place) (\(RowKey.columns(table.kind).joined(separator: ", ")) agree)"),
          remedy: Localized("删去其一，或用 since 分开两个时期", en: "remove one, or tell two periods apart by “since”"))
      }
    }
  }

  /// Finds `!name` rows that switch nothing off.
  mutating func checkSwitches() {
    for (l, layer) in lexicon.layers.enumerated() {
      for table in layer.tables {
        guard let column = table.column(table.kind.nameColumn) else { continue }
        for row in table.rows.indices where table.bytes[table.cell(row, column)].first == 0x21 {
          let name = Array(table.bytes[table.cell(row, column)].dropFirst())
          let isKnown = lexicon.layers[..<l].contains { earlier in
            earlier.tables.contains { other in
              other.kind == table.kind && other.rows.indices.contains { other.bytes[other.cell($0, column)].elementsEqual(name) }
            }
          }
          if isKnown { continue }
          let text = String(decoding: name, as: UTF8.self)
          report(
            .nothingSwitchedOff, table, row, table.kind.nameColumn, severity: .warning,
            Localized("所依据的词典里没有“\(text)”，停用落空", en: "no dictionary below has “\(text)”: nothing is switched off"),
            remedy: Localized("删去这一行，或改正名称", en: "remove the row, or mend the name"))
        }
      }
    }
  }
}
