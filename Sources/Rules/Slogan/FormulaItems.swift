import Lexicon
import Synchronization
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

  private init(_ lexicon: LexiconSnapshot) {
    var formulas: [Formula] = []
    var byEdge: [UInt64: [Int]] = [:]
    for entry in lexicon.entries where entry.kind == .phrases {
      let items = lexicon.list(entry, "items").map { lexicon.characters.folded($0) }
      // Items of one character, or of two in pairs, meet by chance.
      guard items.count >= 3, items.allSatisfy({ $0.count >= 3 && $0.count <= 12 }), entry.validity.until == nil else { continue }
      let number = formulas.count
      formulas.append(Formula(entry: entry.id, items: items, isOrdered: lexicon.text(entry, "ordered") == "yes"))
      for item in items {
        for key in [Self.key(item[0], item[1]), Self.key(item[item.count - 2], item[item.count - 1])]
        where byEdge[key]?.last != number { byEdge[key, default: []].append(number) }
      }
    }
    (self.formulas, self.byEdge) = (formulas, byEdge)
  }

  /// Formulas that two items of a list or more may belong to, the likeliest first.
  func formulas(near list: [[UInt32]]) -> [Formula] {
    var counts: [Int: Int] = [:]
    for item in list where item.count >= 3 {
      let a = byEdge[Self.key(item[0], item[1])]
      let b = byEdge[Self.key(item[item.count - 2], item[item.count - 1])]
      guard a != nil || b != nil else { continue }
      for number in Set((a ?? []) + (b ?? [])) { counts[number, default: 0] += 1 }
    }
    guard !counts.isEmpty else { return [] }
    return counts.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { formulas[$0.key] }
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  private struct Cached: Sendable {
    weak var lexicon: LexiconSnapshot?
    var items: FormulaItems
  }
  private static let cache = Mutex<Cached?>(nil)

  /// The items of a lexicon; those of the last lexicon asked for are kept.
  static func of(_ lexicon: LexiconSnapshot) -> FormulaItems {
    cache.withLock { cached in
      if let known = cached, known.lexicon === lexicon { return known.items }
      let items = FormulaItems(lexicon)
      cached = Cached(lexicon: lexicon, items: items)
      return items
    }
  }
}
