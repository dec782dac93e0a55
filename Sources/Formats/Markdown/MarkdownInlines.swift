import TextModel

/// The second pass over Markdown: what inside a block is markup (CommonMark 0.31, 6). Linear in the block's bytes.
struct MarkdownInlines {
  /// A stretch of the block's bytes that is not read as it stands.
  struct Mark {
    enum Reading {
      case splice(ProseBlock.Splice.Reading)
      /// The line ends here for the reader too.
      case lineEnd
    }
    var start: Int
    var end: Int
    var reading: Reading
  }

  struct Bracket {
    var position: Int
    var isImage: Bool
    var isActive = true
    /// Whether another bracket opened inside it.
    var holdsBracket = false
    /// Number of delimiters before it.
    var delimiters: Int
  }

  let bytes: [UInt8]
  let definitions: Set<[UInt8]>
  let footnotes: Set<[UInt8]>
  /// Markup, by start once ``init(_:definitions:footnotes:)`` is done.
  private(set) var marks: [Mark] = []
  /// Comments, delimiters included.
  private(set) var comments: [Range<Int>] = []
  var delimiters = MarkdownDelimiters()
  private var brackets: [Bracket] = []
  private var backticks: [Int: [Int]]?
  /// Closing sequences that do not occur from an offset on.
  private var absent: [StaticSequence: Int] = [:]

  /// Ends of constructs that are searched for.
  enum StaticSequence: String, Hashable {
    case comment = "-->"
    case instruction = "?>"
    case section = "]]>"
    case declaration = ">"
    case dollar = "$"
    case dollars = "$$"
    case braces = "}}"
    case percentBrace = "%}"
  }

  init(_ bytes: [UInt8], definitions: Set<[UInt8]>, footnotes: Set<[UInt8]>) {
    self.bytes = bytes
    self.definitions = definitions
    self.footnotes = footnotes
    var i = 0
    while i < bytes.count { i = Self.beginsMark(bytes[i]) || Self.countsBesideOthers(bytes[i]) ? read(i) : i + 1 }
    delimiters.resolve(from: 0, &marks)
    marks.sort { $0.start < $1.start }
  }

  /// Whether the lines of a block may hold markup: else they are read as they stand. Most prose holds none.
  static func mayHoldMarkup(_ lines: ArraySlice<ByteRange>, of text: SourceText) -> Bool {
    let bytes = text.storage.span
    for (index, line) in zip(lines.indices, lines) {
      for i in line.indices where beginsMark(bytes[i]) { return true }
      // What ``readLineEnd(_:)`` looks for: two blanks before a line end, a colon and a blank behind it.
      guard index + 1 < lines.endIndex else { continue }
      if line.count >= 2, bytes[Int(line.end) - 1] == 0x20, bytes[Int(line.end) - 2] == 0x20 { return true }
      if lines[index + 1].count >= 2, bytes[Int(lines[index + 1].start)] == UInt8(ascii: ":") { return true }
    }
    return false
  }

