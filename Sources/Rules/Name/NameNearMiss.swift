import Lexicon
import Linting
import TextModel

/// A name one character away from that of the person whom the dictionary knows in this office.
struct NameNearMiss: ParagraphRule {
  static let description = RuleDescription(
    id: "name/near-miss",
    summary: Localized("姓名疑有错字", en: "a name one character away from the known one"),
    rationale: Localized(
      "词典没有这个姓名，却有同一职务、姓名只差一个音近形近的字、少一个字、两个字颠倒或者姓氏同音的人。职务对不上的可能另有其人，不报；没有写职务、在句首发言的只作提示。",
      en:
        "The dictionary lacks the name but has somebody in the same office whose name differs in one like character, one dropped, two swapped, or the surname. Another office may be another person's. Without an office it is only a hint."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）；词典",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("海州区委书记‹李志君›表示", fixed: "海州区委书记李志军表示", date: Day(2023, 10, 23)),
      .bad("市委副书记、市长‹邢朋›出席会议", fixed: "市委副书记、市长邢鹏出席会议", date: Day(2023, 1, 28)),
      .bad("区长‹金伟大›主持会议", fixed: "区长金大伟主持会议", date: Day(2023, 10, 23)),
      .bad("西市区委副书记、区长‹李金铃›表示", fixed: "西市区委副书记、区长李金玲表示", date: Day(2025, 8, 5)),
      .bad("市工信局局长‹韩德师›表示", fixed: "市工信局局长韩德帅表示", date: Day(2025, 8, 5)),
      .bad("老边区委书记‹彭威›表示", fixed: "老边区委书记彭伟表示", date: Day(2025, 8, 5)),
      .good("西市区委副书记、区长李金玲表示", date: Day(2025, 8, 5)),
      .good("市教育局局长韩德师表示", date: Day(2025, 8, 5)),
      .good("市民彭威表示", date: Day(2025, 8, 5)),
      .good("海州区委书记李志军表示", date: Day(2023, 10, 23)),
      .good("市教育局局长李志君表示", date: Day(2023, 10, 23)),
      .good("市民李志君表示赞同", date: Day(2023, 10, 23)),
      .good("区长李志军出席", date: Day(2023, 10, 23)),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for person in p.persons where person.name.count >= 2 && person.name.count <= 8 { check(person, p, &out) }
  }

  private func check(_ person: PersonFact, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let written = Array(p.text.scalars[person.name])
    if let form = lexicon.matcher.form(written), lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0 { return }
    let candidates = candidates(for: written, lexicon)
    guard !candidates.isEmpty else { return }
    var found: [Tenure] = []
    for form in candidates {
      let tenures = Tenure.all(named: lexicon.matcher.scalars(form), lexicon)
      if person.offices.isEmpty {
        if person.evidence == .verb, written.count >= 3, let first = tenures.first { found.append(first) }
        continue
      }
      let match = tenures.first { tenure in
        p.context.statedDate.map { tenure.knowledge(on: $0) != .notHeld } ?? true
          && p.offices[person.offices].contains { tenure.matches(WrittenOffice($0, in: p)) && isTelling($0, tenure) }
      }
      if let match { found.append(match) }
    }
    guard let right = found.first, found.count == 1 else { return }
    out.report(
      person.name, in: p, zh: "“\(p.text.string(person.name))”疑为“\(right.name)”之误：\(right.account(lexicon, english: false))",
      en: "did you mean \(right.name), \(right.account(lexicon, english: true))?", severity: person.offices.isEmpty ? .hint : nil,
      fixes: [p.replace(person.name, with: right.name, .unsafe)], reference: lexicon.reference(right.entry))
  }

  /// Whether an office tells who holds it: 副主席 alone, or 委员, is held by too many.
  private func isTelling(_ office: OfficeFact, _ tenure: Tenure) -> Bool {
    switch office.head {
    case .member: return office.range.count > 2
    case .calling, .collective: return false
    default: return true
    }
  }

  /// More people of a surname than this are not read one by one for a character that the text dropped.
  private static let manyPeople = 4_000

  /// Forms of people's names that are the written one miswritten. The cost does not grow with the number of people: what could have
  /// been meant is made from the text and looked up.
  private func candidates(for written: [UInt32], _ lexicon: LexiconSnapshot) -> [Int] {
    let matcher = lexicon.matcher
    let likeness = lexicon.likeness
    var found: [Int] = []
    func add(_ form: Int?) {
      guard let form, lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0, !found.contains(form) else { return }
      found.append(form)
    }
    guard let first = written.first else { return [] }
    // A character of the same sound or shape, the surname's included.
    var name = written
    for i in written.indices {
      for other in likeness.alike(written[i]) {
        name[i] = other
        add(matcher.form(name))
      }
      name[i] = written[i]
    }
    // Two given characters swapped.
    if written.count >= 3 {
      for i in 1..<written.count - 1 {
        name.swapAt(i, i + 1)
        add(matcher.form(name))
        name.swapAt(i, i + 1)
      }
    }
    // A character dropped.
    var longer = matcher.forms(withPrefix: [first])
    if longer.count > Self.manyPeople { longer = matcher.forms(withPrefix: written.prefix(2)) }
    for form in longer where matcher.length(form) == written.count + 1 {
      if Self.isWithoutOne(matcher.scalars(form), written) { add(form) }
    }
    return found
  }

  /// Whether `written` is a name of one character more without one of its characters, the first one apart.
  private static func isWithoutOne(_ name: ArraySlice<UInt32>, _ written: [UInt32]) -> Bool {
    guard name.count >= 3, name.first == written.first else { return false }
    // If any character can be left out, the first one that differs can.
    var same = 1
    while same < written.count, name[name.startIndex + same] == written[same] { same += 1 }
    return name[(name.startIndex + same + 1)...].elementsEqual(written[same...])
  }
}
