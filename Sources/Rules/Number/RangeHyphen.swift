import Linting
import TextModel

/// A range of numbers is joined by a hyphen.
struct RangeHyphen: ParagraphRule {
  static let description = RuleDescription(
    id: "number/range-mark",
    summary: Localized("数值范围用了短横线", en: "a range of numbers is joined by a hyphen"),
    rationale: Localized(
      "数值的起止用一字线“—”或浪纹线“～”；短横线是连接词语、编号的。电话、型号、标准号、比分、月份“1-6月”不报。",
      en:
        "Ranges take — or ～; a hyphen joins words and codes. Telephone numbers, models, standards, scores and spans of months such as 1-6月 are left alone."
    ),
    source: "GB/T 15834—2011 4.13.3.2; GB/T 15835—2011 5.1.3",
    severity: .info,
    fix: .safe,
    options: [RuleOption("prefer", .choice("—", ["—", "～"]), Localized("改成哪一个连接号", en: "which mark to change to"))],
    examples: [
      .bad("气温‹10-15℃›", fixed: "气温10—15℃"),
      .bad("每户补助‹500-800元›", fixed: "每户补助500—800元"),
      .bad("建成‹3-5个›园区", fixed: "建成3—5个园区"),
      .bad("增长‹5%-8%›", fixed: "增长5%—8%"),
      .good("咨询热线：400-110-9771"),
      .good("发表时间：2025-08-05"),
      .good("1-6月，全市规上工业增加值增长8.1%"),
      .good("歼-20、J-20、F-35"),
      .good("GB/T 9704-2012"),
      .good("气温10～15℃"),
      .good("主队3-1获胜"),
      .good("3-2号楼5-1栋"),
    ])

  static var interests: Interests { .characters(.connector) }

  private let mark: String

  init(_ options: RuleOptions) { mark = options.choice("prefer") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      let first = p.numbers[index]
      let second = p.numbers[index + 1]
      guard let joint = first.rangeMark, RangeOfPercentages.isHyphen(p, joint), first.form == .arabic, second.form == .arabic,
        isMeasured(second), !RangeOfPercentages.isShortened(p, first, second), !RangeMultiplier.isShortened(p, first, second),
        !isCode(p, first, second)
      else { continue }
      let range = first.range.lowerBound..<second.fullRange.upperBound
      out.report(
        range, in: p, zh: "数值范围用“\(mark)”连接，不用短横线：“\(p.sourceString(range))”",
        en: "a range of numbers takes “\(mark)”, not a hyphen", fixes: [p.replace(joint, with: mark, .safe)])
    }
  }

  private func isMeasured(_ number: NumberFact) -> Bool {
    if number.proportion == .percent || number.proportion == .permille || number.exponent > 0 { return true }
    guard let unit = number.unit else { return false }
    switch unit.kind {
    case .money, .length, .area, .volume, .mass, .time, .energy, .temperature: return unit.name != "年级" && unit.name != "周"
    case .count: return Self.counts.contains(unit.name)
    case .symbol: return Self.symbols.contains(unit.name)
    case .other: return unit.name == "倍"
    case .calendar: return false
    }
  }

  /// Whether the digits are part of a code: a letter, a hyphen or a slash before, a zero in front, years.
  private func isCode(_ p: borrowing Paragraph, _ first: NumberFact, _ second: NumberFact) -> Bool {
    let before = first.range.lowerBound - 1
    if p.text.characterClass(before) == .latin || Self.codeSigns.contains(p[before]) || first.isOrdinal { return true }
    if first.digits.count > 1, p[first.digits.lowerBound] == 0x30, p[first.digits.lowerBound + 1] != 0x2E { return true }
    return first.digits.count == 4 && second.digits.count == 4 && second.unit?.kind == .count
  }

  private static let counts: Set<String> = ["个", "人", "名", "家", "户", "项", "次", "层"]
  private static let symbols: Set<String> = ["km", "m", "cm", "mm", "kg", "g", "t", "kW", "MW", "h", "mg", "L", "mL"]
  private static let codeSigns = ScalarSet(".-/〔年—")
}
