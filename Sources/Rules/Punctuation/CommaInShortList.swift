import Linting
import TextModel

/// Commas between short parallel items that end alike.
struct CommaInShortList: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/comma-in-short-list",
    summary: Localized("短的并列成分之间宜用顿号", en: "commas between short parallel items"),
    rationale: Localized(
      "三项以上、每项不长、末字相同、最后用“和”连接的并列名词，中间宜用顿号。各项是分句（带“了、是、要”等）的不报。",
      en:
        "Three or more short nouns that end in the same character, the last joined by 和, are separated by 、. Items that are clauses are left alone."
    ),
    source: "GB/T 15834—2011 4.5.3.1、B.1.1",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("打造成为循环经济示范区‹，营商环境最优区，城乡融合发展先行区，特色文旅实践区›和作风建设样板区", fixed: "打造成为循环经济示范区、营商环境最优区、城乡融合发展先行区、特色文旅实践区和作风建设样板区"),
      .bad("建设智慧园区‹，绿色园区，创新园区›和示范园区", fixed: "建设智慧园区、绿色园区、创新园区和示范园区"),
      .bad("争创先进市‹，文明市，卫生市›和双拥市", fixed: "争创先进市、文明市、卫生市和双拥市"),
      .good("打造循环经济示范区、营商环境最优区、城乡融合发展先行区和作风建设样板区"),
      .good("抓进度，强招引，促增长"),
      .good("会议听取汇报，研究方案，部署工作"),
    ])

  static var interests: Interests { .characters(.stop) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let marks = paragraph.marks
    var first = 0
    while first < marks.count {
      guard marks[first].scalar == 0xFF0C else {
        first += 1
        continue
      }
      // A run of commas with short stretches between, then a stretch with 和.
      let ending = paragraph[Int(marks[first].index) - 1]
      var last = first
      while last + 1 < marks.count, marks[last + 1].scalar == 0xFF0C,
        isItem(Int(marks[last].index) + 1..<Int(marks[last + 1].index), ending, paragraph)
      {
        last += 1
      }
      let start = Int(marks[last].index) + 1
      let end = last + 1 < marks.count ? Int(marks[last + 1].index) : paragraph.trimmed.upperBound
      if last > first, paragraph.isHan(Int(marks[first].index) - 1),
        isItem(max(clauseStart(first, paragraph), Int(marks[first].index) - 10)..<Int(marks[first].index), ending, paragraph),
        let joint = conjunction(start..<end, ending, paragraph)
      {
        let range = Int(marks[first].index)..<joint
        let edits = (first...last).map { TextEdit(paragraph.text.sourceRange(Int(marks[$0].index)), "、") }
        out.report(
          range, in: paragraph, zh: "短并列成分之间宜用顿号", en: "、 between short parallel items",
          fixes: [Fix(title: out.text(zh: "改用顿号", en: "Use 、"), safety: .unsafe, edits: edits)])
      }
      first = last + 1
    }
  }

  private func clauseStart(_ mark: Int, _ paragraph: borrowing Paragraph) -> Int {
    mark > 0 ? Int(paragraph.marks[mark - 1].index) + 1 : 0
  }

  private func isItem(_ range: Range<Int>, _ ending: UInt32, _ paragraph: borrowing Paragraph) -> Bool {
    guard range.count >= 2, range.count <= 10, paragraph[range.upperBound - 1] == ending, Self.endings.contains(ending) else {
      return false
    }
    return range.allSatisfy { paragraph.isHan($0) && !Self.verbs.contains(paragraph[$0]) }
  }

  /// The place of 和 where the last stretch is “X和Y…” and both end like the others.
  private func conjunction(_ range: Range<Int>, _ ending: UInt32, _ paragraph: borrowing Paragraph) -> Int? {
    guard range.count >= 5 else { return nil }
    for i in range.lowerBound + 2..<min(range.upperBound, range.lowerBound + 11) where Self.joints.contains(paragraph[i]) {
      guard isItem(range.lowerBound..<i, ending, paragraph), i + 2 < range.upperBound + 1 else { return nil }
      return (i + 2..<min(range.upperBound, i + 11)).contains { paragraph[$0] == ending } ? i : nil
    }
    return nil
  }

  private static let joints = ScalarSet("和与及")
  private static let endings = ScalarSet("区市县业心地带园局镇村乡省厅部委校院站点项目类城群链港库")
  private static let verbs = ScalarSet("了着过是要将把使让有")
}
