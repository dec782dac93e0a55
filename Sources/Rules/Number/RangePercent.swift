import Linting
import TextModel

/// The first end of a range of percentages lacks its sign.
struct RangePercent: ParagraphRule {
  static let description = RuleDescription(
    id: "number/range-percent",
    summary: Localized("百分数范围的前项省略了“%”", en: "the first end of a range of percentages lacks its sign"),
    rationale: Localized(
      "“15%～30%”不写成“15～30%”。后项是“个百分点”、前项是 0、前项是年份或序数的不报。",
      en:
        "15%～30% is not shortened to 15～30%. Ranges of percentage points, ranges from 0 and years or ordinals as first number are left alone."
    ),
    source: "GB/T 15835—2011 5.1.3",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("增速保持在‹5~10%›", fixed: "增速保持在5%~10%"),
      .bad("占比在‹3—5%›之间", fixed: "占比在3%—5%之间"),
      .bad("力争增长‹6.5到7％›", fixed: "力争增长6.5％到7％"),
      .bad("比例为‹60-70%›", fixed: "比例为60%—70%"),
      .good("增速保持在5%~10%"),
      .good("下降5~8个百分点"),
      .good("2021—2025年增长20%"),
      .good("由第10位升至第5位，增长20%"),
      .good("比重为0～0.1%"),
      .good("由2020到2025年提高15%"),
    ])

  static var interests: Interests { .characters(.percent) }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      let first = p.numbers[index]
      let second = p.numbers[index + 1]
      guard RangeOfPercentages.isShortened(p, first, second), let mark = first.rangeMark else { continue }
      let range = first.range.lowerBound..<second.proportionRange.upperBound
      let sign = p.sourceString(second.proportionRange)
      let joint = RangeOfPercentages.isHyphen(p, mark) ? "—" : p.sourceString(mark)
      let right = p.sourceString(first.range) + sign + joint + p.sourceString(second.fullRange)
      out.report(
        range, in: p, zh: "百分数范围前项的“%”不应省略：“\(p.sourceString(range))”应为“\(right)”",
        en: "both ends of the range take the sign: “\(right)”",
        fixes: [
          p.replace(
            first.range.upperBound..<mark.upperBound, with: sign + joint, .safe, zh: "改为“\(right)”", en: "Change to “\(right)”")
        ])
    }
  }
}

/// What the rules about ranges share.
enum RangeOfPercentages {
  /// Whether two joined numbers are a range of percentages of which only the second has a sign.
  static func isShortened(_ p: borrowing Paragraph, _ first: NumberFact, _ second: NumberFact) -> Bool {
    guard first.rangeMark != nil, first.form == .arabic, second.form == .arabic, first.proportion == .none, first.unitKind == nil,
      first.exponent == 0, second.proportion == .percent || second.proportion == .permille, !first.isOrdinal,
      let low = first.value, low.mantissa != 0
    else { return false }
    let isYear = low.scale == 0 && low.mantissa >= 1900 && low.mantissa < 2100
    return !isYear && !before.contains(p[first.range.lowerBound - 1])
  }

  /// Whether a range mark is a hyphen or two.
  static func isHyphen(_ p: borrowing Paragraph, _ mark: Range<Int>) -> Bool {
    p[mark.lowerBound] == 0x2D || p[mark.lowerBound] == 0xFF0D || p[mark.lowerBound] == 0x2010
  }

  private static let before = ScalarSet(".第年月日:：/-—～")
}
