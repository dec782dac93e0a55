import Linting
import TextModel

/// 重要讲话 of a local official.
struct ImportantSpeech: ParagraphRule {
  static let description = RuleDescription(
    id: "title/important-speech",
    summary: Localized("地方负责同志的讲话不称“重要讲话”", en: "a local official gives a 讲话, not a 重要讲话"),
    rationale: Localized(
      "重要讲话、重要指示、重要批示用于中央领导同志。主语是省、市、县、乡负责同志，谓语是发表、作、作出时才报；学习贯彻总书记重要讲话精神的不报。",
      en: "重要讲话, 重要指示 and 重要批示 are for central leaders. Reported only where a local official is the one who gives it."),
    source: "校对实务（各级新闻通稿惯例）",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("市长邢鹏出席会议并作‹重要讲话›", fixed: "市长邢鹏出席会议并作讲话"),
      .bad("区委书记李志军发表‹重要讲话›", fixed: "区委书记李志军发表讲话"),
      .bad("管委会主任吕东升作了‹重要讲话›", fixed: "管委会主任吕东升作了讲话"),
      .good("市长邢鹏出席会议并讲话"),
      .good("深入学习贯彻习近平总书记重要讲话精神"),
      .good("习近平总书记发表重要讲话"),
      .good("市委书记王强主持会议，传达学习习近平总书记在视察时发表的重要讲话精神"),
      .good("省长李明出席，国务院副总理王勇出席并作重要讲话"),
    ])

  static let cues = ["重要讲话", "重要指示", "重要批示"]

  init(_ options: RuleOptions) {}

  private static let verbs: [StaticString] = ["发表", "发表了", "作", "作了", "作出", "作出了", "做", "做了"]
  private static let leaders: [StaticString] = ["总书记", "国家主席", "总理", "习近平", "中央", "国务院", "全国"]

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    guard Self.verbs.contains(where: { p.has($0, before: range.lowerBound) }), !p.has("精神", at: range.upperBound) else { return }
    let sentence = p.sentence(around: range.lowerBound)
    guard
      let person = p.persons.beginning(in: sentence.lowerBound..<range.lowerBound).last(where: {
        $0.name.upperBound <= range.lowerBound
      }),
      !person.offices.isEmpty, p.offices[person.offices].allSatisfy(isLocal)
    else { return }
    for i in person.office.lowerBound..<range.lowerBound where Self.leaders.contains(where: { p.has($0, at: i) }) { return }
    let right = p.text.string(range.lowerBound + 2..<range.upperBound)
    out.report(
      range, in: p, zh: "“\(p.text.string(range))”用于中央领导同志，地方负责同志用“\(right)”",
      en: "“\(p.text.string(range))” is for central leaders; a local official's is “\(right)”",
      fixes: [p.replace(range, with: right, .unsafe)])
  }

  private func isLocal(_ office: OfficeFact) -> Bool {
    switch office.level {
    case .province, .city, .county, .district, .town, .zone: true
    case .national: false
    case .unknown: office.head == .director && office.body == .administration || office.body == .workCommittee
    }
  }
}
