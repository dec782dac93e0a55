import Linting
import TextModel

/// A currency is named twice or oddly.
struct CurrencyDoubled: ParagraphRule {
  static let description = RuleDescription(
    id: "number/currency",
    summary: Localized("货币表述重复或不规范", en: "a currency is named twice or oddly"),
    rationale: Localized(
      "已有“￥”“人民币”，就不再写“元”“人民币”；“美金”应为“美元”。“￥500.00”“100万元人民币”不报。",
      en: "The sign or 人民币 needs no second name of the currency; 美金 is 美元. ￥500.00 and 100万元人民币 are left alone."),
    source: "GB/T 15835—2011 4.1.1；校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("奖励‹￥500元›", fixed: "奖励500元"),
      .bad("注册资本‹人民币100万元人民币›", fixed: "注册资本100万元人民币"),
      .bad("投资‹$200万美元›", fixed: "投资200万美元"),
      .bad("引资‹300万美金›", fixed: "引资300万美元"),
      .good("奖励500元"),
      .good("注册资本100万元人民币"),
      .good("￥500.00"),
      .good("投资200万美元"),
      .good("人民币100万元"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    let (dollar, yuan, signs) = (Self.dollar, Self.yuan, Self.signs)
    for number in p.numbers {
      var start = number.range.lowerBound
      while p.text.characterClass(start - 1).isBlank { start -= 1 }
      if number.hasUnit(named: dollar) || p.has("美金", at: number.range.upperBound) {
        let end = number.range.upperBound + 2
        out.report(
          number.range.lowerBound..<end, in: p, zh: "“美金”应为“美元”", en: "美金 is written 美元", severity: .info,
          fixes: [p.replace(end - 2..<end, with: "美元", .unsafe)])
      } else if number.hasUnit(.money), signs.contains(p[start - 1]) {
        report(p, start - 1..<number.fullRange.upperBound, p.replace(start - 1..<number.range.lowerBound, with: "", .unsafe), &out)
      } else if p.has("元人民币", before: number.fullRange.upperBound)
        || number.hasUnit(named: yuan) && p.has("人民币", at: number.fullRange.upperBound)
      {
        guard p.has("人民币", before: start) else { continue }
        let end = number.fullRange.upperBound + (number.hasUnit(named: yuan) ? 3 : 0)
        report(p, start - 3..<end, p.replace(start - 3..<number.range.lowerBound, with: "", .unsafe), &out)
      } else if number.hasUnit(.money), p.has("RMB", before: start) || p.has("CNY", before: start) {
        report(p, start - 3..<number.fullRange.upperBound, p.replace(start - 3..<number.range.lowerBound, with: "", .unsafe), &out)
      }
    }
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ fix: Fix?, _ out: inout FindingSink) {
    out.report(
      range, in: p, zh: "货币表述重复：“\(p.sourceString(range))”", en: "the currency is named twice: “\(p.sourceString(range))”",
      fixes: [fix])
  }

  private static let dollar: UnitNames = ["美金"]
  private static let yuan: UnitNames = ["元"]
  private static let signs = ScalarSet("￥¥$€＄")
}
