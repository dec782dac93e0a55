import Lexicon

extension EditableTable {
  /// The file in canonical form: UTF-8 without byte order mark, LF; the columns in the order of the schema, unknown ones last;
  /// the table's comments below them; the rows in the byte order of their keys (``RowKey``), each with its comments above it;
  /// cells trimmed, empty and repeated values of a list left out. A change of one entry is then a change of one line.
  ///
  /// A blank line stands only between the table's comments and comments of the first row. The canonical form of a canonical
  /// file is the file.
  public func canonicalBytes() -> [UInt8] {
    var form = CanonicalForm(self)
    return form.write()
  }
}

/// Writes the canonical form of one table.
private struct CanonicalForm {
  private let table: EditableTable
  /// Positions in the file of the columns, in canonical order.
  private var order: [Int] = []
  private var isList: [Bool] = []
  private var keyPositions: [Int] = []
  /// Canonical text of the rows, and their keys.
  private var texts: [UInt8] = []
  private var keys: [UInt8] = []
  private var items: [Item] = []
  /// Reused from row to row.
  private var cells: [Range<Int>] = []

  private struct Item {
    var text: Range<Int>
    var key: Range<Int>
    /// Lines of the comments that belong to the row.
    var comments: [Int]
  }

  init(_ table: EditableTable) {
    self.table = table
    let schema = table.kind.columns
    let known = schema.compactMap { column in table.columns.firstIndex(of: column.name) }
    order = known + table.columns.indices.filter { !known.contains($0) }
    isList = order.map { position in
      schema.contains { column in
        guard column.name == table.columns[position] else { return false }
        switch column.form {
        case .list, .dateList: return true
        default: return false
        }
      }
    }
    keyPositions = RowKey.columns(table.kind).map { table.columns.firstIndex(of: $0) ?? -1 }
  }

  mutating func write() -> [UInt8] {
    var head: [Int] = []
    var pending: [Int] = []
    // Comments above the columns and directly below them are the table's, up to a blank line or the first row.
    var isHead = true
    var hasColumns = false
    for index in table.lines.indices {
      switch table.lines[index].kind {
      case .columns: hasColumns = true
      case .comment: if isHead { head.append(index) } else { pending.append(index) }
      case .blank: if hasColumns { isHead = false }
      case .row:
        isHead = false
        add(index, comments: pending)
        pending = []
      }
    }
    var out: [UInt8] = []
    out.reserveCapacity(texts.count + 1024)
    out += Array(order.map { table.columns[$0] }.joined(separator: "\t").utf8)
    if hasColumns { out.append(0x0A) }
    for line in head { append(comment: line, to: &out) }
    sort()
    if items.first?.comments.isEmpty == false { out.append(0x0A) }
    for item in items {
      for line in item.comments { append(comment: line, to: &out) }
      out += texts[item.text]
      out.append(0x0A)
    }
    for line in pending { append(comment: line, to: &out) }
    return out
  }

  private func append(comment line: Int, to out: inout [UInt8]) {
    out += CellText.comment(table.raw(line))
    out.append(0x0A)
  }

  private mutating func add(_ line: Int, comments: [Int]) {
    let row = table.lines[line]
    CellText.split(table.buffer, row.start, row.end, into: &cells)
    let textStart = texts.count
    for (place, position) in order.enumerated() {
      if place > 0 { texts.append(0x09) }
      if position < cells.count { append(cells[position], isList: isList[place]) }
    }
    // Cells beyond the header are kept: loading reports them, and nothing may be lost here.
    for extra in cells.dropFirst(order.count) where !CellText.clean(table.buffer[extra]).isEmpty {
      texts.append(0x09)
      append(extra, isList: false)
    }
    let keyStart = keys.count
    for position in keyPositions {
      if position >= 0, position < cells.count { keys += CellText.clean(table.buffer[cells[position]]) }
      keys.append(0)
    }
    items.append(Item(text: textStart..<texts.count, key: keyStart..<keys.count, comments: comments))
  }

  private mutating func append(_ cell: Range<Int>, isList: Bool) {
    if cell.isEmpty { return }
    let clean = CellText.clean(table.buffer[cell])
    guard isList, clean.contains(0x7C) else {
      texts += clean
      return
    }
    var kept: [ArraySlice<UInt8>] = []
    for value in clean.split(separator: 0x7C) {
      let value = CellText.trim(value)
      if !value.isEmpty, !kept.contains(value) { kept.append(value) }
    }
    texts += Array(kept.joined(separator: [0x7C]))
  }

  private mutating func sort() {
    let keys = keys
    let texts = texts
    func precedes(_ a: Item, _ b: Item) -> Bool {
      let order = Self.compare(keys, a.key, b.key)
      return order != 0 ? order < 0 : Self.compare(texts, a.text, b.text) < 0
    }
    // Most tables are in order already.
    for index in items.indices.dropFirst() where precedes(items[index], items[index - 1]) {
      items.sort(by: precedes)
      return
    }
  }

  private static func compare(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Int {
    let span = bytes.span
    var i = a.lowerBound
    var j = b.lowerBound
    while i < a.upperBound, j < b.upperBound {
      let difference = Int(span[i]) - Int(span[j])
      if difference != 0 { return difference }
      i &+= 1
      j &+= 1
    }
    return a.count - b.count
  }
}