  /// Whether a mark may begin with a byte. What ``read(_:)`` knows is told here or in ``countsBesideOthers(_:)``.
  private static func beginsMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "$"), UInt8(ascii: "{"):
      true
    default: false
    }
  }

  /// Whether a byte is no mark by itself, but tells something of what stands beside it.
  private static func countsBesideOthers(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "]"), UInt8(ascii: "h"), UInt8(ascii: "f"), UInt8(ascii: "w"): true
    default: false
    }
  }

  mutating func mark(_ start: Int, _ end: Int, _ reading: ProseBlock.Splice.Reading) {
    if start < end { marks.append(Mark(start: start, end: end, reading: .splice(reading))) }
  }

  /// Reads what stands at an offset; returns the offset after it.
  private mutating func read(_ i: Int) -> Int {
    switch bytes[i] {
    case UInt8(ascii: "\\"): return readEscape(i)
    case UInt8(ascii: "`"): return readCode(i)
    case UInt8(ascii: "<"): return readAngle(i)
    case UInt8(ascii: "&"):
      guard let reference = CharacterReferences.read(bytes, at: i, limit: bytes.count, .markdown) else { return i + 1 }
      mark(i, reference.end, .reference(reference.scalars))
      return reference.end
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): return delimiters.read(bytes, at: i)
    case UInt8(ascii: "!"):
      guard i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "[") else { return i + 1 }
      openBracket(i, isImage: true)
      return i + 2
    case UInt8(ascii: "["):
      openBracket(i, isImage: false)
      return i + 1
    case UInt8(ascii: "]"): return closeBracket(i)
    case UInt8(ascii: "$"): return readFormula(i)
    case UInt8(ascii: "{"): return readTemplate(i)
    case 0x0A: return readLineEnd(i)
    case UInt8(ascii: "h"), UInt8(ascii: "f"), UInt8(ascii: "w"): return readAddress(i)
    default: return i + 1
    }
  }

  private mutating func readEscape(_ i: Int) -> Int {
    guard i + 1 < bytes.count else { return i + 1 }
    if bytes[i + 1] == 0x0A {
      marks.append(Mark(start: i, end: i + 2, reading: .lineEnd))
      return i + 2
    }
    guard MarkdownSyntax.isPunctuation(bytes[i + 1]) else { return i + 1 }
    mark(i, i + 1, .nothing)
    return i + 2
  }

  /// `{{ … }}` and `{% … %}`: what a site generator fills in or carries out.
  private mutating func readTemplate(_ i: Int) -> Int {
    guard i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "{") || bytes[i + 1] == UInt8(ascii: "%"),
      let end = find(bytes[i + 1] == UInt8(ascii: "{") ? .braces : .percentBrace, from: i + 2)
    else { return i + 1 }
    mark(i, end, .object)
    return end
  }

  private mutating func readLineEnd(_ i: Int) -> Int {
    // `: ` at the start of a line: a definition of the term above.
    if i + 2 < bytes.count, bytes[i + 1] == UInt8(ascii: ":"), bytes[i + 2] == 0x20 {
      marks.append(Mark(start: i, end: i + 3, reading: .lineEnd))
      return i + 3
    }
    guard i >= 2, bytes[i - 1] == 0x20, bytes[i - 2] == 0x20 else { return i + 1 }
    marks.append(Mark(start: i - 1, end: i + 1, reading: .lineEnd))
    return i + 1
  }

  private mutating func readCode(_ i: Int) -> Int {
    var end = i
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    let runs = backticks ?? Self.backtickRuns(bytes)
    backticks = runs
    guard let starts = runs[end - i] else { return end }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < end { low = middle + 1 } else { high = middle }
    }
    guard low < starts.count else { return end }
    let close = starts[low] + end - i
    mark(i, close, .object)
    return close
  }

  /// Starts of the runs of backticks, by their length.
  private static func backtickRuns(_ bytes: [UInt8]) -> [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    var i = 0
    while i < bytes.count {
      let start = i
      while i < bytes.count, bytes[i] == UInt8(ascii: "`") { i += 1 }
      if i > start { runs[i - start, default: []].append(start) } else { i += 1 }
    }
    return runs
  }

  private mutating func readFormula(_ i: Int) -> Int {
    if i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: "$") {
      guard let end = find(.dollars, from: i + 2), end > i + 4 else { return i + 2 }
      mark(i, end, .object)
      return end
    }
    // As Pandoc has it: no blank after the first dollar nor before the second, no digit after it.
    guard i + 1 < bytes.count, bytes[i + 1] > 0x20, let end = find(.dollar, from: i + 1), bytes[end - 2] > 0x20,
      bytes[end - 2] != UInt8(ascii: "\\"), end == bytes.count || !(bytes[end] >= 0x30 && bytes[end] <= 0x39),
      !holdsWidePunctuation(i + 1, end)
    else { return i + 1 }
    mark(i, end, .object)
    return end
  }

  /// Chinese punctuation between two dollars says that they are prices.
  private func holdsWidePunctuation(_ from: Int, _ to: Int) -> Bool {
    (from..<to - 1).contains {
      bytes[$0] == 0xE3 && bytes[$0 + 1] == 0x80 || bytes[$0] == 0xEF && (bytes[$0 + 1] == 0xBC || bytes[$0 + 1] == 0xBD)
    }
  }

  /// A bare URL: its underscores and asterisks are no markup.
  private func readAddress(_ i: Int) -> Int {
    guard i + 4 < bytes.count, bytes[i + 1] == UInt8(ascii: "t") || bytes[i + 1] == UInt8(ascii: "w") else { return i + 1 }
    if i > 0, CharacterReferences.isAlphanumeric(bytes[i - 1]) { return i + 1 }
    let rest = bytes[i...]
    guard ["http://", "https://", "ftp://", "www."].contains(where: { rest.starts(with: $0.utf8) }) else { return i + 1 }
    var end = i
    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, !"<>[]()`*\\&".utf8.contains(bytes[end]) { end += 1 }
    return end
  }

  /// The offset after the next occurrence of a sequence.
  mutating func find(_ sequence: StaticSequence, from: Int) -> Int? {
    if let absent = absent[sequence], from >= absent { return nil }
    let needle = Array(sequence.rawValue.utf8)
    var i = from
    while i + needle.count <= bytes.count {
      if bytes[i] == needle[0], needle.indices.allSatisfy({ bytes[i + $0] == needle[$0] }) { return i + needle.count }
      i += 1
    }
    absent[sequence] = from
    return nil
  }
}

