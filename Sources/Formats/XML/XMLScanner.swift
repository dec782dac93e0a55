import TextModel

/// A token of XML, as byte offsets.
struct XMLToken {
  enum Kind {
    case startTag
    /// `<name/>`.
    case emptyTag
    case endTag
    /// Characters as they stand.
    case text
    /// A character or entity reference.
    case reference(UInt32)
    /// A CDATA section; the range is its content.
    case section(Range<Int>)
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// The qualified name of a tag.
  var name: Range<Int> = 0..<0
  /// Length of the prefix in ``name``, colon included.
  var prefixLength = 0
  /// Where the attributes of a start tag stand.
  var attributes: Range<Int> = 0..<0
}

/// Cuts XML 1.0 into tokens and checks that it is well-formed as far as tags, attributes and references go. Comments and
/// instructions are skipped. A document type declaration is refused: Office Open XML forbids it (ISO/IEC 29500-2), and
/// entities that expand are an old trap.
struct XMLScanner {
  let bytes: [UInt8]
  /// Number of bytes of the document.
  let count: Int
  private let part: String
  private let maximumDepth: Int
  private var position = 0
  private var open: [Range<Int>] = []
  private var sawRoot = false

  init(_ text: SourceText, part: String, limits: FormatLimits) {
    bytes = text.storage
    count = text.count
    self.part = part
    maximumDepth = limits.elementDepth
  }

  /// The next token; nil at the end of the document.
  mutating func next() throws(FormatError) -> XMLToken? {
    while position < count {
      let start = position
      if bytes[start] == UInt8(ascii: "<") {
        if let token = try readMarkup(start) { return token }
        continue
      }
      if bytes[start] == UInt8(ascii: "&") {
        let token = try readReference(start)
        position = token.end
        return token
      }
      while position < count, bytes[position] != UInt8(ascii: "<"), bytes[position] != UInt8(ascii: "&") { position += 1 }
      if open.isEmpty {
        guard bytes[start..<position].allSatisfy({ $0 <= 0x20 || $0 >= 0x80 }) else {
          throw fault("根元素之外有文字", "text outside the root element", start)
        }
        continue
      }
      return XMLToken(kind: .text, start: start, end: position)
    }
    guard open.isEmpty, sawRoot else { throw fault("XML 不完整：元素没有结束", "the XML is cut short: an element does not end", count) }
    return nil
  }

  /// An error of this part.
  func fault(_ zh: String, _ en: String, _ offset: Int) -> FormatError {
    let line = EncodingEvidence.line(of: offset, in: bytes)
    return FormatError(
      .damagedXML, Localized("\(part) 第 \(line) 行（偏移 \(offset)）：\(zh)", en: "\(part), line \(line) (offset \(offset)): \(en)"),
      offset: offset,
      line: line, part: part)
  }

  private mutating func readMarkup(_ start: Int) throws(FormatError) -> XMLToken? {
    let next = start + 1 < count ? bytes[start + 1] : 0
    switch next {
    case UInt8(ascii: "/"): return try readEndTag(start)
    case UInt8(ascii: "?"):
      position = try end(of: "?>", from: start + 2)
      return nil
    case UInt8(ascii: "!"):
      if stands("<!--", at: start) {
        position = try end(of: "-->", from: start + 4)
        return nil
      }
      guard stands("<![CDATA[", at: start), !open.isEmpty else {
        throw fault("不允许文档类型声明", "a document type declaration is not allowed", start)
      }
      position = try end(of: "]]>", from: start + 9)
      return XMLToken(kind: .section((start + 9)..<(position - 3)), start: start, end: position)
    default: return try readStartTag(start)
    }
  }

  private mutating func readEndTag(_ start: Int) throws(FormatError) -> XMLToken {
    let name = nameRange(start + 2)
    var i = name.upperBound
    while i < count, bytes[i] <= 0x20 { i += 1 }
    guard i < count, bytes[i] == UInt8(ascii: ">"), let opened = open.popLast(), bytes[opened] == bytes[name] else {
      throw fault("结束标签与开始标签不符", "an end tag does not match its start tag", start)
    }
    position = i + 1
    return XMLToken(kind: .endTag, start: start, end: position, name: name, prefixLength: prefixLength(name))
  }

