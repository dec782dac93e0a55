public import Lexicon

/// A table file as lines, which can be changed without touching what is not meant: other rows, comments, blank lines, their
/// order, the order of columns, the byte order mark and the line ends stay.
///
/// What a spreadsheet does to a table is undone where it is read: quotation marks around a cell, and the tabs with which it
/// fills up comment lines. The file need not be free of faults; see ``DictionaryTable`` for what loading asks.
public struct EditableTable: Sendable {
  /// What a line is.
  public enum LineKind: UInt8, Sendable { case columns, row, comment, blank }

  /// A line: its place in the buffer without its end.
  struct Line: Sendable {
    var kind: LineKind
    /// Bytes of ``buffer``, half-open.
    var start: Int
    var end: Int
    /// Whether it ends in CR LF (else LF).
    var endsInCRLF: Bool
  }

  /// Path, for messages.
  public let path: String
  /// What the table holds.
  public let kind: TableKind
  /// Names of the columns as they stand in the file; empty while there is no header line.
  public private(set) var columns: [String]
  /// The file as it was read, followed by the lines that were changed or added.
  private(set) var buffer: [UInt8]
  private(set) var lines: [Line] = []
  private var hasByteOrderMark = false
  private var endsWithoutLineEnd = false

  /// Reads a table. Nothing is lost: ``bytes`` gives the same file until something is changed.
  public init(path: String, kind: TableKind, bytes: [UInt8]) {
    (self.path, self.kind, buffer, columns) = (path, kind, bytes, [])
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    endsWithoutLineEnd = !bytes.isEmpty && bytes.last != 0x0A
    let span = bytes.span
    let n = span.count
    lines.reserveCapacity(n / 48)
    var at = hasByteOrderMark ? 3 : 0
    while at < n {
      let start = at
      while at < n, span[at] != 0x0A { at &+= 1 }
      let hasReturn = at > start && span[at &- 1] == 0x0D
      lines.append(Line(kind: .row, start: start, end: hasReturn ? at &- 1 : at, endsInCRLF: hasReturn))
      at &+= 1
    }
    classify()
  }

  /// A table without rows, with all columns of its kind or with these.
  public init(path: String, kind: TableKind, columns: [String]? = nil) {
    let names = columns ?? kind.columns.map(\.name)
    self.init(path: path, kind: kind, bytes: Array((names.joined(separator: "\t") + "\n").utf8))
  }

  private mutating func classify() {
    var hasColumns = false
    for index in lines.indices {
      let line = lines[index]
      if isBlank(line) {
        lines[index].kind = .blank
      } else if isComment(line) {
        lines[index].kind = .comment
      } else if !hasColumns {
        hasColumns = true
        lines[index].kind = .columns
        columns = cells(of: line)
      }
    }
  }

  private func isBlank(_ line: Line) -> Bool {
    let span = buffer.span
    for i in line.start..<line.end where span[i] != 0x20 && span[i] != 0x09 { return false }
    return true
  }

  private func isComment(_ line: Line) -> Bool {
    buffer[line.start] == 0x23 || buffer[line.start] == 0x22 && line.start + 1 < line.end && buffer[line.start + 1] == 0x23
  }

  // MARK: - Reading

  /// Indices of the lines that are rows, in their order.
  public var rows: [Int] { lines.indices.filter { lines[$0].kind == .row } }

  /// The cells of a row as the file has them, trimmed and without a spreadsheet's quotation marks.
  public func cells(_ line: Int) -> [String] { cells(of: lines[line]) }

