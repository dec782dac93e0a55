import Linting
import TextModel

/// The first date of an official document has no year.
struct MissingYear: DocumentRule {
  static let description = RuleDescription(
    id: "date/missing-year",
    summary: Localized("公文中首次出现的日期未写年份", en: "the first date of an official document has no year"),
    rationale: Localized(
      "公文中的日期应写明具体的年、月、日；标题或前文已有年份的不报，新闻稿由电头或发布信息带出年份，不查。",
      en:
        "An official document gives the year of its first date. A year in the title or before is enough; news carries it in the dateline and is not checked."
    ),
    source: "校对实务（原国发〔2000〕23号 第二十五条，2012年已废止）",
    severity: .info,
    profiles: [.report: .hint, .news: .off, .web: .off],
    examples: [
      .bad("定于‹10月23日›召开推进会议。", profile: .gongwen, whole: true),
      .bad("各区县：\n‹8月5日›，市政府召开会议。", profile: .gongwen, whole: true),
      .bad("请于‹3月15日›前报送。", profile: .gongwen, whole: true),
      .good("10月23日，阜新市海州区召开会议。", whole: true),
      .good("定于2023年10月23日召开推进会议。会议于10月24日结束。", profile: .gongwen, whole: true),
      .good("关于2023年重点工作的通知\n请于3月15日前报送。", profile: .gongwen, whole: true),
      .good("今年3月15日前报送。", profile: .gongwen, whole: true),
    ])

  static var interests: Interests { .dates }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for date in p.dates {
      if date.year != nil || date.relativeYear != nil {
        facts.add(0, date.range, in: p)
      } else if date.month != nil, date.day != nil, date.form == .words, !date.isLunar {
        facts.add(1, date.range, in: p, text: p.sourceString(date.range))
      }
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard document.context.profile == .gongwen || document.context.profile == .report, let first = document.facts.first,
      first.kind == 1
    else { return }
    out.report(
      source: first.range, zh: "公文首次出现的日期“\(first.text)”未写年份", en: "the first date, “\(first.text)”, has no year")
  }
}
