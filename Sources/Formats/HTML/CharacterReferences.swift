import FormatTables
import TextModel

/// Character references: `&amp;`, `&#20013;`, `&#x4E2D;` (HTML Living Standard, 13.2.5.72–80).
enum CharacterReferences {
  /// A reference that was read.
  struct Reference {
    /// Offset after it.
    let end: Int
    /// What it stands for: one scalar, for some names two.
    let scalars: [UInt32]
  }

  /// Where a reference stands.
  enum Place {
    /// In HTML text: names from before HTML 5 need no semicolon.
    case text
    /// In an attribute of HTML: without a semicolon it must not be followed by a letter, a digit or `=`.
    case attribute
    /// In Markdown: a semicolon is needed.
    case markdown
  }

  /// Reads the reference whose `&` stands at `start`; nil when it is just an ampersand.
  static func read(_ bytes: [UInt8], at start: Int, limit: Int, _ place: Place) -> Reference? {
    let first = start + 1
    guard first < limit else { return nil }
    if bytes[first] == UInt8(ascii: "#") { return readNumber(bytes, first + 1, limit, place) }
    var end = first
    while end < limit, end - first < 32, isAlphanumeric(bytes[end]) { end += 1 }
    guard end > first else { return nil }
    if end < limit, bytes[end] == UInt8(ascii: ";"), let scalars = named(bytes[first...end]) {
      return Reference(end: end + 1, scalars: scalars)
    }
    guard place != .markdown else { return nil }
    // No name without a semicolon is longer than six letters.
    var stop = min(end, first + 6)
    while stop >= first + 2 {
      if let scalars = named(bytes[first..<stop]) {
        if place == .attribute, stop < limit, bytes[stop] == UInt8(ascii: "=") || isAlphanumeric(bytes[stop]) { return nil }
        return Reference(end: stop, scalars: scalars)
      }
      stop -= 1
    }
    return nil
  }

  private static func readNumber(_ bytes: [UInt8], _ from: Int, _ limit: Int, _ place: Place) -> Reference? {
    var i = from
    var radix: UInt32 = 10
    if i < limit, bytes[i] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      i += 1
    }
    let digits = i
    var value: UInt32 = 0
    while i < limit, let digit = hexadecimal(bytes[i]), digit < radix {
      value = min(value * radix + digit, 0x11_0000)
      i += 1
    }
    guard i > digits else { return nil }
    if i < limit, bytes[i] == UInt8(ascii: ";") { i += 1 } else if place == .markdown { return nil }
    if value == 0 || value > 0x10FFFF || value & 0xFFFF_F800 == 0xD800 { value = 0xFFFD }
    if value >= 0x80, value <= 0x9F { value = windows1252[Int(value) - 0x80] }
    return Reference(end: i, scalars: [value])
  }

  /// What the numbers 0x80 … 0x9F mean on the web.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The table as it is embedded: sorted lines of name, TAB, code points.
  private static let table: [UInt8] = {
    let table = unsafe zhubi_entity_table()
    // SAFETY: the table is constant and lives as long as the program.
    return unsafe Array(UnsafeBufferPointer(start: table.bytes, count: table.count))
  }()

  /// What a name stands for, its semicolon included where it has one. O(log names).
  private static func named(_ name: ArraySlice<UInt8>) -> [UInt32]? {
    let table = table
    var low = 0
    var high = table.count
    while low < high {
      var line = (low + high) / 2
      while line > low, table[line - 1] != 0x0A { line -= 1 }
      var i = line
      var j = name.startIndex
      while j < name.endIndex, table[i] == name[j] {
        i += 1
        j += 1
      }
      if j == name.endIndex, table[i] == 0x09 { return codePoints(table, i + 1) }
      if j < name.endIndex, table[i] < name[j] {
        while table[i] != 0x0A { i += 1 }
        low = i + 1
      } else {
        high = line
      }
    }
    return nil
  }

  private static func codePoints(_ table: [UInt8], _ from: Int) -> [UInt32] {
    var scalars: [UInt32] = [0]
    for byte in table[from...] {
      if byte == 0x0A { break }
      if byte == 0x20 { scalars.append(0) }
      if let digit = hexadecimal(byte) { scalars[scalars.count - 1] = scalars[scalars.count - 1] << 4 | digit }
    }
    return scalars
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    if byte >= 0x30, byte <= 0x39 { return UInt32(byte) - 0x30 }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? UInt32(lower) - 0x57 : nil
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

extension ProseBlock.Splice.Reading {
  /// How the scalars of a character reference are read: invisible ones not at all, as in plain text.
  static func reference(_ scalars: [UInt32]) -> ProseBlock.Splice.Reading {
    scalars.allSatisfy(CharacterClass.isInvisible) ? .nothing : .scalars(scalars)
  }
}
