import TextModel

/// Reads the structure of HTML: block elements make blocks, inline elements are spliced out.
struct HTMLReader {
  /// An open element that decides what the text in it is.
  private struct Element {
    var name: String
    var kind: ProseBlock.Kind
    var level: Int
    var listDepth: Int
    /// Whether line ends are seen, as in `pre`.
    var keepsLines: Bool
  }

  /// Elements nested deeper are not told apart.
  private static let deepest = 512

  private let text: SourceText
  private var tokenizer: HTMLTokenizer
  private var assembler: BlockAssembler
  private var captions: [ProseBlock] = []
  private var comments: [DocumentComment] = []
  private var dates: [DateCandidate] = []
  private var elements: [Element] = [Element(name: "", kind: .paragraph, level: 0, listDepth: 0, keepsLines: false)]
  private var openCounts: [String: Int] = [:]
  /// The element whose content is not read, and how many of its name are open.
  private var unread: (name: String, depth: Int)?
  private var isAnnotation = false
  private var codeDepth = 0
  private var followsLink = false

  /// Reads a range of a text. O(n).
  static func read(_ text: SourceText, _ range: ByteRange) -> DocumentStructure {
    var reader = HTMLReader(text, range)
    reader.run()
    var structure = DocumentStructure(blocks: reader.assembler.blocks)
    if !reader.captions.isEmpty {
      // Sorted by start; a caption comes after the block that it lies in.
      structure.blocks = (structure.blocks + reader.captions).enumerated()
        .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }.map(\.element)
    }
    structure.comments = reader.comments
    structure.dateCandidates = reader.dates.filter { $0.origin == .metaElement } + reader.dates.filter { $0.origin == .timeElement }
    return structure
  }

  private init(_ text: SourceText, _ range: ByteRange) {
    self.text = text
    tokenizer = HTMLTokenizer(text.storage, Int(range.start)..<min(Int(range.end), text.count))
    assembler = BlockAssembler(text)
  }

  private var current: Element { elements[elements.count - 1] }

  private mutating func run() {
    while let token = tokenizer.next() {
      switch token.kind {
      case .text: readText(token)
      case .reference(let scalars):
        if isMuted {
          assembler.splice(token.start, token.end, .nothing)
        } else {
          assembler.splice(token.start, token.end, .reference(scalars))
          followsLink = false
        }
      case .comment(let inner):
        comments.append(DocumentComment(ByteRange(token.start, token.end), text.string(inner)))
        assembler.splice(token.start, token.end, .nothing)
      case .other: assembler.splice(token.start, token.end, .nothing)
      case .startTag: readStart(token)
      case .endTag: readEnd(token)
      }
    }
    endBlock()
  }

  private var isMuted: Bool { unread != nil || isAnnotation || codeDepth > 0 }

  private mutating func endBlock() { assembler.endBlock(current.kind, level: current.level) }

  private mutating func readText(_ token: HTMLToken) {
    if isMuted { return assembler.splice(token.start, token.end, .nothing) }
    let keepsLines = current.keepsLines
    var at = token.start
    var i = token.start
    while i < token.end {
      let byte = text.storage[i]
      if byte > 0x20 {
        followsLink = false
        i += 1
        continue
      }
      let start = i
      var hasLineEnd = false
      while i < token.end, text.storage[i] <= 0x20 {
        hasLineEnd = hasLineEnd || text.storage[i] == 0x0A || text.storage[i] == 0x0D
        i += 1
      }
      guard hasLineEnd else { continue }
      assembler.literal(at, start)
      if keepsLines { endBlock() } else { assembler.space(start, i) }
      at = i
    }
    assembler.literal(at, token.end)
  }
}

