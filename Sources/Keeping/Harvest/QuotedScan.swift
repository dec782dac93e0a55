import Lexicon
import Linting
import TextModel

/// Finds expressions in quotation marks, numbered formulas among them.
enum QuotedScan {
  private static let measures = ScalarSet("个大种项条")
  private static let plural = ScalarSet("一两二三四五六七八九十百千万双")
  /// Numerals that begin as many words as formulas: 一把手, 万众, 二线.
  private static let vague = ScalarSet("一二百千万")
  /// What no formula begins with: 八闽 is a province, 双十一 a day, 三月三 a feast, 三八 and 五四 days.
  private static let others: [StaticString] = [
    "八闽", "双十", "三八", "五四", "六一", "八一", "十一", "三月", "五月", "九月", "六环", "五环", "四环", "三环", "三军",
  ]
  /// What ends a sentence or divides clauses: with them it is a quotation, no phrase.
  private static let clauses = ScalarSet("。，；？！：…—")

  static func find(in p: borrowing Paragraph, _ kinds: Set<HarvestKind>, _ found: inout [Sighting]) {
    for enclosure in p.enclosures where enclosure.kind == .doubleQuote && enclosure.depth == 0 {
      let range = enclosure.content
      guard range.count >= 2, range.count <= 20, !range.contains(where: { clauses.contains(p[$0]) || isMark($0, p) }) else {
        continue
      }
      if isResult(range, p) { continue }
      let isFormula = isFormula(range, p)
      guard kinds.contains(isFormula ? .formulas : .phrases), isFormula || isPhrase(range, p) else { continue }
      var values = ["phrase": p.text.string(range)]
      if isFormula { values["items"] = items(after: enclosure.close, of: range, in: p) }
      found.append(Sighting(isFormula ? .formulas : .phrases, values, enclosure.range, in: p))
    }
  }

  private static func isMark(_ i: Int, _ p: borrowing Paragraph) -> Bool {
    let kind = p.text.characterClass(i)
    return kind == .quote || kind == .newline || kind == .wideSpace
  }

  /// 四个意识, 五位一体, 三去一降一补, 一带一路: a numeral begins it, and it is neither a year nor a day.
  private static func isFormula(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let first = p[range.lowerBound]
    let kinds = range.map { p.text.characterClass($0) }
    if kinds.allSatisfy({ $0 == .digit || $0 == .symbol || $0 == .latin }) {
      // 1+N, 5+3; 9·3 is a day.
      return kinds.contains(.digit) && range.contains { p[$0] == 0x2B || p[$0] == 0xFF0B }
    }
    guard range.count >= 2, range.count <= 14, plural.contains(first), kinds.allSatisfy(\.isHan) else { return false }
    // 十四五, 八一, 九一八 are dates and plans; 一把手, 万众一心 words.
    if range.allSatisfy({ p.text.characterClass($0) != .han }) { return false }
    if p.context.lexicon.words.rank(range, in: p.text) > 0 || others.contains(where: { p.has($0, at: range.lowerBound) }) {
      return false
    }
    if measures.contains(p[range.lowerBound + 1]) { return true }
    // Two numerals, or a short name of what is counted: 三农, 双减.
    let numerals = range.count { plural.contains(p[$0]) }
    return numerals >= 2 || range.count <= 4 && !vague.contains(first)
  }

  /// 二十连增, 双下降: what figures did.
  private static func isResult(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let end = range.upperBound
    if range.count <= 4, end - range.lowerBound >= 3, p[end - 2] == 0x8FDE { return true }
    return p[range.lowerBound] == 0x53CC && range.count == 3
      && ["下降", "上升", "增长", "提升", "提高", "增加", "减少", "丰收", "突破", "过半"].contains { (word: StaticString) in p.has(word, before: end) }
  }

  /// Whether what is quoted is an expression rather than a word, a name of one character or a number.
  private static func isPhrase(_ range: Range<Int>, _ p: borrowing Paragraph) -> Bool {
    let han = range.count { p.text.characterClass($0).isHan }
    guard han >= 2, han * 2 > range.count,
      p.text.characterClass(range.lowerBound) != .digit || !p.has("年", at: range.lowerBound + 4)
    else { return false }
    // 林肯, 罗斯福: ships and films are quoted too.
    if range.count <= 4, PersonName.isForeign(range, p) { return false }
    return range.count > 4 || p.context.lexicon.words.rank(range, in: p.text) == 0
  }

  /// What a formula counts, where it is told right behind it: “三个代表”（甲、乙、丙）, “三不”，即甲、乙、丙.
  private static func items(after close: Int, of range: Range<Int>, in p: borrowing Paragraph) -> String {
    guard let number = number(p[range.lowerBound]), number >= 2 else { return "" }
    var start = close + 1
    // Up to four characters of a noun: “四个着力”要求（…）.
    while start < close + 5, p.text.characterClass(start).isHan, p[start] != 0x5373 { start += 1 }
    var end = start
    if let bracket = p.enclosures.first(where: { $0.open == start && $0.kind == .parenthesis }) {
      (start, end) = (bracket.open + 1, bracket.close)
    } else {
      if p[start] == 0xFF0C { start += 1 }
      guard p[start] == 0x5373 || p[start] == 0xFF1A else { return "" }
      start += 1
      if p[start] == 0xFF1A { start += 1 }
      end = start
      while end < p.count, p[end] == 0x3001 || p.text.characterClass(end) != .stop, p.text.characterClass(end) != .newline {
        end += 1
      }
    }
    let items = p.text.string(start..<max(start, end)).split(separator: "、").map { CellText.cleaned(String($0)) }
    let isList =
      items.count == number && items.allSatisfy { $0.count >= 2 && $0.count <= 24 && !$0.contains("，") && !$0.contains("“") }
    return isList ? items.joined(separator: "|") : ""
  }

  private static func number(_ scalar: UInt32) -> Int? {
    guard let at = Array("一两三四五六七八九十".unicodeScalars).firstIndex(where: { $0.value == scalar }) else { return nil }
    return at + 1
  }
}