  private func cells(of line: Line) -> [String] {
    buffer[line.start..<line.end].split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: CellText.clean($0), as: UTF8.self)
    }
  }

  /// A cell of a row; empty when the file lacks the column or the row the cell.
  public func value(_ line: Int, _ column: String) -> String {
    guard let position = columns.firstIndex(of: column) else { return "" }
    let cells = cells(line)
    return position < cells.count ? cells[position] : ""
  }

  /// The row as values by column, empty ones left out.
  public func values(_ line: Int) -> [String: String] {
    var values: [String: String] = [:]
    for (column, cell) in zip(columns, cells(line)) where !cell.isEmpty { values[column] = cell }
    return values
  }

  /// One-based line number in the file as it stands now.
  public func number(ofLine line: Int) -> Int { line + 1 }

  /// Raw bytes of a line without its end.
  func raw(_ line: Int) -> ArraySlice<UInt8> { buffer[lines[line].start..<lines[line].end] }

  /// The file.
  public var bytes: [UInt8] {
    var out: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    out.reserveCapacity(buffer.count)
    for (index, line) in lines.enumerated() {
      out += buffer[line.start..<line.end]
      if line.endsInCRLF { out.append(0x0D) }
      if index < lines.count - 1 || !endsWithoutLineEnd { out.append(0x0A) }
    }
    return out
  }

  // MARK: - Changing

  /// Sets a cell; a column that the file lacks is added to it, if the table's kind has it.
  public mutating func set(_ line: Int, _ column: String, _ value: String) {
    addColumns([column])
    guard let position = columns.firstIndex(of: column) else { return }
    var cells = cells(line)
    while cells.count <= position { cells.append("") }
    cells[position] = CellText.cleaned(value)
    replace(line, with: cells)
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
    let keyed = rows.map { row in
      let cells = columns.map { CellText.cleaned(row.values[$0] ?? "") }
      let comments = row.comments.map { appended($0, .comment) }
      return (
        key: RowKey.bytes(of: cells, columns: columns, kind: kind),
        lines: comments + [appended(cells.joined(separator: "\t"), .row)]
      )
    }
    var pending = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }[...]
    var merged: [Line] = []
    merged.reserveCapacity(lines.count + pending.count)
    // Where the rows that belong before a row go: above its comments.
    var gap = 0
    let isOrdered = isOrdered
    for index in lines.indices {
      let line = lines[index]
      if line.kind == .row, isOrdered {
        let key = RowKey.bytes(of: cells(index), columns: columns, kind: kind)
        var before: [Line] = []
        while let first = pending.first, first.key.lexicographicallyPrecedes(key) {
          before += first.lines
          pending = pending.dropFirst()
        }
        let place = comments(above: index).isEmpty ? merged.count : gap
        merged.insert(contentsOf: before, at: place)
      }
      merged.append(line)
      if line.kind != .comment { gap = merged.count }
    }
    lines = merged + pending.flatMap(\.lines)
  }

  /// Whether the rows stand in the order of their keys.
  private var isOrdered: Bool {
    var previous: [UInt8] = []
    for line in rows {
      let key = RowKey.bytes(of: cells(line), columns: columns, kind: kind)
      if key.lexicographicallyPrecedes(previous) { return false }
      previous = key
    }
    return true
  }

  /// Takes a row away, with the comments that stand directly above it and belong to it.
  public mutating func remove(_ line: Int) { lines.removeSubrange((line - comments(above: line).count)...line) }

  /// The comments that belong to a row: those directly above it, but not those at the head of the table.
  public func comments(above line: Int) -> [String] {
    var first = line
    while first > 0, lines[first - 1].kind == .comment { first -= 1 }
    let isHead = first == 0 || lines[first - 1].kind == .columns
    return isHead ? [] : lines[first..<line].indices.map { String(decoding: CellText.comment(raw($0)), as: UTF8.self) }
  }

  /// Puts other comments above a row, in the place of those that belong to it.
  mutating func setComments(_ comments: [String], above line: Int) {
    let old = self.comments(above: line)
    guard old != comments else { return }
    lines.replaceSubrange(line - old.count..<line, with: comments.map { appended($0, .comment) })
  }

  private mutating func replace(_ line: Int, with cells: [String]) {
    var changed = appended(cells.joined(separator: "\t"), lines[line].kind)
    changed.endsInCRLF = lines[line].endsInCRLF
    lines[line] = changed
  }

  private mutating func appended(_ text: String, _ kind: LineKind) -> Line {
    let start = buffer.count
    buffer += Array(text.utf8)
    return Line(kind: kind, start: start, end: buffer.count, endsInCRLF: lines.first?.endsInCRLF ?? false)
  }

  private mutating func addHeader() {
    columns = kind.columns.map(\.name)
    lines.insert(appended(columns.joined(separator: "\t"), .columns), at: 0)
  }

  private mutating func addColumns(_ names: [String]) {
    let known = kind.columns.map(\.name)
    let missing = known.filter { names.contains($0) && !columns.contains($0) }
    guard !missing.isEmpty else { return }
    columns += missing
    for index in lines.indices where lines[index].kind == .row || lines[index].kind == .columns {
      let cells = cells(index)
      replace(index, with: lines[index].kind == .columns ? columns : cells + missing.map { _ in "" })
    }
  }

  private mutating func endLastLine() {
    guard endsWithoutLineEnd else { return }
    endsWithoutLineEnd = false
    if let first = lines.first, let last = lines.indices.last { lines[last].endsInCRLF = first.endsInCRLF }
  }

  /// The line before which a row of that key belongs.
  private func place(for key: [UInt8]) -> Int {
    var previous: [UInt8] = []
    var place: Int?
    for line in rows {
      let other = RowKey.bytes(of: cells(line), columns: columns, kind: kind)
      if other.lexicographicallyPrecedes(previous) { return lines.count }
      if place == nil, key.lexicographicallyPrecedes(other) { place = line - comments(above: line).count }
      previous = other
    }
    return place ?? lines.count
  }
}
