/// The hash FNV-1a with 64 bits: small, the same on every machine and in every release, not for adversaries.
public struct FNV1a: Sendable {
  @usableFromInline var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The hash so far.
  @inlinable public var value: UInt64 { hash }

  /// Creates the hash of nothing.
  public init() {}

  /// Adds one byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Adds bytes and an end mark, so that `ab`, `c` and `a`, `bc` differ.
  @inlinable
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  /// Adds a number in one step: not what FNV-1a gives for its bytes.
  @inlinable @inline(__always)
  public mutating func add(word: UInt64) {
    hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  /// Adds many bytes, eight at a time: not what FNV-1a gives for them, but many times faster.
  public mutating func addWords(_ bytes: ArraySlice<UInt8>) {
    let span = bytes.span
    // SAFETY: eight bytes are read only where as many are left.
    let raw = unsafe span.bytes
    var local = self
    var i = 0
    while i + 8 <= span.count {
      unsafe local.add(word: raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
      i += 8
    }
    self = local
    add(bytes[(bytes.startIndex + i)...])
  }

  /// Sixteen hexadecimal digits.
  public var hexadecimal: String { Self.hexadecimal(value) }

  /// A hash in sixteen hexadecimal digits.
  public static func hexadecimal(_ value: UInt64) -> String {
    unsafe String(unsafeUninitializedCapacity: 16) { digits in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 &- 4 &* place) & 15)
        // SAFETY: the buffer has room for sixteen.
        unsafe digits[place] = digit < 10 ? 0x30 + digit : 0x61 - 10 + digit
      }
      return 16
    }
  }
}