extension MarkdownInlines {
  private mutating func readAngle(_ i: Int) -> Int {
    guard i + 1 < bytes.count else { return i + 1 }
    let next = bytes[i + 1]
    if next == UInt8(ascii: "!") {
      if i + 3 < bytes.count, bytes[i + 2] == UInt8(ascii: "-"), bytes[i + 3] == UInt8(ascii: "-") {
        guard let end = find(.comment, from: i + 2) else { return i + 1 }
        comments.append(i..<end)
        mark(i, end, .nothing)
        return end
      }
      let isSection = bytes[(i + 2)...].starts(with: "[CDATA[".utf8)
      let isDeclaration = i + 2 < bytes.count && bytes[i + 2] | 0x20 >= 0x61 && bytes[i + 2] | 0x20 <= 0x7A
      guard isSection || isDeclaration, let end = find(isSection ? .section : .declaration, from: i + 2) else { return i + 1 }
      mark(i, end, .nothing)
      return end
    }
    if next == UInt8(ascii: "?") {
      guard let end = find(.instruction, from: i + 2) else { return i + 1 }
      mark(i, end, .nothing)
      return end
    }
    if let end = autolinkEnd(i) {
      mark(i, end, .object)
      return end
    }
    guard let end = HTMLTag.end(bytes, at: i, limit: bytes.count) else { return i + 1 }
    let name = bytes[(i + 1)..<end].prefix { CharacterReferences.isAlphanumeric($0) }.map { $0 | 0x20 }
    if name == Array("br".utf8) {
      marks.append(Mark(start: i, end: end, reading: .lineEnd))
    } else {
      mark(i, end, name == Array("img".utf8) ? .object : .nothing)
    }
    return end
  }

  /// `<https://…>` and `<name@host>`.
  private func autolinkEnd(_ i: Int) -> Int? {
    var end = i + 1
    var colon = 0
    var at = 0
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: ">") {
      if bytes[end] == UInt8(ascii: ":"), colon == 0 { colon = end }
      if bytes[end] == UInt8(ascii: "@"), at == 0 { at = end }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return nil }
    if colon > 0 {
      let scheme = bytes[(i + 1)..<colon]
      let isScheme =
        scheme.count >= 2 && scheme.count <= 32
        && scheme.allSatisfy { CharacterReferences.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
      return isScheme && !(scheme.first ?? 0x30 < 0x41) ? end + 1 : nil
    }
    let isAddress =
      at > i + 1 && at + 1 < end && bytes[(i + 1)..<end].allSatisfy { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "/") }
    return isAddress ? end + 1 : nil
  }

  private mutating func openBracket(_ i: Int, isImage: Bool) {
    if let last = brackets.indices.last { brackets[last].holdsBracket = true }
    brackets.append(Bracket(position: i, isImage: isImage, delimiters: delimiters.count))
  }

  private mutating func closeBracket(_ i: Int) -> Int {
    guard let bracket = brackets.popLast() else { return i + 1 }
    guard bracket.isActive else { return i + 1 }
    let textStart = bracket.position + (bracket.isImage ? 2 : 1)
    if !bracket.isImage, !bracket.holdsBracket, i > textStart + 1, bytes[textStart] == UInt8(ascii: "^"),
      footnotes.contains(Array(bytes[(textStart + 1)..<i]))
    {
      mark(bracket.position, i + 1, .object)
      return i + 1
    }
    guard let end = linkEnd(bracket, i, textStart) else { return i + 1 }
    mark(bracket.position, textStart, bracket.isImage ? .object : .nothing)
    mark(i, end, bracket.isImage ? .object : .nothing)
    delimiters.resolve(from: bracket.delimiters, &marks)
    if !bracket.isImage {
      // Links hold no links: brackets that are open stay text. Those below an inactive one are inactive already.
      for index in brackets.indices.reversed() where !brackets[index].isImage {
        if !brackets[index].isActive { break }
        brackets[index].isActive = false
      }
    }
    return end
  }

  /// The offset after a link whose text ends at the bracket `i`.
  private func linkEnd(_ bracket: Bracket, _ i: Int, _ textStart: Int) -> Int? {
    let next = i + 1 < bytes.count ? bytes[i + 1] : 0
    if next == UInt8(ascii: "("), let end = MarkdownLinks.inline(bytes, at: i + 1) { return end }
    if next == UInt8(ascii: "["), let label = MarkdownLinks.label(bytes, at: i + 1) {
      if !label.normalized.isEmpty { return definitions.contains(label.normalized) ? label.end : nil }
      return isDefined(bracket, textStart, i) ? label.end : nil
    }
    return isDefined(bracket, textStart, i) ? i + 1 : nil
  }

  private func isDefined(_ bracket: Bracket, _ start: Int, _ end: Int) -> Bool {
    guard !definitions.isEmpty, !bracket.holdsBracket, end - start <= 999 else { return false }
    return definitions.contains(MarkdownLinks.normalized(bytes[start..<end]))
  }
}
