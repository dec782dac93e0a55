import Lexicon
import Linting
import TextModel

/// A list with 、 (or of quotations) and the count that closes it.
struct CountedList {
  /// View indices of the numeral and its measure word.
  var count: Range<Int>
  /// View indices of the numeral.
  var numeral: Range<Int>
  var style: OrdinalNumeral.Style
  var value: Int
  /// How many items the list has.
  var items: Int
  /// View indices from the first item's end part to the last item.
  var extent: Range<Int>
  /// How grave a disagreement is; nil when the list and the count agree, or may agree in another reading.
  var verdict: Severity?
  /// Whether the items are quotations, or all but the first, whose beginning is not certain, stand in the dictionary.
  var isKnown: Bool

  private static let measures = ScalarSet("大项个种类方位级层省市县区州国乡镇者名人条点支座部")
  private static let placeMeasures = ScalarSet("省市县区州国乡镇")
  private static let notQuoted = ScalarSet("省市县区州国乡镇者名人位")
  private static let notAfterGe = ScalarSet("月小多百半年世工学星昼")
  private static let breaks = ScalarSet("，。；：！？,;:《》（）()—…\n")
  private static let conjunctions = ScalarSet("和与及")
  /// Characters with which a verb phrase or a new level of the list begins: an item that holds one may open an inner list.
  private static let openers = ScalarSet("在对为由以把将从向被的抓是有")

  /// Finds the list whose last separator stands at `separator`.
  init?(endingAfter separator: Int, in p: borrowing Paragraph) {
    var at = separator + 1
    let isQuoted = p[separator] == 0x201D || p[separator] == 0x300B
    // The last item: up to a count. A quotation has no bare text after it.
    var found: (range: Range<Int>, numeral: Range<Int>, style: OrdinalNumeral.Style, value: Int)? = nil
    var isOpen = false
    let limit = isQuoted ? separator + 2 : separator + 16
    while at <= limit, at < p.count {
      // No mark, no numeral, and no 等.
      if p.text.characterClass(at) == .han, p[at] != 0x7B49 {
        at += 1
        continue
      }
      if Self.breaks.contains(p[at]) || p[at] == 0x3001 || p[at] == 0x201D { return nil }
      if p[at] == 0x201C {
        // 、甲、乙“三大转型”: the count opens a quotation after a bare item.
        guard at > separator + 1, !isQuoted, let count = Self.readCount(p, at + 1), Self.closes(p, count.range.upperBound) else {
          return nil
        }
        found = count
        break
      }
      if p[at] == 0x7B49, let count = Self.readCount(p, at + 1) {
        (found, isOpen) = (count, true)
        break
      }
      if at > separator + 1 || isQuoted, let count = Self.readCount(p, at) {
        found = count
        break
      }
      at += 1
    }
    guard let found, found.value >= 2, found.value <= 12 else { return nil }
    // 三省一市: a sum.
    var total = found.value
    var after = found.range.upperBound
    while let more = Self.readCount(p, after, minimum: 1), Self.placeMeasures.contains(p[more.range.upperBound - 1]) {
      total += more.value
      after = more.range.upperBound
    }
    guard total == found.value, p[after] != 0xFF08, p[after] != 0x28 else { return nil }
    guard !Self.conjunctions.contains(p[found.range.lowerBound - 1]), !Self.goesOn(p, after) else { return nil }
    (count, numeral, style, value) = (found.range, found.numeral, found.style, found.value)
    // 《甲》《乙》等两国曲目: quotations are neither places nor people.
    if isQuoted, Self.notQuoted.contains(p[found.range.lowerBound + found.numeral.count]) { return nil }
    let end = isOpen ? at : found.range.lowerBound - (p[at] == 0x201C ? 1 : 0)
    guard let list = isQuoted ? Self.quotations(p, endingAt: separator) : Self.items(p, end: end) else { return nil }
    items = list.ranges.count
    extent = list.ranges[0].lowerBound..<end
    isKnown =
      isQuoted
      || list.ranges.dropFirst().allSatisfy { range in
        p.mentions.starting(at: range.lowerBound).map { $0.range == range && !$0.isWrong } ?? false
      }
    verdict = Self.judge(
      list, value: value, isOpen: isOpen, isQuotedCount: p[found.range.lowerBound - 1] == 0x201C,
      measure: p[found.range.upperBound - 1], p)
  }

  // MARK: The count

