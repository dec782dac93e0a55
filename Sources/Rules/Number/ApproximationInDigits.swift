import Lexicon
import Linting
import TextModel

/// An approximate number is written in Arabic digits.
struct ApproximationInDigits: ParagraphRule {
  static let description = RuleDescription(
    id: "number/approx-arabic",
    summary: Localized("概数用了阿拉伯数字", en: "an approximate number is written in Arabic digits"),
    rationale: Localized(
      "“十几”“三四个”“三十来个”这样的概数只能用汉字数字。“20多个”“100余人”是在确数上加“多”“余”，不报；“3、4月份”“1、2号机组”是并列的序数，不报。",
      en:
        "Approximations such as 十几, 三四个, 三十来个 are written in Han numerals. 20多个 and 100余人 are left alone, so are lists of ordinals such as 3、4月份."
    ),
    source: "GB/T 15835—2011 4.2.2, 5.2.1",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("有‹10几›年工龄", fixed: "有十几年工龄"),
      .bad("提供‹几10›个岗位", fixed: "提供几十个岗位"),
      .bad("只剩‹3、4›天时间", fixed: "只剩三四天时间"),
      .bad("来了‹30来›个投资商", fixed: "来了三十来个投资商"),
      .good("十几年来"),
      .good("20多个项目"),
      .good("3、4月份集中开工"),
      .good("1、2、3号机组"),
      .good("100余人参加"),
      .good("第3、4个百分点说法不一"),
      .good("2023年以来几次调整"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices {
      let number = p.numbers[index]
      guard number.form == .arabic, let value = number.plainValue?.integer, number.grouping == .none else { continue }
      let start = number.range.lowerBound
      if p[start - 1] == 0x51E0, value == 10 || value == 100 || value == 1000 || value == 10_000,
        number.unitKind != nil || number.exponent > 0
      {
        report(
          p, start - 1..<number.digits.upperBound,
          "几" + (HanNumeral.text(value).hasPrefix("一") ? String(HanNumeral.text(value).dropFirst()) : HanNumeral.text(value)), &out)
      } else if let inner = number.inner, inner.range.lowerBound == number.digits.upperBound,
        p[inner.range.lowerBound] == 0x51E0 || p[inner.range.lowerBound] == 0x6765,
        inner.range.upperBound == number.unitRange.lowerBound || p[inner.range.lowerBound] == 0x51E0, value < 10_000,
        !isCalendar(number)
      {
        let word = p[inner.range.lowerBound] == 0x51E0 ? "几" : "来"
        report(p, start..<inner.range.upperBound, HanNumeral.text(value) + word, &out)
      } else if index > 0 {
        checkPair(p, p.numbers[index - 1], number, &out)
      }
    }
  }

  private func isCalendar(_ number: NumberFact) -> Bool {
    number.unit?.name == "月" || number.unit?.name == "日" || number.unit?.name == "号"
  }

  /// 3、4个: two neighbouring digits before a measure word.
  private func checkPair(_ p: borrowing Paragraph, _ first: NumberFact, _ second: NumberFact, _ out: inout FindingSink) {
    let comma = first.range.upperBound
    guard first.form == .arabic, first.range.count == 1, p[comma] == 0x3001, second.range.lowerBound == comma + 1,
      second.digits.count == 1,
      second.inner == nil, let a = first.plainValue?.integer, let b = second.plainValue?.integer, a >= 1,
      b == a + 1 || a == 3 && b == 5,
      !Self.serialSigns.contains(p[first.range.lowerBound - 1]), let unit = second.unit, Self.measures.contains(unit.name),
      !p.has("个方面", at: second.unitRange.lowerBound), !Self.after.contains(p[second.unitRange.upperBound])
    else { return }
    let range = first.range.lowerBound..<second.digits.upperBound
    report(p, range, HanNumeral.text(a) + HanNumeral.text(b), &out)
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ right: String, _ out: inout FindingSink) {
    out.report(
      range, in: p, zh: "概数“\(p.sourceString(range))”应使用汉字数字，如“\(right)”",
      en: "an approximate number is written in Han numerals: “\(right)”", fixes: [p.replace(range, with: right, .unsafe)])
  }

  private static let serialSigns = ScalarSet("第、.,")
  private static let after = ScalarSet("起前")
  private static let measures: Set<String> = ["个", "名", "位", "家", "户", "件", "天", "岁", "小时", "公里", "亩", "倍", "个月"]
}
