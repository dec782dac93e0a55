import Linting
import TextModel

/// A range of numbers runs backwards.
struct RangeOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "number/range-order",
    summary: Localized("数值范围前大后小", en: "a range of numbers runs backwards"),
    rationale: Localized(
      "“15～10℃”“30%～15%”的起止颠倒，多半是误植。用“至”“到”表示下降的（由10%下降到5%）、距今年代、负数不报。",
      en: "15～10℃ is most likely a slip. A fall told with 至 or 到, dates before the present and negative numbers are left alone."),
    source: "校对实务（GB/T 15835—2011 5.1.3 起止顺序）",
    severity: .warning,
    examples: [
      .bad("气温‹15～10℃›"),
      .bad("占比‹30%～15%›"),
      .bad("投资‹16亿～9亿元›"),
      .good("气温-36～-8℃"),
      .good("由10%下降到5%"),
      .good("9000～1.2万元"),
      .good("投资9亿～16亿元"),
      .good("距今2.8万—2.4万年"),
      .good("主队以15—10领先"),
      .good("两架波音737—300型客机"),
    ])

  static var interests: Interests { .characters(.connector) }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      let first = p.numbers[index]
      let second = p.numbers[index + 1]
      guard let mark = first.rangeMark, p.text.characterClass(mark.lowerBound) == .connector, !RangeOfPercentages.isHyphen(p, mark),
        first.form == .arabic, second.form == .arabic, second.unitKind != nil || second.proportion != .none || second.exponent > 0,
        !second.hasUnit(.calendar), !Self.codeUnits.contains(second.unit?.name ?? ""),
        first.unitKind == nil || first.unit == second.unit,
        first.proportion == .none || first.proportion == second.proportion, !first.isOrdinal, !first.isRangeEnd,
        let low = value(first, with: second), let high = second.value, high.isLess(than: low), !isBackward(p, first)
      else { continue }
      let range = first.range.lowerBound..<second.fullRange.upperBound
      out.report(
        range, in: p, zh: "数值范围“\(p.sourceString(range))”前大后小，请核对", en: "the range “\(p.sourceString(range))” runs backwards")
    }
  }

  /// The first value, with the 万 or 亿 of the second when it has none and is small.
  private func value(_ first: NumberFact, with second: NumberFact) -> ExactDecimal? {
    guard first.exponent == 0, second.exponent > 0, let plain = first.value, plain.approximate <= 1000 else { return first.value }
    return plain.scaled(byPowerOfTen: second.exponent)
  }

  private func isBackward(_ p: borrowing Paragraph, _ first: NumberFact) -> Bool {
    let start = first.range.lowerBound
    if Self.signs.contains(p[start - 1]) { return true }
    for i in max(0, start - 4)..<start where p[i] == 0x8DDD || p[i] == 0x524D || p[i] == 0x96F6 { return true }
    return false
  }

  private static let signs = ScalarSet("-−－负/.—–:：")
  /// What follows a number of a model or a series, not of an amount: 波音737—300型.
  private static let codeUnits: Set<String> = ["型", "两", "号线", "号楼", "线", "版", "级", "后", "期", "届", "车", "次", "K"]
}
