import TextModel

/// The forms of single Markdown lines.
enum MarkdownSyntax {
  /// A heading of `#` marks: its content without them. The line stands at its first character.
  static func heading(_ line: MarkdownLine) -> (level: Int, content: ByteRange)? {
    var level = 0
    while level < 7, line.peek(level) == UInt8(ascii: "#") { level += 1 }
    guard level >= 1, level <= 6, line.position + level >= line.end || isBlank(line.peek(level)) else { return nil }
    var start = line.position + level
    var end = line.end
    while start < end, isBlank(line.bytes[start]) { start += 1 }
    while end > start, isBlank(line.bytes[end - 1]) { end -= 1 }
    var closing = end
    while closing > start, line.bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    if closing < end, closing == start || isBlank(line.bytes[closing - 1]) {
      end = closing
      while end > start, isBlank(line.bytes[end - 1]) { end -= 1 }
    }
    return (level, ByteRange(start, end))
  }

  /// A row of three or more backticks or tildes.
  struct Fence {
    var mark: UInt8
    var length: Int
    /// Whether nothing follows it.
    var isBare: Bool
    /// Whether it may begin a code block.
    var opens: Bool
  }

  /// The fence at the line's first character that is no blank.
  static func fence(_ line: MarkdownLine) -> Fence? {
    var line = line
    line.skipBlanks()
    let mark = line.peek()
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = line.position
    while end < line.end, line.bytes[end] == mark { end += 1 }
    guard end - line.position >= 3 else { return nil }
    let info = line.bytes[end..<line.end]
    return Fence(
      mark: mark, length: end - line.position, isBare: info.allSatisfy(isBlank),
      opens: mark == UInt8(ascii: "~") || !info.contains(UInt8(ascii: "`")))
  }

  /// The level of the heading that a row of `=` or `-` underlines.
  static func underline(_ line: MarkdownLine) -> Int? {
    let mark = line.peek()
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
    let rest = line.bytes[line.position..<line.end].drop { $0 == mark }
    return rest.allSatisfy(isBlank) ? mark == UInt8(ascii: "=") ? 1 : 2 : nil
  }

  /// A row of three or more `*`, `-` or `_`, blanks between them.
  static func isThematicBreak(_ line: MarkdownLine) -> Bool {
    let mark = line.peek()
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_") else { return false }
    var count = 0
    for byte in line.bytes[line.position..<line.end] where !isBlank(byte) {
      guard byte == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  /// The marker of a list item; `isFirst` tells that it may interrupt a paragraph.
  static func listMarker(_ line: MarkdownLine) -> (length: Int, isFirst: Bool)? {
    let first = line.peek()
    var length = 1
    var isFirst = true
    if first >= 0x30, first <= 0x39 {
      while length < 10, line.peek(length) >= 0x30, line.peek(length) <= 0x39 { length += 1 }
      guard length <= 9, line.peek(length) == UInt8(ascii: ".") || line.peek(length) == UInt8(ascii: ")") else { return nil }
      isFirst = length == 1 && first == 0x31
      length += 1
    } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first != UInt8(ascii: "+") {
      return nil
    }
    return line.position + length >= line.end || isBlank(line.peek(length)) ? (length, isFirst) : nil
  }

  /// The number of columns of a table's delimiter row.
  static func delimiterRow(_ line: MarkdownLine) -> Int? {
    var columns = 0
    var dashes = 0
    var hasPipe = false
    var state = 0  // 0 before, 1 in dashes, 2 after
    for byte in line.bytes[line.position..<line.end] {
      switch byte {
      case UInt8(ascii: "|"):
        hasPipe = true
        if dashes > 0 { columns += 1 } else if state != 0 || columns > 0 { return nil }
        dashes = 0
        state = 0
      case UInt8(ascii: "-"):
        guard state < 2 else { return nil }
        state = 1
        dashes += 1
      case UInt8(ascii: ":"):
        if state == 1 { state = 2 } else if state == 2 { return nil }
      case 0x20, 0x09:
        if state == 1 { state = 2 }
      default: return nil
      }
    }
    if dashes > 0 { columns += 1 } else if state != 0 { return nil }
    return hasPipe && columns > 0 ? columns : nil
  }

  /// The cells of a table row, without blanks around them.
  static func cells(_ row: ByteRange, of text: SourceText) -> [ByteRange] {
    let bytes = text.storage
    var start = Int(row.start)
    var end = Int(row.end)
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), !(end - 1 > start && bytes[end - 2] == UInt8(ascii: "\\")) { end -= 1 }
    var cells: [ByteRange] = []
    var from = start
    var i = start
    while i <= end {
      if i == end || bytes[i] == UInt8(ascii: "|") {
        var stop = i
        while from < stop, isBlank(bytes[from]) { from += 1 }
        while stop > from, isBlank(bytes[stop - 1]) { stop -= 1 }
        cells.append(ByteRange(from, stop))
        from = i + 1
      } else if bytes[i] == UInt8(ascii: "\\"), i + 1 < end {
        i += 1
      }
      i += 1
    }
    return cells
  }

  /// `[ ] ` or `[x] ` at the start of a list item.
  static func isTaskMark(_ text: SourceText, _ line: ByteRange) -> Bool {
    let bytes = text.storage[line.indices].prefix(4)
    guard bytes.count == 4, let first = bytes.first, let last = bytes.last else { return false }
    let mark = bytes[bytes.startIndex + 1]
    return first == UInt8(ascii: "[") && bytes[bytes.startIndex + 2] == UInt8(ascii: "]") && isBlank(last)
      && (mark == 0x20 || mark | 0x20 == UInt8(ascii: "x"))
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// `!` … `/`, `:` … `@`, `[` … `` ` ``, `{` … `~`.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte >= 0x21 && byte <= 0x2F || byte >= 0x3A && byte <= 0x40 || byte >= 0x5B && byte <= 0x60 || byte >= 0x7B && byte <= 0x7E
  }
}
