import Linting
import TextModel

/// A count that announces the items of a series: 三件大事, 四个方面, 五个“强化”.
struct Announcement {
  /// View indices of the count and its measure word, with the noun after it.
  var range: Range<Int>
  /// View indices of the numeral.
  var numeral: Range<Int>
  var value: Int
  var style: OrdinalNumeral.Style
  /// The quoted word that every item repeats, as view indices; nil when the items follow at once.
  var keyword: Range<Int>? = nil

  /// Counts that announce nothing: they measure time or refer back.
  private static let timeNouns = ScalarSet("月小世百年多昼")
  private static let measures = ScalarSet("个大项点条件种类步句则方")
  private static let notBefore = ScalarSet("第约近超余多前后每零〇一二三四五六七八九十百千万亿数几述上某这那该各.0123456789")
  private static let stops = ScalarSet("，。；：！？、,;:\n")
  private static let verbs = ScalarSet("要应须均都将等别已被不未曾")

  /// The one count in the last clause before `end`, which is the index of the mark (： or 。) that closes it.
  static func find(before end: Int, in p: borrowing Paragraph) -> Announcement? {
    var start = end
    let stops = Self.stops
    while start > 0, end - start < 60, !stops.contains(p[start - 1]) { start -= 1 }
    var found: Announcement? = nil
    var i = start
    while i < end {
      if let candidate = read(p, i), candidate.range.upperBound <= end {
        guard found == nil else { return nil }
        found = candidate
        i = candidate.range.upperBound
      } else {
        i += 1
      }
    }
    guard var announcement = found else { return nil }
    let rest = announcement.range.upperBound..<end
    guard !rest.contains(where: { verbs.contains(p[$0]) }) else { return nil }
    let isAspect = p.has("方面", before: announcement.range.upperBound)
    let isAfterPreposition =
      start..<announcement.range.lowerBound ~= announcement.range.lowerBound - 1
      && "从在以用就按".unicodeScalars.contains { $0.value == p[announcement.range.lowerBound - 1] }
    guard rest.count <= 6 || isAspect && isAfterPreposition && rest.count <= 16 && p[end] == 0xFF1A else { return nil }
    if rest.count <= 4 {
      let isQuoted = p[end - 1] == 0x201D && p[announcement.range.lowerBound - 1] == 0x201C
      announcement.range = announcement.range.lowerBound..<(isQuoted ? end - 1 : end)
    }
    return announcement
  }

  /// 五个“强化” within 40 characters before `end`, when the text after the ordinal repeats the quoted word.
  static func findQuoted(before end: Int, item: Int, in p: borrowing Paragraph) -> Announcement? {
    var i = end
    while i > max(0, end - 40) {
      i -= 1
      guard p[i] == 0x201C, i + 1 < end else { continue }
      var close = i + 1
      while close < end, close - i <= 5, p[close] != 0x201D { close += 1 }
      guard close < end, p[close] == 0x201D, close - i >= 2 else { continue }
      guard (0..<close - i - 1).allSatisfy({ p[i + 1 + $0] == p[item + $0] }) else { continue }
      for start in max(0, i - 4)..<i {
        if var found = read(p, start), found.range.upperBound == i {
          found.range = start..<close + 1
          found.keyword = i + 1..<close
          return found
        }
      }
    }
    return nil
  }

  /// A count with its measure word at an index.
  private static func read(_ p: borrowing Paragraph, _ at: Int) -> Announcement? {
    let kind = p.text.characterClass(at)
    guard kind == .hanDigit || kind == .hanUnit || kind == .digit, !notBefore.contains(p[at - 1]) else { return nil }
    var value: Int
    var end: Int
    var style = OrdinalNumeral.Style.han
    if p[at] == 0x4E24 {  // 两
      (value, end) = (2, at + 1)
    } else if let han = OrdinalNumeral.readHan(p.text.scalars, at) {
      (value, end) = han
    } else if let arabic = OrdinalNumeral.readArabic(p.text.scalars, at) {
      (value, end) = arabic
      style = .arabic
    } else {
      return nil
    }
    guard value >= 2, value <= 30, measures.contains(p[end]) else { return nil }
    let numeral = at..<end
    if p[end] == 0x65B9, p[end + 1] != 0x9762 { return nil }  // 方 but not 方面
    if p[end] == 0x4E2A, timeNouns.contains(p[end + 1]) || p.has("工作日", at: end + 1) { return nil }
    if p.has("个方面", at: end) {
      end += 3
    } else if p.has("方面", at: end) || p.has("大类", at: end) || p.has("大项", at: end) {
      end += 2
    } else {
      end += 1
    }
    value = min(value, 999)
    return Announcement(range: at..<end, numeral: numeral, value: value, style: style)
  }
}
