/// Looking for the bytes that matter inside a string, eight at a time.
enum JSONScan {
  /// The first offset at or after `start` of the quote, a backslash or a control character, else the end.
  static func stop(in bytes: Span<UInt8>, from start: Int, quote: UInt8) -> Int {
    var offset = start
    // SAFETY: only read, and only inside the span; see below.
    let raw = unsafe bytes.bytes
    let quotes = UInt64(repeating: quote)
    while offset &+ 8 <= raw.byteCount {
      // SAFETY: every bit pattern is a UInt64, and the load itself checks that its eight bytes are inside.
      let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let hits = special(word, quotes)
      if hits != 0 { return offset &+ hits.trailingZeroBitCount &>> 3 }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote || byte == UInt8(ascii: "\\") || byte < 0x20 { return offset }
      offset &+= 1
    }
    return offset
  }

  /// Whether two runs of bytes are the same.
  static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    // SAFETY: only read, and every load checks its bounds.
    let (leftRaw, rightRaw) = unsafe (left.bytes, right.bytes)
    var offset = 0
    while offset &+ 8 <= left.count {
      let one = unsafe leftRaw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let other = unsafe rightRaw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if one != other { return false }
      offset &+= 8
    }
    while offset < left.count {
      if left[offset] != right[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// The high bit of every byte that is the quote, a backslash or a control character.
  ///
  /// The lowest bit set is exact; a borrow can only mark bytes above a true hit (Bit Twiddling Hacks, "haszero").
  @inline(__always)
  static func special(_ word: UInt64, _ quotes: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ quotes
    let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let control = (word &- 0x2020_2020_2020_2020) & ~word
    return (control | (quote &- ones) & ~quote | (slash &- ones) & ~slash) & 0x8080_8080_8080_8080
  }
}

extension UInt64 {
  /// The same byte eight times.
  init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }
}
