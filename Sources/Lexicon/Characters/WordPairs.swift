/// Words of two characters with their frequency class. They are asked for at every place of a text, so they have a table of
/// their own, in which a word lies in one of four neighbouring places: all four are compared at once, without a branch that
/// the processor could guess wrong.
struct WordPairs: Sendable {
  /// Two scalars of 16 bits each; 0 where free. Three places longer than it is wide, for the words at its end.
  private let keys: [UInt32]
  private let classes: [UInt8]
  private let shift: UInt32
  /// The few words whose four places were taken.
  private let others: [UInt32: UInt8]

  private static let multiplier: UInt32 = 0x9E37_79B1
  private static let places = 4

  /// Makes the table of those of `words` (packed as in ``WordList``) that have two characters; of two classes the last holds.
  init(_ words: [UInt64], _ levels: [UInt8]) {
    let count = words.reduce(0) { $1 >> 32 == 0 && $1 >> 16 != 0 ? $0 + 1 : $0 }
    var bits: UInt32 = 4
    while 1 << bits < count * 3 { bits += 1 }
    shift = 32 - bits
    var keys = [UInt32](repeating: 0, count: 1 << Int(bits) + Self.places - 1)
    var classes = [UInt8](repeating: 0, count: keys.count)
    var others: [UInt32: UInt8] = [:]
    for (word, level) in zip(words, levels) where word >> 32 == 0 && word >> 16 != 0 {
      let key = UInt32(truncatingIfNeeded: word)
      let start = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
      if let place = (start..<start + Self.places).first(where: { keys[$0] == 0 || keys[$0] == key }) {
        keys[place] = key
        classes[place] = level
      } else {
        others[key] = level
      }
    }
    (self.keys, self.classes, self.others) = (keys, classes, others)
  }

  /// Whether two scalars are a word. O(1).
  @inline(__always)
  func contains(_ a: UInt32, _ b: UInt32) -> Bool {
    let key = a << 16 | b
    let start = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
    let keys = keys.span
    let k0 = keys[start]
    let k1 = keys[start &+ 1]
    let k2 = keys[start &+ 2]
    let k3 = keys[start &+ 3]
    let isFound = (k0 == key ? 1 : 0) | (k1 == key ? 1 : 0) | (k2 == key ? 1 : 0) | (k3 == key ? 1 : 0)
    if k3 != 0, k0 != 0, k1 != 0, k2 != 0 { return isFound != 0 && a != 0 || others[key] != nil }
    return isFound != 0 && a != 0 && (a | b) < 0x10000
  }

  /// Frequency class of the word of two scalars, 1 the commonest … 9; 0 when it is none. O(1).
  @inline(__always)
  func level(_ a: UInt32, _ b: UInt32) -> Int {
    guard a > 0, a < 0x10000, b < 0x10000 else { return 0 }
    let key = a << 16 | b
    let start = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
    var place = start
    while place < start &+ Self.places {
      if keys[place] == key { return Int(classes[place]) }
      if keys[place] == 0 { return 0 }
      place &+= 1
    }
    return others.isEmpty ? 0 : Int(others[key] ?? 0)
  }
}
