extension String {
  /// Whether the UTF-8 of another text stands in this one's.
  ///
  /// `contains` compares characters up to canonical equivalence, which Chinese names do not need and which costs a hundred times
  /// as much.
  public func holds(_ part: String) -> Bool {
    Self.withBytes(self, part) { whole, part in Self.offset(of: part, in: whole, from: 0) != nil }
  }

  /// The text with each occurrence of the UTF-8 of `part` replaced, from the left.
  public func replacingBytes(of part: String, with other: String) -> String {
    let pieces: [Range<Int>]? = Self.withBytes(self, part) { whole, part in
      guard var at = Self.offset(of: part, in: whole, from: 0), !part.isEmpty else { return nil }
      var pieces: [Range<Int>] = []
      var start = 0
      while true {
        pieces.append(start..<at)
        start = at + part.count
        guard let next = Self.offset(of: part, in: whole, from: start) else { break }
        at = next
      }
      return pieces + [start..<whole.count]
    }
    guard let pieces else { return self }
    let whole = Array(utf8)
    return pieces.map { String(decoding: whole[$0], as: UTF8.self) }.joined(separator: other)
  }

  /// Creates the string of some scalars; U+FFFD stands for what is none.
  public init(scalars: [UInt32]) { self.init(scalars: scalars[...]) }

  /// Creates the string of some scalars; U+FFFD stands for what is none.
  public init(scalars: ArraySlice<UInt32>) { self.init(scalars: scalars.span) }

  /// Creates the string of some scalars; U+FFFD stands for what is none.
  public init(scalars: borrowing Span<UInt32>) {
    // Exactly the room that is needed: many texts are kept for long.
    var room = 0
    for i in scalars.indices { room &+= Self.length(scalars[i]) }
    // SAFETY: each scalar writes as many bytes as were counted for it.
    self = unsafe String(unsafeUninitializedCapacity: room) { bytes in
      var at = 0
      for i in scalars.indices {
        let length = Self.length(scalars[i])
        if length == 3 {
          // Nearly all are Han characters and their marks.
          let isNone = scalars[i] & ~0x7FF == 0xD800 || scalars[i] > 0xFFFF
          let value = isNone ? 0xFFFD : scalars[i]
          unsafe bytes[at] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
          unsafe bytes[at &+ 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
          unsafe bytes[at &+ 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        } else if let scalar = Unicode.Scalar(scalars[i]) {
          for (offset, byte) in Array(String(scalar).utf8).enumerated() { unsafe bytes[at &+ offset] = byte }
        }
        at &+= length
      }
      return at
    }
  }

  /// Bytes of a scalar in UTF-8, or of U+FFFD where it is none.
  @inline(__always)
  private static func length(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 || scalar > 0x10_FFFF ? 3 : 4
  }

  private static func withBytes<Result>(_ a: String, _ b: String, _ body: (Span<UInt8>, Span<UInt8>) -> Result) -> Result {
    // Native strings have their bytes at hand; others, bridged from elsewhere, are made native.
    var (a, b) = (a, b)
    return a.withUTF8 { a in b.withUTF8 { b in unsafe body(a.span, b.span) } }
  }

  private static func offset(of part: Span<UInt8>, in whole: Span<UInt8>, from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    var i = start
    while i <= whole.count - part.count {
      if whole[i] == part[0] {
        var k = 1
        while k < part.count, whole[i + k] == part[k] { k += 1 }
        if k == part.count { return i }
      }
      i += 1
    }
    return nil
  }
}
