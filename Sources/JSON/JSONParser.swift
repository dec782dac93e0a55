/// What a parse makes out of the grammar: plain values, or values with their places.
protocol JSONBuilding {
  associatedtype Members
  static func scalar(_ value: JSONValue, _ range: Range<Int>) -> Self
  static func list(_ elements: [Self], _ range: Range<Int>) -> Self
  static func members(_ members: Members, _ range: Range<Int>) -> Self
  static func noMembers() -> Members
  static func add(_ key: String, _ keyRange: Range<Int>, _ value: Self, to members: inout Members)
}

/// Recursive descent over UTF-8 bytes, no deeper than the options allow.
///
/// The source is handed from call to call because a struct cannot yet store a `Span`.
struct JSONParser {
  var offset = 0
  let isJSON5: Bool
  let replacesInvalidUTF8: Bool
  private var depthLeft: Int
  private let maximumDepth: Int
  /// The decoded bytes of a string with escapes; kept for its capacity.
  var scratch: [UInt8] = []

  init(_ options: JSONOptions) {
    isJSON5 = options.dialect == .json5
    replacesInvalidUTF8 = options.invalidUTF8 == .replaced
    maximumDepth = options.maximumDepth
    depthLeft = options.maximumDepth
  }

  static func document<Output: JSONBuilding>(_ bytes: Span<UInt8>, _ options: JSONOptions) throws(JSONError) -> Output {
    var parser = JSONParser(options)
    do throws(JSONFault) {
      if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { parser.offset = 3 }
      try parser.skipSpace(bytes)
      let output: Output = try parser.value(bytes)
      try parser.skipSpace(bytes)
      guard parser.offset == bytes.count else { throw parser.fault(.endOfInput) }
      return output
    } catch {
      throw JSONError(error, in: bytes)
    }
  }

  func fault(_ expected: JSONError.Expectation) -> JSONFault { JSONFault(offset: offset, expected: expected) }

  /// The byte at the offset, 0 at the end; NUL is allowed nowhere outside strings, so the two need not be told apart.
  @inline(__always)
  func peek(_ bytes: Span<UInt8>) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func value<Output: JSONBuilding>(_ bytes: Span<UInt8>) throws(JSONFault) -> Output {
    let start = offset
    switch peek(bytes) {
    case UInt8(ascii: "\""):
      let text = try string(bytes)
      return Output.scalar(.string(text), start..<offset)
    case UInt8(ascii: "{"): return try object(bytes)
    case UInt8(ascii: "["): return try array(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try number(bytes)
      return Output.scalar(number, start..<offset)
    case UInt8(ascii: "t") where word(bytes, "true"): return Output.scalar(.bool(true), start..<offset)
    case UInt8(ascii: "f") where word(bytes, "false"): return Output.scalar(.bool(false), start..<offset)
    case UInt8(ascii: "n") where word(bytes, "null"): return Output.scalar(.null, start..<offset)
    case UInt8(ascii: "'") where isJSON5:
      let text = try string(bytes)
      return Output.scalar(.string(text), start..<offset)
    case UInt8(ascii: "+") where isJSON5, UInt8(ascii: ".") where isJSON5, UInt8(ascii: "I") where isJSON5,
      UInt8(ascii: "N") where isJSON5:
      let number = try number(bytes)
      return Output.scalar(number, start..<offset)
    default: throw fault(.value)
    }
  }

  private mutating func array<Output: JSONBuilding>(_ bytes: Span<UInt8>) throws(JSONFault) -> Output {
    let start = offset
    try enter()
    var elements: [Output] = []
    try skipSpace(bytes)
    while peek(bytes) != UInt8(ascii: "]") {
      elements.append(try value(bytes))
      try skipSpace(bytes)
      guard peek(bytes) == UInt8(ascii: ",") else { break }
      offset += 1
      try skipSpace(bytes)
      if !isJSON5, peek(bytes) == UInt8(ascii: "]") { throw fault(.value) }
    }
    guard peek(bytes) == UInt8(ascii: "]") else { throw fault(.commaOrBracket) }
    offset += 1
    depthLeft += 1
    return Output.list(elements, start..<offset)
  }

  private mutating func object<Output: JSONBuilding>(_ bytes: Span<UInt8>) throws(JSONFault) -> Output {
    let start = offset
    try enter()
    var members = Output.noMembers()
    try skipSpace(bytes)
    while peek(bytes) != UInt8(ascii: "}") {
      let keyStart = offset
      let key = try key(bytes)
      let keyRange = keyStart..<offset
      try skipSpace(bytes)
      guard peek(bytes) == UInt8(ascii: ":") else { throw fault(.colon) }
      offset += 1
      try skipSpace(bytes)
      Output.add(key, keyRange, try value(bytes), to: &members)
      try skipSpace(bytes)
      guard peek(bytes) == UInt8(ascii: ",") else { break }
      offset += 1
      try skipSpace(bytes)
      if !isJSON5, peek(bytes) == UInt8(ascii: "}") { throw fault(.key) }
    }
    guard peek(bytes) == UInt8(ascii: "}") else { throw fault(.commaOrBrace) }
    offset += 1
    depthLeft += 1
    return Output.members(members, start..<offset)
  }

  private mutating func key(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
    switch peek(bytes) {
    case UInt8(ascii: "\""): return try string(bytes)
    case UInt8(ascii: "'") where isJSON5: return try string(bytes)
    default:
      guard isJSON5 else { throw fault(.key) }
      return try identifier(bytes)
    }
  }

  private mutating func enter() throws(JSONFault) {
    guard depthLeft > 0 else { throw fault(.shallowerNesting(limit: maximumDepth)) }
    depthLeft -= 1
    offset += 1
  }

  /// Steps over a literal word; stays where it is if something else, or a longer word, stands there.
  mutating func word(_ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count, end == bytes.count || !bytes[end].isIdentifierASCII else { return false }
    // SAFETY: the pointer of an ASCII static string is valid for ever and for `utf8CodeUnitCount` bytes.
    for place in 0..<word.utf8CodeUnitCount where unsafe bytes[offset + place] != word.utf8Start[place] { return false }
    offset = end
    return true
  }
}
