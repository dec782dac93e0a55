import Lexicon
import Linting
import TextModel

/// An organ of a division given to a functional zone: 金普新区区委.
struct ZoneOrgan: ParagraphRule {
  static let description = RuleDescription(
    id: "place/zone-organ",
    summary: Localized("功能区没有区委、政府、人大、政协", en: "a functional zone has no 区委, government, congress or conference"),
    rationale: Localized(
      "新区、开发区、产业基地等功能区不是一级政权，设党工委、管委会。浦东新区、滨海新区等行政区有区委、区政府；“开发区政府采购”等说的不是机构，不报。",
      en:
        "A functional zone is no level of government: it has a 党工委 and a 管委会. Districts such as 浦东新区 and words such as 政府采购 are left alone."
    ),
    source: "校对实务；地方各级人民代表大会和地方各级人民政府组织法",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("金普新区‹区委›", fixed: "金普新区党工委"),
      .bad("营口辽河经济开发区‹政府›", fixed: "营口辽河经济开发区管委会"),
      .bad("沿海产业基地‹区委›", fixed: "沿海产业基地党工委"),
      .bad("雄安新区‹人民政府›印发通知", fixed: "雄安新区管委会印发通知"),
      .good("金普新区党工委、管委会"),
      .good("浦东新区区委"),
      .good("金州区委、区政府"),
      .good("开发区政府采购项目"),
      .good("雄安新区政府投资项目"),
    ])

  private static let organs: [(wrong: StaticString, right: String)] = [
    ("区委", "党工委"), ("区人民政府", "管委会"), ("区政府", "管委会"), ("人民政府", "管委会"), ("政府", "管委会"), ("区人大常委会", ""), ("人大常委会", ""), ("区人大", ""),
    ("区政协", ""), ("政协", ""),
  ]
  private static let zones = ["产业基地", "经济开发区", "技术开发区", "产业开发区", "工业园区", "产业园区", "保税区", "经开区", "高新区"]
  static let cues = zones
  static var interests: Interests { .placeNames }

  init(_ options: RuleOptions) {}

  private static let notAfter = ScalarSet("采投主引补专性债储购资监信委")

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for fact in p.places where fact.level == .zone && !fact.isShort {
      let all = p.context.lexicon.divisions(ofForm: fact.form, roles: [.canonical, .alias])
      guard all.allSatisfy({ p.context.lexicon.level($0) == .zone }) else { continue }
      check(fact.range, reference: all.first, p, &out)
    }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.text.characterClass(range.lowerBound - 1).isHan, p.place(covering: range.upperBound - 1) == nil else { return }
    check(range, reference: nil, p, &out)
  }

  private func check(_ zone: Range<Int>, reference row: Entry?, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard let organ = Self.organs.first(where: { p.has($0.wrong, at: zone.upperBound) }) else { return }
    let length = organ.wrong.utf8CodeUnitCount / 3
    let range = zone.upperBound..<zone.upperBound + length
    guard !Self.notAfter.contains(p[range.upperBound]) else { return }
    let expected = organ.right.isEmpty ? "党工委、管委会" : organ.right
    out.report(
      range, in: p, zh: "“\(p.text.string(zone))”为功能区，其机构应称\(expected)，文中为“\(p.text.string(range))”",
      en: "\(p.text.string(zone)) is a functional zone: its organ is the \(expected), not a “\(p.text.string(range))”",
      fixes: [organ.right.isEmpty ? nil : p.replace(range, with: organ.right, .unsafe)],
      reference: row.map { p.context.lexicon.reference($0) })
  }
}
