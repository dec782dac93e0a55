/// Comma-separated values (RFC 4180) as spreadsheets write them, read row by row.
struct CSV {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  /// The text of the row that is being read, cell after cell, and where each cell ends in it.
  private var text: [UInt8] = []
  private var ends: [Int] = []

  /// A semicolon separates where the first line has no comma, as Excel writes it in some countries.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    separator = !firstLine.contains(0x2C) && firstLine.contains(0x3B) ? 0x3B : 0x2C
  }

  /// The cells of the next row that is not empty; quoted cells may hold commas, line ends and doubled marks. False at the end.
  mutating func next(_ cells: inout [ArraySlice<UInt8>]) -> Bool {
    while at < bytes.count {
      readRow()
      if text.isEmpty { continue }
      cells.removeAll(keepingCapacity: true)
      var start = 0
      for end in ends {
        cells.append(text[start..<end])
        start = end
      }
      return true
    }
    return false
  }

  private mutating func readRow() {
    text = []
    ends.removeAll(keepingCapacity: true)
    let bytes = bytes
    let span = bytes.span
    var isQuoted = false
    var start = 0
    while at < span.count {
      let byte = span[at]
      at &+= 1
      if isQuoted {
        if byte != 0x22 {
          text.append(byte)
        } else if at < span.count, span[at] == 0x22 {
          text.append(byte)
          at &+= 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, text.count == start {
        isQuoted = true
      } else if byte == separator {
        ends.append(text.count)
        start = text.count
      } else if byte == 0x0A || byte == 0x0D {
        break
      } else {
        text.append(byte)
      }
    }
    ends.append(text.count)
  }

  /// A cell, in quotation marks where it needs them.
  static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
