import Linting
import TextModel

/// The level said twice: 营口市市委.
struct DuplicatedLevel: ParagraphRule {
  static let description = RuleDescription(
    id: "title/duplicated-level",
    summary: Localized("地名的层级字与机构的层级字重复", en: "the level is said twice, by the place and by its organ"),
    rationale: Localized(
      "称“营口市委”“中共辽宁省委”，不称“营口市市委”“中共辽宁省省委”。行政首长照常重复（西市区区长），“全市市委常委会”“省、市市场监管部门”和浦东新区等名称以“新区”结尾的行政区不报。",
      en:
        "It is 营口市委, not 营口市市委. Heads of government do repeat the level (西市区区长); 全市市委, 省、市市场 and districts named 新区 are left alone."
    ),
    source: "新华社《新闻信息报道中的禁用词和慎用词》",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("营口‹市市委›书记", fixed: "营口市委书记"),
      .bad("中共辽宁‹省省委›", fixed: "中共辽宁省委"),
      .bad("西市‹区区委›副书记、区长", fixed: "西市区委副书记、区长"),
      .bad("彰武‹县县政府›办公室", fixed: "彰武县政府办公室"),
      .good("营口市委书记"),
      .good("西市区区长李金玲"),
      .good("省、市市场监管部门"),
      .good("全市市委常委会会议"),
      .good("浦东新区区委书记"),
      .good("营口市市场监管局和市市政工程处"),
    ])

  private static let levels = ["省", "市", "县", "区", "州", "旗"]
  private static let organs = ["委", "政府", "人大", "政协", "纪委", "监委"]
  static let cues: [String] = levels.flatMap { level in organs.map { level + level + $0 } }

  init(_ options: RuleOptions) {}

  private static let before = ScalarSet("全各本我该及和与、新")

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    guard !Self.before.contains(p[range.lowerBound - 1]), p.place(endingAt: range.lowerBound + 1) != nil else { return }
    let right = p.text.string(range.lowerBound + 1..<range.upperBound)
    out.report(
      range, in: p, zh: "“\(p.text.string(range))”层级字重复，应为“\(right)”",
      en: "“\(p.text.string(range))” says the level twice: write “\(right)”", fixes: [p.replace(range, with: right, .safe)])
  }
}
