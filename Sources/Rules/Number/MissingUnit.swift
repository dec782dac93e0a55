import Linting
import TextModel

/// An amount has no unit.
struct MissingUnit: ParagraphRule {
  static let description = RuleDescription(
    id: "number/missing-unit",
    summary: Localized("金额、数量后缺少单位", en: "an amount has no unit"),
    rationale: Localized(
      "“总投资3.5，占地20亩”的3.5缺了“亿元”。表题里已注明单位的、附件编号、年份不报。",
      en: "The 3.5 of 总投资3.5，占地20亩 lacks its 亿元. Tables that state the unit, numbers of annexes and years are left alone."),
    source: "校对实务; GB/T 9704—2012 第9章",
    severity: .info,
    examples: [
      .bad("总投资‹3.5›，占地20亩"),
      .bad("完成税收‹12.6›。"),
      .bad("固定资产投资达到‹120›，增长8%"),
      .good("总投资3.5亿元，占地20亩"),
      .good("完成税收12.6亿元。"),
      .good("资金分配方案见附件2。"),
      .good("单位：亿元\u{3000}固定资产投资120，税收12.6"),
      .good("税收12.6、13.5亿元"),
      .good("完成投资2025。"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    // Whether the paragraph states the unit somewhere; looked for once, when it is asked.
    var statesUnit: Bool?
    for number in p.numbers
    where number.form == .arabic && number.unitKind == nil && number.exponent == 0 && number.proportion == .none {
      let end = number.range.upperBound
      guard number.rangeMark == nil, !number.isOrdinal, end == p.count || Self.ends.contains(p[end]),
        p.text.characterClass(end + 1) != .digit,
        !isYear(number), hasTrigger(p, before: number.lead?.range.lowerBound ?? number.range.lowerBound)
      else { continue }
      let isStated = statesUnit ?? p.contains("单位", in: 0..<p.count)
      statesUnit = isStated
      if isStated { return }
      out.report(
        number.range, in: p, zh: "金额/数量“\(p.sourceString(number.range))”后缺少单位", en: "“\(p.sourceString(number.range))” has no unit")
    }
  }

  private func isYear(_ number: NumberFact) -> Bool {
    guard let value = number.value?.integer, number.digits.count == 4 else { return false }
    return value >= 1900 && value < 2100
  }

  private func hasTrigger(_ p: borrowing Paragraph, before start: Int) -> Bool {
    var i = start
    i -= p.length(of: Self.fillers, before: i) ?? 0
    if p.has("总额", before: i) { i -= 2 } else if p.has("额", before: i) { i -= 1 }
    return p.has(Self.triggers, before: i)
  }

  private static let ends = ScalarSet("。；，、）")
  private static let fillers: Literals = ["达到", "突破", "完成", "实现", "达", "为", "约", "近", "超"]
  private static let triggers: Literals = ["投资", "产值", "税收", "收入", "资金", "贷款", "支出", "利润", "营收", "销售", "成交"]
}
