extension RawSpan {
  /// Offset of the first such byte at or behind an offset; `byteCount` when none follows. Eight bytes at a time.
  @inlinable
  public func firstOffset(of byte: UInt8, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let wanted = ones &* UInt64(byte)
    var at = start
    // Far ahead sixteen at a time.
    let sixteen = SIMD16<UInt8>(repeating: byte)
    while at &+ 16 <= byteCount {
      // SAFETY: sixteen bytes from here on are inside, and every bit pattern is one of them.
      let block = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: SIMD16<UInt8>.self)
      if any(block .== sixteen) { break }
      at &+= 16
    }
    while at &+ 8 <= byteCount {
      // SAFETY: every bit pattern is a UInt64, and the load itself checks that its eight bytes are inside.
      let rest = UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)) ^ wanted
      // The lowest bit that is set marks the first byte that has become zero; borrows only disturb those above it.
      let found = (rest &- ones) & ~rest & highs
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < byteCount {
      if unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self) == byte { return at }
      at &+= 1
    }
    return byteCount
  }

  /// Offset of the first byte at or behind an offset that is less than `bound`, which is at most 0x80; `byteCount` when none follows.
  /// Eight bytes at a time.
  @inlinable
  public func firstOffset(below bound: UInt8, from start: Int) -> Int {
    let highs: UInt64 = 0x8080_8080_8080_8080
    let bounds = UInt64(bound) &* 0x0101_0101_0101_0101
    var at = start
    let sixteen = SIMD16<UInt8>(repeating: bound)
    while at &+ 16 <= byteCount {
      // SAFETY: as above.
      if any(unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: SIMD16<UInt8>.self) .< sixteen) { break }
      at &+= 16
    }
    while at &+ 8 <= byteCount {
      // SAFETY: as above.
      let word = UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      // A byte that is less borrows; what a borrow disturbs lies above it.
      let found = (word &- bounds) & ~word & highs
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < byteCount {
      if unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self) < bound { return at }
      at &+= 1
    }
    return byteCount
  }

  /// Offset of the first byte at or behind an offset that is greater than `bound`; `byteCount` when none follows. Both `bound` and
  /// the bytes are less than 0x80. Eight bytes at a time.
  @inlinable
  public func firstOffset(above bound: UInt8, from start: Int) -> Int {
    let highs: UInt64 = 0x8080_8080_8080_8080
    let addend = UInt64(0x7F &- bound) &* 0x0101_0101_0101_0101
    var at = start
    while at &+ 8 <= byteCount {
      // SAFETY: as above. No byte carries into the next: two that are less than 0x80 do not reach 0x100.
      let found = (UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)) &+ addend) & highs
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < byteCount {
      if unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self) > bound { return at }
      at &+= 1
    }
    return byteCount
  }

  /// Offset of the first byte at or behind an offset that is `low`, `high` or between; `byteCount` when none follows. Eight bytes at a
  /// time.
  @inlinable
  public func firstOffset(between low: UInt8, and high: UInt8, from start: Int) -> Int {
    let lows = SIMD8<UInt8>(repeating: low)
    let width = SIMD8<UInt8>(repeating: high &- low)
    var at = start
    while at &+ 8 <= byteCount {
      // SAFETY: eight bytes from here on are inside, and every bit pattern is one of them; what is true is a byte of ones.
      let bytes = unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: SIMD8<UInt8>.self)
      let found = unsafe UInt64(littleEndian: unsafeBitCast((bytes &- lows) .<= width, to: UInt64.self))
      if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < byteCount {
      if unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self) &- low <= high &- low { return at }
      at &+= 1
    }
    return byteCount
  }

  /// Calls `body` for each offset whose byte is greater than `bound`, in order; both are less than 0x80. Eight bytes at a time.
  @inlinable @inline(__always)
  public func forEachOffset(above bound: UInt8, _ body: (Int) -> Void) {
    let highs: UInt64 = 0x8080_8080_8080_8080
    let addend = UInt64(0x7F &- bound) &* 0x0101_0101_0101_0101
    var at = 0
    while at &+ 8 <= byteCount {
      // SAFETY: as above.
      var found = (UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)) &+ addend) & highs
      while found != 0 {
        body(at &+ found.trailingZeroBitCount / 8)
        found &= found &- 1
      }
      at &+= 8
    }
    while at < byteCount {
      if unsafe unsafeLoadUnaligned(fromByteOffset: at, as: UInt8.self) > bound { body(at) }
      at &+= 1
    }
  }
}
