import Lexicon
import Linting
import TextModel

/// A blank inside a name of two characters in running text: 王　杰.
struct ListSpacing: ParagraphRule {
  static let description = RuleDescription(
    id: "name/list-spacing",
    summary: Localized("行文中的两字姓名中间留了空格", en: "a blank inside a name of two characters in running text"),
    rationale: Localized(
      "对齐排列的名单里两字姓名中间可以空一字；写进句子就不空。只看用顿号、逗号并列在句子里的姓名，单独成行的名单不报。",
      en:
        "Aligned lists pad names of two characters; running text does not. Lists that stand on a line of their own are left alone."),
    source: "GB/T 9704—2012 10.3；校对实务",
    severity: .info,
    fix: .safe,
    examples: [
      .bad("会上，史立强、‹王　杰›、李雅新、佟欣秋参加会议。", fixed: "会上，史立强、王杰、李雅新、佟欣秋参加会议。"),
      .bad("今天，副市长贾洪琳、‹王 冰›出席会议。", fixed: "今天，副市长贾洪琳、王冰出席会议。"),
      .bad("昨日，丛军、‹于　洋›参加会议。", fixed: "昨日，丛军、于洋参加会议。"),
      .good("会上，史立强、王杰、李雅新参加会议。"),
      .good("王　杰　　王　勇　　于　洋"),
      .good("出席：史立强　王　杰　李雅新"),
    ])

  static var interests: Interests { .innerBlanks }

  init(_ options: RuleOptions) {}

  private static let verbs: Literals = ["参加", "出席", "列席"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.count > 3, p.marks.contains(where: { $0.scalar == 0x3002 || $0.scalar == 0xFF0C }) else { return }
    p.text.forEachIndex(of: .space) { judge($0, p, &out) }
    p.text.forEachIndex(of: .wideSpace) { judge($0, p, &out) }
  }

  /// Judges the blank at an index.
  private func judge(_ i: Int, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.isHan(i - 1), p.isHan(i + 1), p[i - 2] == 0x3001 || p[i - 2] == 0xFF0C || p[i - 2] == 0xFF1A,
      p.context.lexicon.surnames.rank(p[i - 1]) > 0
    else { return }
    let end = i + 2
    let isListed =
      p[end] == 0x3001 || p[end] == 0xFF0C && p[i - 2] == 0x3001 || p[i - 2] != 0xFF1A && p.has(Self.verbs, at: end)
    guard isListed else { return }
    let name = p.text.string(i - 1..<i) + p.text.string(i + 1..<end)
    out.report(
      i - 1..<end, in: p, zh: "行文中“\(name)”两字之间不留空格", en: "no blank inside “\(name)” in running text",
      fixes: [p.replace(i..<i + 1, with: "", .safe)])
  }
}
