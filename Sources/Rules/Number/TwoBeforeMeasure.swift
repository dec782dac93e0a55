import Linting
import TextModel

/// Before a measure word two is 两, not 二.
struct TwoBeforeMeasure: ParagraphRule {
  static let description = RuleDescription(
    id: "number/liang-er",
    summary: Localized("量词前用“两”，不用“二”", en: "before a measure word two is 两, not 二"),
    rationale: Localized(
      "“两个项目”“两名干部”不说“二个”“二名”。序数（第二个、二期、二级）、两位数（十二个）、法律条文里的“二名以上”“二个工作日”不报。",
      en:
        "Two of a thing is 两个, 两名. Ordinals (第二个, 二期), numbers above ten and the wording of statutes (二名以上, 二个工作日) are left alone."),
    source: "校对实务（《现代汉语八百词》“二”“两”）",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("引进‹二个›项目", fixed: "引进两个项目"),
      .bad("‹二名›干部到村任职", fixed: "两名干部到村任职"),
      .bad("建成‹二座›变电站", fixed: "建成两座变电站"),
      .good("引进两个项目"),
      .good("第二个百年奋斗目标"),
      .good("十二个县区"),
      .good("二次创业、二级响应、二期工程"),
      .good("第一、二名获奖选手"),
      .good("应当有二名以上人员参加，在二个工作日内答复"),
      .good("第三条\u{3000}应当有二个以上的担保人"),
      .good("一是抓项目，二是抓招商"),
      .good("二家口村"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .han && number.range.count == 1 && p[number.range.lowerBound] == 0x4E8C {
      let start = number.range.lowerBound
      guard let unit = number.unit, Self.units.contains(unit.name), number.unitRange.lowerBound == start + 1, !number.isOrdinal,
        !Self.before.contains(p[start - 1]), p.text.characterClass(start - 1) != .digit,
        !isExempt(p, unit.name, number.unitRange.upperBound),
        !(p[start - 1] == 0x3001 && p.text.characterClass(start - 2) == .hanDigit), !isStatute(p)
      else { continue }
      let range = start..<number.unitRange.upperBound
      out.report(
        range, in: p, zh: "量词“\(unit.name)”前用“两”，不用“二”：“两\(unit.name)”", en: "before \(unit.name), two is 两",
        fixes: [p.replace(start..<start + 1, with: "两", .safe)])
    }
  }

  private func isExempt(_ p: borrowing Paragraph, _ unit: String, _ next: Int) -> Bool {
    if p.has("以上", at: next) || p.has("以下", at: next) || p.has("以内", at: next) || p.has("工作日", at: next) { return true }
    switch unit {
    case "个": return p[next] == 0x7EF4 || p.has("五年", at: next)
    case "家": return p[next] == 0x53E3 || p[next] == 0x6CB3 || p[next] == 0x4E61
    case "件": return p[next] == 0x5957
    case "项": return p[next] == 0x5F0F
    case "台": return p[next] == 0x53BF || p[next] == 0x5B50
    case "名": return p.has("法师", at: next)
    default: return false
    }
  }

  /// Whether the paragraph is an article of a law, which is quoted as it stands.
  private func isStatute(_ p: borrowing Paragraph) -> Bool {
    guard p[0] == 0x7B2C else { return false }
    var i = 1
    while p.text.characterClass(i) == .hanDigit || p.text.characterClass(i) == .hanUnit || p.text.characterClass(i) == .digit {
      i += 1
    }
    return i > 1 && p[i] == 0x6761
  }

  private static let before = ScalarSet("初第周期老月点零其.“—之至星视家闻综")
  private static let units: Set<String> = [
    "个", "名", "家", "条", "件", "项", "张", "座", "辆", "台", "块", "颗", "棵", "间", "栋", "幢", "艘", "户", "小时", "分钟", "个月", "个小时",
  ]
}
