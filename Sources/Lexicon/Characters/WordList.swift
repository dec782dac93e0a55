public import TextModel

/// Ordinary words with their frequency: what tells a chance meeting of two words from a misspelling.
///
/// Read from `words.tsv`: words of one to four characters, class 1 (the commonest) … 9.
public final class WordList: Sendable {
  /// Words of three and four characters: four scalars of 16 bits each; 0 where free.
  private let keys: [UInt64]
  private let classes: [UInt8]
  private let shift: UInt64
  /// Words of two characters.
  let pairs: WordPairs
  /// Classes of the words of one character, by their scalar.
  private let singles: [UInt8]
  /// Number of words.
  public let count: Int
  /// The words, four scalars of 16 bits each, the first one highest, in order of the file; see ``scalars(ofKey:)``.
  public let packed: [UInt64]

  /// Reads word lists; an empty list when there is no file.
  init(_ files: [DictionaryFile]) {
    var words: [UInt64] = []
    var found: [UInt8] = []
    for file in files {
      words.reserveCapacity(words.count + file.bytes.count / 8)
      found.reserveCapacity(found.count + file.bytes.count / 8)
      Self.read(file.bytes.span, &words, &found)
    }
    let long = words.reduce(0) { $1 >> 32 != 0 ? $0 + 1 : $0 }
    var bits: UInt64 = 4
    while 1 << bits < long * 2 { bits += 1 }
    var keys = [UInt64](repeating: 0, count: 1 << bits)
    var classes = [UInt8](repeating: 0, count: 1 << bits)
    var singles = [UInt8](repeating: 0, count: 0x10000)
    shift = 64 - bits
    for (word, level) in zip(words, found) where word < 0x10000 { singles[Int(word)] = level }
    for (word, level) in zip(words, found) where word >> 32 != 0 {
      var slot = Int(truncatingIfNeeded: (word &* FormMatcher.multiplier) >> shift)
      while keys[slot] != 0, keys[slot] != word { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = word
      classes[slot] = level
    }
    self.keys = keys
    self.classes = classes
    self.singles = singles
    pairs = WordPairs(words, found)
    packed = words
    count = words.count
  }

  /// Frequency class of a word of one to four scalars, 1 the commonest … 9; 0 when the list lacks it.
  public func frequencyClass(_ word: some Collection<UInt32>) -> Int {
    guard word.count >= 1, word.count <= 4 else { return 0 }
    var key: UInt64 = 0
    for scalar in word {
      guard scalar < 0x10000 else { return 0 }
      key = key << 16 | UInt64(scalar)
    }
    return frequencyClass(key: key)
  }

  /// Frequency class of a word by its packed scalars; 0 when the list lacks it.
  @inline(__always)
  func frequencyClass(key: UInt64) -> Int {
    if key < 0x10000 { return Int(singles[Int(key)]) }
    if key >> 32 == 0 { return pairs.level(UInt32(truncatingIfNeeded: key >> 16), UInt32(truncatingIfNeeded: key & 0xFFFF)) }
    return frequencyClass(longKey: key)
  }

  /// Frequency class of a word of three or four scalars, packed; 0 when the list lacks it.
  @inline(__always)
  func frequencyClass(longKey key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* FormMatcher.multiplier) &>> shift)
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(classes[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// Frequency class of the word of two scalars; 0 when it is no word. O(1).
  @inline(__always)
  public func rank(_ a: UInt32, _ b: UInt32) -> Int { pairs.level(a, b) }

  /// Frequency class of a stretch of a paragraph's view; 0 for stretches of one character and those that leave the view.
  public func rank(_ range: Range<Int>, in text: borrowing NormalizedText) -> Int {
    guard range.count >= 2, range.lowerBound >= 0, range.upperBound <= text.count else { return 0 }
    return frequencyClass(text.scalars[range])
  }

  /// Whether the list has a word.
  public func contains(_ word: some Collection<UInt32>) -> Bool { frequencyClass(word) != 0 }

  /// The scalars of a packed word.
  static func scalars(ofKey key: UInt64) -> [UInt32] {
    var out: [UInt32] = []
    for place in stride(from: 48, through: 0, by: -16) {
      let scalar = UInt32(truncatingIfNeeded: key >> UInt64(place) & 0xFFFF)
      if scalar != 0 { out.append(scalar) }
    }
    return out
  }

  /// One row is `word<tab>class`; the header and comments have no digit there.
  private static func read(_ bytes: Span<UInt8>, _ words: inout [UInt64], _ classes: inout [UInt8]) {
    var at = 0
    let n = bytes.count
    while at < n {
      var key: UInt64 = 0
      var length = 0
      while at + 2 < n, bytes[at] >= 0xE0, bytes[at] < 0xF0 {
        let scalar = UInt64(bytes[at] & 0x0F) << 12 | UInt64(bytes[at + 1] & 0x3F) << 6 | UInt64(bytes[at + 2] & 0x3F)
        key = key << 16 | scalar
        length += 1
        at += 3
      }
      if length >= 1, length <= 4, at + 1 < n, bytes[at] == 0x09, bytes[at + 1] >= 0x31, bytes[at + 1] <= 0x39 {
        words.append(key)
        classes.append(bytes[at + 1] - 0x30)
      }
      while at < n, bytes[at] != 0x0A { at += 1 }
      at += 1
    }
  }
}
