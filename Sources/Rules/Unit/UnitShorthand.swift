import Linting
import TextModel

/// A unit is shortened as in speech.
struct UnitShorthand: ParagraphRule {
  static let description = RuleDescription(
    id: "unit/area-shorthand",
    summary: Localized("单位用了口语简称", en: "a unit is shortened as in speech"),
    rationale: Localized(
      "“5万平”“20万方”“千瓦小时”“亿度电”是口头说法，书面写“平方米”“立方米”“千瓦时”。",
      en: "5万平, 20万方, 千瓦小时 and 亿度电 are spoken forms; documents write 平方米, 立方米, 千瓦时."),
    source: "校对实务; GB/T 9704—2012 第9章",
    severity: .info,
    fix: .safe,
    examples: [
      .bad("新建标准厂房5万‹平›", fixed: "新建标准厂房5万平方米"),
      .bad("完成土石方20万‹方›。", fixed: "完成土石方20万立方米。"),
      .bad("发电量3亿‹千瓦小时›", fixed: "发电量3亿千瓦时"),
      .bad("用电5亿‹度电›", fixed: "用电5亿千瓦时电"),
      .bad("面积300‹平方›", fixed: "面积300平方米"),
      .good("新建标准厂房5万平方米"),
      .good("完成土石方20万立方米"),
      .good("发电量3亿千瓦时"),
      .good("第5平台"),
      .good("3平方公里"),
      .good("5方面问题"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && !number.isOrdinal && number.hasUnit(named: Self.spoken) {
      guard let unit = number.unit, let right = right(p, number, unit.name) else { continue }
      out.report(
        number.unitRange, in: p, zh: "“\(unit.name)”是口语简称，应写作“\(right)”",
        en: "“\(unit.name)” is shortened as in speech: “\(right)”",
        fixes: [p.replace(number.unitRange, with: right, .safe)])
    }
  }

  private func right(_ p: borrowing Paragraph, _ number: NumberFact, _ unit: String) -> String? {
    let next = number.unitRange.upperBound
    let isEnd = next == p.count || Self.ends.contains(p[next])
    switch unit {
    case "平":
      return isEnd || p[next] == 0x7684 || p.has("改造", at: next) || p.has("厂房", at: next) || p.has("标准", at: next) ? "平方米" : nil
    case "方": return number.exponent > 0 && (isEnd || Self.earth.contains(p[next])) ? "立方米" : nil
    case "平方": return Self.squares.contains(p[next]) ? nil : "平方米"
    case "千瓦小时": return "千瓦时"
    case "度电": return number.exponent > 0 ? "千瓦时电" : nil
    default: return nil
    }
  }

  private static let spoken: UnitNames = ["平", "方", "平方", "千瓦小时", "度电"]
  private static let ends = ScalarSet("，。；、）")
  private static let earth = ScalarSet("土水气石砂混")
  private static let squares = ScalarSet("米公千厘毫英分根差和")
}
