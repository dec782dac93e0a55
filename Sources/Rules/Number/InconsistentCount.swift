import Linting
import TextModel

/// One thing is counted differently in two places.
struct InconsistentCount: DocumentRule {
  static let description = RuleDescription(
    id: "number/inconsistent-in-doc",
    summary: Localized("同一事物前后数字不一致", en: "one thing is counted differently in two places"),
    rationale: Localized(
      "前文“57个在建项目”、后文“75个在建项目”可能有一处误植。口径不同（新增、其中、累计、去年等）的不比；新闻稿里口径多变，默认不查。",
      en:
        "57个在建项目 and later 75个在建项目 may be a slip. Counts of another scope (new, of which, last year) are not compared; off for news, where scopes change often."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）; practice",
    severity: .hint,
    profiles: [.news: .off, .web: .off],
    examples: [
      .bad("推进57个在建项目，压实责任。会议要求，盯紧‹75个在建项目›。"),
      .bad("全区10个招商局全部到位。会议要求，‹11个招商局›外出招商。"),
      .bad("全市12条重点产业链提质。要做强‹15条重点产业链›。"),
      .good("推进57个在建项目。推进33个在谈项目。"),
      .good("去年57个在建项目投产，今年新增33个在建项目。"),
      .good("推进57个在建项目。57个在建项目全部开工。"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.block.kind != .tableCell else { return }
    for number in p.numbers where number.unit?.kind == .count && number.lead == nil && number.inner == nil && !number.isOrdinal {
      guard let value = number.value?.integer, value > 1, let unit = number.unit, number.rangeMark == nil, !number.isRangeEnd else {
        continue
      }
      let start = number.range.lowerBound
      let before = max(0, start - 6)..<start
      if Self.scopes.contains(where: { p.contains($0, in: before) }) { continue }
      var end = number.unitRange.upperBound
      while p.text.characterClass(end) == .han, end - number.unitRange.upperBound < 11 {
        if end - number.unitRange.upperBound >= 2, Self.breaks.contains(p[end]) { break }
        end += 1
      }
      let noun = number.unitRange.upperBound..<end
      guard noun.count >= 3, noun.count <= 11 else { continue }
      facts.add(
        0, start..<end, in: p, text: unit.name + p.text.string(noun), detail: p.text.string(number.range),
        value: Int(clamping: value))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var first: [String: DocumentFact] = [:]
    for fact in document.facts {
      guard let earlier = first[fact.text] else {
        first[fact.text] = fact
        continue
      }
      guard earlier.value != fact.value else { continue }
      out.report(
        source: fact.range, zh: "“\(fact.text)”前后数字不一致：\(earlier.detail)与\(fact.detail)",
        en: "“\(fact.text)” is counted as \(earlier.detail) and as \(fact.detail)",
        related: [RelatedPlace(message: out.text(zh: "前文", en: "earlier"), range: earlier.range)])
    }
  }

  private static let scopes: [StaticString] = ["新增", "其中", "去年", "上年", "本月", "累计", "每", "各", "第", "再", "又", "全国", "全省"]
  private static let breaks = ScalarSet("全外的和等已均提开将正都也被由向为落建投进完入与及")
}
