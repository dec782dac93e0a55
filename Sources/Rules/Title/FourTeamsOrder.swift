import Linting
import TextModel

/// Party committee, congress, government and conference of one place in another than the usual order.
struct FourTeamsOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "title/four-teams-order",
    summary: Localized("四大班子并列顺序", en: "the four bodies of a place in an unusual order"),
    rationale: Localized(
      "同级的党委、人大、政府、政协并列时按此顺序。只报明显颠倒的：政府在党委前，政协在人大或政府前，人大在党委前。不同级的（省政府、市委）和党委的部门、派出机构（市委党校）不算。",
      en:
        "Bodies of one level are named party, congress, government, conference. Only plain inversions are reported; other levels and a committee's departments are left alone."
    ),
    source: "校对实务",
    severity: .info,
    examples: [
      .bad("‹区政府、区委›高度重视"),
      .bad("‹市政协、市人大›、市政府有关负责同志"),
      .bad("‹县人大、县委›、县政府主要领导"),
      .good("区委、区政府高度重视"),
      .good("市委、市人大、市政府、市政协有关负责同志"),
      .good("市政府、市委党校联合举办"),
      .good("省政府、市委共同推进"),
    ])

  static let cues: [String] = ["省", "市", "县", "区"].flatMap { level in
    [("政府", "委"), ("人民政府", "委"), ("政协", "委"), ("人大", "委"), ("人大常委会", "委"), ("政协", "人大"), ("政协", "政府")].map {
      "\(level)\($0.0)、\(level)\($0.1)"
    }
  }

  init(_ options: RuleOptions) {}

  private static let departments = ScalarSet("员派托办统宣组政党老机巡书副常")

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    if p[range.upperBound - 1] == 0x59D4, Self.departments.contains(p[range.upperBound]) { return }
    out.report(
      range, in: p, zh: "四大班子并列一般按党委、人大、政府、政协为序：“\(p.text.string(range))”",
      en: "the usual order is party committee, congress, government, conference: “\(p.text.string(range))”")
  }
}
