import TextModel

/// Finds the ordinals of series: at the start of a paragraph and after the marks that end a clause.
///
/// It looks only at those places, so its cost is that of the marks. GB/T 15834—2011 B.3, GB/T 9704—2012 7.3.3.
enum OrdinalReader {
  /// Finds the ordinals of a paragraph.
  static func find(_ text: borrowing NormalizedText, _ marks: [Mark], _ ordinals: inout [OrdinalFact]) {
    let scalars = text.scalars
    let start = firstNonBlank(scalars, 0)
    if let opening = read(scalars, start, isAtLineStart: true) { ordinals.append(opening) }
    let beginnings = beginnings
    for mark in marks {
      // Nearly all end here.
      guard Int(mark.index) + 1 < scalars.count, beginnings.contains(scalars[Int(mark.index) + 1]), endsClause(mark.scalar) else {
        continue
      }
      let at = firstNonBlank(scalars, Int(mark.index) + 1)
      guard at > start, at < scalars.count, mayOpen(scalars[at]) else { continue }
      guard ordinals.last?.range.upperBound ?? 0 <= at, let found = read(scalars, at, isAtLineStart: false) else { continue }
      // 一、 inside a line: a full clause must have ended before it, or it is a list of numerals; 第二、第三、 lists too.
      if found.family == .hanStop || found.family == .digitPoint, mark.scalar == 0xFF0C || mark.scalar == 0x3001 { continue }
      if mark.scalar == 0x3001, found.family != .shi, found.family != .yao { continue }
      if found.family.rawValue >= OrdinalFact.Family.article.rawValue { continue }
      ordinals.append(found)
    }
  }

  /// What an ordinal may open with, and blanks, which may stand before it.
  private static let beginnings: ScalarSet = {
    var scalars: [UInt32] = []
    // Asked at every start, so without the generic steps of a lazy sequence.
    for scalar: UInt32 in 0..<0x10000 where mayOpen(scalar) || isBlank(scalar) { scalars.append(scalar) }
    return ScalarSet(scalars)
  }()

