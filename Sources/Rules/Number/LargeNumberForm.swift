import Linting
import TextModel

/// A number has too many digits for its unit.
struct LargeNumberForm: ParagraphRule {
  static let description = RuleDescription(
    id: "number/wan-yi-form",
    summary: Localized("数值位数过多，宜换更大的单位", en: "a number has too many digits for its unit"),
    rationale: Localized(
      "“35000万元”不如“3.5亿元”好读。新闻统计口径（粮食产量69541万吨）惯用“万”，新闻稿不查。",
      en: "3.5亿元 reads better than 35000万元. Statistics in the news keep 万, so the rule is off there."),
    source: "GB/T 15835—2011 5.3；校对实务",
    severity: .hint,
    profiles: [.news: .off, .web: .off],
    fix: .unsafe,
    options: [
      RuleOption("maxDigits", .integer(4, 1...9), Localized("“万”前整数最多几位", en: "most digits before 万")),
      RuleOption("maxDecimals", .integer(3, 0...9), Localized("“万”“亿”前小数最多几位", en: "most decimals before 万 or 亿")),
    ],
    examples: [
      .bad("总投资‹35000万›元", fixed: "总投资3.5亿元"),
      .bad("参保人数‹134592万›人"),
      .bad("库存‹1.0786亿›桶"),
      .good("总投资3.5亿元"),
      .good("9899万农村贫困人口"),
      .good("增加值1.26万亿元"),
      .good("35000元"),
    ])

  static var interests: Interests { .digitNumbers }

  private let maxDigits: Int
  private let maxDecimals: Int

  init(_ options: RuleOptions) { (maxDigits, maxDecimals) = (options.integer("maxDigits"), options.integer("maxDecimals")) }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.exponent > 0 && number.inner == nil {
      guard let plain = number.plainValue else { continue }
      let isLong = number.exponent == 4 && plain.scale == 0 && number.digits.count > maxDigits && number.grouping == .none
      guard isLong || plain.scale > maxDecimals else { continue }
      var fix: Fix?
      if isLong, plain.mantissa % 10 == 0 {
        let better = ExactDecimal(plain.mantissa, scale: 4)
        let text = better.text
        let decimals = text.contains(".") ? text.count - (text.prefix { $0 != "." }).count - 1 : 0
        if decimals <= maxDecimals { fix = p.replace(number.range, with: text + "亿", .unsafe) }
      }
      out.report(
        number.range, in: p, zh: "“\(p.sourceString(number.range))”位数过多，宜改用更大的单位或取舍",
        en: "too many digits: use a larger unit or round",
        fixes: [fix])
    }
  }
}
