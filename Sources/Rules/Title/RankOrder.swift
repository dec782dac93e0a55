import Linting
import TextModel

/// Officials of one level named in another order than that of their offices.
struct RankOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "title/rank-order",
    summary: Localized("领导排序疑似有误", en: "officials are named out of the order of their offices"),
    rationale: Localized(
      "同一句出席名单里，同级领导按党委书记、政府正职、人大常委会主任、政协主席、党委副书记、常委、人大和政府副职、政协副主席、法检两长、秘书长排列。主持、讲话的人可以排在前面；级别不同、分属两地、职务认不全、句中有“分别”的不判断。",
      en:
        "In one list of attendance, officials of one level stand in the order of their posts. Who presides or speaks may come first; mixed levels, unknown posts and 分别 are left alone."
    ),
    source: "校对实务（任职排序）",
    severity: .warning,
    examples: [
      .bad("市政协副主席崔建，‹市委常委、副市长段家喜›，‹副市长贾洪琳›参加会议。"),
      .bad("区政协主席韦宏斌，‹区人大常委会主任彭福田›出席会议。"),
      .bad("副市长贾洪琳，‹市委书记王某某›，市政协副主席崔建参加会议。"),
      .good("市委常委、副市长杜鑫主持会议，市委常委、副市长段家喜，副市长贾洪琳，市政协副主席崔建，市政府秘书长王冰参加会议。"),
      .good("区人大主任彭福田，区政协主席韦宏斌出席会议。"),
      .good("副区长甲，副区长乙参加会议。"),
      .good("副区长李甲明，副区长赵乙林参加会议。"),
      .good("副市长贾洪琳主持会议，市长邢鹏出席会议并讲话。"),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  private static let attendance: [StaticString] = ["出席", "参加", "陪同", "列席"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    var i = 0
    while i < p.persons.count {
      let sentence = p.sentence(around: p.persons[i].name.lowerBound)
      var last = i
      while last + 1 < p.persons.count, sentence.contains(p.persons[last + 1].name.lowerBound) { last += 1 }
      judge(i...last, sentence, p, &out)
      i = last + 1
    }
  }

  private func judge(_ group: ClosedRange<Int>, _ sentence: Range<Int>, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard group.count > 1, sentence.contains(where: { i in Self.attendance.contains { p.has($0, at: i) } }),
      !sentence.contains(where: { p.has("分别", at: $0) })
    else { return }
    var best: (rank: Int, level: OfficeFact.Level, place: String, person: PersonFact)?
    for person in p.persons[group] where person.evidence == .office && !person.offices.isEmpty {
      // Who presides or speaks ends the list that stands before it.
      guard isListed(person, p) else {
        best = nil
        continue
      }
      let offices = p.offices[person.offices]
      let ranks = offices.compactMap(Self.rank)
      guard ranks.count == offices.count, let rank = ranks.min(), let level = offices.map(\.level).first, level != .unknown,
        offices.allSatisfy({ $0.level == level })
      else { return }
      let place = p.text.string(offices.first?.place ?? 0..<0)
      guard let before = best else {
        best = (rank, level, place, person)
        continue
      }
      guard before.level == level, OfficeWording.mayBeSame(before.place, place) else { return }
      if rank < before.rank {
        let a = p.text.string(person.office.lowerBound..<person.name.upperBound)
        let b = p.text.string(before.person.office.lowerBound..<before.person.name.upperBound)
        out.report(
          person.office.lowerBound..<person.name.upperBound, in: p, zh: "领导排序疑似有误：“\(a)”应在“\(b)”之前",
          en: "“\(a)” comes before “\(b)”")
      } else {
        best = (rank, level, place, person)
      }
    }
  }

  /// Whether a person is followed by the next one or by the verb of attendance, not by a verb of their own.
  private func isListed(_ person: PersonFact, _ p: borrowing Paragraph) -> Bool {
    var at = person.name.upperBound
    while p[at] == 0x3001, let next = p.persons.starting(at: at + 1), next.evidence == .list {
      at = next.name.upperBound
    }
    let kind = p.text.characterClass(at)
    if kind == .stop || kind == .space { return true }
    return Self.attendance.contains { p.has($0, at: at) } || p[at] == 0x548C || p[at] == 0x7B49
  }

  /// The rank of an office among those of its level; nil when the order of its like is not settled.
  private static func rank(_ office: OfficeFact) -> Int? {
    let isFull = office.grade == .full || office.grade == .acting
    switch (office.body, office.head) {
    case (.committee, .secretary): return isFull ? 10 : 50
    case (.none, .governor), (.government, .governor): return isFull ? 20 : 70
    case (.congress, .director): return isFull ? 30 : 70
    case (.conference, .chair): return isFull ? 40 : 80
    case (.committee, .standingMember): return 60
    case (.department, .chief), (.department, .secretary), (.discipline, .secretary), (.committee, .chief): return isFull ? 60 : nil
    case (.court, .chief), (.court, .procurator): return isFull ? 90 : nil
    case (.government, .chief): return isFull ? 95 : nil
    default: return nil
    }
  }
}
