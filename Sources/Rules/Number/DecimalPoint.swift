import Linting
import TextModel

/// A decimal lacks its zero, or has the wrong point.
struct DecimalPoint: ParagraphRule {
  static let description = RuleDescription(
    id: "number/leading-zero",
    summary: Localized("小数缺前面的“0”，或小数点用错", en: "a decimal lacks its zero, or has the wrong point"),
    rationale: Localized(
      "纯小数须写出“0”，小数点用半角“.”。专名“3·15”“7·23”、版本号不报。",
      en:
        "A decimal below one is written with its zero, and with a full stop of ASCII as the point. Names such as “3·15” and versions are left alone."
    ),
    source: "GB/T 15835—2011 5.1.2",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("下降‹.5›%", fixed: "下降0.5%"),
      .bad("增速为‹0·46›%", fixed: "增速为0.46%"),
      .bad("占地‹.8›亩", fixed: "占地0.8亩"),
      .good("下降0.5%"),
      .good("“7·23”洪涝灾害"),
      .good("“3·15”晚会"),
      .good("版本号v.2"),
      .good("见表2.1。2023年完成投资5亿元"),
      .good("共3项。2万元以上的另报"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices {
      let number = p.numbers[index]
      guard number.form == .arabic, isMeasured(number) || number.range.upperBound == p.count else { continue }
      let start = number.range.lowerBound
      if p[start - 1] == 0x2E, startsHere(p, start - 1) {
        let range = start - 1..<number.digits.upperBound
        out.report(
          range, in: p, zh: "纯小数“\(p.sourceString(range))”应写出小数点前的“0”", en: "write the zero before the point",
          fixes: [p.replace(range, with: "0" + p.sourceString(range), .safe)])
      } else if index > 0, isMeasured(number), p[start - 1] == 0xB7 || p[start - 1] == 0x3002 {
        checkPoint(p, p.numbers[index - 1], number, &out)
      }
    }
  }

  private func isMeasured(_ number: NumberFact) -> Bool {
    number.proportion != .none || number.exponent > 0 || number.unitKind != nil
  }

  private func startsHere(_ p: borrowing Paragraph, _ point: Int) -> Bool {
    let kind = p.text.characterClass(point - 1)
    if point == 0 || kind.isHan || kind.isBlank || kind == .quote && p[point - 1] == 0x201C || kind == .bracket { return true }
    return kind == .stop && p[point - 1] != 0x2E
  }

  /// 0·46%, 5。3万: a mark that is no point between the digits.
  private func checkPoint(_ p: borrowing Paragraph, _ whole: NumberFact, _ part: NumberFact, _ out: inout FindingSink) {
    let point = part.range.lowerBound - 1
    guard whole.form == .arabic, whole.range.upperBound == point, !whole.isOrdinal, whole.digits.count <= 4, whole.exponent == 0,
      p.text.characterClass(whole.range.lowerBound - 1) != .quote
    else { return }
    if p[point] == 0x3002 {
      // A sentence may end in a number and the next begin with one.
      guard part.proportion != .none || part.exponent > 0, part.digits.count <= 2,
        !Self.labels.contains(p[whole.range.lowerBound - 1]),
        whole.plainValue?.scale == 0, p.text.characterClass(whole.range.lowerBound - 1).isHan
      else { return }
    }
    let range = whole.range.lowerBound..<part.digits.upperBound
    let right = p.text.string(whole.range) + "." + p.text.string(part.digits)
    out.report(
      range, in: p, zh: "小数点用“.”：“\(p.sourceString(range))”应为“\(right)”", en: "the decimal point is “.”: “\(right)”",
      fixes: [p.replace(range, with: right, .safe)])
  }

  private static let labels = ScalarSet("表图第附件条见")
}
