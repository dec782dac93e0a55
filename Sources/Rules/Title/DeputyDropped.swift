import Lexicon
import Linting
import TextModel

/// A deputy called as the head: 市长 for 副市长.
struct DeputyDropped: ParagraphRule {
  static let description = RuleDescription(
    id: "title/deputy-dropped",
    summary: Localized("正式行文不得省略“副”", en: "a deputy is called as the head"),
    rationale: Localized(
      "词典知道此人在文件日期任副职，文中写成正职。口头称呼可以略去“副”，行文不可以。此人同时有这一正职的、词典不知道的不报。",
      en: "The dictionary knows the person as a deputy on the document's date. Speech may drop 副, writing may not."),
    source: "practice（新华社稿件规范：正式称谓不省略“副”字）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹市长›杜鑫主持会议", fixed: "副市长杜鑫主持会议", date: Day(2023, 1, 28)),
      .bad("市政协‹主席›崔建参加会议", fixed: "市政协副主席崔建参加会议", date: Day(2023, 1, 28)),
      .bad("‹市长›段家喜参加调研", fixed: "副市长段家喜参加调研", date: Day(2023, 1, 28)),
      .good("副市长杜鑫主持会议", date: Day(2023, 1, 28)),
      .good("市委副书记、市长邢鹏出席会议", date: Day(2023, 1, 28)),
      .good("市政协副主席崔建参加会议", date: Day(2023, 1, 28)),
      .good("市长杜鑫主持会议", date: Day(2030, 1, 28)),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard let day = p.context.statedDate else { return }
    for person in p.persons where !person.offices.isEmpty && person.evidence == .office {
      guard !OfficeWording.speaksOfChange(person, in: p) else { continue }
      let tenures = Tenure.all(named: p.text.scalars[person.name], p.context.lexicon)
      guard !tenures.isEmpty else { continue }
      for index in person.offices where p.offices[index].grade == .full {
        let office = WrittenOffice(p.offices[index], in: p)
        guard !tenures.contains(where: { $0.matches(office) && $0.knowledge(on: day) != .notHeld }),
          let known = tenures.first(where: { $0.knowledge(on: day) == .held && OfficeWording.isDeputyDropped($0, office) })
        else { continue }
        let right = "副" + p.text.string(office.fact.post)
        out.report(
          office.fact.post, in: p,
          zh: "正式行文不得省略“副”：\(known.name)应称“\(known.account(p.context.lexicon, english: false))”",
          en: "\(known.name) is a deputy: \(known.account(p.context.lexicon, english: true))",
          fixes: [p.replace(office.fact.post, with: right, .unsafe)], reference: p.context.lexicon.reference(known.entry))
      }
    }
  }
}
