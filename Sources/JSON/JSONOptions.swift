/// Which grammar a document is read by.
public enum JSONDialect: Sendable, Hashable {
  /// RFC 8259, to the letter.
  case json
  /// JSON5 1.0.0: comments, trailing commas, single quotes, bare keys, hexadecimal numbers, `Infinity`, `NaN`, line continuations.
  case json5
}

/// How a document is read.
public struct JSONOptions: Sendable, Hashable {
  /// What becomes of bytes inside a string that are not UTF-8.
  public enum InvalidUTF8: Sendable, Hashable {
    /// The document is refused.
    case refused
    /// Each maximal ill-formed sequence becomes U+FFFD.
    case replaced
  }

  public var dialect: JSONDialect
  /// How many arrays and objects may stand in each other. One more is an error, so that no input exhausts the stack.
  public var maximumDepth: Int
  public var invalidUTF8: InvalidUTF8

  public init(dialect: JSONDialect = .json, maximumDepth: Int = 512, invalidUTF8: InvalidUTF8 = .refused) {
    self.dialect = dialect
    self.maximumDepth = maximumDepth
    self.invalidUTF8 = invalidUTF8
  }
}
