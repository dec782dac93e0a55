import TextModel

/// A token of HTML, as source byte offsets.
struct HTMLToken {
  enum Kind {
    /// Characters, without `<` and `&`.
    case text
    /// A character reference.
    case reference([UInt32])
    case startTag
    case endTag
    /// `<!-- … -->`; the inner range is what stands between the delimiters.
    case comment(ByteRange)
    /// A declaration, an instruction, the delimiters of a CDATA section: nothing to read.
    case other
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// Name of a tag, in lower case.
  var name = ""
  /// Attributes of a start tag.
  var attributes: [HTMLAttribute] = []
}

/// An attribute, as source byte offsets.
struct HTMLAttribute {
  /// Name, in lower case.
  var name: String
  /// Value, without quotes.
  var value: Range<Int>
}

/// Cuts HTML into tokens (HTML Living Standard, 13.2.5), tolerating whatever comes. Each byte is looked at a bounded
/// number of times: what is not closed reaches to the end.
struct HTMLTokenizer {
  let bytes: [UInt8]
  private(set) var position: Int
  let limit: Int
  /// Where the CDATA section ends that ``position`` stands in; 0 outside one. Its text may hold `<` and `&`.
  private var sectionEnd = 0

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    limit = min(range.upperBound, bytes.count)
  }

  /// The next token; nil at the end.
  mutating func next() -> HTMLToken? {
    guard position < limit else { return nil }
    let start = position
    if start < sectionEnd {
      position = sectionEnd
      return HTMLToken(kind: .text, start: start, end: sectionEnd)
    }
    if sectionEnd > 0 {
      sectionEnd = 0
      position = min(start + 3, limit)
      return HTMLToken(kind: .other, start: start, end: position)
    }
    switch bytes[start] {
    case UInt8(ascii: "<"):
      if let token = readMarkup(start) {
        position = token.end
        if case .other = token.kind, token.end - start == 9, let end = endOfSection(start) { sectionEnd = end }
        return token
      }
    case UInt8(ascii: "&"):
      if let reference = CharacterReferences.read(bytes, at: start, limit: limit, .text) {
        position = reference.end
        return HTMLToken(kind: .reference(reference.scalars), start: start, end: reference.end)
      }
    default: break
    }
    position += 1
    while position < limit, bytes[position] != UInt8(ascii: "<"), bytes[position] != UInt8(ascii: "&") { position += 1 }
    return HTMLToken(kind: .text, start: start, end: position)
  }

  /// Takes everything before the end tag of an element whose content is no markup; returns the range of the content.
  mutating func takeRawText(of name: String) -> Range<Int> {
    let start = position
    let needle = Array(name.utf8)
    var i = start
    while i + needle.count + 2 <= limit {
      if bytes[i] == UInt8(ascii: "<"), bytes[i + 1] == UInt8(ascii: "/"),
        needle.indices.allSatisfy({ bytes[i + 2 + $0] | 0x20 == needle[$0] })
      {
        let after = i + 2 + needle.count
        if after == limit || bytes[after] <= 0x20 || bytes[after] == UInt8(ascii: "/") || bytes[after] == UInt8(ascii: ">") {
          position = i
          return start..<i
        }
      }
      i += 1
    }
    position = limit
    return start..<limit
  }

  private func readMarkup(_ start: Int) -> HTMLToken? {
    let next = start + 1 < limit ? bytes[start + 1] : 0
    if Self.isLetter(next) { return readTag(start, nameStart: start + 1, .startTag) }
    if next == UInt8(ascii: "/") {
      guard start + 2 < limit else { return nil }
      if Self.isLetter(bytes[start + 2]) { return readTag(start, nameStart: start + 2, .endTag) }
      return HTMLToken(kind: .other, start: start, end: endOfBogusComment(start + 2))
    }
    if next == UInt8(ascii: "!") { return readDeclaration(start) }
    if next == UInt8(ascii: "?") { return HTMLToken(kind: .other, start: start, end: endOfBogusComment(start + 2)) }
    return nil
  }

