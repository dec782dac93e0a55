/// The characters in a pattern's brackets: `[abc]`, `[a-z]`, `[!a]`, `[^a]`, `[[:digit:]]`.
struct GlobSet: Sendable, Hashable {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isNegated = false

  func contains(_ character: UInt32) -> Bool { ranges.contains { $0.contains(character) } != isNegated }

  /// The number of a character given by its bytes: its scalar, or the byte when it is one byte or ill-formed.
  static func character(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    let first = UInt32(bytes[range.lowerBound])
    guard range.count > 1 else { return first }
    var scalar = first & (range.count == 2 ? 0x1F : range.count == 3 ? 0x0F : 0x07)
    for place in range.dropFirst() { scalar = scalar << 6 | UInt32(bytes[place] & 0x3F) }
    return scalar
  }

  /// Reads the set whose `[` stands at `start`, following git's `wildmatch.c`.
  ///
  /// - Returns: the set and where it ends, `nil` when it is not closed or names an unknown class.
  static func parse(_ pattern: [UInt8], at start: Int, isByteWise: Bool) -> (GlobSet, end: Int)? {
    var set = GlobSet()
    var offset = start + 1
    if offset < pattern.count, pattern[offset] == UInt8(ascii: "!") || pattern[offset] == UInt8(ascii: "^") {
      set.isNegated = true
      offset += 1
    }
    /// The character at the offset, a backslash before it taken away.
    func character() -> UInt32? {
      if offset < pattern.count, pattern[offset] == UInt8(ascii: "\\") { offset += 1 }
      guard offset < pattern.count else { return nil }
      var end = offset + 1
      if !isByteWise, pattern[offset] >= 0xC0 {
        while end < pattern.count, pattern[end] & 0xC0 == 0x80 { end += 1 }
      }
      defer { offset = end }
      return Self.character(pattern, offset..<end)
    }
    // What a following hyphen would make the beginning of a range.
    var previous: UInt32?
    var isFirst = true
    while isFirst || offset >= pattern.count || pattern[offset] != UInt8(ascii: "]") {
      guard offset < pattern.count else { return nil }
      isFirst = false
      if pattern[offset] == UInt8(ascii: "-"), let low = previous, offset + 1 < pattern.count,
        pattern[offset + 1] != UInt8(ascii: "]")
      {
        offset += 1
        guard let high = character() else { return nil }
        if low <= high { set.ranges.append(low...high) }
        previous = nil
      } else if pattern[offset...].starts(with: [UInt8(ascii: "["), UInt8(ascii: ":")]),
        let close = pattern[(offset + 2)...].firstIndex(of: UInt8(ascii: "]")), pattern[close - 1] == UInt8(ascii: ":"),
        close - 1 >= offset + 2
      {
        guard let members = named(String(decoding: pattern[(offset + 2)..<(close - 1)], as: UTF8.self)) else { return nil }
        set.ranges += members
        offset = close + 1
        previous = nil
      } else {
        guard let one = character() else { return nil }
        set.ranges.append(one...one)
        previous = one
      }
    }
    return (set, offset + 1)
  }

  /// The classes of POSIX in the C locale.
  private static func named(_ name: String) -> [ClosedRange<UInt32>]? {
    switch name {
    case "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": [0x41...0x5A, 0x61...0x7A]
    case "blank": [0x20...0x20, 0x09...0x09]
    case "cntrl": [0x00...0x1F, 0x7F...0x7F]
    case "digit": [0x30...0x39]
    case "graph": [0x21...0x7E]
    case "lower": [0x61...0x7A]
    case "print": [0x20...0x7E]
    case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": [0x20...0x20, 0x09...0x0D]
    case "upper": [0x41...0x5A]
    case "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: nil
    }
  }
}
