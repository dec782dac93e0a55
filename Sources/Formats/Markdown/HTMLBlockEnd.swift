/// What ends a block of HTML in Markdown (CommonMark 0.31, 4.6).
enum HTMLBlockEnd {
  /// `</script>`, `</pre>`, `</style>` or `</textarea>`.
  case verbatimEndTag
  /// `-->`.
  case comment
  /// `?>`.
  case instruction
  /// `>`.
  case declaration
  /// `]]>`.
  case section
  /// A blank line.
  case blankLine

  /// The end of the block that begins on a line, which stands at its first character; nil when none begins.
  init?(_ line: MarkdownLine, interruptsParagraph: Bool) {
    guard line.peek() == UInt8(ascii: "<") else { return nil }
    let next = line.peek(1)
    if next == UInt8(ascii: "?") {
      self = .instruction
    } else if next == UInt8(ascii: "!") {
      if line.peek(2) == UInt8(ascii: "-"), line.peek(3) == UInt8(ascii: "-") {
        self = .comment
      } else if line.bytes[(line.position + 2)..<line.end].starts(with: "[CDATA[".utf8) {
        self = .section
      } else if line.peek(2) | 0x20 >= 0x61, line.peek(2) | 0x20 <= 0x7A {
        self = .declaration
      } else {
        return nil
      }
    } else {
      let isEnd = next == UInt8(ascii: "/")
      let start = line.position + (isEnd ? 2 : 1)
      var end = start
      while end < line.end, CharacterReferences.isAlphanumeric(line.bytes[end]) { end += 1 }
      guard end > start, end - start < 16 else { return nil }
      let name = String(decoding: line.bytes[start..<end], as: UTF8.self).lowercased()
      let after = end < line.end ? line.bytes[end] : 0
      let isDelimited = end == line.end || after == 0x20 || after == 0x09 || after == UInt8(ascii: ">")
      if !isEnd, isDelimited, Self.verbatim.contains(name) {
        self = .verbatimEndTag
      } else if Self.blocks.contains(name), isDelimited || after == UInt8(ascii: "/") {
        self = .blankLine
      } else {
        guard !interruptsParagraph, let tag = HTMLTag.end(line.bytes, at: line.position, limit: line.end) else { return nil }
        guard line.bytes[tag..<line.end].allSatisfy(MarkdownSyntax.isBlank) else { return nil }
        self = .blankLine
      }
    }
  }

  /// Whether a line of the block ends it.
  func isMet(_ line: MarkdownLine) -> Bool {
    let bytes = line.bytes[line.position..<line.end]
    switch self {
    case .verbatimEndTag: return Self.verbatim.contains { Self.contains(bytes, "</" + $0 + ">") }
    case .comment: return Self.contains(bytes, "-->")
    case .instruction: return Self.contains(bytes, "?>")
    case .declaration: return Self.contains(bytes, ">")
    case .section: return Self.contains(bytes, "]]>")
    case .blankLine: return false
    }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ needle: String) -> Bool {
    let needle = Array(needle.utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    for i in bytes.startIndex...(bytes.endIndex - needle.count) where bytes[i] == first {
      var j = 1
      while j < needle.count, bytes[i + j] == needle[j] || needle[j] >= 0x61 && bytes[i + j] | 0x20 == needle[j] { j += 1 }
      if j == needle.count { return true }
    }
    return false
  }

  private static let verbatim = ["script", "pre", "style", "textarea"]
  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav",
    "noframes",
    "ol", "optgroup", "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title",
    "tr", "track", "ul",
  ]
}

/// The form of a tag as CommonMark sees it.
enum HTMLTag {
  /// Offset after the tag that begins at `start`; nil when there is none (CommonMark 0.31, 6.6).
  static func end(_ bytes: [UInt8], at start: Int, limit: Int) -> Int? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    var i = start + 1
    let isEnd = i < limit && bytes[i] == UInt8(ascii: "/")
    if isEnd { i += 1 }
    guard i < limit, bytes[i] | 0x20 >= 0x61, bytes[i] | 0x20 <= 0x7A else { return nil }
    while i < limit, CharacterReferences.isAlphanumeric(bytes[i]) || bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: ":")
    { i += 1 }
    while true {
      let before = i
      while i < limit, isSpace(bytes[i]) { i += 1 }
      guard i < limit else { return nil }
      if bytes[i] == UInt8(ascii: ">") { return i + 1 }
      if isEnd { return nil }
      if bytes[i] == UInt8(ascii: "/") { return i + 1 < limit && bytes[i + 1] == UInt8(ascii: ">") ? i + 2 : nil }
      guard i > before else { return nil }
      let name = i
      while i < limit, isNameByte(bytes[i]) { i += 1 }
      guard i > name else { return nil }
      var value = i
      while value < limit, isSpace(bytes[value]) { value += 1 }
      guard value < limit, bytes[value] == UInt8(ascii: "=") else { continue }
      value += 1
      while value < limit, isSpace(bytes[value]) { value += 1 }
      guard value < limit, let end = valueEnd(bytes, value, limit) else { return nil }
      i = end
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    CharacterReferences.isAlphanumeric(byte) || byte == 0x5F || byte == 0x3A || byte == 0x2E || byte == 0x2D || byte == 0x40
  }

  private static func valueEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    let quote = bytes[start]
    var i = start
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      i += 1
      while i < limit, bytes[i] != quote { i += 1 }
      return i < limit ? i + 1 : nil
    }
    while i < limit, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "'"), bytes[i] != UInt8(ascii: "="),
      bytes[i] != UInt8(ascii: "<"), bytes[i] != UInt8(ascii: ">"), bytes[i] != UInt8(ascii: "`")
    {
      i += 1
    }
    return i > start ? i : nil
  }
}
