import Lexicon
import TextModel

extension EditableTable {
  /// A row that is to be put into the table: its key in a buffer that all share, and its lines.
  private struct Pending {
    var key: Range<Int>
    var comments: [Line] = []
    var line: Line
  }

  /// Puts a row where the order of the table wants it, at the end when the table has no order; gives its line.
  @discardableResult
  public mutating func insert(_ values: [String: String], comments: [String] = []) -> Int {
    if columns.isEmpty { addHeader() }
    addColumns(values.keys.filter { !(values[$0] ?? "").isEmpty })
    let cells = columns.map { CellText.cleaned(values[$0] ?? "") }
    let place = place(for: RowKey.bytes(of: cells, columns: columns, kind: kind))
    endLastLine()
    let texts = comments + [cells.joined(separator: "\t")]
    for (offset, text) in texts.enumerated() {
      let line = appended(text, offset == texts.count - 1 ? .row : .comment)
      lines.insert(line, at: place + offset)
    }
    return place + texts.count - 1
  }

  /// Puts rows where the order of the table wants them, in one pass; see ``insert(_:comments:)``.
  mutating func insert(all rows: [(values: [String: String], comments: [String])]) {
    guard !rows.isEmpty else { return }
    if columns.isEmpty { addHeader() }
    addColumns(Array(Set(rows.flatMap { $0.values.filter { !$0.value.isEmpty }.keys })))
    endLastLine()
    var keys: [UInt8] = []
    var pending: [Pending] = []
    for row in rows {
      let cells = columns.map { CellText.cleaned(row.values[$0] ?? "") }
      let comments = row.comments.map { appended($0, .comment) }
      let start = keys.count
      keys += RowKey.bytes(of: cells, columns: columns, kind: kind)
      pending.append(
        Pending(key: start..<keys.count, comments: comments, line: appended(cells.joined(separator: "\t"), .row)))
    }
    insert(pending, keys)
  }

  /// Puts rows of another table of the kind where the order of this one wants them.
  ///
  /// - Parameters:
  ///   - lines: The rows' lines there; their cells are clean (``append(_:)``).
  ///   - defaults: What goes into empty cells, by column.
  mutating func insert(_ lines: [Int], of other: EditableTable, defaults: [String: String]) {
    guard !lines.isEmpty else { return }
    if columns.isEmpty { addHeader() }
    addColumns(other.columns + defaults.keys)
    endLastLine()
    let sources = columns.map { other.columns.firstIndex(of: $0) ?? -1 }
    let fallbacks = columns.map { Array((defaults[$0] ?? "").utf8) }
    let keyPositions = keyPositions
    var keys: [UInt8] = []
    var pending: [Pending] = []
    pending.reserveCapacity(lines.count)
    var cells: [Range<Int>] = []
    var own: [Range<Int>] = []
    for line in lines {
      other.findCells(line, &cells)
      let start = buffer.count
      own.removeAll(keepingCapacity: true)
      for (position, source) in sources.enumerated() {
        if position > 0 { buffer.append(0x09) }
        let cellStart = buffer.count
        if source >= 0, source < cells.count { buffer += other.buffer[cells[source]] }
        if buffer.count == cellStart { buffer += fallbacks[position] }
        own.append(cellStart..<buffer.count)
      }
      let keyStart = keys.count
      for position in keyPositions {
        if position >= 0 { keys += buffer[own[position]] }
        keys.append(0)
      }
      let row = Line(kind: .row, start: start, end: buffer.count, endsInCRLF: self.lines.first?.endsInCRLF ?? false)
      pending.append(Pending(key: keyStart..<keys.count, line: row))
    }
    insert(pending, keys)
  }

  /// Appends a row, of which a cell is given for each column, in the order of the file; one without any text is left out.
  mutating func append(_ cells: [ArraySlice<UInt8>]) {
    let start = buffer.count
    var isEmpty = true
    for (position, cell) in cells.enumerated() {
      if position > 0 { buffer.append(0x09) }
      let clean = CellText.cleaned(cell)
      if !clean.isEmpty { isEmpty = false }
      buffer += clean
    }
    if isEmpty {
      buffer.removeLast(buffer.count - start)
    } else {
      lines.append(Line(kind: .row, start: start, end: buffer.count, endsInCRLF: false))
    }
  }

  private mutating func insert(_ rows: [Pending], _ keys: [UInt8]) {
    var sorted = rows
    func precedes(_ a: Pending, _ b: Pending) -> Bool { keys[a.key].lexicographicallyPrecedes(keys[b.key]) }
    if sorted.indices.dropFirst().contains(where: { precedes(sorted[$0], sorted[$0 - 1]) }) { sorted.sort(by: precedes) }
    var next = sorted.startIndex
    let own = RowKeys(self)
    let isOrdered = own.isOrdered
    var merged: [Line] = []
    merged.reserveCapacity(lines.count + rows.count)
    // Where the rows that belong before a row go: above its comments.
    var gap = 0
    var row = 0
    for index in lines.indices {
      let line = lines[index]
      if line.kind == .row {
        if isOrdered, next < sorted.endIndex {
          var before: [Line] = []
          while next < sorted.endIndex, own.compare(row, with: keys, sorted[next].key) > 0 {
            before += sorted[next].comments
            before.append(sorted[next].line)
            next += 1
          }
          if !before.isEmpty { merged.insert(contentsOf: before, at: comments(above: index).isEmpty ? merged.count : gap) }
        }
        row += 1
      }
      merged.append(line)
      if line.kind != .comment { gap = merged.count }
    }
    for item in sorted[next...] {
      merged += item.comments
      merged.append(item.line)
    }
    lines = merged
  }

  /// The line before which a row of that key belongs.
  private func place(for key: [UInt8]) -> Int {
    let keys = RowKeys(self)
    guard keys.isOrdered else { return lines.count }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys.compare(middle, with: key, key.indices) > 0 { high = middle } else { low = middle + 1 }
    }
    guard low < keys.count else { return lines.count }
    return keys.line(low) - comments(above: keys.line(low)).count
  }
}
