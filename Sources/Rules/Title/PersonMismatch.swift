import Lexicon
import Linting
import TextModel

/// A person with an office that the dictionary knows to be another's, or with another office than the person's.
struct PersonMismatch: ParagraphRule {
  static let description = RuleDescription(
    id: "title/person-mismatch",
    summary: Localized("人物的职务与词典不符", en: "a person's office is not the one that the dictionary knows"),
    rationale: Localized(
      "词典知道此人在文件日期任另一个互斥的职务，或者知道这个一时一人的职务当日另有其人，才报。词典没有收的人、没有收的职务、只有旧日佐证的，不报；原、时任等说旧职的不报；文件没有日期的不报。",
      en:
        "Reported only if the dictionary knows that on the document's date the person held a post that excludes this one, or that somebody else held this post. What it does not know, what it knew of another time, and 原, 时任 are left alone."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹海州区区长›李志军表示", fixed: "海州区委书记李志军表示", date: Day(2023, 10, 23)),
      .bad("‹副区长›金大伟主持会议", fixed: "区长金大伟主持会议", date: Day(2023, 10, 23)),
      .bad("‹区政协主席›彭福田出席", fixed: "区人大常委会主任彭福田出席", date: Day(2023, 10, 23)),
      .bad("阜新市‹海州区委书记›王建国表示", date: Day(2023, 10, 23)),
      .bad("‹西市区委书记›李金玲表示", fixed: "西市区区长李金玲表示", date: Day(2025, 8, 5)),
      .bad("‹市工信局副局长›韩德帅表示", date: Day(2025, 8, 5)),
      .bad("‹老边区区长›彭伟表示", fixed: "老边区委书记彭伟表示", date: Day(2025, 8, 5)),
      .good("西市区委副书记、区长李金玲表示", date: Day(2025, 8, 5)),
      .good("西市区区长李金玲表示", date: Day(2025, 8, 5)),
      .good("时任西市区副区长李金玲", date: Day(2025, 8, 5)),
      .good("西市区委书记王某某表示", date: Day(2025, 8, 5)),
      .good("海州区委书记李志军表示", date: Day(2023, 10, 23)),
      .good("区委副书记、区长金大伟主持会议", date: Day(2023, 10, 23)),
      .good("时任海州区区长李志军", date: Day(2023, 10, 23)),
      .good("海州区区长李志军表示", date: Day(2019, 10, 23)),
      .good("海州区委书记王某某表示", date: Day(2023, 10, 23)),
      .good("连云港市海州区委书记王建国表示", date: Day(2023, 10, 23)),
      .good("区人大主任彭福田出席会议", date: Day(2023, 10, 23)),
      .good("国务院总理李强主持会议", date: Day(2024, 10, 23)),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard let day = p.context.statedDate else { return }
    for person in p.persons where !person.offices.isEmpty && person.evidence == .office {
      guard !OfficeWording.speaksOfChange(person, in: p) else { continue }
      let tenures = Tenure.all(named: p.text.scalars[person.name], p.context.lexicon)
      for index in person.offices {
        let office = WrittenOffice(p.offices[index], in: p)
        if tenures.isEmpty { checkHolder(office, person, day, p, &out) } else { check(office, person, tenures, day, p, &out) }
      }
    }
  }

  private func check(
    _ office: WrittenOffice, _ person: PersonFact, _ tenures: [Tenure], _ day: Day, _ p: borrowing Paragraph,
    _ out: inout FindingSink
  ) {
    guard !tenures.contains(where: { $0.matches(office) && $0.knowledge(on: day) != .notHeld }) else { return }
    guard
      let known = tenures.first(where: {
        $0.knowledge(on: day) == .held && OfficeWording.excludes($0, office) && !OfficeWording.isDeputyDropped($0, office)
      })
    else { return }
    report(
      office, known, zh: "\(known.name)在\(day.iso)的职务为“\(known.account(p.context.lexicon, english: false))”",
      en: "on \(day.iso) \(known.name) was \(known.account(p.context.lexicon, english: true))", replacing: true, p, &out)
  }

  /// Nobody of that name is known: does the dictionary know another holder of the office?
  private func checkHolder(
    _ office: WrittenOffice, _ person: PersonFact, _ day: Day, _ p: borrowing Paragraph, _ out: inout FindingSink
  ) {
    guard office.fact.isExclusive, !office.place.isEmpty, !p.text.string(person.name).holds("某") else { return }
    let holders = OfficeWording.holders(of: office, p).filter { $0.knowledge(on: day) == .held }
    guard let holder = holders.first, holders.allSatisfy({ $0.name == holder.name }) else { return }
    report(
      office, holder, zh: "\(day.iso)的\(holder.account(p.context.lexicon, english: false))是\(holder.name)",
      en: "on \(day.iso) the \(holder.account(p.context.lexicon, english: true)) was \(holder.name)", replacing: false, p, &out)
  }

  private func report(
    _ office: WrittenOffice, _ known: Tenure, zh: String, en: String, replacing: Bool, _ p: borrowing Paragraph,
    _ out: inout FindingSink
  ) {
    let whole = office.fact.whole
    var fix: Fix?
    if replacing {
      let right =
        office.place.isEmpty
        ? known.office : Tenure.joined(p.text.string(office.fact.place.lowerBound..<placeEnd(office, p)), known.office)
      fix = p.replace(whole, with: right, .unsafe)
    }
    let range = office.place.isEmpty ? office.fact.range : lastPlace(office, p)..<whole.upperBound
    if range != whole, replacing {
      fix = p.replace(range, with: Tenure.joined(p.text.string(range.lowerBound..<placeEnd(office, p)), known.office), .unsafe)
    }
    out.report(
      range, in: p, zh: "\(zh)，文中为“\(p.text.string(range))”", en: "\(en); the text says “\(p.text.string(range))”", fixes: [fix],
      reference: p.context.lexicon.reference(known.entry))
  }

  /// Where the last place of a chain begins: 海州区 in 阜新市海州区区长.
  private func lastPlace(_ office: WrittenOffice, _ p: borrowing Paragraph) -> Int {
    p.place(covering: office.fact.place.upperBound - 1)?.range.lowerBound ?? office.fact.place.lowerBound
  }

  /// Where the written place ends with its own 市 or 区, which the office may share: 海州区委书记.
  private func placeEnd(_ office: WrittenOffice, _ p: borrowing Paragraph) -> Int {
    p.place(covering: office.fact.place.upperBound - 1)?.range.upperBound ?? office.fact.place.upperBound
  }
}
