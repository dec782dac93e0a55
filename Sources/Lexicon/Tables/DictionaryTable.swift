import TextModel

/// One table file: its bytes and where its rows and cells stand.
///
/// Form: UTF-8, lines end in LF (CR LF is read), cells in tabs; the first line names the columns; lines that begin with
/// `#` are comments; `|` separates several values of a cell. Nothing is quoted.
public final class DictionaryTable: Sendable {
  /// Path as given, for messages.
  public let path: String
  /// What the table holds.
  public let kind: TableKind
  /// The file.
  public let bytes: [UInt8]
  /// For each column of the schema, its position in this file; -1 when the file lacks it.
  public let positions: [Int]
  /// Byte offset of the start of each row.
  public let rows: [UInt32]
  /// One-based line of each row.
  public let lines: [UInt32]
  let columnCount: Int
  /// Schema column at each position of the file, or -1.
  private let columnAtPosition: [Int]
  /// Schema columns that the file lacks.
  private let missingColumns: [Int]

  /// Reads a table. Rows with faults are left out; each fault is an issue.
  ///
  /// - Parameter isTrusted: The file was checked before (the embedded tables are, by a test): cells are not checked again.
  public init(path: String, kind: TableKind, bytes: [UInt8], isTrusted: Bool = false, issues: inout [DictionaryIssue]) {
    self.path = path
    self.kind = kind
    if !isTrusted, let bad = UTF8Validation.firstInvalidOffset(bytes) {
      issues.append(Self.encodingIssue(path, bytes, at: bad))
      self.bytes = []
      (positions, rows, lines, columnCount, columnAtPosition) = (kind.columns.map { _ in -1 }, [], [], 0, [])
      missingColumns = Array(kind.columns.indices)
      return
    }
    self.bytes = bytes
    var reader = TableReader(path: path, schema: kind.columns, isTrusted: isTrusted)
    reader.read(bytes, &issues)
    positions = reader.positions ?? kind.columns.map { _ in -1 }
    rows = reader.rows
    lines = reader.lines
    columnCount = reader.columns
    var columnAtPosition = [Int](repeating: -1, count: (positions.max() ?? -1) + 1)
    for (column, position) in positions.enumerated() where position >= 0 { columnAtPosition[position] = column }
    self.columnAtPosition = columnAtPosition
    missingColumns = reader.positions?.enumerated().filter { $0.element < 0 }.map(\.offset) ?? Array(kind.columns.indices)
  }

  private static func encodingIssue(_ path: String, _ bytes: [UInt8], at bad: Int) -> DictionaryIssue {
    let line = bytes[..<bad].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return DictionaryIssue(
      path: path, line: line, message: Localized("不是 UTF-8 编码，请另存为 UTF-8", en: "not UTF-8; save the table as UTF-8"))
  }

  /// Bytes of a cell; the empty range for a column that the file lacks. O(row).
  public func cell(_ row: Int, _ column: Int) -> Range<Int> {
    let position = positions[column]
    let bytes = bytes
    let span = bytes.span
    var at = Int(rows[row])
    guard position >= 0 else { return at..<at }
    var skipped = 0
    while skipped < position, at < span.count {
      if span[at] == 0x09 { skipped &+= 1 }
      at &+= 1
    }
    var end = at
    while end < span.count, span[end] != 0x09, span[end] != 0x0A { end &+= 1 }
    if end > at, span[end - 1] == 0x0D, end == span.count || span[end] == 0x0A { end -= 1 }
    return at..<end
  }

  /// Ranges of a row's cells by schema column, in one pass; empty for a column that the file lacks. `cells` is reused.
  ///
  /// - Parameter last: Position in the file, from 0, behind which no cell is asked for; those that stand there keep what they had.
  public func findCells(_ row: Int, _ cells: inout [Range<Int>], through last: Int = .max) {
    let width = positions.count
    if cells.count != width { cells = [Range<Int>](repeating: 0..<0, count: width) }
    // They may be left from a row of another table.
    for column in missingColumns { cells[column] = 0..<0 }
    let columnAtPosition = columnAtPosition
    let columns = columnAtPosition.span.extracting(first: min(last, columnAtPosition.count &- 1) &+ 1)
    let bytes = bytes
    let span = bytes.span
    var found = cells.mutableSpan
    var start = Int(rows[row])
    var separators = unsafe CellSeparators(span.bytes, from: start)
    for position in columns.indices {
      let at = unsafe separators.next(in: span.bytes)
      let column = columns[position]
      let isLast = separators.isAtLineEnd
      if column >= 0 {
        let end = isLast && at > start && span[at &- 1] == 0x0D ? at &- 1 : at
        // SAFETY: a cell does not end before it starts.
        found[column] = unsafe Range(uncheckedBounds: (start, end))
      }
      if isLast { return }
      start = at &+ 1
    }
  }

  /// Text of a cell.
  public func text(_ row: Int, _ column: Int) -> String { String(decoding: bytes[cell(row, column)], as: UTF8.self) }

  /// Index of a column in the schema; nil when there is no such column.
  public func column(_ name: String) -> Int? { kind.columnIndex(name) }
}