  /// The offset of the `]]>` of a CDATA section, which XHTML has; nil when `start` begins none or it has no text.
  private func endOfSection(_ start: Int) -> Int? {
    guard isSection(start) else { return nil }
    var i = start + 9
    while i + 2 < limit, !(bytes[i] == UInt8(ascii: "]") && bytes[i + 1] == bytes[i] && bytes[i + 2] == UInt8(ascii: ">")) {
      i += 1
    }
    return i + 2 < limit ? i : limit
  }

  private func isSection(_ start: Int) -> Bool { start + 9 <= limit && bytes[start..<(start + 9)].elementsEqual("<![CDATA[".utf8) }

  private func endOfBogusComment(_ from: Int) -> Int {
    var i = from
    while i < limit, bytes[i] != UInt8(ascii: ">") { i += 1 }
    return min(i + 1, limit)
  }

  private func readDeclaration(_ start: Int) -> HTMLToken {
    if isSection(start) { return HTMLToken(kind: .other, start: start, end: start + 9) }
    guard start + 3 < limit, bytes[start + 2] == UInt8(ascii: "-"), bytes[start + 3] == UInt8(ascii: "-") else {
      return HTMLToken(kind: .other, start: start, end: endOfBogusComment(start + 2))
    }
    let inner = start + 4
    if inner < limit, bytes[inner] == UInt8(ascii: ">") {
      return HTMLToken(kind: .comment(ByteRange(inner, inner)), start: start, end: inner + 1)
    }
    if inner + 1 < limit, bytes[inner] == UInt8(ascii: "-"), bytes[inner + 1] == UInt8(ascii: ">") {
      return HTMLToken(kind: .comment(ByteRange(inner, inner)), start: start, end: inner + 2)
    }
    var i = inner
    while i + 2 < limit {
      if bytes[i] == UInt8(ascii: "-"), bytes[i + 1] == UInt8(ascii: "-") {
        if bytes[i + 2] == UInt8(ascii: ">") { return HTMLToken(kind: .comment(ByteRange(inner, i)), start: start, end: i + 3) }
        if bytes[i + 2] == UInt8(ascii: "!"), i + 3 < limit, bytes[i + 3] == UInt8(ascii: ">") {
          return HTMLToken(kind: .comment(ByteRange(inner, i)), start: start, end: i + 4)
        }
      }
      i += 1
    }
    return HTMLToken(kind: .comment(ByteRange(inner, limit)), start: start, end: limit)
  }

  private func readTag(_ start: Int, nameStart: Int, _ kind: HTMLToken.Kind) -> HTMLToken {
    var i = nameStart
    while i < limit, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "/"), bytes[i] != UInt8(ascii: ">") { i += 1 }
    var token = HTMLToken(kind: kind, start: start, end: i, name: lowercased(nameStart, i))
    while i < limit, bytes[i] != UInt8(ascii: ">") {
      if bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: "/") {
        i += 1
        continue
      }
      let name = i
      i += 1
      while i < limit, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "="), bytes[i] != UInt8(ascii: "/"), bytes[i] != UInt8(ascii: ">")
      { i += 1 }
      var attribute = HTMLAttribute(name: lowercased(name, i), value: i..<i)
      var value = i
      while value < limit, bytes[value] <= 0x20 { value += 1 }
      if value < limit, bytes[value] == UInt8(ascii: "=") {
        value += 1
        while value < limit, bytes[value] <= 0x20 { value += 1 }
        i = readValue(value, &attribute)
      }
      token.attributes.append(attribute)
    }
    token.end = min(i + 1, limit)
    return token
  }

  private func readValue(_ start: Int, _ attribute: inout HTMLAttribute) -> Int {
    guard start < limit else { return limit }
    let quote = bytes[start]
    var i = start
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      i += 1
      while i < limit, bytes[i] != quote { i += 1 }
      attribute.value = (start + 1)..<max(start + 1, i)
      return min(i + 1, limit)
    }
    while i < limit, bytes[i] > 0x20, bytes[i] != UInt8(ascii: ">") { i += 1 }
    attribute.value = start..<i
    return i
  }

  private func lowercased(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, start + 64)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
