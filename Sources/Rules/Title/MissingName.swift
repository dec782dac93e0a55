import Linting
import TextModel

/// A singular post that acts without a name: 区委书记出席会议.
struct MissingName: ParagraphRule {
  static let description = RuleDescription(
    id: "title/missing-name",
    summary: Localized("主要领导职务之后缺少姓名", en: "a head's post without the name"),
    rationale: Localized(
      "新闻稿里“区委书记出席会议并讲话”多是漏了姓名。同句前文已有人名，或者是各级、由、请、任命等泛指的，不报。只作提示，只用于新闻。",
      en:
        "In news, 区委书记出席会议 has usually lost its name. Where the sentence has named a person before, or the post is meant in general, nothing is reported."
    ),
    source: "校对实务",
    severity: .hint,
    profiles: [.gongwen: .off, .report: .off],
    examples: [
      .bad("‹区委书记›出席会议并讲话。"),
      .bad("会上，‹市长›强调，要抓好落实。"),
      .bad("‹管委会主任›主持会议。"),
      .good("区委书记李志军出席会议并讲话。"),
      .good("各县区长要求明确"),
      .good("区委副书记、区长金大伟主持会议"),
      .good("会议由区委书记主持"),
    ])

  static var interests: Interests { .offices }

  init(_ options: RuleOptions) {}

  private static let before = ScalarSet("各任由请原时兼副级长们职到、为和与给县市省区代")
  private static let verbs: [StaticString] = ["出席", "主持", "指出", "强调", "讲话", "表示", "要求"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for office in p.offices where office.grade == .full && !office.isFormer && isHead(office) {
      let end = office.range.upperBound
      guard Self.verbs.contains(where: { p.has($0, at: end) }), !Self.before.contains(p[office.whole.lowerBound - 1]) else {
        continue
      }
      let sentence = p.sentence(around: office.range.lowerBound)
      guard p.persons.beginning(in: sentence.lowerBound..<end).isEmpty else { continue }
      out.report(
        office.range, in: p, zh: "“\(p.text.string(office.range))”后缺少姓名", en: "no name after “\(p.text.string(office.range))”")
    }
  }

  private func isHead(_ office: OfficeFact) -> Bool {
    switch office.head {
    case .secretary: office.body == .committee && office.level != .national || office.body == .workCommittee
    case .governor: office.body == .none
    case .director: office.body == .administration
    default: false
    }
  }
}
