import TextModel

/// One table file: its bytes and where its rows and cells stand.
///
/// Form: UTF-8, lines end in LF (CR LF is read), cells in tabs; the first line names the columns; lines that begin with
/// `#` are comments; `|` separates several values of a cell. Nothing is quoted.
public struct DictionaryTable: Sendable {
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

  /// Reads a table. Rows with faults are left out; each fault is an issue.
  public init(path: String, kind: TableKind, bytes: [UInt8], issues: inout [DictionaryIssue]) {
    self.path = path
    self.kind = kind
    if let bad = UTF8Validation.firstInvalidOffset(bytes) {
      let line = bytes[..<bad].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      issues.append(
        DictionaryIssue(
          path: path, line: line, message: Localized("不是 UTF-8 编码，请另存为 UTF-8", en: "not UTF-8; save the table as UTF-8")))
      self.bytes = []
      (positions, rows, lines, columnCount) = (kind.columns.map { _ in -1 }, [], [], 0)
      return
    }
    self.bytes = bytes
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line: UInt32 = 0
    var rows: [UInt32] = []
    var lines: [UInt32] = []
    var positions: [Int]?
    var columns = 0
    let schema = kind.columns
    let span = bytes.span
    let n = span.count
    var checker = CellChecker(path: path, schema: schema)
    while at < n {
      line += 1
      let start = at
      var tabs = 0
      while at < n, span[at] != 0x0A {
        if span[at] == 0x09 { tabs += 1 }
        at += 1
      }
      let end = at > start && span[at - 1] == 0x0D ? at - 1 : at
      at += 1
      if end == start || span[start] == 0x23 { continue }
      guard positions != nil else {
        columns = tabs + 1
        positions = Self.header(bytes, start, end, path: path, line: Int(line), schema: schema, issues: &issues)
        checker.positions = positions ?? []
        continue
      }
      if tabs + 1 != columns {
        if tabs == 0, Self.isBlank(span, start, end) { continue }
        issues.append(
          DictionaryIssue(
            path: path, line: Int(line),
            message: Localized("这一行有 \(tabs + 1) 格，表头有 \(columns) 格", en: "the row has \(tabs + 1) cells, the header \(columns)")))
        continue
      }
      if checker.check(span, start, end, line: Int(line), issues: &issues) {
        rows.append(UInt32(truncatingIfNeeded: start))
        lines.append(line)
      }
    }
    if positions == nil {
      issues.append(DictionaryIssue(path: path, line: 1, message: Localized("缺少表头", en: "the header line is missing")))
    }
    self.positions = positions ?? schema.map { _ in -1 }
    self.rows = rows
    self.lines = lines
    columnCount = columns
  }

  /// Bytes of a cell; the empty range for a column that the file lacks. O(row).
  public func cell(_ row: Int, _ column: Int) -> Range<Int> {
    let position = positions[column]
    var at = Int(rows[row])
    guard position >= 0 else { return at..<at }
    var skipped = 0
    while skipped < position {
      if bytes[at] == 0x09 { skipped += 1 }
      at += 1
    }
    var end = at
    while end < bytes.count, bytes[end] != 0x09, bytes[end] != 0x0A { end += 1 }
    if end > at, bytes[end - 1] == 0x0D, end == bytes.count || bytes[end] == 0x0A { end -= 1 }
    return at..<end
  }

  /// Text of a cell.
  public func text(_ row: Int, _ column: Int) -> String { String(decoding: bytes[cell(row, column)], as: UTF8.self) }

  /// Index of a column in the schema; nil when there is no such column.
  public func column(_ name: String) -> Int? { kind.columns.firstIndex { $0.name == name } }

  private static func isBlank(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for i in start..<end where span[i] != 0x20 && span[i] != 0x09 { return false }
    return true
  }

  private static func header(
    _ bytes: [UInt8], _ start: Int, _ end: Int, path: String, line: Int, schema: [TableKind.Column], issues: inout [DictionaryIssue]
  ) -> [Int] {
    var positions = schema.map { _ in -1 }
    var column = 1
    for (index, name) in bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      let name = String(decoding: name, as: UTF8.self)
      if let known = schema.firstIndex(where: { $0.name == name }) {
        positions[known] = index
      } else {
        let nearest = Spelling.nearest(to: name, among: schema.map(\.name))
        issues.append(
          DictionaryIssue(
            path: path, line: line, column: column,
            message: Localized(
              "没有“\(name)”这一列" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用的列：" + schema.map(\.name).joined(separator: "、")),
              en: "there is no column “\(name)”"
                + (nearest.map { "; did you mean “\($0)”?" } ?? "; columns: " + schema.map(\.name).joined(separator: ", ")))))
      }
      column += name.unicodeScalars.count + 1
    }
    for (column, position) in zip(schema, positions) where position < 0 {
      if case .required = column.form {
        issues.append(
          DictionaryIssue(
            path: path, line: line, message: Localized("缺少“\(column.name)”这一列", en: "the column “\(column.name)” is missing")))
      }
    }
    return positions
  }
}
