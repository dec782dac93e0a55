public import TextModel

/// Ordinary words, from `words.tsv`: what tells a name from a chance meeting of two words.
///
/// A set of 32-bit keys with open addressing: exact for words of two characters of the basic plane, a hash for longer ones.
public struct WordList: Sendable {
  private let keys: [UInt32]
  /// How common each word is, 1 the most common … 9; beside ``keys``.
  private let ranks: [UInt8]
  private let mask: Int

  /// Reads a table with the columns `word` and `class`; an empty list without a file.
  public init(_ file: DictionaryFile?) {
    let bytes = file?.bytes ?? []
    var lines = 0
    for byte in bytes where byte == 0x0A { lines += 1 }
    var capacity = 64
    while capacity < lines * 2 { capacity *= 2 }
    var keys = [UInt32](repeating: 0, count: capacity)
    var ranks = [UInt8](repeating: 0, count: capacity)
    let mask = capacity - 1
    let span = bytes.span
    var at = 0
    var word: [UInt32] = []
    while at < span.count {
      word.removeAll(keepingCapacity: true)
      while at + 2 < span.count, span[at] >= 0xE0, span[at] < 0xF0 {
        word.append(UInt32(span[at] & 0x0F) << 12 | UInt32(span[at + 1] & 0x3F) << 6 | UInt32(span[at + 2] & 0x3F))
        at += 3
      }
      if at < span.count, span[at] == 0x09, word.count >= 2 {
        let key = Self.key(word.span, 0..<word.count)
        let rank = at + 1 < span.count && span[at + 1] >= 0x31 && span[at + 1] <= 0x39 ? span[at + 1] - 0x30 : 9
        var slot = Self.slot(key, mask)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        keys[slot] = key
        ranks[slot] = rank
      }
      while at < span.count, span[at] != 0x0A { at += 1 }
      at += 1
    }
    (self.keys, self.ranks, self.mask) = (keys, ranks, mask)
  }

  /// How common the word of two characters is, 1 the most common … 9; 0 when it is no word. O(1).
  public func rank(_ a: UInt32, _ b: UInt32) -> Int {
    guard a < 0x10000, b < 0x10000 else { return 0 }
    return rank(ofKey: a << 16 | b)
  }

  /// The same for a stretch of a paragraph's view; 0 for stretches of one character and those that leave the view.
  public func rank(_ range: Range<Int>, in text: borrowing NormalizedText) -> Int {
    guard range.count >= 2, range.lowerBound >= 0, range.upperBound <= text.count else { return 0 }
    return rank(ofKey: Self.key(text.scalars.span, range))
  }

  private func rank(ofKey key: UInt32) -> Int {
    guard key != 0 else { return 0 }
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(ranks[slot]) }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private static func key(_ scalars: Span<UInt32>, _ range: Range<Int>) -> UInt32 {
    if range.count == 2 { return scalars[range.lowerBound] << 16 | scalars[range.lowerBound + 1] & 0xFFFF }
    var hash: UInt32 = 0x811C_9DC5
    for i in range {
      hash = (hash ^ scalars[i] & 0xFF) &* 0x0100_0193
      hash = (hash ^ scalars[i] >> 8) &* 0x0100_0193
    }
    return hash == 0 ? 1 : hash
  }

  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