  private static func readCount(_ p: borrowing Paragraph, _ at: Int, minimum: Int = 2) -> (
    range: Range<Int>, numeral: Range<Int>, style: OrdinalNumeral.Style, value: Int
  )? {
    let characterClass = p.text.characterClass(at)
    guard characterClass == .hanDigit || characterClass == .digit || p[at] == 0x5341 else { return nil }
    guard p[at - 1] != 0x7B2C, !p.text.characterClass(at - 1).isLatinOrDigit, p.text.characterClass(at - 1) != .hanDigit,
      p.text.characterClass(at - 1) != .hanUnit, p[at - 1] != 0x2E
    else { return nil }
    let value: Int
    let end: Int
    var style = OrdinalNumeral.Style.han
    if p[at] == 0x4E24 {
      (value, end) = (2, at + 1)
    } else if let han = OrdinalNumeral.readHan(p.text.scalars, at) {
      (value, end) = han
    } else if let arabic = OrdinalNumeral.readArabic(p.text.scalars, at) {
      (value, end) = arabic
      style = .arabic
    } else {
      return nil
    }
    guard value >= minimum, measures.contains(p[end]) else { return nil }
    switch p[end] {
    case 0x4E2A: if notAfterGe.contains(p[end + 1]) || p[end + 1] == 0x4E00 && p[end + 2] != 0x6279 { return nil }  // 个
    case 0x65B9: if p[end + 1] != 0x9762 { return nil }  // 方面
    case 0x4F4D: if p[end + 1] != 0x4E00 { return nil }  // 位一体
    case 0x90E8, 0x5EA7, 0x6761, 0x652F: if style == .arabic { return nil }
    case 0x5927: if p[end + 1] == 0x4EE3 || p[end + 1] == 0x4F1A { return nil }  // 十八大代表, 二十大会议
    case 0x56FD: if p[end + 1] == 0x9645 { return nil }
    case 0x5C42: if p[end + 1] != 0x6B21 && p[end + 1] != 0x9762 && p[end + 1] != 0x7EA7 { return nil }  // 三层 is a storey
    default: break
    }
    // 六省市, 五省区市
    var last = end + 1
    if placeMeasures.contains(p[end]) { while placeMeasures.contains(p[last]), last < end + 3 { last += 1 } }
    return (at..<last, at..<end, style, value)
  }

  /// Whether a quotation that holds a count closes within six characters.
  private static func closes(_ p: borrowing Paragraph, _ from: Int) -> Bool {
    for i in from...from + 5 where p[i] == 0x201D { return true }
    return false
  }

  /// Whether what follows the count shows that it measures something else: 三人以上, or a list that goes on (3个项目、…).
  private static func goesOn(_ p: borrowing Paragraph, _ after: Int) -> Bool {
    if p.has("以上", at: after) || p.has("以下", at: after) || p.has("以内", at: after) { return true }
    for i in after..<after + 8 {
      if p[i] == 0x3001 { return true }
      if p[i] == 0x201C || p[i] == 0x201D || p[i] == 0x7684 || breaks.contains(p[i]) { return false }
    }
    return false
  }

  // MARK: The items

  private struct Items {
    var ranges: [Range<Int>]
    /// Whether 和 与 及 joins the last two.
    var isJoined: Bool
    var isQuoted: Bool
  }

  /// “甲”“乙”“丙” or 《甲》《乙》 before an index.
  private static func quotations(_ p: borrowing Paragraph, endingAt close: Int) -> Items? {
    let closer = p[close]
    let opener = closer - 1
    var ranges: [Range<Int>] = []
    var end = close
    while end >= 0, p[end] == closer {
      var open = end - 1
      while open >= 0, end - open < 40, p[open] != opener, p[open] != closer { open -= 1 }
      guard open >= 0, p[open] == opener else { return nil }
      ranges.insert(open..<end + 1, at: 0)
      end = open - 1
      if p[end] == 0x3001 || conjunctions.contains(p[end]) { end -= 1 }
    }
    // The list must not be the tail of a longer one.
    guard ranges.count >= 2, p[ranges[0].lowerBound - 1] != 0x3001 else { return nil }
    return Items(ranges: ranges, isJoined: false, isQuoted: true)
  }

