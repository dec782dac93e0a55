/// A JSON or JSON5 text that is changed in place: comments, the order of members, blanks and line ends of what is not meant
/// stay as they are.
public struct EditableJSON: Sendable {
  /// The text as it now stands.
  public private(set) var bytes: [UInt8]
  private let indent: [UInt8]
  private let lineEnd: [UInt8]

  /// Takes a text. It is read when something is changed.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let hasReturn = bytes.firstIndex(of: 0x0A).map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false
    lineEnd = hasReturn ? [0x0D, 0x0A] : [0x0A]
    indent = Self.firstIndent(bytes) ?? [0x20, 0x20]
  }

  /// Sets a member, making the objects on the way to it.
  ///
  /// - Returns: false, with nothing changed, when something on the way is no object.
  /// - Throws: When the text is no JSON5.
  public mutating func set(_ path: [String], to value: JSONValue) throws(JSONError) -> Bool {
    var node = try JSONNode.parse(bytes, dialect: .json5)
    for (depth, key) in path.enumerated() {
      guard node.members != nil else { return false }
      guard let member = node.member(key) else {
        var missing = value
        for name in path[(depth + 1)...].reversed() { missing = .object(JSONObject([(name, missing)])) }
        insert(JSONValue.string(key).serialized() + [0x3A, 0x20], missing, into: node)
        return true
      }
      node = member.value
    }
    bytes.replaceSubrange(node.range, with: value.serialized())
    return true
  }

  /// Adds an element to a list; `list` is what the list begins with where there is none yet.
  ///
  /// - Returns: false, with nothing changed, when what stands there is no list.
  /// - Throws: When the text is no JSON5.
  public mutating func append(_ value: JSONValue, to key: String, creating list: [JSONValue]) throws(JSONError) -> Bool {
    let root = try JSONNode.parse(bytes, dialect: .json5)
    guard root.members != nil else { return false }
    guard let node = root[key] else { return try set([key], to: .array(list + [value])) }
    if let one = node.value.stringValue { return try set([key], to: [.string(one), value]) }
    guard node.elements != nil else { return false }
    insert([], value, into: node)
    return true
  }

  // MARK: - Places

  /// Puts an item at the end of an object or a list.
  private mutating func insert(_ key: [UInt8], _ value: JSONValue, into node: JSONNode) {
    let last = node.members?.last?.value.range.upperBound ?? node.elements?.last?.range.upperBound
    let first = node.members?.first?.keyRange.lowerBound ?? node.elements?.first?.range.lowerBound
    let closer = node.range.upperBound - 1
    let base = indentation(at: node.range.lowerBound)
    guard let last, let first else {
      // An empty container may hold comments: the item goes behind them.
      let inner = base + indent
      let isBlank = bytes[node.range.lowerBound + 1..<closer].allSatisfy { $0 <= 0x20 }
      let item = key + text(of: value, inner)
      if isBlank {
        bytes.replaceSubrange(node.range.lowerBound + 1..<closer, with: lineEnd + inner + item + lineEnd + base)
      } else {
        bytes.insert(contentsOf: lineEnd + inner + item + lineEnd + base, at: closer)
      }
      return
    }
    let after = skip(from: last, to: closer)
    let end = after.comma.map { $0 + 1 } ?? last
    guard let line = skip(from: end, to: closer).line else {
      let item = key + text(of: value, base)
      bytes.insert(contentsOf: after.comma == nil ? [0x2C, 0x20] + item : [0x20] + item + [0x2C], at: end)
      return
    }
    let inner = indentation(at: first)
    let item = lineEnd + inner + key + text(of: value, inner)
    bytes.insert(contentsOf: after.comma == nil ? item : item + [0x2C], at: line)
    if after.comma == nil { bytes.insert(0x2C, at: last) }
  }

  /// What stands between the end of an item and the end of its container: a comma, and the end of the first line, which may
  /// have a comment behind the item. Neither is looked for within comments.
  private func skip(from start: Int, to end: Int) -> (comma: Int?, line: Int?) {
    var comma: Int?
    var line: Int?
    var i = start
    while i < end {
      if bytes[i] == 0x2F, i + 1 < end, bytes[i + 1] == 0x2F {
        while i < end, bytes[i] != 0x0A { i += 1 }
      } else if bytes[i] == 0x2F, i + 1 < end, bytes[i + 1] == 0x2A {
        i += 2
        while i + 1 < end, bytes[i] != 0x2A || bytes[i + 1] != 0x2F { i += 1 }
        i += 2
      } else {
        if bytes[i] == 0x2C, comma == nil { comma = i }
        if bytes[i] == 0x0A, line == nil { line = i > start && bytes[i - 1] == 0x0D ? i - 1 : i }
        i += 1
        continue
      }
      // A comment to the end of the line leaves its line end to be seen.
    }
    return (comma, line)
  }

  /// The blanks at the beginning of the line that holds a byte.
  private func indentation(at offset: Int) -> [UInt8] {
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Array(bytes[start..<offset].prefix { $0 == 0x20 || $0 == 0x09 })
  }

  private static func firstIndent(_ bytes: [UInt8]) -> [UInt8]? {
    for line in bytes.split(separator: 0x0A) {
      let blanks = line.prefix { $0 == 0x20 || $0 == 0x09 }
      if !blanks.isEmpty, let next = line.dropFirst(blanks.count).first, next == 0x22 || next >= 0x61 && next <= 0x7A {
        return Array(blanks)
      }
    }
    return nil
  }

  /// A value; what lies in an object stands on lines of its own.
  private func text(of value: JSONValue, _ base: [UInt8]) -> [UInt8] {
    if let list = value.arrayValue {
      return [0x5B] + Array(list.map { $0.serialized() }.joined(separator: [0x2C, 0x20])) + [0x5D]
    }
    guard let object = value.objectValue, !object.isEmpty else { return value.serialized() }
    let inner = base + indent
    let members = object.members.map { JSONValue.string($0.key).serialized() + [0x3A, 0x20] + text(of: $0.value, inner) }
    return [0x7B] + lineEnd + inner + Array(members.joined(separator: [0x2C] + lineEnd + inner)) + lineEnd + base + [0x7D]
  }
}
