/// A set of scalars of the Basic Multilingual Plane, for tests of neighbours. Made once, kept in a `static let`.
public struct ScalarSet: Sendable {
  /// A bit for each scalar of the plane, 64 in a word, the lowest first.
  public private(set) var bits: [UInt64]

  /// Creates the set of a string's scalars; those beyond the Basic Multilingual Plane are left out.
  public init(_ string: String) { self.init(string.unicodeScalars.lazy.map(\.value)) }

  /// Creates the set of some scalars; those beyond the Basic Multilingual Plane are left out.
  public init(_ scalars: some Sequence<UInt32>) {
    bits = [UInt64](repeating: 0, count: 1024)
    for scalar in scalars { insert(scalar) }
  }

  /// Adds a scalar; one beyond the Basic Multilingual Plane is left out. O(1).
  public mutating func insert(_ scalar: UInt32) {
    if scalar < 0x10000 { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }
  }

  /// Whether the set holds a scalar. O(1).
  @inlinable @inline(__always)
  public func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && bits[Int(truncatingIfNeeded: scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }
}
