import Lexicon
import Linting
import TextModel

/// An anniversary does not follow from its year.
struct AnniversaryArithmetic: ParagraphRule {
  static let description = RuleDescription(
    id: "date/anniversary",
    summary: Localized("周年数与年份推算不符", en: "an anniversary does not follow from its year"),
    rationale: Localized(
      "“今年是中国共产党成立103周年”可由1921年核算。只在句中把周年与某一年份直接连在一起时核算；回顾往年庆典、外国政党、史事的不报。",
      en:
        "The count follows from the year of founding. Checked only where the sentence ties it to a year; recollections, foreign parties and history are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    options: [
      RuleOption(
        "table", .strings([]), Localized("另加的起算年份，如“建校=1952”", en: "more years to count from, such as 建校=1952"))
    ],
    examples: [
      .bad("今年是中国共产党成立‹103周年›", date: Day(2025, 7, 1)),
      .bad("2024年是中华人民共和国成立‹74周年›", date: Day(2024, 10, 1)),
      .bad("自治区于1965年成立，今年是自治区成立‹50周年›", date: Day(2025, 8, 1)),
      .good("今年是中国共产党成立104周年", date: Day(2025, 7, 1)),
      .good("2024年是中华人民共和国成立75周年", date: Day(2023, 12, 25)),
      .good("隆重庆祝中国共产党成立100周年", date: Day(2023, 7, 20)),
      .good("出席朝鲜劳动党建党80周年庆祝活动", date: Day(2025, 10, 11)),
      .good("今年是公司成立3周年", date: Day(2025, 7, 1)),
      .good("今年是新中国成立75周年，是五四运动105周年", date: Day(2024, 5, 4)),
      .good("今年正值改革开放20周年，明年又将面临建国50周年华诞", date: Day(1998, 1, 15)),
      .good("2021年是中国共产党成立100周年", date: Day(2025, 7, 1)),
    ])

  static var cues: [String] { ["周年"] }

  private let added: [(name: [UInt32], year: Int)]
  init(_ options: RuleOptions) {
    added = OptionPair.read(options, "table").compactMap { pair in Int(pair.value).map { (pair.key.values, $0) } }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let sentence = p.sentence(around: range.lowerBound)
    guard
      let number = p.numberIndices(in: max(sentence.lowerBound, range.lowerBound - 6)..<range.lowerBound).last.map({ p.numbers[$0] }
      ),
      number.range.upperBound == range.lowerBound, let told = number.value?.integer, number.lead == nil, number.inner == nil,
      let told = Int(exactly: told), let marker = year(p, sentence.lowerBound..<number.range.lowerBound)
    else { return }
    // 新中国成立75周年，是五四运动105周年: the base stands in the same clause as its number.
    var start = number.range.lowerBound
    while start > marker.end, p.text.characterClass(start - 1) != .stop { start -= 1 }
    let before = start..<number.range.lowerBound
    let base: Int
    if let own = added.first(where: { !p.places(of: $0.name, in: before).isEmpty }) {
      base = own.year
    } else if let known = Self.bases.first(where: { p.contains($0.name, in: before) }) {
      let start = p.firstIndex(of: known.name, in: before) ?? before.lowerBound
      guard start - before.lowerBound <= known.reach, before.upperBound - start <= 18 else { return }
      base = known.year
    } else if let founded = founding(p, sentence.lowerBound..<marker.start, before) {
      base = founded
    } else {
      return
    }
    let right = marker.year - base
    guard right != told, right > 0, (right - told).magnitude <= 30 else { return }
    out.report(
      number.range.lowerBound..<range.upperBound, in: p, zh: "“\(told)周年”应为\(right)周年（\(base)年至\(marker.year)年）",
      en: "from \(base) to \(marker.year) it is the \(right)th anniversary, not the \(told)th")
  }

  /// The year that the sentence speaks of: 今年是, 今年迎来, 2024年是.
  private func year(_ p: borrowing Paragraph, _ range: Range<Int>) -> (year: Int, start: Int, end: Int)? {
    for verb in Self.verbs {
      guard let at = p.firstIndex(of: verb, in: range) else { continue }
      let end = at + verb.utf8CodeUnitCount / 3
      if p.has("今年", before: at), let date = p.context.date, !p.context.isDateAssumed { return (date.year, at - 2, end) }
      if let date = p.dates.ending(at: at), date.month == nil, let year = date.year {
        return (year, date.range.lowerBound, end)
      }
    }
    return nil
  }

  /// A year of founding told in the clause before: 自治区于1965年成立，今年是自治区成立50周年.
  private func founding(_ p: borrowing Paragraph, _ range: Range<Int>, _ after: Range<Int>) -> Int? {
    let dates = p.dates.beginning(in: range).filter { $0.year != nil }
    guard dates.count == 1, let date = dates.first,
      let verb = Self.foundings.first(where: { p.contains($0, in: date.range.upperBound..<range.upperBound) }),
      p.contains(verb, in: after)
    else { return nil }
    return date.year
  }

  private static let verbs: [StaticString] = ["将迎来", "迎来", "适逢", "恰逢", "正值", "是", "系"]
  private static let foundings: [StaticString] = ["成立", "创建", "建立", "设立", "回归", "解放", "建校", "通车"]
  private static let bases: [(name: StaticString, year: Int, reach: Int)] = [
    ("中国共产党成立", 1921, 4), ("建党", 1921, 2), ("中国人民解放军建军", 1927, 4), ("建军", 1927, 2), ("长征胜利", 1936, 4), ("五四运动", 1919, 2),
    ("中国人民抗日战争暨世界反法西斯战争胜利", 1945, 4), ("抗日战争胜利", 1945, 6), ("新中国成立", 1949, 4), ("中华人民共和国成立", 1949, 4),
    ("抗美援朝出国作战", 1950, 8), ("改革开放", 1978, 2), ("香港回归", 1997, 4), ("澳门回归", 1999, 4),
  ]
}
