import Linting
import TextModel

/// The wrong zero: 〇 in years, 零 in quantities, never a letter O or a circle.
struct ZeroForm: ParagraphRule {
  static let description = RuleDescription(
    id: "number/ling-form",
    summary: Localized(
      "汉字数字里的零写错：年份用“〇”，数量用“零”，不用字母O、圆圈", en: "the wrong zero: 〇 in years, 零 in quantities, never a letter O or a circle"),
    rationale: Localized(
      "逐位书写的年份用“〇”（二〇二三年），带“十百千万”的数量用“零”（三千零五十）；字母O、○、◯以及阿拉伯数字中的〇都是误植。“零售”“从零开始”“一百零八”不报。",
      en:
        "Years written digit by digit take 〇, quantities with 十百千万 take 零; letters O, circles, and 〇 among ASCII digits are slips."),
    source: "GB/T 15835—2011 5.2.5",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹二零二三›年", fixed: "二〇二三年"),
      .bad("‹二○二三›年十月", fixed: "二〇二三年十月"),
      .bad("‹二OO八›年", fixed: "二〇〇八年"),
      .bad("‹三千〇五十›个", fixed: "三千零五十个"),
      .bad("‹2O23›年召开", fixed: "2023年召开"),
      .bad("‹二0二三›年工作要点", fixed: "二〇二三年工作要点"),
      .good("二〇二三年"),
      .good("三千零五十个"),
      .good("零售、零距离、从零开始"),
      .good("第二百零四条"),
      .good("2023年"),
      .good("O型血二百毫升"),
      .good("一O五医院旧址"),
    ])

  static var interests: Interests { [.numbers, .dates] }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers {
      if number.hasLookalikeZero {
        guard number.form == .mixed || p[number.range.upperBound] == 0x5E74 || isLong(p, number.range) else { continue }
        report(p, number.range, zero: number.form == .mixed ? "0" : "〇", &out)
      } else if number.form == .han, number.range.count >= 4, number.range.contains(where: { p[$0] == 0x3007 }),
        number.range.contains(where: { p.text.characterClass($0) == .hanUnit })
      {
        report(p, number.range, zero: "零", &out)
      }
    }
    for date in p.dates where date.yearStyle == .han && date.yearDigits.contains(where: { p[$0] == 0x96F6 }) {
      report(p, date.yearDigits, zero: "〇", &out)
    }
  }

  /// Whether a Han number digit by digit is long enough to be a year or a serial although no 年 follows.
  private func isLong(_ p: borrowing Paragraph, _ range: Range<Int>) -> Bool {
    range.count == 4 && (p[range.lowerBound] == 0x4E00 || p[range.lowerBound] == 0x4E8C)
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, zero: String, _ out: inout FindingSink) {
    var right = ""
    for i in range {
      let isZero = p[i] == 0x96F6 || p[i] == 0x3007 || LookalikeZero.set.contains(p[i])
      right += isZero ? zero : p.text.string(i..<i + 1)
    }
    guard right != p.sourceString(range) else { return }
    out.report(
      range, in: p, zh: "“\(p.sourceString(range))”中的零应写作“\(zero)”：“\(right)”",
      en: "the zero is written “\(zero)” here: “\(right)”",
      fixes: [p.replace(range, with: right, .safe)])
  }
}
