import Linting
import TextModel

/// Two paragraphs in a row that open with the same 会议强调，.
struct RepeatedLead: DocumentRule {
  static let description = RuleDescription(
    id: "style/repeated-lead",
    summary: Localized("连续段落开头相同", en: "paragraphs in a row open alike"),
    rationale: Localized(
      "会议消息里“指出”“强调”“要求”一般依次递进；相邻两段都以“会议强调，”开头显得单调，建议变换。中间隔着别的段落的不报。",
      en:
        "In reports of meetings 指出, 强调 and 要求 take turns; two adjacent paragraphs that open with 会议强调， are monotonous. With another paragraph between they are left alone."
    ),
    source: "校对实务",
    severity: .hint,
    options: [
      RuleOption("words", .strings([]), Localized("另外视为段首套语的词", en: "further words that end a lead"))
    ],
    examples: [
      .bad("会议强调，要统筹兼顾。\n‹会议强调›，要压实责任。"),
      .bad("邢鹏强调，要抓项目。\n‹邢鹏强调›，要抓招商。"),
      .bad("会议指出，成绩显著。\n‹会议指出›，问题不少。"),
      .good("会议指出，成绩显著。\n会议强调，要压实责任。"),
      .good("邢鹏指出，成绩显著。\n邢鹏强调，要抓项目。"),
      .good("会议强调，要压实责任。\n市直部门参加会议。\n会议强调，要抓落实。"),
    ])

  static let cues = ["强调，", "指出，", "要求，", "强调：", "指出：", "要求：", "认为，", "提出，", "表示，"]

  static var interests: Interests { .everything }
  /// Only words of the configuration are looked for everywhere; the others are cues.
  var interests: Interests { extra.isEmpty ? [] : Self.interests }

  private let extra: [[UInt32]]
  init(_ options: RuleOptions) { extra = options.strings("words").map(\.values) }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for word in extra {
      guard let place = paragraph.places(of: word).first,
        paragraph[place.upperBound] == 0xFF0C || paragraph[place.upperBound] == 0xFF1A
      else { continue }
      gather(cue: 0, at: place.lowerBound..<place.upperBound + 1, in: paragraph, &facts)
    }
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let start = paragraph.trimmed.lowerBound
    guard range.lowerBound - start >= 2, range.upperBound - start <= 11,
      paragraph.marks(in: start..<range.upperBound - 1).isEmpty
    else { return }
    let lead = start..<range.upperBound - 1
    facts.add(0, lead, in: paragraph, text: paragraph.text.string(lead))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var last: DocumentFact?
    for fact in document.facts {
      defer { last = fact }
      guard let last, last.text == fact.text, last.block != fact.block else { continue }
      // Blank lines do not part paragraphs.
      guard (last.block + 1..<fact.block).allSatisfy({ document.roles[$0] == .blank }) else { continue }
      out.report(
        source: fact.range, zh: "连续段落均以“\(fact.text)”开头，建议变换", en: "this paragraph opens with “\(fact.text)” like the one before",
        related: [RelatedPlace(message: out.text(zh: "上一段", en: "the paragraph before"), range: last.range)])
    }
  }
}
