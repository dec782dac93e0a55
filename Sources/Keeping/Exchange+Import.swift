import Formats
public import Lexicon
import TextModel

extension Exchange {
  /// Rows for a table, as a table of their own: with the columns that the source names, in its order.
  ///
  /// `csv`, `tsv` and `xlsx` need a line of column names, those of the table or what ``TableKind/label(ofColumn:)`` calls them; columns
  /// that the table lacks are an error. `prh` and `vale` give rows of `terms`; `cspell` gives names, one a line.
  public static func table(_ bytes: [UInt8], from form: ImportForm, kind: TableKind) throws(KeepingError) -> EditableTable {
    var bytes = bytes
    if form != .xlsx, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    switch form {
    case .xlsx:
      var rows = ImportedRows(kind)
      for row in try sheet(bytes) { try rows.add(row.map { Array($0.utf8)[...] }) }
      return rows.table
    case .csv:
      var rows = ImportedRows(kind)
      var reader = CSV(bytes)
      var cells: [ArraySlice<UInt8>] = []
      while reader.next(&cells) { try rows.add(cells) }
      return rows.table
    case .tsv:
      let table = EditableTable(path: "", kind: kind, bytes: bytes)
      var rows = ImportedRows(kind)
      try rows.add(table.columns.map { Array($0.utf8)[...] })
      var cells: [Range<Int>] = []
      for line in table.rows {
        table.findCells(line, &cells)
        try rows.add(cells.map { CellText.clean(table.buffer[$0]) })
      }
      return rows.table
    case .cspell:
      var rows = ImportedRows(kind)
      try rows.add([Array(kind.nameColumn.utf8)[...]])
      for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        let word = CellText.trim(line.prefix { $0 != 0x23 })
        if !word.isEmpty, word.first != 0x21 { try rows.add([word]) }
      }
      return rows.table
    case .prh, .vale:
      guard kind == .terms else {
        throw KeepingError("prh 和 vale 的规则只能导入 terms", en: "rules of prh and vale go into the table “terms”")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      var rows = ImportedRows(kind)
      try rows.add(["wrong", "right"].map { Array($0.utf8)[...] })
      for pair in form == .prh ? try FlatYAML.prh(text) : try FlatYAML.vale(text) {
        try rows.add([Array(pair.wrong.utf8)[...], Array(pair.right.utf8)[...]])
      }
      return rows.table
    }
  }

  /// The cells of a workbook's first sheet, rows without any left out.
  private static func sheet(_ bytes: [UInt8]) throws(KeepingError) -> [[String]] {
    do throws(FormatError) {
      return try Workbook(bytes).rows.filter { row in row.contains { !$0.isEmpty } }
    } catch {
      throw KeepingError(error.message.zh, en: error.message.en)
    }
  }
}

/// Collects rows for a table; the first one names the columns.
private struct ImportedRows {
  private let kind: TableKind
  private(set) var table: EditableTable
  /// For each column of the table, its position in the source.
  private var sources: [Int] = []
  /// Where the reviewer says whether a row is taken, with the title there.
  private var reviews: [(position: Int, title: String)] = []
  private var hasColumns = false

  init(_ kind: TableKind) {
    self.kind = kind
    table = EditableTable(path: "", kind: kind, bytes: [])
  }

  mutating func add(_ cells: [ArraySlice<UInt8>]) throws(KeepingError) {
    guard hasColumns else { return try addColumns(cells.map { CellText.cleaned(String(decoding: $0, as: UTF8.self)) }) }
    for review in reviews where review.position < cells.count {
      let answer = CellText.cleaned(String(decoding: cells[review.position], as: UTF8.self))
      if ReviewColumn.refuses(review.title, answer) { return }
    }
    table.append(sources.map { $0 < cells.count ? cells[$0] : [] })
  }

  private mutating func addColumns(_ header: [String]) throws(KeepingError) {
    hasColumns = true
    var names: [String] = []
    // Columns beyond the last title are empty ones that a spreadsheet added.
    for (position, title) in header.prefix((header.lastIndex { !$0.isEmpty } ?? -1) + 1).enumerated() {
      guard let name = try column(title) else {
        reviews.append((position, title))
        continue
      }
      guard !names.contains(name) else {
        throw KeepingError("“\(name)”这一列出现了两次", en: "the column “\(name)” stands there twice")
      }
      names.append(name)
      sources.append(position)
    }
    table = EditableTable(path: "", kind: kind, columns: names)
  }

  /// The column that a title names; nil for a note, whose title begins with `#`.
  private func column(_ title: String) throws(KeepingError) -> String? {
    if title.hasPrefix("#") { return nil }
    let names = kind.columns.map(\.name)
    if let match = names.first(where: { $0 == title || TableKind.label(ofColumn: $0).zh == title }) { return match }
    let nearest = Spelling.nearest(to: title, among: names)
    throw KeepingError(
      "\(kind.rawValue) 没有“\(title)”这一列" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用：\(names.joined(separator: "、"))，备注列以 # 开头"),
      en: "\(kind.rawValue) has no column “\(title)”"
        + (nearest.map { "; did you mean “\($0)”?" }
          ?? "; there are \(names.joined(separator: ", ")), and notes, which begin with #"))
  }
}
