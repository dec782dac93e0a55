import Linting
import TextModel

/// A decrease is counted in multiples.
struct DeclineByMultiple: ParagraphRule {
  static let description = RuleDescription(
    id: "number/decline-multiple",
    summary: Localized("降低、减少类用“倍”", en: "a decrease is counted in multiples"),
    rationale: Localized(
      "减少一倍就成了零，减少两倍没有意义；应改用百分数或“几分之几”。“降低到原来的1/3”“提高效率2倍”不报。",
      en:
        "A decrease by one multiple leaves nothing and by two makes no sense: use a percentage or a fraction. A decrease to a part, and increases, are left alone."
    ),
    source: "校对实务（《现代汉语词典》“倍”；统计用语规范）",
    severity: .error,
    examples: [
      .bad("能耗‹降低了2倍›"),
      .bad("审批时限‹缩短3倍›"),
      .bad("投诉量‹减少近一倍›"),
      .good("产量增长2倍"),
      .good("能耗降低到原来的1/3"),
      .good("降低成本、提高效率2倍"),
      .good("审批时限压缩70%"),
      .good("缩小城乡收入倍差"),
      .good("风险降低，产量增长2倍"),
      .good("减少到原来的2分之1"),
      .good("降低3倍率镜头的成本"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.hasUnit(named: Self.multiples) {
      let end = number.unitRange.upperBound
      guard !Self.words.contains(p[end]), let verb = verb(p, before: number) else { continue }
      let range = verb..<end
      out.report(
        range, in: p, zh: "“\(p.sourceString(range))”表述错误：降低、减少类不能用“倍”，应改用百分数或几分之几",
        en: "a decrease cannot be counted in multiples: use a percentage or a fraction")
    }
  }

  /// Where the verb begins that governs the number, with at most three characters of 了, 近, 约 and the like between them.
  private func verb(_ p: borrowing Paragraph, before number: NumberFact) -> Int? {
    var i = number.lead?.range.lowerBound ?? number.range.lowerBound
    var steps = 0
    while steps < 3, Self.fillers.contains(p[i - 1]) {
      i -= 1
      steps += 1
    }
    return p.length(of: Self.verbs, before: i).map { i - $0 }
  }

  private static let multiples: UnitNames = ["倍", "倍多"]
  private static let verbs: Literals = ["降低", "减少", "下降", "缩小", "缩短", "压缩", "压减", "回落", "减轻", "萎缩", "下跌", "降幅", "缩减", "锐减"]
  private static let fillers = ScalarSet("了近约达将整超过一足")
  private static let words = ScalarSet("增数率差")
}
