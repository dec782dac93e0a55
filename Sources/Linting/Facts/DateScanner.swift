import TextModel

/// Reads one date: 2023年2月8日 and parts of it, in ASCII or Han numerals; 2023-02-08, 2023/2/8, 2023.2.8.
enum DateScanner {
  /// A date of digits and one separator at an index at which a digit stands: four digits, one or two, one or two.
  static func numeric(_ text: borrowing NormalizedText, at start: Int) -> DateFact? {
    let separator = text[start + 4]
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E, !continues(text, before: start) else { return nil }
    guard let year = digits(text, start, 4...4), let month = digits(text, start + 5, 1...2), text[month.end] == separator,
      let day = digits(text, month.end + 1, 1...2)
    else { return nil }
    guard year.value >= 1000, year.value <= 2999 else { return nil }
    if text[day.end] == separator, text.characterClass(day.end + 1) == .digit { return nil }
    guard text.characterClass(day.end) != .latin, text.characterClass(day.end) != .percent else { return nil }
    var fact = DateFact(start..<day.end)
    (fact.year, fact.month, fact.day) = (year.value, month.value, day.value)
    (fact.yearDigits, fact.monthDigits, fact.dayDigits) = (start..<start + 4, start + 5..<month.end, month.end + 1..<day.end)
    (fact.yearStyle, fact.monthStyle, fact.dayStyle) = (.arabic, .arabic, .arabic)
    fact.form = separator == 0x2D ? .hyphen : separator == 0x2F ? .slash : .dot
    return fact
  }

  /// Whether a number, a word or a path goes on to an index.
  private static func continues(_ text: borrowing NormalizedText, before start: Int) -> Bool {
    let before = text[start - 1]
    return text.characterClass(start - 1).isLatinOrDigit || before == 0x2D || before == 0x2F || before == 0x2E || before == 0x3A
      || before == 0x5F
  }

  private static func digits(_ text: borrowing NormalizedText, _ start: Int, _ lengths: ClosedRange<Int>) -> (value: Int, end: Int)?
  {
    var i = start
    var value = 0
    while text.characterClass(i) == .digit {
      guard i - start < lengths.upperBound else { return nil }
      value = value * 10 + Int(text[i]) - 0x30
      i += 1
    }
    return i - start >= lengths.lowerBound ? (value, i) : nil
  }

  private struct Component {
    var value: Int
    var range: Range<Int>
    var style: NumberFact.Form
    var length: Int { range.count }
  }

  private static func component(_ text: borrowing NormalizedText, at start: Int) -> Component? {
    if text.characterClass(start) == .digit {
      return digits(text, start, 1...4).map { Component(value: $0.value, range: start..<$0.end, style: .arabic) }
    }
    var i = start
    while text.characterClass(i) == .hanDigit || text[i] == 0x5341 {
      guard i - start < 4 else { return nil }
      i += 1
    }
    guard i > start else { return nil }
    if i - start == 1, let digit = HanNumeral.digit(text[start]) { return Component(value: digit, range: start..<i, style: .han) }
    guard let value = HanNumeral.value(of: text.scalars[start..<i]), value < 10_000 else { return nil }
    return Component(value: Int(value), range: start..<i, style: .han)
  }

  /// A date of 年, 月, 日 at an index at which a digit or a Han numeral stands; nil when a number stands there.
  static func words(_ text: borrowing NormalizedText, at start: Int) -> DateFact? {
    guard let first = component(text, at: start), text.characterClass(start - 1) != .digit else { return nil }
    if first.style == .arabic, text[start - 1] == 0x2E || text[start - 1] == 0x2C { return nil }
    var fact = DateFact(start..<start)
    var i = first.range.upperBound
    switch text[i] {
    case 0x5E74:
      guard isYear(text, first) else { return nil }
      (fact.year, fact.yearDigits, fact.yearStyle) = (first.value, first.range, first.style)
      i += 1
      i = month(text, at: i, &fact) ?? i
    case 0x6708:
      guard let end = month(text, at: start, &fact) else { return nil }
      i = end
    case 0x65E5, 0x53F7:
      // 5日 alone is a day of some month; 三日 and 5号 are as often something else.
      guard first.style == .arabic, first.length <= 2, text[i] == 0x65E5 else { return nil }
      (fact.day, fact.dayDigits, fact.dayStyle) = (first.value, first.range, first.style)
      i += 1
    default:
      guard let bare = bare(text, first, &fact) else { return nil }
      i = bare
    }
    fact.range = start..<i
    look(before: start, text, &fact)
    return fact
  }

