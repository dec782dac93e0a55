/// The parts of links: labels, targets, titles (CommonMark 0.31, 4.7 and 6.3).
enum MarkdownLinks {
  /// A link definition at the start of a paragraph's bytes.
  static func definition(_ bytes: [UInt8]) -> (label: [UInt8], lines: Int)? {
    guard bytes.first == UInt8(ascii: "["), let label = label(bytes, at: 0), label.end < bytes.count,
      bytes[label.end] == UInt8(ascii: ":"), !label.normalized.isEmpty, label.normalized.first != UInt8(ascii: "^")
    else { return nil }
    let target = skipSpace(bytes, label.end + 1)
    guard target < bytes.count, let afterTarget = self.target(bytes, at: target), afterTarget > target else { return nil }
    let title = skipSpace(bytes, afterTarget)
    if title > afterTarget, title < bytes.count, let afterTitle = self.title(bytes, at: title), let end = lineEnd(bytes, afterTitle)
    {
      return (label.normalized, lines(bytes, end))
    }
    guard let end = lineEnd(bytes, afterTarget) else { return nil }
    return (label.normalized, lines(bytes, end))
  }

  private static func lines(_ bytes: [UInt8], _ end: Int) -> Int { bytes[..<end].count { $0 == 0x0A } + 1 }

  /// The offset of the line's end when nothing but blanks comes before it.
  private static func lineEnd(_ bytes: [UInt8], _ from: Int) -> Int? {
    var i = from
    while i < bytes.count, MarkdownSyntax.isBlank(bytes[i]) { i += 1 }
    return i == bytes.count || bytes[i] == 0x0A ? i : nil
  }

  /// Skips blanks with at most one line end among them.
  static func skipSpace(_ bytes: [UInt8], _ from: Int) -> Int {
    var i = from
    var sawLineEnd = false
    while i < bytes.count, MarkdownSyntax.isBlank(bytes[i]) || bytes[i] == 0x0A && !sawLineEnd {
      sawLineEnd = sawLineEnd || bytes[i] == 0x0A
      i += 1
    }
    return i
  }

  /// The label in brackets at `start`, normalised, and the offset after it; at most 999 bytes.
  static func label(_ bytes: [UInt8], at start: Int) -> (normalized: [UInt8], end: Int)? {
    var i = start + 1
    while i < bytes.count, i - start <= 1_000 {
      switch bytes[i] {
      case UInt8(ascii: "]"): return (normalized(bytes[(start + 1)..<i]), i + 1)
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): i += 2
      default: i += 1
      }
    }
    return nil
  }

  /// A label as labels are compared: letter case and the kind of blanks do not matter.
  static func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    for byte in label {
      if byte == 0x20 || byte == 0x09 || byte == 0x0A {
        if !out.isEmpty, out.last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return out
  }

  /// The offset after a link target; nil when there is none.
  static func target(_ bytes: [UInt8], at start: Int) -> Int? {
    var i = start
    if i < bytes.count, bytes[i] == UInt8(ascii: "<") {
      i += 1
      while i < bytes.count {
        switch bytes[i] {
        case UInt8(ascii: ">"): return i + 1
        case UInt8(ascii: "<"), 0x0A: return nil
        case UInt8(ascii: "\\"): i += 2
        default: i += 1
        }
      }
      return nil
    }
    var depth = 0
    while i < bytes.count, bytes[i] > 0x20, bytes[i] != 0x7F {
      if bytes[i] == UInt8(ascii: "(") {
        depth += 1
        if depth > 32 { return nil }
      } else if bytes[i] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      } else if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count, MarkdownSyntax.isPunctuation(bytes[i + 1]) {
        i += 1
      }
      i += 1
    }
    return depth == 0 ? i : nil
  }

  /// The offset after a title in quotes or parentheses; nil when there is none.
  static func title(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let open = bytes[start]
    guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
    var i = start + 1
    while i < bytes.count {
      if bytes[i] == close { return i + 1 }
      if bytes[i] == UInt8(ascii: "("), open == UInt8(ascii: "(") { return nil }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The offset after `(target "title")` whose parenthesis stands at `start`; nil when that is no link.
  static func inline(_ bytes: [UInt8], at start: Int) -> Int? {
    var i = skipSpace(bytes, start + 1)
    guard i < bytes.count else { return nil }
    if bytes[i] == UInt8(ascii: ")") { return i + 1 }
    guard let afterTarget = target(bytes, at: i) else { return nil }
    i = skipSpace(bytes, afterTarget)
    if i > afterTarget, i < bytes.count, bytes[i] != UInt8(ascii: ")") {
      guard let afterTitle = title(bytes, at: i) else { return nil }
      i = skipSpace(bytes, afterTitle)
    }
    return i < bytes.count && bytes[i] == UInt8(ascii: ")") ? i + 1 : nil
  }
}
