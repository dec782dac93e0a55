import TextModel

/// Finds the words around a number that make it approximate or a bound.
enum ApproximatorScanner {
  /// The word before a number, with at most two characters of filling between them (达到, 有, 人民币 …).
  static func lead(_ text: borrowing NormalizedText, before start: Int) -> Approximator? {
    var end = start
    if let word = word(text, before: end) { return word }
    guard fillerEnds.contains(text[start - 1]) else { return nil }
    for filler in fillers where text.has(filler, before: end) {
      end -= filler.count
      if let word = word(text, before: end) { return word }
      if text[end - 1] == 0x4E86, let word = Self.word(text, before: end - 1) { return word }
    }
    return nil
  }

  private static func word(_ text: borrowing NormalizedText, before end: Int) -> Approximator? {
    guard lastScalars.contains(text[end - 1]) else { return nil }
    for (literal, kind) in leads where text.has(literal, before: end) {
      let start = end - literal.count
      if literal.count == 1, let spoilers = spoilers[literal[0]], spoilers.contains(text[start - 1]) { return nil }
      return Approximator(kind: kind, range: start..<end)
    }
    return nil
  }

  /// 多, 余, 来, 几 at an index.
  static func inner(_ text: borrowing NormalizedText, at index: Int) -> Approximator? {
    switch text[index] {
    case 0x591A, 0x4F59:
      // 多余 is one slip; 多元, 多样, 余杭 are words.
      if text[index] == 0x591A, text[index + 1] == 0x4F59 { return Approximator(kind: .andMore, range: index..<index + 2) }
      return Approximator(kind: .andMore, range: index..<index + 1)
    case 0x6765, 0x51E0: return Approximator(kind: .andMore, range: index..<index + 1)
    default: return nil
    }
  }

  /// 左右, 上下, 以上 and so on at an index.
  static func trail(_ text: borrowing NormalizedText, at index: Int) -> Approximator? {
    // 左, 上, 之, 以.
    switch text[index] {
    case 0x5DE6, 0x4E0A, 0x4E4B, 0x4EE5: break
    default: return nil
    }
    for (literal, kind) in trails where text.has(literal, at: index) {
      return Approximator(kind: kind, range: index..<index + literal.count)
    }
    return nil
  }

  private static func literals(_ table: [(String, Approximator.Kind)]) -> [([UInt32], Approximator.Kind)] {
    table.map { ($0.0.viewScalars, $0.1) }
  }

  private static let leads = literals([
    ("大约", .about), ("大概", .about), ("约为", .about), ("约", .about), ("将近", .nearly), ("接近", .nearly), ("近", .nearly),
    ("不超过", .atMost), ("超过", .over), ("突破", .over), ("逾", .over), ("超", .over), ("至少", .atLeast), ("不少于", .atLeast),
    ("不低于", .atLeast), ("最多", .atMost), ("至多", .atMost), ("不足", .atMost), ("不到", .atMost), ("不高于", .atMost),
    ("不多于", .atMost),
  ])
  private static let lastScalars = ScalarSet("约概为近过破逾超少于低多足到")
  private static let fillers = ["了", "达到", "达", "有", "为", "人民币", "共", "需要", "需", "花费"].map(\.viewScalars)
  private static let fillerEnds = ScalarSet(fillers.compactMap(\.last))
  /// Characters before a one-character word that make it part of another: 公约, 附近, 赶超.
  private static let spoilers: [UInt32: ScalarSet] = [
    0x7EA6: ScalarSet("公条合节制签契违履预特誓缔简婉隐邀"), 0x8FD1: ScalarSet("附最邻临靠新亲就远贴相"), 0x8D85: ScalarSet("赶中反高"),
  ]
  private static let trails = literals([
    ("左右", .around), ("上下", .around), ("之多", .around), ("以上", .orMore), ("以下", .orLess), ("以内", .orLess),
  ])
}
