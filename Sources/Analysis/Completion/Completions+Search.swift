public import Lexicon

extension Completions {
  /// Entries whose name begins as the query does, in Han characters, pinyin, initials or a mixture, the nearest first: what a
  /// search over the whole dictionary shows.
  public func entries(named query: String, limit: Int) -> [(entry: Entry, name: String)] {
    let scalars = Array(query.unicodeScalars.filter { !$0.properties.isWhitespace })
    let found = index.matches(scalars).map { ($0.candidate, $0.score * 16 - min($0.candidate.length, 15)) }
    // The longest list is that of two letters; only its best are put in order.
    let best = found.sorted { ($1.1, $0.0.entry) < ($0.1, $1.0.entry) }.prefix(limit)
    return best.map { (lexicon.entries[Int($0.0.entry)], index.text($0.0)) }
  }
}
