/// A table that a spreadsheet has saved with quotation marks around every text cell, as LibreOffice Calc does when asked to “quote
/// all text cells”: marks are doubled within, and a cell may hold line ends.
enum QuotedTable {
  /// The table without the marks, line ends within cells made blanks; nil when its column names are not in quotation marks.
  static func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    guard isQuoted(bytes) else { return nil }
    let span = bytes.span
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    out += bytes[..<at]
    var isWithin = false
    var isAtStart = true
    while at < span.count {
      let byte = span[at]
      at &+= 1
      if isWithin {
        if byte != 0x22 {
          out.append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte)
        } else if at < span.count, span[at] == 0x22 {
          out.append(byte)
          at &+= 1
        } else {
          isWithin = false
        }
      } else if byte == 0x22, isAtStart {
        isWithin = true
      } else {
        out.append(byte)
      }
      isAtStart = !isWithin && (byte == 0x09 || byte == 0x0A)
    }
    return out
  }

  /// Whether the first line that is no comment, which names the columns, begins with a quoted name.
  private static func isQuoted(_ bytes: [UInt8]) -> Bool {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    while let first = rest.first {
      let line = rest.prefix { $0 != 0x0A }
      // A comment may be quoted too.
      if first == 0x23 || line.starts(with: [0x22, 0x23]) || CellText.trim(line).isEmpty {
        rest = rest.dropFirst(line.count + 1)
        continue
      }
      let cell = CellText.trim(line.prefix { $0 != 0x09 })
      return cell.count > 2 && cell.first == 0x22 && cell.last == 0x22
    }
    return false
  }
}
