import Linting
import TextModel

/// Two posts of one person without the mark of enumeration between them: 区委副书记区长金大伟.
struct OfficeSeparator: ParagraphRule {
  static let description = RuleDescription(
    id: "title/separator",
    summary: Localized("同一人的两个职务之间应用顿号", en: "two posts of one person are separated by 、"),
    rationale: Localized(
      "区委副书记、区长某某：两个职务之间用顿号，不用逗号、空格、斜线，也不连写。逗号两边是两个人的（市委常委、副市长甲，副市长乙）不报，“书记兼主任”不报。",
      en:
        "Two posts of one person are joined by 、, not by a comma, a blank, a slash or nothing. A comma between two persons and 兼 are fine."
    ),
    source: "GB/T 15834—2011 4.5.3.1；校对实务",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹区委副书记区长›金大伟主持会议", fixed: "区委副书记、区长金大伟主持会议"),
      .bad("‹市委常委，副市长›杜鑫主持会议", fixed: "市委常委、副市长杜鑫主持会议"),
      .bad("‹党工委副书记 管委会主任›吕东升主持会议", fixed: "党工委副书记、管委会主任吕东升主持会议"),
      .good("区委副书记、区长金大伟主持会议"),
      .good("市委常委、副市长段家喜，副市长贾洪琳参加会议"),
      .good("市委常委、市委秘书长出席会议"),
      .good("党工委书记兼管委会主任吕东升主持会议"),
    ])

  static var interests: Interests { .persons }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.offices.count > 1 else { return }
    for i in 1..<p.offices.count {
      let first = p.offices[i - 1]
      let second = p.offices[i]
      guard OfficeWording.isParty(first), first.grade == .deputy || first.head == .standingMember, isSecondPost(second) else {
        continue
      }
      let gap = first.range.upperBound..<second.whole.lowerBound
      guard gap.count <= 1, gap.isEmpty || isWrong(p[gap.lowerBound], p.text.characterClass(gap.lowerBound)),
        p.name(at: second.range.upperBound, strict: false) != nil,
        p.persons.beginning(in: second.range.upperBound..<second.range.upperBound + 64).contains(where: { $0.offices.contains(i) })
      else { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      let right = p.text.string(first.range) + "、" + p.text.string(second.whole)
      out.report(
        range, in: p, zh: "双职务之间应用顿号：“\(p.text.string(range))”应为“\(right)”", en: "two posts of one person take 、: “\(right)”",
        fixes: [p.replace(gap, with: "、", .safe)])
    }
  }

  private func isWrong(_ scalar: UInt32, _ kind: CharacterClass) -> Bool {
    scalar == 0xFF0C || scalar == 0x2F || scalar == 0xFF0F || kind == .space || kind == .wideSpace
  }

  private func isSecondPost(_ office: OfficeFact) -> Bool {
    OfficeWording.isGovernment(office) || office.body == .discipline && office.head == .secretary
      || office.body == .department && (office.head == .chief || office.head == .secretary)
      || office.head == .chief && office.body == .committee
  }
}
