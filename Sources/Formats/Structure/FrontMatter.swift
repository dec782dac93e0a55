public import TextModel

/// The head of a document between two lines of `---` (YAML) or `+++` (TOML): no prose, but it may tell the date.
public struct FrontMatter: Hashable, Sendable {
  /// A key at the outermost level and its value as far as it stands on one line.
  public struct Field: Hashable, Sendable {
    /// The key, as written.
    public let key: String
    /// The value without quotes and comment.
    public let value: String
    /// Source bytes of the value, quotes included.
    public let range: ByteRange
  }

  /// Source bytes, both fences and the last line end included.
  public let range: ByteRange
  /// The fields, in order.
  public let fields: [Field]

  /// The value of the first of `keys` that is there and not empty; letter case does not matter.
  public func value(_ keys: String...) -> Field? {
    for key in keys {
      if let field = fields.first(where: { $0.key.lowercased() == key && !$0.value.isEmpty }) { return field }
    }
    return nil
  }

  /// The date of the document, as written.
  public var date: Field? { value("date", "pubdate", "published", "成文日期", "发布日期", "发布时间", "印发日期", "日期") }
  /// The title of the document.
  public var title: Field? { value("title", "标题") }

  /// Finds the front matter of a text; nil when the first line is no fence, no line closes it, or a line in between does
  /// not look like a field, a list item or a comment: a dash line may also just begin a plain text. O(front matter).
  public init?(_ text: SourceText) {
    guard let fence = Self.fence(text, line: 0) else { return nil }
    let separator = fence == UInt8(ascii: "-") ? UInt8(ascii: ":") : UInt8(ascii: "=")
    var fields: [Field] = []
    var isOutermost = true
    for line in 1..<max(1, text.lineStarts.count) {
      let content = text.contentRange(ofLine: line)
      if Self.closes(text, line: line, fence) {
        let end = line + 1 < text.lineStarts.count ? Int(text.lineStarts[line + 1]) : text.count
        range = ByteRange(0, end)
        self.fields = fields
        return
      }
      let bytes = text.storage[content.indices]
      guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      if first == UInt8(ascii: "#") { continue }
      if bytes.first == 0x20 || bytes.first == 0x09 || first == UInt8(ascii: "-") || first == UInt8(ascii: "]")
        || first == UInt8(ascii: "}")
      {
        continue
      }
      if first == UInt8(ascii: "["), separator == UInt8(ascii: "=") {
        isOutermost = false
        continue
      }
      guard let field = Self.field(text, content, separator) else { return nil }
      if isOutermost { fields.append(field) }
    }
    return nil
  }

  private static func fence(_ text: SourceText, line: Int) -> UInt8? {
    for mark in [UInt8(ascii: "-"), UInt8(ascii: "+")] where isRow(text, line: line, of: mark) { return mark }
    return nil
  }

  private static func closes(_ text: SourceText, line: Int, _ fence: UInt8) -> Bool {
    isRow(text, line: line, of: fence) || fence == UInt8(ascii: "-") && isRow(text, line: line, of: UInt8(ascii: "."))
  }

  /// Whether a line is three times `mark` and blanks.
  private static func isRow(_ text: SourceText, line: Int, of mark: UInt8) -> Bool {
    let bytes = text.storage[text.contentRange(ofLine: line).indices]
    return bytes.prefix(3).count == 3 && bytes.prefix(3).allSatisfy { $0 == mark }
      && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func field(_ text: SourceText, _ line: ByteRange, _ separator: UInt8) -> Field? {
    let bytes = text.storage
    let end = Int(line.end)
    guard let colon = bytes[line.indices].firstIndex(of: separator) else { return nil }
    guard separator == UInt8(ascii: "=") || colon + 1 == end || bytes[colon + 1] == 0x20 || bytes[colon + 1] == 0x09 else {
      return nil
    }
    var start = colon + 1
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var stop = end
    let quote = start < end ? bytes[start] : 0
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let close = bytes[(start + 1)..<end].firstIndex(of: quote) {
      stop = close + 1
    } else if let comment = (start..<end).first(where: { bytes[$0] == UInt8(ascii: "#") && ($0 == start || bytes[$0 - 1] == 0x20) })
    {
      stop = comment
    }
    while stop > start, bytes[stop - 1] == 0x20 || bytes[stop - 1] == 0x09 { stop -= 1 }
    var key = String(decoding: bytes[Int(line.start)..<colon], as: UTF8.self)
    while key.hasSuffix(" ") { key.removeLast() }
    if key.hasPrefix("\""), key.hasSuffix("\""), key.utf8.count >= 2 { key = String(key.dropFirst().dropLast()) }
    guard !key.isEmpty else { return nil }
    let isQuoted = stop - start >= 2 && (quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")) && bytes[stop - 1] == quote
    let inner = isQuoted ? ByteRange(start + 1, stop - 1) : ByteRange(start, stop)
    return Field(key: key, value: text.string(inner), range: ByteRange(start, stop))
  }
}
