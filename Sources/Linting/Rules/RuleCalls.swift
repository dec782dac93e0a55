/// Which rules of a list are called where something occurs: for each interest a bit for each rule. A paragraph calls most of the rules
/// or few, so that trying them one by one would be guessed wrong time and again.
struct RuleCalls: Sendable {
  /// The words of each interest one after the other, 64 rules a word.
  private let words: [UInt64]
  /// Number of words that hold all rules.
  let width: Int

  /// Takes the interests of the rules, in their order.
  init(_ interests: [Interests]) {
    width = (interests.count + 63) / 64
    var words = [UInt64](repeating: 0, count: 64 * width)
    for (rule, interests) in interests.enumerated() {
      var rest = interests.rawValue
      while rest != 0 {
        words[rest.trailingZeroBitCount * width + rule / 64] |= 1 << UInt64(rule % 64)
        rest &= rest - 1
      }
    }
    self.words = words
  }

  /// The rules that are called, by one of the words: rule 64 × `word` is the lowest bit.
  func word(_ word: Int, where present: Interests) -> UInt64 {
    let words = words.span
    var rest = present.rawValue
    var called: UInt64 = 0
    while rest != 0 {
      called |= words[rest.trailingZeroBitCount &* width &+ word]
      rest &= rest &- 1
    }
    return called
  }
}
