import Linting
import TextModel

/// 翻番 and the multiple told beside it disagree.
struct DoublingArithmetic: ParagraphRule {
  static let description = RuleDescription(
    id: "number/fan-arith",
    summary: Localized("“翻番”与倍数、百分数不符", en: "翻番 and the multiple told beside it disagree"),
    rationale: Localized(
      "翻n番是原来的2的n次方倍：翻一番增长100%，翻两番是原来的4倍、增长3倍。只核算紧接着写出的倍数；说的是另一指标的不报。",
      en:
        "To double n times is to reach 2ⁿ times the value. Only a multiple told directly after it is checked; what tells of another figure is left alone."
    ),
    source: "校对实务（翻番=2的n次方）",
    severity: .warning,
    examples: [
      .bad("产值‹翻两番，增长2倍›"),
      .bad("产值‹翻了一番，是原来的3倍›"),
      .bad("收入‹翻番，增长200%›"),
      .good("产值翻两番，是原来的4倍"),
      .good("产值翻一番，增长100%"),
      .good("产值翻番，利润增长2倍"),
      .good("力争翻两番，投资增长2倍"),
      .good("产值翻两番，增长3倍"),
    ])

  static var cues: [String] { ["翻番", "翻了番", "翻一番", "翻了一番", "翻两番", "翻了两番", "翻二番", "翻三番", "翻了三番", "翻四番", "翻了四番"] }

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let times = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4][cue]
    // 翻番 is found inside no other cue, but 翻了一番 must not be read as 翻番 twice.
    let factor = Int64(1) << Int64(times)
    var i = range.upperBound
    if p[i] == 0xFF0C || p[i] == 0x2C { i += 1 }
    var isTotal = false
    if p[i] == 0x662F || p.has("达到", at: i) || p[i] == 0x4E3A {
      i += p[i] == 0x8FBE ? 2 : 1
      guard let base = Self.bases.first(where: { p.has($0, at: i) }) else { return }
      i += base.utf8CodeUnitCount / 3
      guard p[i] == 0x7684 else { return }
      i += 1
      isTotal = true
    } else if p.has("增长", at: i) || p.has("增加", at: i) || p.has("提高", at: i) {
      i += 2
      if p[i] == 0x4E86 { i += 1 }
    } else {
      return
    }
    guard let number = p.numberIndices(in: i..<i + 1).first.map({ p.numbers[$0] }), number.range.lowerBound == i,
      number.lead == nil,
      number.inner == nil, let value = number.value
    else { return }
    let right: String
    if number.unit?.name == "倍" {
      let expected = isTotal ? factor : factor - 1
      guard !value.equals(ExactDecimal(expected)) else { return }
      right = "\(expected)倍"
    } else if number.proportion == .percent, !isTotal {
      guard (value.approximate - Double((factor - 1) * 100)).magnitude > 5 else { return }
      right = "\((factor - 1) * 100)%"
    } else {
      return
    }
    let told = p.sourceString(number.fullRange)
    out.report(
      range.lowerBound..<number.fullRange.upperBound, in: p,
      zh: "翻\(HanNumeral.text(Int64(times)))番是原来的\(factor)倍，这里应为\(right)，文中为“\(told)”",
      en: "doubled \(times) time\(times == 1 ? "" : "s") means \(factor) times the value, so \(right) here, not “\(told)”")
  }

  private static let bases: [StaticString] = ["原来", "上年", "去年", "过去", "当年", "基期"]
}
