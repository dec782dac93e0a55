import TextModel

/// Finds the rows of a table file and checks their cells.
struct TableReader {
  let path: String
  let schema: [TableKind.Column]
  let isTrusted: Bool
  var positions: [Int]?
  var rows: [UInt32] = []
  var lines: [UInt32] = []
  var columns = 0

  init(path: String, schema: [TableKind.Column], isTrusted: Bool) {
    self.path = path
    self.schema = schema
    self.isTrusted = isTrusted
  }

  mutating func read(_ bytes: [UInt8], _ issues: inout [DictionaryIssue]) {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line: UInt32 = 0
    let span = bytes.span
    let n = span.count
    rows.reserveCapacity(n / 48)
    lines.reserveCapacity(n / 48)
    var checker = CellChecker(path: path, schema: schema)
    while at < n {
      line &+= 1
      let start = at
      at = unsafe span.bytes.firstOffset(of: 0x0A, from: at)
      let end = at > start && span[at &- 1] == 0x0D ? at &- 1 : at
      at &+= 1
      if end == start || span[start] == 0x23 { continue }
      guard positions != nil else {
        columns = Self.cellCount(span, start, end)
        positions = header(bytes, start, end, line: Int(line), &issues)
        checker.positions = positions ?? []
        continue
      }
      if isTrusted || isUsable(span, start, end, line, checker, &issues) {
        rows.append(UInt32(truncatingIfNeeded: start))
        lines.append(line)
      }
    }
    if positions == nil {
      issues.append(DictionaryIssue(path: path, line: 1, message: Localized("缺少表头", en: "the header line is missing")))
    }
  }

  private func isUsable(
    _ span: Span<UInt8>, _ start: Int, _ end: Int, _ line: UInt32, _ checker: CellChecker, _ issues: inout [DictionaryIssue]
  ) -> Bool {
    let cells = Self.cellCount(span, start, end)
    guard cells == columns else {
      if Self.isBlank(span, start, end) { return false }
      issues.append(
        DictionaryIssue(
          path: path, line: Int(line),
          message: Localized("这一行有 \(cells) 格，表头有 \(columns) 格", en: "the row has \(cells) cells, the header \(columns)")))
      return false
    }
    return checker.check(span, start, end, line: Int(line), issues: &issues)
  }

  private static func cellCount(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 1
    for i in start..<end where span[i] == 0x09 { count += 1 }
    return count
  }

  private static func isBlank(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for i in start..<end where span[i] != 0x20 && span[i] != 0x09 { return false }
    return true
  }

  private func header(_ bytes: [UInt8], _ start: Int, _ end: Int, line: Int, _ issues: inout [DictionaryIssue]) -> [Int] {
    var positions = schema.map { _ in -1 }
    var column = 1
    let names = schema.map(\.name)
    for (index, name) in bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      let name = String(decoding: name, as: UTF8.self)
      if let known = names.firstIndex(of: name) {
        positions[known] = index
      } else {
        issues.append(unknownColumn(name, among: names, line: line, column: column))
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

  private func unknownColumn(_ name: String, among names: [String], line: Int, column: Int) -> DictionaryIssue {
    if name.hasPrefix("\"") {
      return DictionaryIssue(
        path: path, line: line, column: column,
        message: Localized(
          "列名 \(name) 带着表格软件加的引号；运行 zhubi dict fmt 去掉", en: "a spreadsheet has put \(name) in quotation marks; run zhubi dict fmt"))
    }
    let nearest = Spelling.nearest(to: name, among: names)
    let zh = nearest.map { "；是不是“\($0)”？" } ?? "；可用的列：" + names.joined(separator: "、")
    let en = nearest.map { "; did you mean “\($0)”?" } ?? "; columns: " + names.joined(separator: ", ")
    return DictionaryIssue(
      path: path, line: line, column: column,
      message: Localized("没有“\(name)”这一列" + zh, en: "there is no column “\(name)”" + en))
  }
}
