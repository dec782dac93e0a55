import Lexicon
import Linting
import TextModel

/// One office with two holders on one date, in two files.
struct TwoHolders: WorkspaceRule {
  static let description = RuleDescription(
    id: "title/two-holders",
    summary: Localized("同一日期的文件里同一职务有两个人", en: "files of one date give one office to two people"),
    rationale: Localized(
      "一时一人的职务（书记、市长、主任、局长等正职），日期相同的两份文件写了不同的人。职务前须有地名或单位名（或者配置了 placeBase）；副职、原任、任免和地名不能确定相同的不报；文件没有写明日期的只作提示。",
      en:
        "Two files of the same date name different people in an office that one person holds at a time. The place or body must be written (or configured as placeBase); deputies and changes of office are left alone; without stated dates it is a hint."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）",
    severity: .error,
    comparesDocuments: true,
    examples: [
      .bad("海州区委书记李志军出席会议。\n␜\n海州区区长金大伟主持。‹海州区委书记王建国›讲话。", date: Day(2023, 10, 23)),
      .bad("营口市市长王强会见来宾。\n␜\n‹营口市市长李勇›会见来宾。"),
      .bad("财政部部长王强答记者问。\n␜\n会上，‹财政部部长张勇›作说明。"),
      .good("海州区委书记李志军出席会议。\n␜\n海州区委书记李志军讲话。"),
      .good("营口市副市长王强会见来宾。\n␜\n营口市副市长李勇会见来宾。"),
      .good("营口市市长王强会见来宾。\n␜\n原营口市市长李勇参加。"),
      .good("阜新市海州区委书记李志军出席。\n␜\n连云港市海州区委书记王建国出席。"),
      .good("市长王强会见来宾。\n␜\n市长李勇会见来宾。"),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  /// Text the name, detail the office as `place|office|chain`.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for person in p.persons where person.evidence == .office && !person.offices.isEmpty {
      let name = p.text.string(person.name)
      guard !name.holds("某"), !OfficeWording.speaksOfChange(person, in: p) else { continue }
      for office in p.offices[person.offices] where office.isExclusive {
        var place = p.text.string(office.place)
        if place.isEmpty {
          guard !p.context.placeBase.isEmpty, office.level != .national else { continue }
          place = p.context.placeBase
        }
        let last = p.place(covering: office.place.upperBound - 1).map { p.text.string($0.range) } ?? place
        facts.add(
          0, office.whole.lowerBound..<person.name.upperBound, in: p, text: name,
          detail: "\(OfficeWording.stem(last))|\(Tenure.normal(p.text.string(office.range)))|\(OfficeWording.stem(place))")
      }
    }
  }

  func check(
    _ documents: [WorkspaceDocument], locale: MessageLocale, report: (_ document: Int, _ body: (inout FindingSink) -> Void) -> Void
  ) {
    var first: [String: [(document: Int, fact: DocumentFact, chain: String)]] = [:]
    for (index, document) in documents.enumerated() {
      for fact in document.facts {
        let parts = fact.detail.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { continue }
        let key = "\(parts[0])|\(parts[1])|\(document.context.statedDate?.iso ?? "")"
        let others = first[key, default: []]
        if let other = others.first(where: {
          $0.document != index && $0.fact.text != fact.text && OfficeWording.mayBeSame($0.chain, parts[2])
        }) {
          report(index) { out in
            let before = documents[other.document].path
            out.report(
              source: fact.range, zh: "“\(parts[0])”的\(parts[1])，此处是\(fact.text)，\(before) 中是\(other.fact.text)",
              en: "\(parts[1]) of \(parts[0]): \(fact.text) here, \(other.fact.text) in \(before)",
              severity: document.context.statedDate == nil ? .hint : nil,
              related: [RelatedPlace(message: other.fact.text, path: before, range: other.fact.range)])
          }
        }
        first[key] = others + [(index, fact, parts[2])]
      }
    }
  }
}