  private static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1B, 0xFF1A, 0xFF0C, 0xFF01, 0xFF1F, 0x3001, 0x201D, 0xFF09, 0x300B, 0x3B, 0x3A, 0x2026, 0x2014: true
    default: false
    }
  }

  /// Whether an ordinal may open with a scalar: a numeral, 第 其 首 再, a bracket, a circled number.
  @inline(__always)
  private static func mayOpen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    case 0x7B2C, 0x5176, 0x9996, 0x518D, 0xFF08, 0x28, 0x30...0x39, 0x2460...0x2473: true
    default: false
    }
  }

  static func firstNonBlank(_ scalars: [UInt32], _ start: Int) -> Int {
    var i = start
    while i < scalars.count, isBlank(scalars[i]) { i += 1 }
    return i
  }

  @inline(__always)
  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0x09 || scalar == 0xA0 || scalar == 0x0A
  }

  /// The ordinal that stands at an index; nil when none does.
  static func read(_ s: [UInt32], _ at: Int, isAtLineStart: Bool) -> OrdinalFact? {
    guard at < s.count, mayOpen(s[at]) else { return nil }
    func fact(_ end: Int, _ numeral: Range<Int>, _ value: Int, _ family: OrdinalFact.Family, _ style: OrdinalNumeral.Style)
      -> OrdinalFact
    {
      OrdinalFact(range: at..<end, numeral: numeral, value: value, family: family, style: style, isAtLineStart: isAtLineStart)
    }
    func scalar(_ i: Int) -> UInt32 { i >= 0 && i < s.count ? s[i] : 0 }
    switch s[at] {
    case 0xFF08, 0x28:
      let close: (Int) -> Bool = { scalar($0) == 0xFF09 || scalar($0) == 0x29 }
      if let (value, end) = OrdinalNumeral.readHan(s, at + 1), close(end), follows(scalar(end + 1), isAtLineStart) {
        return fact(end + 1, at + 1..<end, value, .hanBracket, .han)
      }
      if let (value, end) = OrdinalNumeral.readArabic(s, at + 1), close(end), follows(scalar(end + 1), isAtLineStart) {
        return fact(end + 1, at + 1..<end, value, .digitBracket, .arabic)
      }
      return nil
    case 0x2460...0x2473:
      guard let value = OrdinalNumeral.circled(s[at]) else { return nil }
      return fact(at + 1, at..<at + 1, value, .circled, .circled)
    case 0x30...0x39:
      guard let (value, end) = OrdinalNumeral.readArabic(s, at) else { return nil }
      let mark = scalar(end)
      guard mark == 0x2E || mark == 0xFF0E || mark == 0x3001 else { return nil }
      let next = scalar(firstNonBlank(s, end + 1))
      guard next > 0x2E80 || next >= 0x41 && next <= 0x7A, next != 0x3001 else { return nil }
      if mark == 0x3001, let digits = OrdinalNumeral.readHan(s, end + 1), digits.value == value + 1 { return nil }
      return fact(end + 1, at..<end, value, .digitPoint, .arabic)
    case 0x7B2C: return readDi(s, at, isAtLineStart: isAtLineStart)
    case 0x5176:  // 其
      if scalar(at + 1) == 0x6B21 { return fact(at + 2, at..<at + 2, 2, .adverb, .han) }  // 其次
      guard let value = OrdinalNumeral.digit(scalar(at + 1)), isConnectorEnd(scalar(at + 2)) else { return nil }
      return fact(at + 3, at + 1..<at + 2, value, .qi, .han)
    case 0x9996:  // 首先
      return scalar(at + 1) == 0x5148 ? fact(at + 2, at..<at + 2, 1, .adverb, .han) : nil
    case 0x518D:  // 再次，: without the comma it is the adverb "once more"
      return scalar(at + 1) == 0x6B21 && scalar(at + 2) == 0xFF0C ? fact(at + 2, at..<at + 2, 3, .adverb, .han) : nil
    default:
      guard let (value, end) = OrdinalNumeral.readHan(s, at) else { return nil }
      switch scalar(end) {
      case 0x662F:  // 是; 一是一，二是二 counts nothing
        return OrdinalNumeral.digit(scalar(end + 1)) == value ? nil : fact(end + 1, at..<end, value, .shi, .han)
      case 0x8981: return fact(end + 1, at..<end, value, .yao, .han)
      case 0x3001: return opensHeading(s, value, after: end + 1) ? fact(end + 1, at..<end, value, .hanStop, .han) : nil
      default: return nil
      }
    }
  }

  /// Whether what follows a bracketed numeral lets it be an ordinal: text, not another bracket or a mark.
  private static func follows(_ next: UInt32, _ isAtLineStart: Bool) -> Bool {
    if next == 0 { return isAtLineStart }
    return next > 0x2E80 && next != 0xFF08 && next != 0xFF09 && !(next >= 0x3001 && next <= 0x3002) && next != 0xFF0C
      && next != 0xFF1B
      || isBlank(next) || next == 0x201C || next >= 0x30 && next <= 0x39 || next >= 0x41 && next <= 0x7A
      || isAtLineStart && (next == 0x3001 || next == 0xFF0C || next == 0x2E || next == 0x3002)
  }

  /// 二、三产业, 七、八年级 and 一、二季度 list numerals; 二、三大任务 and 一、一年来 are headings.
  private static func opensHeading(_ s: [UInt32], _ value: Int, after i: Int) -> Bool {
    guard i < s.count else { return true }
    guard let (next, end) = OrdinalNumeral.readHan(s, i), next == value + 1 || value == 10 && next == 1 else { return true }
    guard end < s.count else { return false }
    switch s[end] {
    case 0x5927, 0x9879, 0x4E2A, 0x65B9, 0x79CD, 0x4EF6: return true  // 大 项 个 方 种 件
    default: return false
    }
  }

  private static func isConnectorEnd(_ scalar: UInt32) -> Bool {
    scalar == 0xFF0C || scalar == 0x3001 || scalar == 0xFF1A || scalar == 0x662F || scalar == 0x8981
  }

  private static func readDi(_ s: [UInt32], _ at: Int, isAtLineStart: Bool) -> OrdinalFact? {
    var style = OrdinalNumeral.Style.han
    var numeral = OrdinalNumeral.readHan(s, at + 1)
    if numeral == nil {
      numeral = OrdinalNumeral.readArabic(s, at + 1)
      style = .arabic
    }
    guard let (value, end) = numeral, end < s.count else { return nil }
    let next = end + 1 < s.count ? s[end + 1] : 0
    func fact(_ end: Int, _ family: OrdinalFact.Family) -> OrdinalFact {
      let digits = at + 1..<(numeral?.end ?? at + 1)
      return OrdinalFact(
        range: at..<end, numeral: digits, value: value, family: family, style: style, isAtLineStart: isAtLineStart)
    }
    switch s[end] {
    case 0xFF0C, 0xFF1A, 0x662F, 0x8981: return style == .han ? fact(end + 1, .di) : nil
    case 0x3001:  // 第一、二批 and 第二、第三中级人民法院 list
      return style == .han && next != 0x7B2C && OrdinalNumeral.readHan(s, end + 1) == nil ? fact(end + 1, .di) : nil
    case 0x6B65:  // 步，
      return style == .han && (next == 0xFF0C || next == 0xFF1A || next == 0x662F || next == 0x8981) ? fact(end + 2, .step) : nil
    case 0x6761:  // 条; 第五条规定 is a reference
      return isAtLineStart && (next == 0 || isBlank(next)) ? fact(end + 1, .article) : nil
    case 0x7AE0: return isAtLineStart && (next == 0 || isBlank(next)) ? fact(end + 1, .chapter) : nil
    case 0x8282: return isAtLineStart && (next == 0 || isBlank(next)) ? fact(end + 1, .section) : nil
    case 0x7F16: return isAtLineStart && (next == 0 || isBlank(next)) ? fact(end + 1, .part) : nil
    case 0x90E8:  // 部分
      let after = end + 2 < s.count ? s[end + 2] : 0
      return isAtLineStart && next == 0x5206 && (after == 0 || isBlank(after) || after == 0xFF1A) ? fact(end + 2, .part) : nil
    default: return nil
    }
  }
}
