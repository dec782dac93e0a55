import Lexicon
import Linting
import TextModel

/// A five-year plan with a period or a first or last year that is not its own.
struct PlanPeriod: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/plan-period",
    summary: Localized("五年规划的起止年份有误", en: "a five-year plan with years that are not its own"),
    rationale: Localized(
      "“十四五”是2021—2025年，开局之年是2021年，收官之年是2025年。括号里的起止年份、“X年是……开局（收官）之年”与规划不符时报；“今年”按成文日期。承上启下之年、中期评估、后四年之类不报。",
      en:
        "The 14th plan runs from 2021 to 2025. Reported: a period in parentheses, or a first (开局) or last (收官) year, that is another plan’s; 今年 is the year of the document."
    ),
    source: "国民经济和社会发展五年规划纲要",
    severity: .error,
    examples: [
      .bad("“十四五”时期（‹2020—2025年›）"),
      .bad("‹2025年是“十五五”开局之年›"),
      .bad("‹今年是“十四五”规划收官之年›", date: Day(2024, 3, 1)),
      .good("“十四五”时期（2021—2025年）"),
      .good("2025年是“十四五”收官之年"),
      .good("今年是“十五五”开局之年", date: Day(2026, 3, 1)),
      .good("2023年是“十四五”规划承上启下的关键之年"),
      .good("“十四五”后四年（2022—2025年）"),
    ])

  static let cues = ["十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五"]

  private static let ordinals = ScalarSet("第二三四五六七八九")
  /// What may stand between a plan and its years.
  private static let between = ScalarSet("”规划时期纲要建设")
  private static let dashes = ScalarSet("—-－–~～至年到")

  init(_ options: RuleOptions) {}

  private static let starts = [2001, 2006, 2011, 2016, 2021, 2026, 2031]

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard !Self.ordinals.contains(text[range.lowerBound - 1]) else { return }
    if cue == 0, text[range.lowerBound - 1] != 0x201C || text[range.upperBound] != 0x201D { return }
    let first = Self.starts[cue]
    var i = range.upperBound
    while Self.between.contains(text[i]) { i += 1 }
    if text[i] == 0xFF08, let from = Self.year(text, i + 1), Self.dashes.contains(text[i + 5]) {
      var j = i + 5
      while j < i + 9, text.characterClass(j) != .digit { j += 1 }
      if let to = Self.year(text, j), to - from >= 3, to - from <= 6, from != first || to != first + 4 {
        let end = paragraph.has("年", at: j + 4) ? j + 5 : j + 4
        report(i + 1..<end, "\(first)—\(first + 4)", paragraph, &out)
      }
      return
    }
    let tail = i..<min(text.count, i + 8)
    let isOpening = tail.contains { paragraph.has("开局之年", at: $0) || paragraph.has("开局年", at: $0) }
    let isClosing = tail.contains { paragraph.has("收官之年", at: $0) || paragraph.has("收官年", at: $0) }
    guard isOpening != isClosing, !tail.contains(where: { text.characterClass($0) == .stop }) || isEarly(tail, text, paragraph)
    else { return }
    // The year before: 2025年是, 今年是.
    let clause = text.clauseStart(before: range.lowerBound)
    guard let (year, start) = Self.year(before: range.lowerBound, from: clause, paragraph) else { return }
    let expected = isOpening ? first : first + 4
    guard year != expected else { return }
    var end = i
    while end < text.count,
      !(paragraph.has("之年", before: end) || paragraph.has("局年", before: end) || paragraph.has("官年", before: end))
    { end += 1 }
    out.report(
      start..<end, in: paragraph, zh: "“\(Self.cues[cue])”的\(isOpening ? "开局" : "收官")之年是\(expected)年，文中为\(year)年",
      en: "the \(isOpening ? "first" : "last") year of “\(Self.cues[cue])” is \(expected), not \(year)")
  }

  /// Whether the year's phrase stands before any mark.
  private func isEarly(_ range: Range<Int>, _ text: borrowing NormalizedText, _ paragraph: borrowing Paragraph) -> Bool {
    for i in range {
      if text.characterClass(i) == .stop { return false }
      if paragraph.has("之年", at: i) { return true }
    }
    return false
  }

  private func report(_ range: Range<Int>, _ expected: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let written = paragraph.text.string(range)
    out.report(range, in: paragraph, zh: "规划期为\(expected)年，文中为“\(written)”", en: "the plan runs \(expected), not “\(written)”")
  }

  /// Four digits at an index.
  static func year(_ text: borrowing NormalizedText, _ index: Int) -> Int? {
    guard text.characterClass(index + 4) != .digit else { return nil }
    var value = 0
    for i in index..<index + 4 {
      guard text.characterClass(i) == .digit, text[i] < 0x3A else { return nil }
      value = value * 10 + Int(text[i] - 0x30)
    }
    return value
  }

  /// The year that a clause says before an index (2025年是…, 今年是…) and where it starts.
  static func year(before index: Int, from clause: Int, _ paragraph: borrowing Paragraph) -> (year: Int, start: Int)? {
    let text = paragraph.text
    for i in (clause..<max(clause, index)).reversed() {
      if paragraph.has("年是", at: i), i >= 4, let year = Self.year(text, i - 4) { return (year, i - 4) }
      guard paragraph.has("年是", at: i), let date = paragraph.context.date else { continue }
      if paragraph.has("今", before: i) { return (date.year, i - 1) }
      if paragraph.has("明", before: i) { return (date.year + 1, i - 1) }
      if paragraph.has("去", before: i) { return (date.year - 1, i - 1) }
    }
    return nil
  }
}
