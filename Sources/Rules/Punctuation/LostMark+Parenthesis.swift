import Linting
import TextModel

/// Parentheses: what stands in them is mostly a document number, a date, a short name or a set addition such as 扩大.
extension LostMark {
  static func closingParenthesis(_ open: Int, _ p: borrowing Paragraph) -> Int? {
    let start = open + 1
    if let number = p.documentNumbers.starting(at: start) { return behind(number.range.upperBound, p) }
    // A title or quotation that began before the parenthesis ends behind it.
    if let outer = p.enclosures(around: open).first(where: {
      ($0.kind == .title || $0.kind == .doubleQuote) && $0.close - open <= 16
    }) {
      return outer.close
    }
    if let name = shortName(from: start, p) { return behind(name, p) }
    // （2023—2027。
    var span = start
    while p.text.characterClass(span) == .digit || spanMarks.contains(p[span]) { span += 1 }
    if span - start >= 4, p.text.characterClass(start) == .digit, clauseMarks.contains(p[span]) { return span }
    if let date = p.dates.beginning(in: start..<start + 9).last, p.dates.starting(at: start) != nil {
      return behind(date.range.upperBound, p)
    }
    // 中国（北京）自由贸易试验区
    if p.has("中国", before: open), let place = p.places.starting(at: start),
      p.has("自由贸易", at: place.range.upperBound)
    {
      return place.range.upperBound
    }
    for addition in additions where p.has(addition, at: start) {
      let end = start + addition.length
      return p.isHan(end) || clauseMarks.contains(p[end]) ? end : nil
    }
    // （PM2.5浓度
    guard p.text.characterClass(start) == .latin else { return nil }
    var end = start
    while p.text.characterClass(end).isLatinOrDigit || joints.contains(p[end]) && p.text.characterClass(end + 1).isLatinOrDigit {
      end += 1
    }
    return end - start >= 2 && p.isHan(end) ? end : nil
  }

  static func openingParenthesis(_ close: Int, _ p: borrowing Paragraph) -> Int? {
    if let number = p.documentNumbers.ending(at: close) { return number.range.lowerBound }
    if p[close - 1] == 0x201D || p[close - 1] == 0x300B {
      if let enclosure = p.enclosure(closedAt: close - 1) {
        for word in shortNames where p.has(word, before: enclosure.open) { return enclosure.open - word.length }
      }
    }
    for addition in additions where p.has(addition, before: close) { return close - addition.length }
    return nil
  }

  /// Index behind 以下简称“太钢”.
  private static func shortName(from start: Int, _ p: borrowing Paragraph) -> Int? {
    for word in shortNames where p.has(word, at: start) {
      return p.enclosure(openedAt: start + word.length).map { $0.close + 1 }
    }
    return nil
  }

  /// The index, unless a mark stands there that the parenthesis may go on behind.
  private static func behind(_ end: Int, _ p: borrowing Paragraph) -> Int? {
    p[end] == 0x3001 || p[end] == 0x2014 || p[end] == 0xFF0C && p.has("下同", at: end + 1) ? nil : end
  }

  private static let shortNames: [StaticString] = ["以下简称为", "以下统称为", "以下简称", "以下统称", "以下称", "下称", "简称"]
  /// What is set in parentheses inside terms, the longer ones first.
  private static let additions: [StaticString] = [
    "征求意见稿", "自治区、直辖市", "州、市", "市、区", "区、市", "县、区", "市、县", "县级市", "扩大", "草案", "试行", "暂行", "修订", "修正", "县级", "地级", "区域", "街道", "社区",
    "集团", "含税", "党组", "党委",
  ]
  private static let spanMarks = ScalarSet("—–-~～至年月日.")
  private static let joints = ScalarSet(".-_/+&")
  private static let clauseMarks = ScalarSet("，。；：》”")
}

extension StaticString {
  /// Number of scalars.
  var length: Int { withUTF8Buffer { bytes in unsafe bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } } }
}