  private mutating func readStartTag(_ start: Int) throws(FormatError) -> XMLToken {
    let name = nameRange(start + 1)
    guard !name.isEmpty else { throw fault("“<” 之后不是标签", "no tag after “<”", start) }
    guard !open.isEmpty || !sawRoot else { throw fault("有两个根元素", "there are two root elements", start) }
    var i = name.upperBound
    while i < count, bytes[i] != UInt8(ascii: ">") {
      if bytes[i] == UInt8(ascii: "<") { throw fault("标签没有结束", "a tag does not end", start) }
      if bytes[i] == UInt8(ascii: "/"), i + 1 < count, bytes[i + 1] != UInt8(ascii: ">") {
        throw fault("标签中的“/”不在末尾", "the “/” of a tag is not at its end", start)
      }
      if bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") {
        let quote = bytes[i]
        i += 1
        while i < count, bytes[i] != quote { i += 1 }
      }
      i += 1
    }
    guard i < count else { throw fault("标签没有结束", "a tag does not end", start) }
    let isEmpty = bytes[i - 1] == UInt8(ascii: "/") && i - 1 >= name.upperBound
    sawRoot = true
    position = i + 1
    if !isEmpty {
      guard open.count < maximumDepth else { throw fault("元素嵌套过深", "elements are nested too deeply", start) }
      open.append(name)
    }
    return XMLToken(
      kind: isEmpty ? .emptyTag : .startTag, start: start, end: position, name: name, prefixLength: prefixLength(name),
      attributes: name.upperBound..<(isEmpty ? i - 1 : i))
  }

  private func nameRange(_ start: Int) -> Range<Int> {
    var i = start
    while i < count, bytes[i] >= 0x80 || CharacterReferences.isAlphanumeric(bytes[i]) || ":_-.".utf8.contains(bytes[i]) { i += 1 }
    return min(start, i)..<i
  }

  private func prefixLength(_ name: Range<Int>) -> Int {
    bytes[name].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 - name.lowerBound } ?? 0
  }

  private func stands(_ string: StaticString, at start: Int) -> Bool {
    bytes[start..<min(count, start + string.utf8CodeUnitCount)].elementsEqual(string.description.utf8)
  }

  private func end(of string: String, from: Int) throws(FormatError) -> Int {
    let needle = Array(string.utf8)
    var i = from
    while i + needle.count <= count {
      if bytes[i] == needle[0], bytes[i..<(i + needle.count)].elementsEqual(needle) { return i + needle.count }
      i += 1
    }
    throw fault("标记没有结束", "markup does not end", from)
  }
}

extension XMLScanner {
  private static let entities: [String: UInt32] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]

  private func readReference(_ start: Int) throws(FormatError) -> XMLToken {
    guard let end = bytes[start..<min(count, start + 16)].firstIndex(of: UInt8(ascii: ";")), end > start + 1,
      let scalar = Self.scalar(bytes[(start + 1)..<end])
    else { throw fault("实体引用无效", "an invalid entity reference", start) }
    return XMLToken(kind: .reference(scalar), start: start, end: end + 1)
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
    let string = String(decoding: name, as: UTF8.self)
    guard string.hasPrefix("#") else { return entities[string] }
    let digits = string.dropFirst()
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, Unicode.Scalar(value) != nil, value != 0 else { return nil }
    return value
  }

  /// The local name of a tag.
  func localName(_ token: XMLToken) -> String {
    String(decoding: bytes[(token.name.lowerBound + token.prefixLength)..<token.name.upperBound], as: UTF8.self)
  }

  /// The prefix of a tag, without the colon.
  func prefix(_ token: XMLToken) -> String {
    String(decoding: bytes[token.name.prefix(max(0, token.prefixLength - 1))], as: UTF8.self)
  }

  /// The attributes of a start tag: qualified names and values with references decoded.
  func attributes(_ token: XMLToken) -> [(name: String, value: String)] {
    var out: [(name: String, value: String)] = []
    var i = token.attributes.lowerBound
    let end = token.attributes.upperBound
    while i < end {
      while i < end, bytes[i] <= 0x20 { i += 1 }
      let name = nameRange(i)
      i = name.upperBound
      while i < end, bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: "=") { i += 1 }
      guard i < end, !name.isEmpty, bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") else { break }
      let start = i + 1
      let stop = bytes[start..<end].firstIndex(of: bytes[i]) ?? end
      out.append((String(decoding: bytes[name], as: UTF8.self), decoded(start, stop)))
      i = stop + 1
    }
    return out
  }

  /// The value of the attribute with a local name, whatever its prefix.
  func attribute(_ local: String, of token: XMLToken) -> String? {
    guard !token.attributes.isEmpty else { return nil }
    return attributes(token).first { $0.name == local || $0.name.hasSuffix(":" + local) }?.value
  }

  private func decoded(_ start: Int, _ end: Int) -> String {
    guard bytes[start..<end].contains(UInt8(ascii: "&")) else { return String(decoding: bytes[start..<end], as: UTF8.self) }
    var out: [UInt8] = []
    var i = start
    while i < end {
      if bytes[i] == UInt8(ascii: "&"), let semicolon = bytes[i..<end].firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(bytes[(i + 1)..<semicolon])
      {
        GB18030.appendUTF8(scalar, to: &out)
        i = semicolon + 1
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
