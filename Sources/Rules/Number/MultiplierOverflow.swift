import Linting
import TextModel

/// Multipliers are piled up.
struct MultiplierOverflow: ParagraphRule {
  static let description = RuleDescription(
    id: "number/unit-overflow",
    summary: Localized("数量级单位叠用：“亿万”“万万”", en: "multipliers are piled up"),
    rationale: Localized(
      "数字后只能有“万”“亿”“万亿”，“5亿万元”不成数。“亿万群众”“千千万万”是成语，不报。",
      en: "Only 万, 亿 and 万亿 follow a number. The idioms 亿万群众 and 千千万万 are left alone."),
    source: "校对实务",
    severity: .error,
    examples: [
      .bad("投资‹5亿万›元"),
      .bad("总额‹3万万›元"),
      .bad("产值‹十亿万›元"),
      .good("亿万群众"),
      .good("总额3万亿元"),
      .good("千千万万个家庭"),
      .good("装机3亿千瓦"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers {
      var end = number.range.upperBound
      if number.form == .han {
        guard number.range.count >= 3,
          p.text.characterClass(number.range.lowerBound) == .hanDigit || p[number.range.lowerBound] == 0x5341
        else { continue }
      } else {
        guard number.exponent > 0, Self.powers.contains(p[end]) else { continue }
        end += 1
      }
      guard Self.piles.contains(where: { p.has($0, before: end) }), Self.things.contains(p[end]) else { continue }
      let range = number.range.lowerBound..<end
      out.report(range, in: p, zh: "数量级单位叠用：“\(p.sourceString(range))”", en: "multipliers are piled up: “\(p.sourceString(range))”")
    }
  }

  private static let powers = ScalarSet("万亿千")
  private static let piles: [StaticString] = ["亿万", "万万", "亿亿", "万千", "亿千"]
  private static let things = ScalarSet("元人户吨亩美")
}
