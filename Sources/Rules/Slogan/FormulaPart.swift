/// Which part of a set expression a listed slip stands for: 时不待我 is 时不我待 of 时不我待、只争朝夕, not the whole.
enum FormulaPart {
  /// The stretch of `right`, as long as `wrong`, that `wrong` comes nearest to; nil where none is near, or the whole is meant.
  /// O(|wrong| · |right|).
  static func meant(by wrong: String, in right: String) -> String? {
    let a = Array(wrong.unicodeScalars)
    let b = Array(right.unicodeScalars)
    guard a.count >= 4, a.count < b.count else { return nil }
    var best: (slips: Int, start: Int)?
    for start in 0...b.count - a.count {
      let slips = slips(a, b[start..<start + a.count])
      if slips < best?.slips ?? Int.max { best = (slips, start) }
    }
    guard let best, best.slips > 0, best.slips <= max(1, a.count / 4) else { return nil }
    return String(String.UnicodeScalarView(b[best.start..<best.start + a.count]))
  }

  /// Characters that differ; two neighbours that are swapped are one slip.
  private static func slips(_ a: [Unicode.Scalar], _ b: ArraySlice<Unicode.Scalar>) -> Int {
    var count = 0
    var i = 0
    let start = b.startIndex
    while i < a.count {
      if a[i] != b[start + i] {
        count += 1
        if i + 1 < a.count, a[i] == b[start + i + 1], a[i + 1] == b[start + i] { i += 1 }
      }
      i += 1
    }
    return count
  }
}
