import Linting
import TextModel

/// A name that stands twice in one list.
struct ListDuplicate: ParagraphRule {
  static let description = RuleDescription(
    id: "name/list-duplicate",
    summary: Localized("名单中姓名重复", en: "a name stands twice in a list"),
    rationale: Localized(
      "四人以上、用顿号并列的名单里，同一姓名出现两次。后面用括号注明单位、性别以区别同名者的不报；不是人名的并列不看。",
      en:
        "In a list of four or more names the same one occurs twice. Namesakes told apart by a note in brackets are left alone; lists of other things are not looked at."
    ),
    source: "校对实务",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("任维达、丛军、王杰、王勇、‹丛军›参加会议", fixed: "任维达、丛军、王杰、王勇参加会议"),
      .bad("甲某、乙某、丙某、‹乙某›出席", fixed: "甲某、乙某、丙某出席"),
      .bad("张立新、杨航、冯维民、‹张立新›", fixed: "张立新、杨航、冯维民"),
      .good("任维达、丛军、王杰、王勇参加会议"),
      .good("王勇（市财政局）、李明、赵刚、王勇（市公安局）"),
      .good("谋划一批、储备一批、成熟一批、实施一批"),
    ])

  static var interests: Interests { .characters(.stop) }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for list in NameList.all(in: p, minimum: 4) {
      var seen: [String: Range<Int>] = [:]
      for item in list.items {
        let name = p.text.string(item)
        guard NameList.isName(item, p) else { continue }
        guard seen[name] != nil else {
          seen[name] = item
          continue
        }
        out.report(
          item, in: p, zh: "名单中“\(name)”重复", en: "“\(name)” stands twice in the list",
          fixes: [p.replace(item.lowerBound - 1..<item.upperBound, with: "", .unsafe)])
      }
    }
  }
}
