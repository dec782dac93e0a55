import Linting
import TextModel

/// The first end of a range lacks its 万 or 亿.
struct RangeMultiplier: ParagraphRule {
  static let description = RuleDescription(
    id: "number/range-wan",
    summary: Localized("数值范围的前项省略了“万”“亿”", en: "the first end of a range lacks its 万 or 亿"),
    rationale: Localized(
      "“9亿～16亿”写成“9～16亿”，前项究竟是 9 还是 9 亿便不清楚。前项本身完整的（9000～1.2万元）不报。",
      en:
        "In 9～16亿 nobody knows whether the range begins at 9 or at 900 million. A first end that is complete (9000～1.2万元) is left alone."
    ),
    source: "GB/T 15835—2011 5.1.3",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "words", .choice("both", ["marks", "both"]),
        Localized("marks 只查用连接号的，both 也查用“至”“到”的", en: "marks: only ranges with a mark; both: those with 至 and 到 too"))
    ],
    examples: [
      .bad("投资‹9~16亿›元", fixed: "投资9亿~16亿元"),
      .bad("补贴‹3-5万›元", fixed: "补贴3万—5万元"),
      .bad("规模‹10至20万›吨", fixed: "规模10万至20万吨"),
      .good("投资9亿~16亿元"),
      .good("每亩3~5元"),
      .good("9000~1.2万元"),
      .good("2021—2025年投资20亿元"),
      .good("2021—2025年投资3亿元"),
      .good("由第3到第5，完成2万件"),
    ])

  static var interests: Interests { .numbers }

  private let readsWords: Bool
  init(_ options: RuleOptions) { readsWords = options.choice("words") == "both" }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      let first = p.numbers[index]
      let second = p.numbers[index + 1]
      guard Self.isShortened(p, first, second), let mark = first.rangeMark, readsWords || !p.isHan(mark.lowerBound) else {
        continue
      }
      let range = first.range.lowerBound..<second.range.upperBound
      let power = p.sourceString(second.digits.upperBound..<second.range.upperBound)
      let joint = RangeOfPercentages.isHyphen(p, mark) ? "—" : p.sourceString(mark)
      let right = p.sourceString(first.range) + power + joint + p.sourceString(second.range)
      out.report(
        range, in: p, zh: "数值范围“\(p.sourceString(range))”省略“\(power)”会产生歧义，应写作“\(right)”",
        en: "both ends of the range take \(power): “\(right)”",
        fixes: [
          p.replace(
            first.range.upperBound..<mark.upperBound, with: power + joint, .unsafe, zh: "改为“\(right)”", en: "Change to “\(right)”")
        ])
    }
  }

  /// Whether two joined numbers are a range of which only the second has 万 or 亿.
  static func isShortened(_ p: borrowing Paragraph, _ first: NumberFact, _ second: NumberFact) -> Bool {
    guard let mark = first.rangeMark, first.form == .arabic, second.form == .arabic, first.proportion == .none,
      first.unitKind == nil,
      first.exponent == 0, second.exponent > 0, second.inner == nil, !first.isOrdinal, let low = first.value,
      let high = second.plainValue,
      low.mantissa > 0, low.approximate <= 1000, !before.contains(p[first.range.lowerBound - 1])
    else { return false }
    // 由3到5万 may be a rise; of words only neighbours in size are a range.
    guard p[mark.lowerBound] == 0x81F3 || p[mark.lowerBound] == 0x5230 else { return true }
    return low.isLess(than: high) && high.approximate < low.approximate * 100
      && !p.clause(around: first.range.lowerBound).contains { p[$0] == 0x7531 }
  }

  private static let before = ScalarSet(".第年月日:：/,，、-—～")
}
