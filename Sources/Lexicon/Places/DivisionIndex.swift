/// Divisions above the township by code and by parent.
final class DivisionIndex: Sendable {
  let byCode: CodeTable
  let byParent: CodeTable

  init(_ lexicon: LexiconSnapshot) {
    var codes: [(code: Int, entry: Int32)] = []
    var parents: [(code: Int, entry: Int32)] = []
    for entry in lexicon.entries where entry.kind == .places {
      guard let level = lexicon.level(entry), level != .township, level != .zone else { continue }
      codes.append((lexicon.code(entry), entry.id))
      parents.append((lexicon.parentCode(entry), entry.id))
    }
    (byCode, byParent) = (CodeTable(codes), CodeTable(parents))
  }
}

/// Entries by a number, those of one number in order.
struct CodeTable: Sendable {
  private let codes: [Int]
  private let entries: [Int32]

  /// Takes numbers and indices of entries, in any order.
  init(_ pairs: [(code: Int, entry: Int32)]) {
    let sorted = pairs.sorted { ($0.code, $0.entry) < ($1.code, $1.entry) }
    (codes, entries) = (sorted.map(\.code), sorted.map(\.entry))
  }

  /// The entries of a number. O(log entries).
  subscript(code: Int) -> ArraySlice<Int32> {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < codes.count, codes[end] == code { end += 1 }
    return entries[low..<end]
  }
}
