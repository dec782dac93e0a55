import Linting
import TextModel

/// Shares of one whole do not make 100%.
struct SharesAboveHundred: ParagraphRule {
  static let description = RuleDescription(
    id: "number/percent-sum",
    summary: Localized("各部分占比之和不是100%", en: "shares of one whole do not make 100%"),
    rationale: Localized(
      "三次产业、男女、城乡这样互不重叠的各类，占比之和不应超过100%（三次产业应为100%）。学历、年龄、增速等会重叠的不核算。",
      en:
        "The shares of classes that exclude each other (the three industries, men and women, town and country) cannot exceed 100%. Classes that may overlap, and growth rates, are not added up."
    ),
    source: "校对实务",
    severity: .warning,
    examples: [
      .bad("三次产业‹占比分别为10%、55%和40%›"),
      .bad("男、女‹分别占60%、50%›"),
      .bad("三次产业‹比重分别为8.5%、40.2%、50%›"),
      .good("三次产业占比分别为10%、50%和40%"),
      .good("三次产业增加值分别增长10%、55%和40%"),
      .good("两项指标分别完成年计划的80%和90%"),
      .good("一产、二产占比分别为10%、40%"),
      .good("男、女分别占55.2%、44.8%"),
    ])

  static var cues: [String] { ["分别占", "占比分别为", "比重分别为", "比例分别为"] }

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let sentence = p.sentence(around: range.lowerBound)
    let before = max(sentence.lowerBound, range.lowerBound - 24)..<range.lowerBound
    let isComplete = Self.threeIndustries.contains { p.contains($0, in: before) }
    guard
      isComplete || Self.exclusive.contains(where: { p.contains($0, in: before) })
        || p.contains("男", in: before) && p.contains("女", in: before)
    else { return }
    var sum = ExactDecimal(0)
    var count = 0
    var end = range.upperBound
    for index in p.numberIndices(in: range.upperBound..<sentence.upperBound) {
      let number = p.numbers[index]
      let gap = number.range.lowerBound - end
      guard number.proportion == .percent, number.lead == nil, gap <= (count == 0 ? 5 : 1),
        gap == 0 || count == 0 || Self.separators.contains(p[end]),
        let value = number.value, let next = sum.adding(value)
      else { break }
      (sum, count, end) = (next, count + 1, number.fullRange.upperBound)
    }
    let total = sum.approximate
    guard count >= 2, isComplete && count == 3 ? (total - 100).magnitude > 0.5 : total > 100.5 else { return }
    out.report(
      range.lowerBound..<end, in: p, zh: "各部分占比之和为\(sum.text)%，\(total > 100 ? "超过" : "不足")100%",
      en: "the shares add up to \(sum.text)%")
  }

  private static let threeIndustries: [StaticString] = ["三次产业", "一二三产", "三产业结构"]
  private static let exclusive: [StaticString] = ["一产、二产", "产业结构", "男女", "城镇、农村", "城乡", "东、中、西", "公有", "结构", "构成"]
  private static let separators = ScalarSet("、，,和；")
}
