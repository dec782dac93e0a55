/// A range of view indices in eight bytes. No view has more than 2^32 − 1 characters: source offsets have 32 bits.
@usableFromInline
struct PackedRange: Hashable, Sendable {
  @usableFromInline let lowerBound: UInt32
  @usableFromInline let upperBound: UInt32

  @inlinable
  init(_ range: Range<Int>) {
    lowerBound = UInt32(truncatingIfNeeded: range.lowerBound)
    upperBound = UInt32(truncatingIfNeeded: range.upperBound)
  }

  @inlinable var range: Range<Int> {
    // SAFETY: both bounds are those of a range.
    unsafe Range(uncheckedBounds: (Int(lowerBound), Int(upperBound)))
  }
}
