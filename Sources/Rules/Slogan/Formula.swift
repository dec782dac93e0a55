import Lexicon
import Linting
import TextModel

/// Numbered formulas and lists of items.
enum Formula {
  /// The value of a Han numeral of one character, 2 … 10; nil for others.
  static func number(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E24, 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }

  private static let measures = ScalarSet("个大种项条")
  /// Whether a character is a measure word of formulas.
  static func isMeasure(_ scalar: UInt32) -> Bool { measures.contains(scalar) }

  /// Whether a character joins the last two items of a list: 和, 与, 及.
  static func isJoint(_ scalar: UInt32) -> Bool { scalar == 0x548C || scalar == 0x4E0E || scalar == 0x53CA }

  /// The items of a list: split at 、, and the last one once at 和, 与, 及; marks inside quotation marks and brackets do not
  /// split. A list with other marks than 、 has none.
  static func items(_ text: borrowing NormalizedText, _ range: Range<Int>, _ enclosures: [Enclosure]) -> [Range<Int>] {
    var items: [Range<Int>] = []
    items.reserveCapacity(6)
    var start = range.lowerBound
    var i = range.lowerBound
    var next = enclosures.partitionPoint { $0.open >= i }
    while i < range.upperBound {
      while next < enclosures.count, enclosures[next].open < i { next += 1 }
      if next < enclosures.count, enclosures[next].open == i, enclosures[next].close < range.upperBound {
        i = enclosures[next].close + 1
        continue
      }
      let scalar = text[i]
      if scalar == 0x3001 {
        items.append(start..<i)
        start = i + 1
      } else if text.characterClass(i) == .stop {
        return []
      }
      i += 1
    }
    guard !items.isEmpty, start < range.upperBound else { return items.isEmpty ? [] : items }
    // The last item may be two: 结果导向和效果导向.
    for j in start + 2..<max(start + 2, range.upperBound - 2) where isJoint(text[j]) {
      if items.contains(where: { $0.count == j - start }), items.contains(where: { $0.count == range.upperBound - j - 1 }) {
        items.append(start..<j)
        items.append(j + 1..<range.upperBound)
        return items
      }
    }
    items.append(start..<range.upperBound)
    return items
  }
}
