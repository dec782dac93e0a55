/// The text of cells and comments as spreadsheets write it, and as the tables want it.
enum CellText {
  /// A cell without the blanks at its ends and the quotation marks that a spreadsheet puts around text that holds some.
  ///
  /// Marks are taken away only where those inside are doubled, as a spreadsheet does: `"四个全面"` stays as it is.
  static func clean(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let trimmed = trim(cell)
    guard trimmed.count >= 4, trimmed.first == 0x22, trimmed.last == 0x22 else { return trimmed }
    let inner = trimmed.dropFirst().dropLast()
    var out: [UInt8] = []
    out.reserveCapacity(inner.count)
    var at = inner.startIndex
    while at < inner.endIndex {
      if inner[at] == 0x22 {
        guard at + 1 < inner.endIndex, inner[at + 1] == 0x22 else { return trimmed }
        at += 1
      }
      out.append(inner[at])
      at += 1
    }
    return out.count == inner.count ? trimmed : trim(out[...])
  }

  /// A value that somebody typed, fit for a cell: trimmed, line ends and tabs made blanks.
  static func cleaned(_ value: String) -> String { String(decoding: cleaned(Array(value.utf8)[...]), as: UTF8.self) }

  /// A value that somebody typed, fit for a cell: trimmed, line ends and tabs made blanks.
  static func cleaned(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let trimmed = trim(value)
    guard trimmed.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return trimmed }
    return trim(trimmed.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }[...])
  }

  /// A comment line without the tabs with which a spreadsheet fills it up, and without its quotation marks.
  static func comment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let trimmed = trim(line)
    guard trimmed.first == 0x22 else { return trimmed }
    let inner = clean(trimmed)
    if inner.first == 0x23 { return inner }
    return trimmed.count > 2 && trimmed.last == 0x22 ? trimmed.dropFirst().dropLast() : trimmed.dropFirst()
  }

  /// Without ASCII blanks, tabs, carriage returns, no-break spaces (U+00A0) and ideographic spaces (U+3000) at either end.
  static func trim(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cell = cell
    while let first = cell.first {
      if first == 0x20 || first == 0x09 || first == 0x0D {
        cell = cell.dropFirst()
      } else if first == 0xC2 && cell.starts(with: [0xC2, 0xA0]) {
        cell = cell.dropFirst(2)
      } else if first == 0xE3 && cell.starts(with: [0xE3, 0x80, 0x80]) {
        cell = cell.dropFirst(3)
      } else {
        break
      }
    }
    while let last = cell.last {
      if last == 0x20 || last == 0x09 || last == 0x0D {
        cell = cell.dropLast()
      } else if last == 0xA0 && cell.suffix(2).elementsEqual([0xC2, 0xA0]) {
        cell = cell.dropLast(2)
      } else if last == 0x80 && cell.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
        cell = cell.dropLast(3)
      } else {
        break
      }
    }
    return cell
  }

  /// Where the cells of a line stand: between its tabs. `cells` is reused.
  static func split(_ bytes: [UInt8], _ start: Int, _ end: Int, into cells: inout [Range<Int>]) {
    cells.removeAll(keepingCapacity: true)
    let span = bytes.span
    var first = start
    var i = start
    while i < end {
      if span[i] == 0x09 {
        cells.append(first..<i)
        first = i &+ 1
      }
      i &+= 1
    }
    cells.append(first..<end)
  }
}
