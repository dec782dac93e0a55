import Linting
import TextModel

/// One person with two offices that one person cannot hold.
struct ConflictInDoc: DocumentRule {
  static let description = RuleDescription(
    id: "title/conflict-in-doc",
    summary: Localized("同一人前后职务矛盾", en: "one person has two offices that exclude each other"),
    rationale: Localized(
      "不靠词典：同一文件里同一姓名先称区委书记、后称区长，或者先称副市长、后称市长。一处是另一处的一部分（市长、市委副书记与市长）不矛盾；当选、任命、原任等说变动的，地名单位不同的，不报。",
      en:
        "Without a dictionary: the same name is first 区委书记 and then 区长, or first 副市长 and then 市长. A subset is no conflict; changes of office and different places are left alone."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）",
    severity: .error,
    examples: [
      .bad("区委书记李志军出席会议并讲话。‹区长李志军›要求，各部门要抓好落实。"),
      .bad("副市长杜鑫主持会议。‹市长杜鑫›强调，要压实责任。"),
      .bad("市政协副主席崔建出席会议。‹市政协主席崔建›参加调研。"),
      .bad("市政协副主席崔建出席会议。\n‹市政协主席崔建›参加调研。"),
      .good("市委副书记、市长邢鹏出席会议并讲话。市长邢鹏强调，要抓好项目。"),
      .good("区委书记李志军出席会议。原区长李志军曾主持此项工作。"),
      .good("副市长杜鑫主持会议，副市长段家喜参加会议。"),
      .good("营口市副市长王勇出席。沈阳市市长王勇参加。"),
    ])

  static var interests: Interests { .persons }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  /// A fact is one person with one group of offices: text the name, detail the offices, each as `level|body|head|grade|place`.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for person in p.persons where person.evidence == .office && !person.offices.isEmpty {
      guard !OfficeWording.speaksOfChange(person, in: p) else { continue }
      let offices = p.offices[person.offices].map { office in
        "\(office.level.rawValue)|\(office.body.rawValue)|\(office.head.rawValue)|\(office.grade.rawValue)|\(p.text.string(office.place))"
      }
      let name = p.text.string(person.name)
      guard !name.holds("某") else { continue }
      facts.add(0, person.office.lowerBound..<person.name.upperBound, in: p, text: name, detail: offices.joined(separator: ","))
    }
  }

  private struct Office: Hashable {
    var level: UInt8
    var body: UInt8
    var head: UInt8
    var grade: UInt8
    var place: String

    init?(_ text: Substring) {
      let cells = text.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, let level = UInt8(cells[0]), let body = UInt8(cells[1]), let head = UInt8(cells[2]),
        let grade = UInt8(cells[3])
      else { return nil }
      (self.level, self.body, self.head, self.grade, place) = (level, body, head, grade, String(cells[4]))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var first: [ByteString: DocumentFact] = [:]
    for fact in document.facts {
      guard let earlier = first[ByteString(fact.text)] else {
        first[ByteString(fact.text)] = fact
        continue
      }
      // Mostly the offices are the same.
      guard ByteString(earlier.detail) != ByteString(fact.detail) else { continue }
      let a = earlier.detail.split(separator: ",").compactMap { Office($0) }
      let b = fact.detail.split(separator: ",").compactMap { Office($0) }
      guard conflicts(a, b) else { continue }
      let before = document.source.string(earlier.range)
      let now = document.source.string(fact.range)
      out.report(
        source: fact.range, zh: "\(fact.text)前后职务不一致：“\(before)”与“\(now)”",
        en: "\(fact.text) has two offices: “\(before)” and “\(now)”",
        related: [RelatedPlace(message: out.text(zh: "前文", en: "before"), range: earlier.range)])
    }
  }

  private func conflicts(_ a: [Office], _ b: [Office]) -> Bool {
    func bare(_ offices: [Office]) -> Set<[UInt8]> { Set(offices.map { [$0.level, $0.body, $0.head, $0.grade] }) }
    let (x, y) = (bare(a), bare(b))
    guard !x.isSubset(of: y), !y.isSubset(of: x) else { return false }
    return a.contains { one in b.contains { two in exclude(one, two) } }
  }

  private func exclude(_ a: Office, _ b: Office) -> Bool {
    guard OfficeWording.mayBeSame(a.place, b.place), a.level == b.level, a.level != 0 else { return false }
    if a.head == b.head, a.body == b.body, a.grade != b.grade {
      // A deputy and the head; 常务副 is a deputy as well, 代 an acting head.
      return a.grade != OfficeFact.Grade.assistant.rawValue && b.grade != OfficeFact.Grade.assistant.rawValue
    }
    let heads = [a, b].map { ($0.body, $0.head) }
    let isSecretary = heads.contains { $0.0 == OfficeFact.Body.committee.rawValue && $0.1 == OfficeFact.Head.secretary.rawValue }
    let isGovernor = heads.contains { $0.0 == OfficeFact.Body.none.rawValue && $0.1 == OfficeFact.Head.governor.rawValue }
    return isSecretary && isGovernor && a.grade == 0 && b.grade == 0
  }
}
