extension RawSpan {
  /// Offset of the first of two bytes at or behind an offset; `byteCount` when neither follows. Eight bytes at a time.
  @inlinable
  public func firstOffset(of byte: UInt8, or other: UInt8, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let first = ones &* UInt64(byte)
    let second = ones &* UInt64(other)
    var at = start
    while at &+ 8 <= byteCount {
      // SAFETY: the eight bytes lie within the span.
      let word = UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let x = word ^ first
      let y = word ^ second
      // The lowest bit that is set marks the first byte that has become zero; borrows only disturb those above it.
      let found = ((x &- ones) & ~x | (y &- ones) & ~y) & highs
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < byteCount {
      let next = unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self)
      if next == byte || next == other { return at }
      at &+= 1
    }
    return byteCount
  }
}
