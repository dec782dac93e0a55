import Lexicon
import Linting
import TextModel

/// A leader named for the first time without an office.
struct BareNameFirst: DocumentRule {
  static let description = RuleDescription(
    id: "title/bare-name-first",
    summary: Localized("人物首次出现未冠职务", en: "a person is first named without an office"),
    rationale: Localized(
      "新闻稿中词典收录的人物首次出现应带职务。只看句首主语；前面有领导、记者等身份的，在名单、括号、标题里的不报。",
      en:
        "In news, a person whom the dictionary knows has an office at the first mention. Only subjects of a clause are judged; lists, brackets, titles and bylines are left alone."
    ),
    source: "校对实务（新闻稿：人物首次出现应带职务或身份）",
    severity: .hint,
    profiles: [.gongwen: .off, .report: .off],
    examples: [
      .bad("会议强调项目建设。\n‹邢鹏›指出，要抓好项目。"),
      .bad("会议于今日召开。‹李志军›出席会议并讲话。"),
      .bad("会议于今日召开。‹杜鑫›主持会议，‹邢鹏›讲话。"),
      .bad("会议召开。‹李志军›出席会议并讲话。"),
      .good("新区领导胡凡通报进展情况"),
      .good("（记者 韩扬）8月5日，会议召开。"),
      .good("市委副书记、市长邢鹏出席会议并讲话。邢鹏指出，要抓好项目。"),
      .good("新区领导邢鹏通报进展情况"),
      .good("（记者 邢鹏）8月5日，会议召开。"),
    ])

  static var interests: Interests { .people }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  private static let verbs: [StaticString] = ["指出", "强调", "出席", "主持", "讲话", "表示", "要求", "参加"]

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for mention in p.mentions where mention.names(.people) {
      let isBare =
        p.role != .title && (mention.range.lowerBound == 0 || PlaceWords.isClauseEnd(p[mention.range.lowerBound - 1]))
        && Self.verbs.contains { p.has($0, at: mention.range.upperBound) }
        && !(p.persons.starting(at: mention.range.lowerBound).map { $0.name == mention.range && $0.evidence != .verb } ?? false)
      let row = isBare ? Self.row(p.entries(mention, .people).map(\.entry), p.context.date) : nil
      facts.add(isBare ? 1 : 0, mention.range, in: p, text: p.text.string(mention.range), value: Int(row?.id ?? -1))
    }
  }

  /// The office that the writer may have left out: one that was held on the day, else the latest.
  private static func row(_ rows: [Entry], _ day: Day?) -> Entry? {
    let held = day.flatMap { day in rows.first { $0.validity.status(on: day) == .inForce } }
    return held ?? rows.max { ($0.validity.since?.latest.number ?? 0) < ($1.validity.since?.latest.number ?? 0) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var seen: Set<String> = []
    for fact in document.facts where seen.insert(fact.text).inserted && fact.kind == 1 {
      let lexicon = document.context.lexicon
      out.report(
        source: fact.range, zh: "“\(fact.text)”首次出现未冠职务", en: "“\(fact.text)” is first named without an office",
        reference: lexicon.entries.indices.contains(fact.value) ? lexicon.reference(lexicon.entries[fact.value]) : nil)
    }
  }
}
