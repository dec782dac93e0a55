import Lexicon
import Linting
import TextModel

/// The text reports a day that lies after its own publication.
struct DateAfterPublication: DocumentRule {
  static let description = RuleDescription(
    id: "date/header-conflict",
    summary: Localized("正文所述日期晚于发布日期", en: "the text reports a day that lies after its own publication"),
    rationale: Localized(
      "2月8日发布的稿件不会报道2月10日已经开的会，其中必有一处误植。将来的安排（将于、拟于、3月底前）不报；没写年份的按发布年份，过晚则按上一年。",
      en:
        "A report published on the 8th cannot tell of a meeting held on the 10th. Plans and deadlines are left alone; a day without a year is taken in the year of publication, or in the year before when that is too late."
    ),
    source: "校对实务",
    severity: .warning,
    examples: [
      .bad("发布时间：2023-02-08\n‹2月10日›，市委常委会召开会议。"),
      .bad("发表时间：2025-08-05\n‹2025年8月15日›，领导小组第12次会议召开。"),
      .bad("发布时间：2023-06-01\n‹6月15日›，推进会议举行。"),
      .good("发表时间：2025-08-05\n7月23日，领导小组第12次会议召开。"),
      .good("发布时间：2023-02-08\n力争3月底前完成。"),
      .good("发布时间：2023-01-05\n12月29日，全会召开。"),
      .good("发布时间：2023-02-08\n将于2月20日召开会议。"),
      .good("发布时间：2023-02-08\n会议决定，2月20日召开动员大会，各单位要提前准备。"),
    ])

  static var interests: Interests { .dates }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  private enum Kind { static let header = 0, event = 1 }

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    let isHeader = p.contains(Self.labels, in: 0..<16)
    for date in p.dates where !date.isLunar && date.rangeMark == nil && !date.isRangeEnd {
      guard let month = date.month, let day = date.day, date.relativeYear == nil else { continue }
      if isHeader {
        if let date = date.date { facts.add(Kind.header, p.dates[0].range, in: p, value: Int(date.number)) }
        return
      }
      let sentence = p.sentence(around: date.range.lowerBound)
      guard opens(p, date, sentence), !Self.bounds.contains(p[date.range.upperBound]),
        p.contains(Self.past, in: date.range.upperBound..<sentence.upperBound), !p.contains(Self.future, in: sentence)
      else { continue }
      facts.add(
        Kind.event, date.range, in: p, text: p.sourceString(date.range), value: (date.year ?? 0) * 10_000 + month * 100 + day)
    }
  }

  /// Whether the date opens its sentence: there it says when what is told happened.
  private func opens(_ p: borrowing Paragraph, _ date: DateFact, _ sentence: Range<Int>) -> Bool {
    (sentence.lowerBound..<date.range.lowerBound).allSatisfy { p.text.characterClass($0).isBlank }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard let header = document.facts.first(where: { $0.kind == Kind.header }) else { return }
    let published = Day(header.value / 10_000, header.value / 100 % 100, header.value % 100)
    guard let published else { return }
    for fact in document.facts where fact.kind == Kind.event {
      let year = fact.value / 10_000
      guard let day = Day(year > 0 ? year : published.year, fact.value / 100 % 100, fact.value % 100), day > published else {
        continue
      }
      if year == 0, day.serial - published.serial > 31 { continue }
      out.report(
        source: fact.range, zh: "正文日期“\(fact.text)”晚于发布日期\(published.iso)",
        en: "“\(fact.text)” lies after the day of publication, \(published.iso)",
        related: [RelatedPlace(message: out.text(zh: "发布日期", en: "day of publication"), range: header.range)])
    }
  }

  private static let labels: Literals = ["发布时间", "发表时间", "发布日期", "发布于", "印发"]
  private static let past: Literals = ["召开", "举行", "印发", "发布", "出席", "强调", "指出", "开工", "完成", "主持"]
  private static let future: Literals = [
    "将", "拟", "定于", "计划", "预计", "力争", "确保", "前", "起", "要求", "请", "会议决定", "安排", "届时", "到时", "截止",
  ]
  private static let bounds = ScalarSet("前起")
}
