import Linting
import TextModel

/// One number mixes Arabic and Han numerals.
struct MixedNumeral: ParagraphRule {
  static let description = RuleDescription(
    id: "number/mixed-numeral",
    summary: Localized("一个数值混用阿拉伯数字与汉字数字", en: "one number mixes Arabic and Han numerals"),
    rationale: Localized(
      "除“万”“亿”外，一个数值不应一半用阿拉伯数字、一半用汉字数字。“3千克”“5千瓦”里的“千”属于单位，“3百货”“十佳”之类属于词语，均不报；“5千万”一类口语写法只作提示。",
      en:
        "Within one number only 万 and 亿 may follow Arabic digits. 千 of 千克 or 千瓦 belongs to the unit, 百 of 百货 to a word; both are left alone. 5千万 is only pointed out."
    ),
    source: "GB/T 15835—2011 5.3",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("总投资‹1千5百万›元", fixed: "总投资1500万元"),
      .bad("惠及‹3千›户群众", fixed: "惠及3000户群众"),
      .bad("覆盖率达到‹百分之50›", fixed: "覆盖率达到50%"),
      .bad("共有‹1百零8›人参加", fixed: "共有108人参加"),
      .bad("占总数的‹三分之2›", fixed: "占总数的三分之二"),
      .bad("覆盖面约‹5分之四›", fixed: "覆盖面约五分之四"),
      .bad("年经济效益‹4千2百多万›元", fixed: "年经济效益4200多万元"),
      .good("总投资1500万元"),
      .good("10亿零817万人"),
      .good("日产3千克、装机5千瓦"),
      .good("百分之五十"),
      .good("全长2千米"),
      .good("3百货公司"),
      .good("投资3亿5000万元"),
      .good("2023年10大新闻"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices {
      let number = p.numbers[index]
      if number.form == .mixed, !number.hasLookalikeZero { checkMixed(p, number, &out) }
      if number.form != .mixed, p.has("分之", before: number.range.lowerBound), index > 0 {
        checkFraction(p, p.numbers[index - 1], number, &out)
      }
    }
  }

  private func checkMixed(_ p: borrowing Paragraph, _ number: NumberFact, _ out: inout FindingSink) {
    let range = number.range
    guard
      range.contains(where: { i in
        Self.small.contains(p[i]) && (p.text.characterClass(i - 1) == .digit || p.text.characterClass(i + 1) == .digit)
      })
    else { return }
    // 5千万, 3千亿: one digit and two units, as people say it.
    let digits = range.prefix { p.text.characterClass($0) == .digit }.count
    let isShort =
      range.count == digits + 2 && p.text.characterClass(range.upperBound - 1) == .hanUnit && p[range.upperBound - 1] != 0x5343
    let right: String?
    if let inner = number.inner, range.overlaps(inner.range) {
      // 4千2百多万: 多 stays before the unit.
      right = number.plainValue?.integer.map {
        "\($0)" + p.text.string(inner.range) + p.text.string(inner.range.upperBound..<range.upperBound)
      }
    } else {
      right = number.value?.integer.map {
        Self.digits($0, endsInWan: p[range.upperBound - 1] == 0x4E07 || p[range.upperBound - 1] == 0x4EBF)
      }
    }
    out.report(
      range, in: p, zh: "数值“\(p.sourceString(range))”混用阿拉伯数字与汉字数字" + (right.map { "，应写作“\($0)”" } ?? ""),
      en: "the number mixes Arabic and Han numerals" + (right.map { ": write “\($0)”" } ?? ""), severity: isShort ? .info : nil,
      fixes: [right.flatMap { p.replace(range, with: $0, .unsafe) }])
  }

  private func checkFraction(_ p: borrowing Paragraph, _ whole: NumberFact, _ part: NumberFact, _ out: inout FindingSink) {
    guard whole.range.upperBound + 2 == part.range.lowerBound, whole.form != part.form, whole.form != .mixed,
      part.proportion == .none,
      let below = p[whole.range.lowerBound] == 0x767E && whole.range.count == 1 ? 100 : whole.value?.integer,
      let above = part.value,
      part.exponent == 0
    else { return }
    let range = whole.range.lowerBound..<part.range.upperBound
    var right: String?
    if below == 100 {
      right = above.text + "%"
    } else if let above = above.integer {
      right = HanNumeral.text(below) + "分之" + HanNumeral.text(above)
    }
    out.report(
      range, in: p, zh: "“\(p.sourceString(range))”混用阿拉伯数字与汉字数字" + (right.map { "，应写作“\($0)”" } ?? ""),
      en: "the fraction mixes Arabic and Han numerals" + (right.map { ": write “\($0)”" } ?? ""),
      fixes: [right.flatMap { p.replace(range, with: $0, .unsafe) }])
  }

  private static let small = ScalarSet("十百千")

  /// Digits, with 万 or 亿 when the text had one at the end and nothing is lost.
  private static func digits(_ value: Int64, endsInWan: Bool) -> String {
    if endsInWan, value >= 100_000_000, value % 100_000_000 == 0 { return "\(value / 100_000_000)亿" }
    if endsInWan, value >= 10_000, value % 10_000 == 0 { return "\(value / 10_000)万" }
    return "\(value)"
  }
}
