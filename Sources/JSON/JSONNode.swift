/// A JSON value that knows where in its source it stands, for configuration files whose faults must be shown at their place.
public struct JSONNode: Sendable {
  /// A key, its place and its value.
  public struct Member: Sendable {
    public let key: String
    /// The key's UTF-8 bytes in the source, quotes included, half-open.
    public let keyRange: Range<Int>
    public let value: JSONNode
  }

  /// What a node holds.
  public enum Content: Sendable {
    /// `null`, a truth value, a number or a string.
    case scalar(JSONValue)
    case array([JSONNode])
    /// Every member as written, also those whose key comes again.
    case object([Member])
  }

  public let content: Content
  /// The value's UTF-8 bytes in the source, quotes or brackets included, half-open.
  public let range: Range<Int>

  /// Reads one document that fills `bytes`.
  public static func parse(_ bytes: [UInt8], options: JSONOptions = JSONOptions()) throws(JSONError) -> JSONNode {
    try JSONParser.document(bytes.span, options)
  }

  /// Reads one document in `dialect` under the other default options.
  public static func parse(_ bytes: [UInt8], dialect: JSONDialect) throws(JSONError) -> JSONNode {
    try parse(bytes, options: JSONOptions(dialect: dialect))
  }

  /// The value without its places; of two members with one key the later stands.
  public var value: JSONValue {
    switch content {
    case .scalar(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(JSONObject(members.lazy.map { ($0.key, $0.value.value) }))
    }
  }

  /// The elements, if this is an array.
  public var elements: [JSONNode]? { if case .array(let elements) = content { elements } else { nil } }

  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = content { members } else { nil } }

  /// The member of that key that counts, the last one.
  public func member(_ key: String) -> Member? { members?.last { JSONKey.same($0.key, key) } }

  /// The value of a key, `nil` when there is none or this is no object.
  public subscript(key: String) -> JSONNode? { member(key)?.value }

  /// Members whose key has come before, in order; empty for anything but an object.
  public var repeatedMembers: [Member] {
    var seen = Set<JSONKey>()
    return (members ?? []).filter { !seen.insert(JSONKey($0.key)).inserted }
  }
}

extension JSONNode: JSONBuilding {
  static func scalar(_ value: JSONValue, _ range: Range<Int>) -> JSONNode { JSONNode(content: .scalar(value), range: range) }
  static func list(_ elements: [JSONNode], _ range: Range<Int>) -> JSONNode { JSONNode(content: .array(elements), range: range) }
  static func members(_ members: [Member], _ range: Range<Int>) -> JSONNode { JSONNode(content: .object(members), range: range) }
  static func noMembers() -> [Member] { [] }
  static func add(_ key: String, _ keyRange: Range<Int>, _ value: JSONNode, to members: inout [Member]) {
    members.append(Member(key: key, keyRange: keyRange, value: value))
  }
}
