import Linting
import TextModel

/// A growth rate does not follow from its two values.
struct GrowthArithmetic: ParagraphRule {
  static let description = RuleDescription(
    id: "number/growth-arith",
    summary: Localized("增长率与起止数值不符", en: "a growth rate does not follow from its two values"),
    rationale: Localized(
      "“由50个增加到80个，增长50%”应为60%。只在同一句中起点、终点、增幅紧接着写出时核算，数值按写出的位数留舍入余地；隔着“其中”或别的数字不算。",
      en:
        "From 50 to 80 is growth by 60%. Checked only where both values and the rate follow each other in one sentence, with room for the rounding of what is written; anything between them keeps the rule silent."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）（数字准确）；校对实务",
    severity: .warning,
    options: [
      RuleOption("tolerance", .integer(1, 0...100), Localized("允许的误差，单位为0.1个百分点", en: "tolerance in tenths of a percentage point"))
    ],
    examples: [
      .bad("项目由50个增加到80个，增长‹50%›"),
      .bad("收入从2.0亿元提高到2.5亿元，增长‹30%›"),
      .bad("投诉由200件减少到150件，下降‹30%›"),
      .good("项目由50个增加到80个，增长60%"),
      .good("收入从2.0亿元提高到2.5亿元，增长25%"),
      .good("由4月的50个增加到8月的80个，其中工业增长12%"),
      .good("城镇化率由60%提高到65%，提高5个百分点"),
      .good("收入由1.2亿元增加到1.5亿元，增长25%"),
      .good("由3万户增加到5万人，增长20%"),
    ])

  static var interests: Interests { .numbers }

  private let tolerance: Double

  private static let multiples: UnitNames = ["倍"]

  init(_ options: RuleOptions) { tolerance = Double(options.integer("tolerance")) / 10 }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropFirst(2) {
      let c = p.numbers[index]
      guard c.proportion == .percent || c.hasUnit(named: Self.multiples), c.lead == nil, c.inner == nil else { continue }
      let (a, b) = (p.numbers[index - 2], p.numbers[index - 1])
      guard a.proportion == .none, b.proportion == .none, b.unitKind != nil, a.lead == nil, b.lead == nil, a.inner == nil,
        b.inner == nil, c.trail == nil, a.unitKind == nil || a.unit == b.unit,
        Change.leads(p, to: a.range.lowerBound),
        let reach = Change.verb(p, Self.end(a)..<b.range.lowerBound, reaching: true),
        let verb = Change.verb(p, Self.end(b)..<c.range.lowerBound, reaching: false), reach == verb,
        let from = a.value, let to = b.value, let told = c.value, from.mantissa > 0, to.mantissa > 0
      else { continue }
      judge(p, a, b, c, from, to, told, sign: Double(verb), &out)
    }
  }

  private static func end(_ number: NumberFact) -> Int { number.fullRange.upperBound }

  private func judge(
    _ p: borrowing Paragraph, _ a: NumberFact, _ b: NumberFact, _ c: NumberFact, _ from: ExactDecimal, _ to: ExactDecimal,
    _ told: ExactDecimal,
    sign: Double, _ out: inout FindingSink
  ) {
    let scale = c.proportion == .percent ? 100.0 : 1
    func rate(_ from: Double, _ to: Double) -> Double { sign * (to - from) / from * scale }
    // Both roundings at their worst at once, and in opposite directions, is not what a text means.
    let (ua, ub) = (slack(a) * 0.7, slack(b) * 0.7)
    let corners = [
      rate(from.approximate - ua, to.approximate - ub), rate(from.approximate - ua, to.approximate + ub),
      rate(from.approximate + ua, to.approximate - ub), rate(from.approximate + ua, to.approximate + ub),
    ]
    let room = told.uncertainty + tolerance * scale / 100
    guard from.approximate > ua, let low = corners.min(), let high = corners.max(),
      told.approximate < low - room || told.approximate > high + room
    else { return }
    let right = Self.text(rate(from.approximate, to.approximate)) + (c.proportion == .percent ? "%" : "倍")
    out.report(
      c.fullRange, in: p, zh: "由\(from.text)到\(to.text)应为\(right)，文中为\(p.sourceString(c.fullRange))",
      en: "from \(from.text) to \(to.text) is \(right), not \(p.sourceString(c.fullRange))",
      related: [
        RelatedPlace(
          message: out.text(zh: "起止数值", en: "the two values"), range: p.text.sourceRange(a.range.lowerBound..<Self.end(b)))
      ])
  }

  /// How far a value may be off by what is written: half a unit of its last digit, 万 and 亿 taken into account.
  private func slack(_ number: NumberFact) -> Double {
    guard let plain = number.plainValue else { return 0 }
    var slack = plain.uncertainty
    for _ in 0..<number.exponent { slack *= 10 }
    return slack
  }

  /// A rate with one decimal.
  private static func text(_ value: Double) -> String {
    guard value.magnitude < 1e15 else { return "?" }
    return ExactDecimal(Int64((value * 10).rounded()), scale: 1).text
  }
}
