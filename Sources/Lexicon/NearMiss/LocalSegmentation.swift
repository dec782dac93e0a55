import TextModel

/// The cheapest reading of a short stretch as words, in tenths of bits: how likely the stretch is as it stands.
struct LocalSegmentation {
  /// A stretch that something longer than the word list knows: a dictionary form.
  struct Edge {
    var start: Int
    var end: Int
    var cost: Int
  }

  let words: WordList

  /// Cost of a word of a frequency class, 1 … 9: the count falls to 1/2.6 from class to class.
  static func cost(ofClass level: Int) -> Int { 98 + 14 * (level - 1) }
  /// Cost of a dictionary form.
  static func cost(of kind: TableKind) -> Int {
    switch kind {
    case .offices: 130
    case .phrases: 140
    case .places: 145
    default: 150
    }
  }
  /// A character that is no word, and one that is not Han.
  static let unknown = 230
  static let other = 40
  /// A word of one character is read with less belief than the list's count suggests: names and bound forms swell it.
  static let single = 18

  /// The cost of the cheapest reading. O(scalars × 4 + edges × scalars).
  func cost(_ scalars: [UInt32], _ edges: [Edge]) -> Int {
    let n = scalars.count
    var best = [Int](repeating: Int.max / 2, count: n + 1)
    best[0] = 0
    for start in 0..<n {
      let base = best[start]
      let isHan = scalars[start] >= 0x3400 && scalars[start] < 0xA000 || scalars[start] == 0x3007
      if !isHan {
        best[start + 1] = min(best[start + 1], base + Self.other)
      } else {
        var key: UInt64 = 0
        for length in 1...4 where start + length <= n {
          let scalar = scalars[start + length - 1]
          guard scalar < 0x10000 else { break }
          key = key << 16 | UInt64(scalar)
          let level = words.frequencyClass(key: key)
          if level > 0 {
            best[start + length] = min(best[start + length], base + Self.cost(ofClass: level) + (length == 1 ? Self.single : 0))
          } else if length == 1 {
            best[start + 1] = min(best[start + 1], base + Self.unknown)
          }
        }
      }
      for edge in edges where edge.start == start { best[edge.end] = min(best[edge.end], base + edge.cost) }
    }
    return best[n]
  }
}