extension HTMLReader {
  private mutating func readStart(_ token: HTMLToken) {
    let role = HTMLElements.role(token.name)
    if let open = unread {
      // The content of a hidden paragraph ends where the next block begins, a drawing or formula where HTML begins.
      let isForeign = (open.name == "svg" || open.name == "math") && HTMLElements.endsForeignContent(token.name, role)
      if isForeign || open.name == "p" && role == .block {
        unread = nil
      } else {
        if open.name == token.name { unread = (open.name, open.depth + 1) }
        if role == .raw { _ = tokenizer.takeRawText(of: token.name) }
        return assembler.splice(token.start, tokenizer.position, .nothing)
      }
    }
    readAttributes(token)
    let isHidden = isHidden(token)
    switch role {
    case .block: startBlock(token)
    case .lineBreak: endBlock()
    case .raw:
      let content = tokenizer.takeRawText(of: token.name)
      assembler.splice(token.start, content.upperBound, .nothing)
      return
    case .unread:
      assembler.splice(token.start, token.end, token.name == "svg" || token.name == "math" ? .object : .nothing)
      if !isSelfClosing(token) { unread = (token.name, 1) }
      return
    case .object: assembler.splice(token.start, token.end, isHidden ? .nothing : .object)
    case .code:
      assembler.splice(token.start, token.end, codeDepth == 0 ? .object : .nothing)
      codeDepth += 1
    case .annotation:
      isAnnotation = true
      assembler.splice(token.start, token.end, .nothing)
    case .void: assembler.splice(token.start, token.end, .nothing)
    case .inline:
      if token.name == "rb" || token.name == "ruby" { isAnnotation = false }
      // Two links side by side are two things to read.
      let isSecondLink = token.name == "a" && followsLink
      assembler.splice(token.start, token.end, isSecondLink ? .object : .nothing)
    }
    followsLink = false
    if isHidden, role == .block && token.name != "hr" || role == .inline || role == .code { unread = (token.name, 1) }
  }

  private mutating func startBlock(_ token: HTMLToken) {
    endBlock()
    codeDepth = token.name == "pre" ? codeDepth : 0
    isAnnotation = false
    switch token.name {
    case "title":
      let content = tokenizer.takeRawText(of: "title")
      addCaption(content, .text)
    case "ul", "ol", "menu", "dir":
      push(token.name, current.kind == .paragraph ? .listItem : current.kind, listDepth: current.listDepth + 1)
    case "li":
      closeImplied(["li"], within: ["ul", "ol", "menu", "dir"])
      push("li", .listItem)
    case "dt", "dd":
      closeImplied(["dt", "dd"], within: ["dl"])
      push(token.name, .listItem)
    case "td", "th":
      closeImplied(["td", "th"], within: ["table"])
      push(token.name, .tableCell)
    case "caption", "figcaption": push(token.name, .caption)
    case "blockquote": push(token.name, .quotation)
    case "table", "dl": push(token.name, current.kind)
    case "pre", "listing", "xmp", "plaintext": push(token.name, current.kind, keepsLines: true)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      if current.name == "h" { pop("h") }
      push("h", .heading, level: Int(token.name.utf8.last ?? 0x31) - 0x30)
    default: break
    }
  }

  private mutating func readEnd(_ token: HTMLToken) {
    let role = HTMLElements.role(token.name)
    if let open = unread {
      if open.name == token.name, open.depth > 1 {
        unread = (open.name, open.depth - 1)
      } else if open.name == token.name || open.name == "p" && role == .block {
        unread = nil
      }
      if unread != nil || role == .code { return assembler.splice(token.start, token.end, .nothing) }
    }
    switch role {
    case .block:
      endBlock()
      codeDepth = token.name == "pre" ? 0 : codeDepth
      isAnnotation = false
      pop(token.name.utf8.count == 2 && token.name.hasPrefix("h") && token.name != "hr" ? "h" : token.name)
    case .lineBreak: endBlock()
    case .code:
      codeDepth = max(0, codeDepth - 1)
      assembler.splice(token.start, token.end, .nothing)
    case .annotation:
      assembler.splice(token.start, token.end, .nothing)
      isAnnotation = false
    default:
      if token.name == "ruby" { isAnnotation = false }
      assembler.splice(token.start, token.end, .nothing)
      followsLink = token.name == "a"
    }
  }

  private mutating func push(
    _ name: String, _ kind: ProseBlock.Kind, level: Int? = nil, listDepth: Int? = nil, keepsLines: Bool = false
  ) {
    guard elements.count < Self.deepest else { return }
    let depth = listDepth ?? current.listDepth
    let isQuoted = current.kind == .quotation
    elements.append(
      Element(
        name: name, kind: isQuoted ? .quotation : kind, level: level ?? (kind == .listItem ? depth : current.level),
        listDepth: depth,
        keepsLines: keepsLines || current.keepsLines))
    openCounts[name, default: 0] += 1
  }

  private mutating func pop(_ name: String) {
    guard openCounts[name, default: 0] > 0 else { return }
    while elements.count > 1 {
      let element = elements.removeLast()
      openCounts[element.name, default: 1] -= 1
      if element.name == name { return }
    }
  }

  /// Closes an element whose end tag was left out, unless a container of its kind opened after it.
  private mutating func closeImplied(_ names: [String], within containers: [String]) {
    for element in elements.suffix(16).reversed() {
      if containers.contains(element.name) { return }
      if names.contains(element.name) { return pop(element.name) }
    }
  }

