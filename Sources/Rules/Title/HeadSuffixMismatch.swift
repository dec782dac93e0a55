import Lexicon
import Linting
import TextModel

/// A place whose head is called as that of another kind of place: 彰武县区长.
struct HeadSuffixMismatch: ParagraphRule {
  static let description = RuleDescription(
    id: "title/head-suffix-mismatch",
    summary: Localized("行政首长的称谓与区划类型不符", en: "the head of a place is called as that of another kind of place"),
    rationale: Localized(
      "县有县长，市有市长，自治区有主席，自治州有州长，镇有镇长；开发区、园区、产业基地不是一级政权，有的是管委会主任；街道有办事处主任。后面须有姓名或人物动词才报，“各县区长”“乡镇长会议”等合称不报。",
      en:
        "A county has a 县长, an autonomous region a 主席, a zone a 管委会主任. Reported only where a name or a person's verb follows; collective forms such as 各县区长 are left alone."
    ),
    source: "地方各级人民代表大会和地方各级人民政府组织法",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("彰武县‹区长›表示", fixed: "彰武县县长表示"),
      .bad("营口辽河经济开发区‹区长›李大岭", fixed: "营口辽河经济开发区管委会主任李大岭"),
      .bad("韩家店镇‹乡长›王某某主持", fixed: "韩家店镇镇长王某某主持"),
      .bad("广西壮族自治区‹副省长›李明出席", fixed: "广西壮族自治区副主席李明出席"),
      .good("彰武县县长表示"),
      .good("西市区区长李金玲"),
      .good("各县区长参加会议"),
      .good("沈北新区区长表示"),
      .good("阜新市海州区区长金大伟主持"),
    ])

  static var interests: Interests { .offices }

  init(_ options: RuleOptions) {}

  private static let heads: [UInt32: String] = [
    0x7701: "省长", 0x5E02: "市长", 0x53BF: "县长", 0x533A: "区长", 0x5DDE: "州长", 0x65D7: "旗长", 0x76DF: "盟长", 0x9547: "镇长", 0x4E61: "乡长",
  ]
  private static let collective = ScalarSet("各全本辖该我、和")

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for office in p.offices where office.head == .governor && office.body == .none {
      guard let expected = expected(office, p), OfficeWording.isHeldBySomebody(office.range.upperBound, in: p) else { continue }
      let deputy = office.grade == .deputy ? "副" : ""
      let head = office.range.upperBound - 2..<office.range.upperBound
      guard p.text.string(head) != expected else { continue }
      let place =
        expected == "管委会主任" && deputy == "副" ? "管委会副主任" : expected == "办事处主任" && deputy == "副" ? "办事处副主任" : deputy + expected
      let name = office.place.isEmpty ? "" : p.text.string(office.place)
      out.report(
        office.post, in: p, zh: "“\(name)”的行政首长应称“\(expected)”，文中为“\(p.text.string(head))”",
        en: "the head of \(name.isEmpty ? "such a place" : name) is called \(expected), not \(p.text.string(head))",
        fixes: [p.replace(office.post, with: place, .unsafe)], reference: row(office, p))
    }
  }

  /// The row of the place that decided; nil where its ending alone told its kind.
  private func row(_ office: OfficeFact, _ p: borrowing Paragraph) -> EntryReference? {
    let lexicon = p.context.lexicon
    return p.place(endingAt: office.post.lowerBound)
      .flatMap {
        lexicon.divisions(ofForm: $0.form, roles: [.canonical, .alias]).first { lexicon.isInForce($0, on: p.context.date) }
      }
      .map { lexicon.reference($0) }
  }

  /// What the head of the place before the office is called; nil when it is unknown or right.
  private func expected(_ office: OfficeFact, _ p: borrowing Paragraph) -> String? {
    let start = office.post.lowerBound
    let last = p[start - 1]
    if let place = p.place(endingAt: start) {
      guard !place.isShort else { return nil }
      if place.level == .zone { return "管委会主任" }
      if place.level == .province {
        if p.has("自治区", before: start) { return "主席" }
        // 辽宁省市长会议: heads of several places.
        return p.name(at: office.range.upperBound, strict: false) == nil ? nil : Self.heads[last]
      }
      if p.has("地区", before: start) || p.has("新区", before: start) { return nil }
      return Self.heads[last]
    }
    guard p.name(at: office.range.upperBound, strict: false) != nil else { return nil }
    for zone in ["开发区", "产业基地", "工业园区", "产业园区", "高新区", "经开区", "保税区"] as [StaticString] where p.has(zone, before: start) {
      return "管委会主任"
    }
    if p.has("街道", before: start) { return "办事处主任" }
    guard last == 0x9547 || last == 0x4E61, p.text.characterClass(start - 2).isHan, !Self.collective.contains(p[start - 2]),
      p[start - 2] != 0x4E61
    else { return nil }
    return Self.heads[last]
  }
}
