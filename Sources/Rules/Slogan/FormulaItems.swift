import Lexicon
import TextModel

/// The items of all numbered formulas of a lexicon, by item. Made once for a lexicon.
final class FormulaItems: Sendable {
  /// A formula with its items.
  struct Formula: Sendable {
    let entry: Int32
    let items: [[UInt32]]
    /// Whether its row says that the order is fixed.
    let isOrdered: Bool
  }

  private let formulas: [Formula]
  /// Formulas by the last two scalars of each item, which a prefix of the first item of a list leaves alone, and by the first two.
  private let byEdge: [UInt64: [Int]]
  /// A bit for each key of ``byEdge``.
  private let edges: [UInt64]

  private init(_ lexicon: LexiconSnapshot) {
    var formulas: [Formula] = []
    var byEdge: [UInt64: [Int]] = [:]
    let column = TableKind.phrases.columnIndex("items") ?? 0
    for entry in lexicon.entries where entry.kind == .phrases {
      // Few phrases have items.
      guard !lexicon.table(of: entry).cell(Int(entry.row), column).isEmpty else { continue }
      let items = lexicon.text(entry, "items").utf8.split(separator: UInt8(ascii: "|")).map {
        lexicon.characters.folded(String(decoding: $0, as: UTF8.self))
      }
      // Items of one character, or of two in pairs, meet by chance.
      guard items.count >= 3, items.allSatisfy({ $0.count >= 3 && $0.count <= 12 }), entry.validity.until == nil else { continue }
      let number = formulas.count
      formulas.append(Formula(entry: entry.id, items: items, isOrdered: lexicon.text(entry, "ordered") == "yes"))
      for item in items {
        for key in [Self.key(item[0], item[1]), Self.key(item[item.count - 2], item[item.count - 1])]
        where byEdge[key]?.last != number { byEdge[key, default: []].append(number) }
      }
    }
    var edges = [UInt64](repeating: 0, count: 1024)
    for key in byEdge.keys { edges[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63) }
    (self.formulas, self.byEdge, self.edges) = (formulas, byEdge, edges)
  }

  /// Whether two items of a list or more may belong to a formula: most lists are sent away by that. O(items).
  func mayKnow(_ list: [Range<Int>], in text: borrowing NormalizedText) -> Bool {
    var count = 0
    for item in list where item.count >= 3 {
      let isEdge =
        hasBit(Self.key(text[item.lowerBound], text[item.lowerBound + 1]))
        || hasBit(Self.key(text[item.upperBound - 2], text[item.upperBound - 1]))
      if isEdge { count += 1 }
    }
    return count >= 2
  }

  private func hasBit(_ key: UInt64) -> Bool { edges[Self.bit(key) >> 6] >> UInt64(Self.bit(key) & 63) & 1 != 0 }

  private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 48) }

  /// Formulas that two items of a list or more may belong to, the likeliest first.
  func formulas(near list: [Range<Int>], in text: borrowing NormalizedText) -> [Formula] {
    // The numbers of the formulas of each item.
    var numbers: [Int] = []
    numbers.reserveCapacity(16)
    for item in list where item.count >= 3 {
      let begin = Self.key(text[item.lowerBound], text[item.lowerBound + 1])
      let end = Self.key(text[item.upperBound - 2], text[item.upperBound - 1])
      let own = numbers.count
      if hasBit(begin), let some = byEdge[begin] { numbers += some }
      if hasBit(end), let others = byEdge[end] {
        for number in others where !numbers[own...].contains(number) { numbers.append(number) }
      }
    }
    guard numbers.count >= 2 else { return [] }
    numbers.sort()
    guard zip(numbers, numbers.dropFirst()).contains(where: { $0 == $1 }) else { return [] }
    var found: [(number: Int, count: Int)] = []
    for number in numbers {
      if let last = found.last, last.number == number { found[found.count - 1].count += 1 } else { found.append((number, 1)) }
    }
    found.removeAll { $0.count < 2 }
    return found.sorted { ($1.count, $0.number) < ($0.count, $1.number) }.map { formulas[$0.number] }
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The items of a lexicon, which keeps them.
  static func of(_ lexicon: LexiconSnapshot) -> FormulaItems { lexicon.derived { FormulaItems($0) } }
}