  private func isSelfClosing(_ token: HTMLToken) -> Bool {
    token.end - 2 > token.start && text.storage[token.end - 2] == UInt8(ascii: "/")
  }
}

extension HTMLReader {
  private mutating func readAttributes(_ token: HTMLToken) {
    if token.name == "meta" { return readMeta(token) }
    for attribute in token.attributes {
      switch attribute.name {
      case "title": addCaption(attribute.value, .attribute)
      case "alt" where token.name == "img" || token.name == "area" || token.name == "input": addCaption(attribute.value, .attribute)
      case "datetime" where token.name == "time": addDate(attribute.value, .timeElement)
      default: break
      }
    }
  }

  private mutating func readMeta(_ token: HTMLToken) {
    guard let content = token.attributes.first(where: { $0.name == "content" }) else { return }
    for attribute in token.attributes where attribute.name == "name" || attribute.name == "property" || attribute.name == "itemprop"
    {
      let name = string(attribute.value).lowercased().filter { $0 >= "a" && $0 <= "z" }
      if HTMLElements.dateNames.contains(name) { return addDate(content.value, .metaElement) }
    }
  }

  private mutating func addDate(_ range: Range<Int>, _ origin: DateCandidate.Origin) {
    guard !range.isEmpty, range.count < 64 else { return }
    dates.append(
      DateCandidate(text: string(range), origin: origin, range: ByteRange(range.lowerBound, range.upperBound)))
  }

  /// Text that is not part of the page's flow: its references are decoded, markup it has none.
  private mutating func addCaption(_ range: Range<Int>, _ place: CharacterReferences.Place) {
    guard text.storage[range].contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "&") }) else { return }
    var caption = BlockAssembler(text)
    var at = range.lowerBound
    var i = at
    while i < range.upperBound {
      if text.storage[i] == UInt8(ascii: "&"),
        let reference = CharacterReferences.read(text.storage, at: i, limit: range.upperBound, place)
      {
        caption.literal(at, i)
        caption.splice(i, reference.end, .reference(reference.scalars))
        i = reference.end
        at = i
      } else if text.storage[i] == 0x0A || text.storage[i] == 0x0D {
        caption.literal(at, i)
        caption.space(i, i + 1)
        i += 1
        at = i
      } else {
        i += 1
      }
    }
    caption.literal(at, range.upperBound)
    caption.endBlock(.caption)
    captions += caption.blocks
  }

  private func isHidden(_ token: HTMLToken) -> Bool {
    token.attributes.contains { attribute in
      if attribute.name == "hidden" { return string(attribute.value).lowercased() != "until-found" }
      guard attribute.name == "style" else { return false }
      let style = string(attribute.value).lowercased().filter { !$0.isWhitespace }
      return style.hasPrefix("display:none") || style.contains(";display:none") || style.contains(";visibility:hidden")
        || style.hasPrefix("visibility:hidden")
    }
  }

  private func string(_ range: Range<Int>) -> String { text.string(ByteRange(range.lowerBound, range.upperBound)) }
}

extension HTMLReader {
  /// The encoding that a page declares in its first 4,096 bytes: `<meta charset=…>`, the same in a `content` attribute, or
  /// an XML declaration.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4_096))
    if head.starts(with: "<?xml".utf8) {
      let declaration = head[..<(head.firstIndex(of: UInt8(ascii: ">")) ?? 0)]
      if let label = label(after: "encoding", in: declaration) { return label }
    }
    var tokenizer = HTMLTokenizer(head, 0..<head.count)
    while let token = tokenizer.next() {
      guard case .startTag = token.kind else { continue }
      if HTMLElements.role(token.name) == .raw { _ = tokenizer.takeRawText(of: token.name) }
      guard token.name == "meta" else { continue }
      for attribute in token.attributes {
        if attribute.name == "charset", !attribute.value.isEmpty { return String(decoding: head[attribute.value], as: UTF8.self) }
        if attribute.name == "content", let label = label(after: "charset", in: head[attribute.value]) { return label }
      }
    }
    return nil
  }

  /// The word after `key=`, quotes and blanks aside.
  private static func label(after key: String, in bytes: ArraySlice<UInt8>) -> String? {
    let key = Array(key.utf8)
    guard bytes.count > key.count else { return nil }
    for i in bytes.startIndex..<(bytes.endIndex - key.count) where key.indices.allSatisfy({ bytes[i + $0] | 0x20 == key[$0] }) {
      let rest = bytes[(i + key.count)...].drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      let word = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        .prefix { CharacterReferences.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A }
      return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }
    return nil
  }
}
