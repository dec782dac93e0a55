/// Why a document is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// What the grammar allows at the place of the error.
  public enum Expectation: Sendable, Hashable {
    case value
    case key
    case colon
    case commaOrBracket
    case commaOrBrace
    case endOfInput
    case digit
    /// A number begins with a zero that means nothing.
    case noLeadingZero
    case hexadecimalDigit
    case escape
    case closingQuote
    case closingComment
    /// A control character inside a string stands there bare.
    case escapedControlCharacter
    case utf8
    /// More arrays and objects in each other than the limit.
    case shallowerNesting(limit: Int)
    /// A number too large for a double.
    case representableNumber
  }

  /// What stands there instead.
  public enum Found: Sendable, Hashable {
    case endOfInput
    /// A short piece of the source: one character, or the ASCII word that begins there.
    case text(String)
    /// A byte that is part of no UTF-8 character.
    case byte(UInt8)
  }

  /// UTF-8 byte offset in the source.
  public let offset: Int
  /// The same place as a person counts it.
  public let position: JSONPosition
  public let expected: Expectation
  public let found: Found

  public var line: Int { position.line }
  public var column: Int { position.column }

  init(_ fault: JSONFault, in bytes: Span<UInt8>) {
    offset = fault.offset
    position = JSONPosition(offset: fault.offset, in: bytes)
    expected = fault.expected
    found = Self.piece(of: bytes, at: fault.offset)
  }

  private static func piece(of bytes: Span<UInt8>, at offset: Int) -> Found {
    guard offset < bytes.count else { return .endOfInput }
    var end = offset
    while end < bytes.count, end < offset + 24, bytes[end].isIdentifierASCII { end += 1 }
    if end > offset {
      var word = String()
      for place in offset..<end { word.unicodeScalars.append(Unicode.Scalar(bytes[place])) }
      return .text(word)
    }
    guard let (scalar, _) = UTF8Decoding.scalar(in: bytes, at: offset) else { return .byte(bytes[offset]) }
    return .text(String(scalar))
  }
}

/// An error while it travels up through the parser: small, and without the costly line and column.
struct JSONFault: Error {
  let offset: Int
  let expected: JSONError.Expectation
}
