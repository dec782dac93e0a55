/// A string that equals another when their UTF-8 does.
///
/// As a key it is hashed and compared many times faster than a `String`, which equals all that are canonically equivalent to it.
public struct ByteString: Hashable, Sendable {
  /// The string.
  public let string: String

  /// Creates the key of a string.
  @inlinable
  public init(_ string: String) { self.string = string }

  @inlinable
  public static func == (a: ByteString, b: ByteString) -> Bool {
    var (a, b) = (a.string, b.string)
    // SAFETY: the bytes are only read, while they are at hand.
    return a.withUTF8 { a in b.withUTF8 { b in unsafe a.count == b.count && a.elementsEqual(b) } }
  }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    var string = string
    // SAFETY: the bytes are only read, while they are at hand.
    string.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
