/// Comma-separated values (RFC 4180) as spreadsheets write them.
enum CSV {
  /// The rows; quoted cells may hold commas, line ends and doubled marks. Empty lines are left out. A semicolon separates where
  /// the first line has no comma, as Excel writes it in some countries.
  static func rows(_ text: String) -> [[String]] {
    let scalars = Array(text.unicodeScalars)
    let firstLine = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let separator: Unicode.Scalar = !firstLine.contains(",") && firstLine.contains(";") ? ";" : ","
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var at = 0
    func endCell() {
      row.append(String(cell))
      cell = String.UnicodeScalarView()
    }
    func endRow() {
      endCell()
      if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
      row = []
    }
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if at < scalars.count, scalars[at] == "\"" {
          cell.append(scalar)
          at += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
      } else if scalar == separator {
        endCell()
      } else if scalar == "\n" || scalar == "\r" {
        endRow()
      } else {
        cell.append(scalar)
      }
    }
    if !cell.isEmpty || !row.isEmpty { endRow() }
    return rows
  }

  /// A cell, in quotation marks where it needs them.
  static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == ";" }) else {
      return cell
    }
    return "\"" + cell.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
