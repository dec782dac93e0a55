import TextModel

/// A reading position in one line of Markdown that counts columns, a tab reaching to the next multiple of four.
struct MarkdownLine {
  let bytes: [UInt8]
  /// Byte offset of the next byte.
  private(set) var position: Int
  /// Byte offset of the line's end, before its line break.
  let end: Int
  /// Column of ``position``, plus what was taken of a tab that stands there.
  private(set) var column = 0
  /// Columns of the tab at ``position`` that were taken already.
  private var taken = 0

  init(_ text: borrowing SourceText, _ line: ByteRange) {
    bytes = text.storage
    position = Int(line.start)
    end = Int(line.end)
  }

  /// The byte at an offset from the position; 0 past the end of the line.
  func peek(_ distance: Int = 0) -> UInt8 { position + distance < end ? bytes[position + distance] : 0 }

  /// Whether nothing but blanks is left.
  var isBlank: Bool {
    var i = position
    while i < end {
      if bytes[i] != 0x20, bytes[i] != 0x09 { return false }
      i += 1
    }
    return true
  }

  /// Columns of blanks from here.
  var indentation: Int {
    var width = 0
    var i = position
    var at = column
    var taken = taken
    while i < end {
      if bytes[i] == 0x20 {
        width += 1
        at += 1
      } else if bytes[i] == 0x09 {
        let step = 4 - (at - taken) % 4 - taken
        width += max(1, step)
        at += max(1, step)
      } else {
        break
      }
      taken = 0
      i += 1
    }
    return width
  }

  /// Takes up to `count` columns of blanks.
  mutating func skipColumns(_ count: Int) {
    var left = count
    while left > 0, position < end {
      if bytes[position] == 0x20 {
        position += 1
        column += 1
        left -= 1
      } else if bytes[position] == 0x09 {
        let width = max(1, 4 - (column - taken) % 4 - taken)
        if width > left {
          taken += left
          column += left
          return
        }
        position += 1
        column += width
        taken = 0
        left -= width
      } else {
        return
      }
    }
  }

  /// Takes all blanks.
  mutating func skipBlanks() { skipColumns(indentation) }

  /// Takes bytes that are no blanks.
  mutating func skip(_ count: Int) {
    position = min(end, position + count)
    column += count
    taken = 0
  }
}
