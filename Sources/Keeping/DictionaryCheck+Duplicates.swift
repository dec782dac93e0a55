import Lexicon
import TextModel

extension DictionaryCheck {
  /// Finds rows of one dictionary with the same key, in whichever of its files.
  func checkDuplicates() {
    for layer in lexicon.layers {
      for kind in TableKind.allCases { checkDuplicates(layer.tables.filter { $0.kind == kind }) }
    }
  }

  private func checkDuplicates(_ tables: [DictionaryTable]) {
    let count = tables.reduce(0) { $0 + $1.rows.count }
    guard count > 1 else { return }
    var index = KeyIndex(reserving: count)
    // Where the key of each number stands first.
    var places: [(table: Int32, row: Int32)] = []
    places.reserveCapacity(count)
    var cells: [Range<Int>] = []
    for (t, table) in tables.enumerated() {
      let columns = RowKey.columns(table.kind).compactMap { table.column($0) }
      for row in table.rows.indices {
        table.findCells(row, &cells)
        let (number, isNew) = index.add(Self.key(table.bytes, cells, columns))
        if isNew {
          places.append((Int32(truncatingIfNeeded: t), Int32(truncatingIfNeeded: row)))
          continue
        }
        let other = tables[Int(places[number].table)]
        let otherRow = Int(places[number].row)
        let isSame = columns.allSatisfy { table.bytes[cells[$0]].elementsEqual(other.bytes[other.cell(otherRow, $0)]) }
        if isSame { reportDuplicate(table, row, of: other, otherRow) }
      }
    }
  }

  private func reportDuplicate(_ table: DictionaryTable, _ row: Int, of other: DictionaryTable, _ otherRow: Int) {
    let names = RowKey.columns(table.kind)
    func name() -> String { table.text(row, table.column(table.kind.nameColumn) ?? 0) }
    func place() -> String { "\(other.path):\(other.lines[otherRow])" }
    report(
      .duplicate, table, row, table.kind.nameColumn,
      Localized(
        "“\(name())”与 \(place()) 重复（\(names.joined(separator: "、")) 都相同）",
        en: "“\(name())” repeats \(place()) (\(names.joined(separator: ", ")) agree)"),
      remedy: Localized("删去其一，或用 since 分开两个时期", en: "remove one, or tell two periods apart by “since”"))
  }

  private static func key(_ bytes: [UInt8], _ cells: [Range<Int>], _ columns: [Int]) -> UInt64 {
    let span = bytes.span
    var hash = FNV1a()
    for column in columns {
      var i = cells[column].lowerBound
      while i < cells[column].upperBound {
        hash.add(span[i])
        i &+= 1
      }
      hash.add(0xFF as UInt8)
    }
    return hash.value
  }

  /// Finds `!name` rows that switch nothing off.
  func checkSwitches() {
    for kind in TableKind.allCases {
      var switches: [(layer: Int, table: DictionaryTable, row: Int, name: Range<Int>)] = []
      forEachName(kind) { layer, table, row, name in
        if table.bytes[name].first == 0x21 { switches.append((layer, table, row, name.lowerBound + 1..<name.upperBound)) }
      }
      if switches.isEmpty { continue }
      // The names that are switched off, and the first layer that has each.
      var index = KeyIndex(reserving: switches.count)
      for item in switches { index.add(FNV1a.hash(item.table.bytes, item.name)) }
      var firstLayers = [Int](repeating: .max, count: index.count)
      forEachName(kind) { layer, table, _, name in
        if let number = index.number(of: FNV1a.hash(table.bytes, name)) { firstLayers[number] = min(firstLayers[number], layer) }
      }
      for item in switches {
        guard let number = index.number(of: FNV1a.hash(item.table.bytes, item.name)), firstLayers[number] >= item.layer else {
          continue
        }
        func text() -> String { String(decoding: item.table.bytes[item.name], as: UTF8.self) }
        report(
          .nothingSwitchedOff, item.table, item.row, kind.nameColumn, severity: .warning,
          Localized("所依据的词典里没有“\(text())”，停用落空", en: "no dictionary below has “\(text())”: nothing is switched off"),
          remedy: Localized("删去这一行，或改正名称", en: "remove the row, or mend the name"))
      }
    }
  }

  private func forEachName(
    _ kind: TableKind, _ body: (_ layer: Int, _ table: DictionaryTable, _ row: Int, _ name: Range<Int>) -> Void
  ) {
    for (l, layer) in lexicon.layers.enumerated() {
      for table in layer.tables where table.kind == kind {
        guard let column = table.column(kind.nameColumn) else { continue }
        for row in table.rows.indices { body(l, table, row, table.cell(row, column)) }
      }
    }
  }
}