  /// Four digits are a year, unless they count years (近2000年, 5000年); so are four Han digits one by one.
  private static func isYear(_ text: borrowing NormalizedText, _ c: Component) -> Bool {
    guard c.length == 4, c.value >= 1000, c.value <= 2200 else { return false }
    if c.style == .han {
      return (c.range).allSatisfy { HanNumeral.digit(text[$0]) != nil }
    }
    return text[c.range.lowerBound - 1] != 0x7B2C && ApproximatorScanner.lead(text, before: c.range.lowerBound) == nil
  }

  /// 8月, 8月5日 or 8月5 before —7日; the index after it.
  private static func month(_ text: borrowing NormalizedText, at start: Int, _ fact: inout DateFact) -> Int? {
    var at = start
    if text.characterClass(at) == .space, fact.year != nil { at += 1 }
    guard let month = component(text, at: at), month.length <= 2, text[month.range.upperBound] == 0x6708,
      month.style == .arabic || month.value >= 1
    else { return nil }
    // 8月饼, 三月嫂.
    if text[month.range.upperBound + 1] == 0x997C || text[month.range.upperBound + 1] == 0x5AC2 { return nil }
    (fact.month, fact.monthDigits, fact.monthStyle) = (month.value, month.range, month.style)
    let end = month.range.upperBound + 1
    var dayAt = end
    if text.characterClass(dayAt) == .space { dayAt += 1 }
    guard let day = component(text, at: dayAt), day.length <= 3, day.style == .han || day.length <= 2 else { return end }
    let after = day.range.upperBound
    if text[after] == 0x65E5 || text[after] == 0x53F7 {
      (fact.day, fact.dayDigits, fact.dayStyle) = (day.value, day.range, day.style)
      fact.usesHao = text[after] == 0x53F7
      return after + 1
    }
    let mark = RangeMark.length(text, at: after)
    if mark > 0, let other = component(text, at: after + mark), other.length <= 2, text[other.range.upperBound] == 0x65E5 {
      (fact.day, fact.dayDigits, fact.dayStyle) = (day.value, day.range, day.style)
      fact.form = .bare
      return after
    }
    return end
  }

  /// 2021 before —2025年, 1 before —6月, 5 before —7日.
  private static func bare(_ text: borrowing NormalizedText, _ first: Component, _ fact: inout DateFact) -> Int? {
    let end = first.range.upperBound
    let mark = RangeMark.length(text, at: end)
    guard mark > 0, first.style == .arabic, !continues(text, before: first.range.lowerBound),
      let other = component(text, at: end + mark), other.style == .arabic
    else { return nil }
    fact.form = .bare
    switch text[other.range.upperBound] {
    case 0x5E74:
      guard isYear(text, first), isYear(text, other) else { return nil }
      (fact.year, fact.yearDigits, fact.yearStyle) = (first.value, first.range, first.style)
    case 0x6708:
      guard first.length <= 2, other.length <= 2 else { return nil }
      (fact.month, fact.monthDigits, fact.monthStyle) = (first.value, first.range, first.style)
    case 0x65E5:
      guard first.length <= 2, other.length <= 2 else { return nil }
      (fact.day, fact.dayDigits, fact.dayStyle) = (first.value, first.range, first.style)
    default: return nil
    }
    return end
  }

  private static func look(before start: Int, _ text: borrowing NormalizedText, _ fact: inout DateFact) {
    let last = text[start - 1]
    if last == 0x5386 { fact.isLunar = lunarFirsts.contains(text[start - 2]) }
    guard last == 0x5E74, fact.year == nil else { return }
    fact.relativeYear =
      switch text[start - 2] {
      case 0x4ECA, 0x672C: 0
      case 0x53BB, 0x4E0A: -1
      case 0x660E, 0x6765: 1
      case 0x524D: -2
      default: nil
      }
  }

  private static let lunarFirsts = ScalarSet("农阴旧夏")

  /// Appends a date and joins it to the one before when a range mark stands between them.
  static func link(_ text: borrowing NormalizedText, _ dates: inout [DateFact], _ date: DateFact) {
    var date = date
    if let last = dates.indices.last {
      var from = dates[last].range.upperBound
      // 8月5日（周二）至, 3月份至, 2020年底至: what may stand between a date and its mark.
      if dates[last].month != nil, dates[last].day == nil, text[from] == 0x4EFD { from += 1 }
      let length = RangeMark.length(text, at: from)
      if length > 0, from + length == date.range.lowerBound {
        dates[last].rangeMark = from..<from + length
        date.isRangeEnd = true
      }
    }
    dates.append(date)
  }
}
