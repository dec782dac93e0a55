import Linting
import TextModel

/// An official document tells the time relatively.
struct RelativeDate: ParagraphRule {
  static let description = RuleDescription(
    id: "date/relative",
    summary: Localized("公文中用了“日前”“近日”等相对日期", en: "an official document tells the time relatively"),
    rationale: Localized(
      "公文要长期查考，“日前”“近日”“上周”离开发文时间便读不懂。新闻、报告行文惯用，不查；“6月30日前”是期限，不报。",
      en:
        "A document is consulted for years; 近日 or 上周 means nothing then. Usual in news and reports, so off there. Deadlines (6月30日前) are left alone."
    ),
    source: "校对实务（原国发〔2000〕23号 第二十五条，已废止）",
    severity: .hint,
    profiles: [.report: .off, .news: .off, .web: .off],
    examples: [
      .bad("‹日前›，市政府召开会议", profile: .gongwen),
      .bad("‹近日›印发", profile: .gongwen),
      .bad("‹上周›已完成", profile: .gongwen),
      .good("请于6月30日前报送"),
      .good("请于三十日前报送"),
      .good("目前已完成"),
      .good("截止日前一天", profile: .gongwen),
    ])

  static var cues: [String] { ["昨天", "前天", "后天", "日前", "近日", "不久前", "上周", "下周"] }

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.context.profile == .gongwen else { return }
    let before = p.text.characterClass(range.lowerBound - 1)
    if p[range.lowerBound] == 0x65E5 {
      guard !before.isHan, before != .digit else { return }
    }
    if p[range.lowerBound] == 0x8FD1 || p[range.lowerBound] == 0x540E, before == .han, p[range.lowerBound - 1] == 0x6700 { return }
    out.report(
      range, in: p, zh: "公文中宜写明具体日期，避免“\(p.sourceString(range))”", en: "give the date instead of “\(p.sourceString(range))”")
  }
}
