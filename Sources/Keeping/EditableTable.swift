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
  var buffer: [UInt8]
  var lines: [Line] = []
  private var hasByteOrderMark = false
  private var endsWithoutLineEnd = false

  /// Reads a table. Nothing is lost: ``bytes`` gives the same file until something is changed, unless a spreadsheet has put
  /// every cell in quotation marks (``QuotedTable``).
  public init(path: String, kind: TableKind, bytes: [UInt8]) {
    let bytes = QuotedTable.unquoted(bytes) ?? bytes
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

  /// Whether nothing of a line would be left in its cells.
  private func isBlank(_ line: Line) -> Bool {
    let span = buffer.span
    var i = line.start
    while i < line.end, span[i] == 0x20 || span[i] == 0x09 { i &+= 1 }
    guard i < line.end else { return true }
    // A carriage return, or the first byte of a blank beyond ASCII; nearly no line begins so.
    return (span[i] == 0x0D || span[i] == 0xC2 || span[i] == 0xE3) && CellText.trim(buffer[i..<line.end]).isEmpty
  }

  private func isComment(_ line: Line) -> Bool {
    buffer[line.start] == 0x23 || buffer[line.start] == 0x22 && line.start + 1 < line.end && buffer[line.start + 1] == 0x23
  }

  // MARK: - Reading

  /// Indices of the lines that are rows, in their order.
  public var rows: [Int] { lines.indices.filter { lines[$0].kind == .row } }

  var rowCount: Int { lines.count { $0.kind == .row } }

  /// Positions in the file of the columns that make the key; -1 for a column that it lacks.
  var keyPositions: [Int] { RowKey.columns(kind).map { columns.firstIndex(of: $0) ?? -1 } }

  /// Where the cells of a row stand in ``buffer``, as the file has them. `cells` is reused.
  func findCells(_ line: Int, _ cells: inout [Range<Int>]) {
    CellText.split(buffer, lines[line].start, lines[line].end, into: &cells)
  }

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

  /// The rows as values by column, in the order of the file.
  public var rowValues: [[String: String]] { rows.map { values($0) } }

  /// Whether the cell of a row at a position of the file holds exactly this.
  func hasCell(_ line: Int, _ position: Int, _ text: [UInt8]) -> Bool {
    cell(line, position).map { CellText.clean(buffer[$0]).elementsEqual(text) } ?? false
  }

  /// Whether the cell of a row at a position of the file holds this somewhere.
  func mayHold(_ line: Int, _ position: Int, _ text: [UInt8]) -> Bool {
    guard let cell = cell(line, position), cell.count >= text.count else { return false }
    return GuardedForm.find(text, in: Array(buffer[cell]), from: 0) != nil
  }

  /// Where a cell stands in ``buffer``; nil when the row has none there.
  private func cell(_ line: Int, _ position: Int) -> Range<Int>? {
    guard position >= 0 else { return nil }
    let span = buffer.span
    var start = lines[line].start
    var place = 0
    var i = start
    while i <= lines[line].end {
      if i == lines[line].end || span[i] == 0x09 {
        if place == position { return start..<i }
        place &+= 1
        start = i &+ 1
      }
      i &+= 1
    }
    return nil
  }

  /// Whether a row has the very bytes of a row of another table with the same columns; rows that differ only in layout do not.
  func isSame(_ line: Int, as other: EditableTable, _ otherLine: Int) -> Bool {
    columns == other.columns && raw(line).elementsEqual(other.raw(otherLine))
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

  /// Takes a row away, with the comments that stand directly above it and belong to it.
  public mutating func remove(_ line: Int) { lines.removeSubrange((line - comments(above: line).count)...line) }

  /// The comments that belong to a row: those directly above it, but not those at the head of the table.
  public func comments(above line: Int) -> [String] {
    var first = line
    while first > 0, lines[first - 1].kind == .comment { first -= 1 }
    let isHead = first == 0 || lines[first - 1].kind == .columns
    return isHead ? [] : lines[first..<line].indices.map { String(decoding: CellText.comment(raw($0)), as: UTF8.self) }
  }

  /// Takes rows away with the comments that belong to them (nil), or puts other comments above them, in one pass.
  mutating func edit(_ edits: [Int: [String]?]) {
    guard !edits.isEmpty else { return }
    let old = lines
    var kept: [Line] = []
    kept.reserveCapacity(old.count)
    for index in old.indices {
      guard old[index].kind == .row, let edit = edits[index] else {
        kept.append(old[index])
        continue
      }
      kept.removeLast(comments(above: index).count)
      guard let comments = edit else { continue }
      for comment in comments { kept.append(appended(comment, .comment)) }
      kept.append(old[index])
    }
    lines = kept
  }

  private mutating func replace(_ line: Int, with cells: [String]) {
    var changed = appended(cells.joined(separator: "\t"), lines[line].kind)
    changed.endsInCRLF = lines[line].endsInCRLF
    lines[line] = changed
  }

  mutating func appended(_ text: String, _ kind: LineKind) -> Line {
    let start = buffer.count
    buffer += Array(text.utf8)
    return Line(kind: kind, start: start, end: buffer.count, endsInCRLF: lines.first?.endsInCRLF ?? false)
  }

  mutating func addHeader() {
    columns = kind.columns.map(\.name)
    lines.insert(appended(columns.joined(separator: "\t"), .columns), at: 0)
  }

  mutating func addColumns(_ names: [String]) {
    let known = kind.columns.map(\.name)
    let missing = known.filter { names.contains($0) && !columns.contains($0) }
    guard !missing.isEmpty else { return }
    columns += missing
    for index in lines.indices where lines[index].kind == .row || lines[index].kind == .columns {
      let cells = cells(index)
      replace(index, with: lines[index].kind == .columns ? columns : cells + missing.map { _ in "" })
    }
  }

  mutating func endLastLine() {
    guard endsWithoutLineEnd else { return }
    endsWithoutLineEnd = false
    if let first = lines.first, let last = lines.indices.last { lines[last].endsInCRLF = first.endsInCRLF }
  }
}
