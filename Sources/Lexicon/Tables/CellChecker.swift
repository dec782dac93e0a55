import TextModel

/// Checks the cells of a row while a table is read.
struct CellChecker {
  let path: String
  let schema: [TableKind.Column]
  var positions: [Int] = [] {
    didSet {
      byPosition = []
      for (column, position) in positions.enumerated() where position >= 0 {
        while byPosition.count <= position { byPosition.append(-1) }
        byPosition[position] = column
      }
    }
  }
  /// Schema column at each position of the file, or -1.
  private var byPosition: [Int] = []

  init(path: String, schema: [TableKind.Column]) {
    self.path = path
    self.schema = schema
  }

  /// Whether the row can be used.
  func check(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, line: Int, issues: inout [DictionaryIssue]) -> Bool {
    var good = true
    var position = 0
    var at = start
    while at <= end {
      var stop = at
      while stop < end, bytes[stop] != 0x09 { stop += 1 }
      let column = position < byPosition.count ? byPosition[position] : -1
      if column >= 0, let message = fault(in: bytes, at, stop, schema[column]) {
        var scalars = 1
        for i in start..<at where bytes[i] & 0xC0 != 0x80 { scalars += 1 }
        issues.append(DictionaryIssue(path: path, line: line, column: scalars, message: message))
        good = false
      }
      position += 1
      at = stop + 1
    }
    return good
  }

  private func fault(in bytes: Span<UInt8>, _ start: Int, _ end: Int, _ column: TableKind.Column) -> Localized? {
    func string() -> String { String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self) }
    if end > start, bytes[start] == 0x20 || bytes[end - 1] == 0x20 {
      return Localized("“\(column.name)”一格首尾有空格", en: "the cell “\(column.name)” begins or ends with a blank")
    }
    switch column.form {
    case .text, .list: return nil
    case .required:
      return start == end ? Localized("“\(column.name)”一格是空的", en: "the cell “\(column.name)” is empty") : nil
    case .date:
      if start == end || PartialDate((start..<end).map { bytes[$0] }) != nil { return nil }
      return Localized(
        "“\(string())”不是日期；应为 2023、2023-01 或 2023-01-28", en: "“\(string())” is no date; expected 2023, 2023-01 or 2023-01-28")
    case .dateList:
      for part in string().split(separator: "|", omittingEmptySubsequences: true) where PartialDate(Array(part.utf8)) == nil {
        return Localized(
          "“\(part)”不是日期；应为 2023、2023-01 或 2023-01-28", en: "“\(part)” is no date; expected 2023, 2023-01 or 2023-01-28")
      }
      return nil
    case .integer:
      if start == end || Int(string()) != nil { return nil }
      return Localized("“\(string())”不是整数", en: "“\(string())” is no integer")
    case .choice(let choices):
      if start == end { return nil }
      let value = string()
      if choices.contains(value) { return nil }
      let nearest = Spelling.nearest(to: value, among: choices)
      let all = choices.joined(separator: ", ")
      return Localized(
        "“\(value)”不在可选值中：\(all)" + (nearest.map { "；是不是“\($0)”？" } ?? ""),
        en: "“\(value)” is not one of: \(all)" + (nearest.map { "; did you mean “\($0)”?" } ?? ""))
    }
  }
}
