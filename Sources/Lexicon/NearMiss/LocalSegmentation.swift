import TextModel

/// The cheapest reading of a short stretch as words, in tenths of bits: how likely the stretch is as it stands.
///
/// Its memory is reused from stretch to stretch.
struct LocalSegmentation {
  /// A stretch that something longer than the word list knows: a dictionary form.
  struct Edge {
    var start: Int
    var end: Int
    var cost: Int
  }

  /// The stretch; from its first scalar.
  var scalars: [UInt32] = []
  /// What longer forms the stretch has.
  var edges: [Edge] = []
  /// Cost of the cheapest reading of the first n scalars, for each n.
  private(set) var best: [Int] = []

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

  /// The cost of the cheapest reading of ``scalars``. O(scalars × (4 + edges)).
  ///
  /// - Parameter known: Costs of the beginnings up to and with this number of scalars, read before and still true; at least one.
  mutating func cost(_ words: WordList, known: ArraySlice<Int> = [0]) -> Int {
    let n = scalars.count
    best.removeAll(keepingCapacity: true)
    best.append(contentsOf: known)
    var end = best.count
    while end <= n {
      let last = scalars[end - 1]
      var least = Int.max / 2
      if last >= 0x3400 && last < 0xA000 || last == 0x3007 {
        var key: UInt64 = 0
        for length in 1...4 where length <= end {
          let scalar = scalars[end - length]
          guard scalar >= 0x3400 && scalar < 0xA000 || scalar == 0x3007 else { break }
          key |= UInt64(scalar) << UInt64(16 * (length - 1))
          let level = words.frequencyClass(key: key)
          if level > 0 {
            least = min(least, best[end - length] + Self.cost(ofClass: level) + (length == 1 ? Self.single : 0))
          } else if length == 1 {
            least = best[end - 1] + Self.unknown
          }
        }
      } else {
        least = best[end - 1] + Self.other
      }
      for edge in edges where edge.end == end { least = min(least, best[edge.start] + edge.cost) }
      best.append(least)
      end += 1
    }
    return best[n]
  }
}