  /// 甲、乙和丙 before an index. The first item reaches back to the start of its clause: its true start is not known.
  private static func items(_ p: borrowing Paragraph, end: Int) -> Items? {
    var ranges: [Range<Int>] = []
    var itemEnd = end
    var i = end - 1
    var isJoined = false
    var depth = 0
    while true {
      let scalar = p[i]
      if scalar == 0x201D { depth += 1 } else if scalar == 0x201C { depth -= 1 }
      if depth < 0 { break }
      if depth == 0 {
        if i < 0 || breaks.contains(scalar) || end - i > 90 { break }
        if scalar == 0x3001 {
          // 六、甲县、乙县: the ordinal is no item.
          if p.ordinals.covering(i) != nil { break }
          guard i + 1 < itemEnd else { return nil }
          ranges.insert(i + 1..<itemEnd, at: 0)
          itemEnd = i
          // An item that itself ends with a count closes a list of its own.
          if let inner = trailingCount(p, i), inner { break }
        } else if ranges.isEmpty, conjunctions.contains(scalar), i > 0, i + 1 < itemEnd, !isJoined {
          ranges.insert(i + 1..<itemEnd, at: 0)
          itemEnd = i
          isJoined = true
        }
      }
      if i < 0 { break }
      i -= 1
    }
    guard i + 1 < itemEnd else { return nil }
    ranges.insert(i + 1..<itemEnd, at: 0)
    // 沈阳、大连两市和鞍山、抚顺三市: an item that holds a count of its own begins the list anew.
    if let anew = ranges.indices.dropLast().last(where: { ranges[$0].contains { readCount(p, $0) != nil } }) {
      ranges.removeFirst(anew)
    }
    guard ranges.count >= 2 else { return nil }
    return Items(ranges: ranges, isJoined: isJoined, isQuoted: false)
  }

  /// Whether a count with a measure word stands within the last four characters before an index.
  private static func trailingCount(_ p: borrowing Paragraph, _ end: Int) -> Bool? {
    for at in max(0, end - 4)..<end where readCount(p, at) != nil { return true }
    return nil
  }

  /// Whether a 和, 与 or 及 may join two items: not that of 和平, 参与, 普及, nor one inside a name of the dictionary.
  private static func isConjunction(_ p: borrowing Paragraph, _ i: Int) -> Bool {
    guard conjunctions.contains(p[i]), !notJoinedTo.contains(p[i + 1]), !notJoinedFrom.contains(p[i - 1]) else { return false }
    return p.mentions.covering(i) == nil
  }
  private static let notJoinedTo = ScalarSet("平谐睦解时会")
  private static let notJoinedFrom = ScalarSet("参普涉")

  // MARK: The verdict

  private static func judge(
    _ list: Items, value: Int, isOpen: Bool, isQuotedCount: Bool, measure: UInt32, _ p: borrowing Paragraph
  ) -> Severity? {
    let items = list.ranges.count
    guard value != items, !(isOpen && value >= items), abs(items - value) <= 2 else { return nil }
    if list.isQuoted { return .warning }
    let later = Array(list.ranges.dropFirst())
    let lengths = later.map(\.count)
    guard let longest = lengths.max(), let shortest = lengths.min(), longest <= 16 else { return nil }
    let first = list.ranges[0]
    // A verb phrase or a quotation among the items: parallel clauses, not a list of things.
    for range in later where range.contains(where: { p[$0] == 0x201C && p[range.lowerBound] != 0x201C || p[$0] == 0x7684 }) {
      return nil
    }
    if isQuotedCount, first.contains(where: { p[$0] == 0x201C }) { return nil }
    // 重庆和沈阳 may be two items, or one.
    let joins = list.ranges.reduce(0) { $0 + $1.count { isConjunction(p, $0) } }
    if value > items, value - items <= joins { return nil }
    // 增速、结构、效率提出5项指标: a verb stands between the list and the count.
    if later.count >= 2, let last = lengths.last, let widest = lengths.dropLast().max(), last > widest + 1 { return nil }
    if list.isJoined {
      // 算力、数据和智能两大产业: the last two may be a list of their own, or one item.
      if value == 2 || value == items - 1 { return nil }
    }
    if value < items {
      // An inner list may start in the item from which `value` items remain: when that item is longer than those after it.
      let start = list.ranges[items - value]
      let rest = list.ranges[(items - value + 1)...].map(\.count)
      let longestRest = rest.max() ?? 0
      guard start.count <= longestRest + 1, !start.contains(where: { openers.contains(p[$0]) }) else { return nil }
    }
    let isPlace =
      list.ranges.indices.dropFirst().allSatisfy { i in
        p.mentions.starting(at: list.ranges[i].lowerBound).map { $0.range == list.ranges[i] && $0.names(.places) } ?? false
      } && placeMeasures.contains(measure)
    if isPlace { return .warning }
    let isEven = longest == shortest && first.count >= shortest && items >= 2 && longest <= 8
    if isQuotedCount {
      // 政治生态、自然生态“两个生态”: the items must repeat the noun that the quotation counts, or be of one length.
      guard isEven, items >= 2, longest >= 2 else { return nil }
      return items >= 3 ? .warning : .hint
    }
    return isEven && items >= 3 ? .warning : .hint
  }
}
