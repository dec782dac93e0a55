import Lexicon
import Linting
import TextModel

/// Two names in a list without the mark between them.
struct ListSeparator: ParagraphRule {
  static let description = RuleDescription(
    id: "name/list-separator",
    summary: Localized("名单中两个姓名之间疑缺顿号", en: "two names of a list without 、 between them"),
    rationale: Localized(
      "五项以上、绝大多数是人名的顿号名单里，中间某一项有四到六个字，正好能拆成两个姓名。复姓、词典里的姓名、少数民族姓名不报；有几种拆法时不给改法。",
      en:
        "In a list of five or more names an inner item of four to six characters splits into two names. Compound surnames, known names and names of other peoples are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("任维达、‹丛军柳金红›、史立强、王锡庆、王杰、李明参加会议"),
      .bad("李雅新、佟欣秋、‹王开革李晓涛›、张丹羊、王勇、赵刚参加会议", fixed: "李雅新、佟欣秋、王开革、李晓涛、张丹羊、王勇、赵刚参加会议"),
      .bad("赵玉鹏、毛长义、徐晓莉、‹张俊余石磊›、杨永全、于洋参加会议"),
      .bad("任维达、‹丛军柳金红›、史立强、王锡庆、王杰参加会议"),
      .bad("李雅新、佟欣秋、‹王开革李晓涛›、张丹羊、王勇参加会议", fixed: "李雅新、佟欣秋、王开革、李晓涛、张丹羊、王勇参加会议"),
      .bad("赵玉鹏、毛长义、徐晓莉、‹张俊余石磊›、杨永全参加会议"),
      .good("任维达、丛军、柳金红、史立强、王锡庆、王杰参加会议"),
      .good("欧阳锦华、丛军、史立强、王锡庆、王杰参加会议"),
      .good("王路、马秀珍、卢柯、巴桑卓玛、刘启芳等6位委员"),
      .good("循环经济示范区、营商环境最优区、城乡融合发展先行区"),
    ])

  static var interests: Interests { .characters(.stop) }

  init(_ options: RuleOptions) {}

  private static let peoples = ["巴桑", "扎西", "次仁", "卓玛", "多吉", "达瓦", "格桑", "旺堆", "阿不", "买买", "古丽", "尼玛", "央金", "洛桑"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for list in NameList.all(in: p, minimum: 5) {
      for item in list.items.dropFirst().dropLast() where item.count >= 4 && item.count <= 6 {
        let splits = splits(item, p)
        let text = p.text.string(item)
        guard !splits.isEmpty, !Self.peoples.contains(where: { text.contains($0) }), p.place(covering: item.lowerBound) == nil
        else { continue }
        let fix =
          splits.count == 1
          ? splits.first.flatMap {
            p.replace(item, with: p.text.string(item.lowerBound..<$0) + "、" + p.text.string($0..<item.upperBound), .unsafe)
          } : nil
        out.report(item, in: p, zh: "名单中“\(text)”疑似缺少顿号", en: "“\(text)” looks like two names without 、", fixes: [fix])
      }
    }
  }

  /// Where an item can be split into two names of two or three characters.
  private func splits(_ item: Range<Int>, _ p: borrowing Paragraph) -> [Int] {
    let surnames = p.context.lexicon.surnames
    guard !surnames.isCompound(p[item.lowerBound], p[item.lowerBound + 1]), !NameList.isCommonWord(item, p),
      !NameList.isCommonWord(item.lowerBound..<item.lowerBound + 2, p),
      !NameList.isCommonWord(item.upperBound - 2..<item.upperBound, p)
    else { return [] }
    if let form = p.context.lexicon.matcher.form(p.text.scalars[item]), p.context.lexicon.formTraits[form] & 0xBF != 0 { return [] }
    func isCommon(_ index: Int) -> Bool { surnames.rank(p[index]) == 1 || surnames.rank(p[index]) == 2 }
    guard isCommon(item.lowerBound) else { return [] }
    return [2, 3].map { item.lowerBound + $0 }.filter { cut in
      let rest = item.upperBound - cut
      return rest >= 2 && rest <= 3 && isCommon(cut)
    }
  }
}
