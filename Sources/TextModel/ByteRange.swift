/// A half-open range of UTF-8 byte offsets into one ``SourceText``.
///
/// Offsets are 32-bit: a document is smaller than 4 GiB, and findings are stored by the thousand.
@frozen
public struct ByteRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset one past the last byte; never less than ``start``.
  public var end: UInt32

  /// Creates a range; an `end` before `start` gives the empty range at `start`.
  @inlinable
  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  /// Creates a range from native integers, clamped to what 32 bits hold.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(UInt32(clamping: start), UInt32(clamping: end))
  }

  /// Length in bytes.
  @inlinable public var count: Int { Int(end - start) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }
  /// The offsets as a native range, for subscripts.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

  /// The same range moved by `delta` bytes, clamped at zero.
  @inlinable
  public func shifted(by delta: Int) -> ByteRange { ByteRange(max(0, Int(start) + delta), max(0, Int(end) + delta)) }

  /// Whether both ranges share a byte; empty ranges overlap what they lie strictly inside of.
  @inlinable
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies in this range.
  @inlinable
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}

extension ByteRange: Comparable {
  /// By start, then by end.
  @inlinable
  public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
