import Linting
import TextModel

/// A percentage is written oddly.
struct PercentForm: ParagraphRule {
  static let description = RuleDescription(
    id: "number/percent-form",
    summary: Localized("百分数写法不规范", en: "a percentage is written oddly"),
    rationale: Localized(
      "百分号用半角“%”，与数字相连，不重复；汉字数字配“百分之”，阿拉伯数字配“%”，不要混搭。",
      en: "The sign is the ASCII %, joined to its number, once; Han numerals go with 百分之, Arabic ones with %."),
    source: "GB/T 15835—2011 4.1.1；校对实务",
    severity: .info,
    fix: .safe,
    options: [
      RuleOption(
        "fullwidth", .choice("flag", ["flag", "ignore"]), Localized("全角“％”是否提示", en: "whether the full-width sign is pointed out"))
    ],
    examples: [
      .bad("增长‹8.5％›", fixed: "增长8.5%"),
      .bad("占比‹50 %›", fixed: "占比50%"),
      .bad("完成‹五十%›", fixed: "完成50%"),
      .bad("增长‹百分之5%›", fixed: "增长5%"),
      .good("增长8.5%"),
      .good("百分之五十"),
      .good("百分之百"),
    ])

  static var interests: Interests { .characters(.percent) }

  private let flagsFullwidth: Bool

  init(_ options: RuleOptions) { flagsFullwidth = options.choice("fullwidth") == "flag" }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.proportion == .percent {
      let suffix = number.proportionRange
      let hasHundredth = p.has("百分之", before: number.range.lowerBound)
      let sign = p.rawScalar(suffix.upperBound - 1)
      if hasHundredth {
        let range = number.range.lowerBound - 3..<suffix.upperBound
        report(p, range, p.replace(range, with: Self.text(p, number), .safe), &out)
      } else if number.form == .han {
        guard number.value != nil else { continue }
        let range = number.range.lowerBound..<suffix.upperBound
        report(p, range, p.replace(range, with: Self.text(p, number), .safe), &out)
      } else if suffix.count > 1 {
        report(p, number.range.lowerBound..<suffix.upperBound, p.replace(suffix, with: "%", .safe), &out)
      } else if flagsFullwidth, sign == 0xFF05 || sign == 0xFE6A, !(0xFF10...0xFF19).contains(p.rawScalar(suffix.lowerBound - 1)) {
        report(p, number.range.lowerBound..<suffix.upperBound, p.replace(suffix, with: "%", .safe), &out)
      }
    }
  }

  private static func text(_ p: borrowing Paragraph, _ number: NumberFact) -> String {
    (number.form == .han ? number.value?.text ?? p.text.string(number.range) : p.text.string(number.range)) + "%"
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ fix: Fix?, _ out: inout FindingSink) {
    out.report(
      range, in: p, zh: "百分数写法不规范：“\(p.sourceString(range))”", en: "write the percentage with one ASCII % next to its digits",
      fixes: [fix])
  }
}
