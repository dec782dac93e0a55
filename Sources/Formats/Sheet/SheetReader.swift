import TextModel

/// Reads a sheet's cells with the strings and formats that they refer to.
struct SheetReader {
  private let usesEpoch1904: Bool
  private let limits: FormatLimits
  private var strings: [String] = []
  /// How the cell formats show numbers, by their index.
  private var formats: [SheetDate.Form] = []

  init(usesEpoch1904: Bool, limits: FormatLimits) { (self.usesEpoch1904, self.limits) = (usesEpoch1904, limits) }

  // MARK: - What cells refer to

  /// Reads the shared strings (18.4): runs put together, phonetic readings left out.
  mutating func readStrings(_ text: SourceText, _ part: String) throws(FormatError) {
    var scanner = XMLScanner(text, part: part, limits: limits)
    while let token = try scanner.next() {
      guard token.isStart, scanner.localName(token) == "si" else { continue }
      strings.append(token.isOpening ? try Self.text(&scanner, until: "si") : "")
    }
  }

  /// Reads which cell formats show dates (18.8.45 xf, 18.8.30 numFmt).
  mutating func readStyles(_ text: SourceText, _ part: String) throws(FormatError) {
    var scanner = XMLScanner(text, part: part, limits: limits)
    var codes: [Int: String] = [:]
    var isInCellFormats = false
    while let token = try scanner.next() {
      let name = token.isStart || token.isEnd ? scanner.localName(token) : ""
      if name == "cellXfs" { isInCellFormats = token.isOpening }
      guard token.isStart else { continue }
      if name == "numFmt", let id = scanner.attribute("numFmtId", of: token).flatMap({ Int($0) }) {
        codes[id] = scanner.attribute("formatCode", of: token)
      } else if name == "xf", isInCellFormats {
        let id = scanner.attribute("numFmtId", of: token).flatMap { Int($0) } ?? 0
        formats.append(SheetDate.Form(id: id, code: codes[id]))
      }
    }
  }

  /// The characters of `t` elements up to the end of an element; those of `rPh` are readings of others.
  private static func text(_ scanner: inout XMLScanner, until end: String) throws(FormatError) -> String {
    var bytes: [UInt8] = []
    var isText = false
    var isReading = false
    while let token = try scanner.next() {
      switch token.kind {
      case .startTag, .endTag:
        let name = scanner.localName(token)
        if token.isEnd, name == end { return String(decoding: bytes, as: UTF8.self) }
        if name == "t" { isText = token.isOpening }
        if name == "rPh" { isReading = token.isOpening }
      case .emptyTag: break
      case .text, .reference, .section: if isText, !isReading { append(token, scanner, &bytes) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ token: XMLToken, _ scanner: borrowing XMLScanner, _ bytes: inout [UInt8]) {
    switch token.kind {
    case .text: bytes += scanner.bytes[token.start..<token.end]
    case .reference(let scalar): GB18030.appendUTF8(scalar, to: &bytes)
    case .section(let range): bytes += scanner.bytes[range]
    case .startTag, .emptyTag, .endTag: break
    }
  }

  // MARK: - Cells

  func rows(_ text: SourceText, _ part: String, widest: Int) throws(FormatError) -> [[String]] {
    var scanner = XMLScanner(text, part: part, limits: limits)
    var rows: [[String]] = []
    var row: [String] = []
    while let token = try scanner.next() {
      guard token.isStart || token.isEnd else { continue }
      switch scanner.localName(token) {
      case "row":
        if token.isOpening {
          row = []
        } else {
          rows.append(row)
        }
      case "c" where token.isStart:
        let column = scanner.attribute("r", of: token).flatMap(Self.column) ?? row.count
        guard column < widest else {
          throw FormatError(.tooLarge, Localized("表格的列过多", en: "the sheet has too many columns"), offset: token.start, part: part)
        }
        let type = scanner.attribute("t", of: token) ?? "n"
        let style = scanner.attribute("s", of: token).flatMap { Int($0) } ?? 0
        let value = token.isOpening ? try cell(&scanner, type, style) : ""
        while row.count < column { row.append("") }
        if row.count == column { row.append(value) } else { row[column] = value }
      default: break
      }
    }
    return rows
  }

  /// The position of `AB12` from 0; nil for what is no reference to a cell.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard byte >= 0x41, byte <= 0x5A, column < 100_000 else { break }
      column = column * 26 + Int(byte - 0x40)
    }
    return column == 0 ? nil : column - 1
  }

  private func cell(_ scanner: inout XMLScanner, _ type: String, _ style: Int) throws(FormatError) -> String {
    var value: [UInt8] = []
    var inline = ""
    var isValue = false
    while let token = try scanner.next() {
      switch token.kind {
      case .startTag, .endTag:
        let name = scanner.localName(token)
        if token.isEnd, name == "c" { return shown(String(decoding: value, as: UTF8.self), inline, type, style) }
        if name == "v" { isValue = token.isOpening }
        if name == "is", token.isOpening { inline = try Self.text(&scanner, until: "is") }
      case .emptyTag: break
      case .text, .reference, .section: if isValue { Self.append(token, scanner, &value) }
      }
    }
    return ""
  }

  private func shown(_ value: String, _ inline: String, _ type: String, _ style: Int) -> String {
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return "" }
      return strings[index]
    case "inlineStr": return inline
    case "str", "d": return type == "d" ? String(value.prefix { $0 != "T" }) : value
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "e": return ""
    default:
      let form = formats.indices.contains(style) ? formats[style] : .number
      return SheetDate.text(value, form, usesEpoch1904: usesEpoch1904) ?? Self.plain(value)
    }
  }

  /// A number without the point and zero that some programs write behind an integer.
  private static func plain(_ value: String) -> String { value.hasSuffix(".0") ? String(value.dropLast(2)) : value }
}
