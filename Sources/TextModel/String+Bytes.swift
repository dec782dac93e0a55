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
