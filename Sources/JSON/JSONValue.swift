/// A JSON value (RFC 8259), read from or written to UTF-8.
///
/// Two strings are equal as Swift strings are, that is by canonical equivalence; object *keys* are told apart by their bytes.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number written without fraction or exponent that fits 64 bits.
  case integer(Int64)
  /// Any other number. JSON5 also gives infinities and NaN, which ``JSONWriter`` writes as `null`.
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads one document that fills `bytes`, white space aside.
  ///
  /// Linear in the number of bytes. A byte order mark at the start is skipped, a lone surrogate escape becomes U+FFFD, of two
  /// members with one key the later wins.
  public static func parse(_ bytes: [UInt8], options: JSONOptions = JSONOptions()) throws(JSONError) -> JSONValue {
    try parse(bytes.span, options: options)
  }

  /// Reads one document that fills `bytes`; see ``parse(_:options:)-(Array<UInt8>,_)``.
  public static func parse(_ bytes: Span<UInt8>, options: JSONOptions = JSONOptions()) throws(JSONError) -> JSONValue {
    try JSONParser.document(bytes, options)
  }

  /// Reads one document in `dialect` under the other default options.
  public static func parse(_ bytes: [UInt8], dialect: JSONDialect) throws(JSONError) -> JSONValue {
    try parse(bytes.span, options: JSONOptions(dialect: dialect))
  }

  /// The value as JSON text in UTF-8.
  ///
  /// - Parameter indent: the spaces for each level, one member or element a line; `nil` writes everything on one line.
  public func serialized(indent: Int? = nil) -> [UInt8] {
    var writer = JSONWriter(indent: indent)
    writer.value(self)
    return writer.bytes
  }
}

extension JSONValue: JSONBuilding {
  static func scalar(_ value: JSONValue, _ range: Range<Int>) -> JSONValue { value }
  static func list(_ elements: [JSONValue], _ range: Range<Int>) -> JSONValue { .array(elements) }
  static func members(_ members: JSONObject, _ range: Range<Int>) -> JSONValue { .object(members) }
  static func noMembers() -> JSONObject { JSONObject() }
  static func add(_ key: String, _ keyRange: Range<Int>, _ value: JSONValue, to members: inout JSONObject) {
    members[key] = value
  }
}
