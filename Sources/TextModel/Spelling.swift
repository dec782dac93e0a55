/// Finds the name that a mistyped one was meant to be.
public enum Spelling {
  /// The candidate at the smallest edit distance, at most a third of the longer length (at least 1); nil when none is near.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    var best: (distance: Int, name: String)?
    let a = Array(name.unicodeScalars)
    for candidate in candidates {
      let b = Array(candidate.unicodeScalars)
      let limit = max(1, max(a.count, b.count) / 3)
      // Also keeps a name of a million characters from costing a million rows.
      if abs(a.count - b.count) > limit { continue }
      let d = distance(a, b)
      if d <= limit, best.map({ d < $0.distance }) ?? true { best = (d, candidate) }
    }
    return best?.name
  }

  /// Damerau–Levenshtein distance (optimal string alignment). O(a · b).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty { return b.count }
    if b.isEmpty { return a.count }
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(previous[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }
}
