import Linting
import TextModel

/// A person's post in government named before the one in the party: 区长、区委副书记金大伟.
struct PartyBeforeGov: ParagraphRule {
  static let description = RuleDescription(
    id: "title/party-before-gov",
    summary: Localized("同一人的党内职务应排在行政职务之前", en: "a person's party post is named before the one in government"),
    rationale: Localized(
      "地方党委、党工委的书记、副书记、常委排在政府、管委会职务之前。只看姓名之前连续的一组职务；党组、企业和高校的职务两种顺序都通行，不报。",
      en:
        "Posts in a territorial party committee come before posts in government. Only one unbroken group before a name is judged; 党组, enterprises and universities are written both ways and left alone."
    ),
    source: "校对实务（党政领导同志任职排序）",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹区长、区委副书记›金大伟主持会议", fixed: "区委副书记、区长金大伟主持会议"),
      .bad("‹管委会主任、党工委副书记›吕东升主持会议", fixed: "党工委副书记、管委会主任吕东升主持会议"),
      .bad("‹副市长、市委常委›杜鑫主持会议", fixed: "市委常委、副市长杜鑫主持会议"),
      .good("区委副书记、区长金大伟主持会议"),
      .good("党工委副书记、管委会主任吕东升主持会议"),
      .good("市委常委、副市长杜鑫主持会议"),
      .good("全国政协主席、党组书记王沪宁主持会议"),
      .good("集团董事长、党委书记左丁介绍，"),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for person in p.persons where person.evidence == .office && person.offices.count > 1 {
      let group = p.offices[person.offices]
      guard let government = group.firstIndex(where: OfficeWording.isGovernment),
        let party = group.lastIndex(where: OfficeWording.isParty), party > government,
        zip(group, group.dropFirst()).allSatisfy({
          p[$0.range.upperBound] == 0x3001 && $1.whole.lowerBound == $0.range.upperBound + 1
        })
      else { continue }
      let range = group[government].whole.lowerBound..<group[party].range.upperBound
      let affected = group[government...party]
      let ordered =
        affected.filter(OfficeWording.isParty).map { p.text.string($0.whole) }
        + affected.filter { !OfficeWording.isParty($0) }.map { p.text.string($0.whole) }
      let right = ordered.joined(separator: "、")
      // 海州区区长、区委副书记: the place stands before the first one only, so that a swap would need rewording.
      let isPlain = affected.allSatisfy { $0.place.isEmpty }
      out.report(
        range, in: p, zh: "党内职务应在前：“\(p.text.string(range))”应为“\(right)”",
        en: "the party post comes first: “\(right)”", fixes: [isPlain ? p.replace(range, with: right, .safe) : nil])
    }
  }
}
