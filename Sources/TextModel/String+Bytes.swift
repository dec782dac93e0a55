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
  public init(scalars: ArraySlice<UInt32>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for value in scalars {
      // Nearly all are Han characters and their marks, of three bytes.
      if value >= 0x800, value < 0xD800 || value >= 0xE000, value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      } else {
        bytes += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
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
