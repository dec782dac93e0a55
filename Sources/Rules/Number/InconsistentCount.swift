import Linting
import TextModel

/// One thing is counted differently in two places.
struct InconsistentCount: DocumentRule {
  static let description = RuleDescription(
    id: "number/inconsistent-in-doc",
    summary: Localized("同一事物前后数字不一致", en: "one thing is counted differently in two places"),
    rationale: Localized(
      "前文“57个在建项目”、后文“75个在建项目”可能有一处误植。只在数字像是误植（数位颠倒，或位数相同只差一位且一处说的是“全市”“全区”等总数）时提示；口径不同（新增、其中、累计、去年等）的不比；新闻稿里口径多变，默认不查。",
      en:
        "57个在建项目 and later 75个在建项目 may be a slip. Only numbers that look like a slip are pointed out: digits exchanged, or one digit differing where a total (全市, 全区) is told. Counts of another scope (new, of which, last year) are not compared; off for news, where scopes change often."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）；校对实务",
    severity: .hint,
    profiles: [.news: .off, .web: .off],
    examples: [
      .bad("推进57个在建项目，压实责任。会议要求，盯紧‹75个在建项目›。"),
      .bad("全区10个招商局全部到位。会议要求，‹11个招商局›外出招商。"),
      .bad("全市12条重点产业链提质。要做强‹15条重点产业链›。"),
      .good("推进57个在建项目。推进33个在谈项目。"),
      .good("已建成7个自贸试验区。高标准建设11个自贸试验区。"),
      .good("开工53个重大项目。全年179个重大项目开工。"),
      .good("出台36条政策措施。落实改革30条政策措施。"),
      .good("发生5级以上地震的可能性较大，发生6级以上地震的可能性较小。"),
      .good("去年57个在建项目投产，今年新增33个在建项目。"),
      .good("推进57个在建项目。57个在建项目全部开工。"),
    ])

  static var interests: Interests { .numbers }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard p.block.kind != .tableCell else { return }
    for number in p.numbers
    where number.hasUnit(.count) && number.lead == nil && number.inner == nil && !number.isOrdinal
      && !number.hasUnit(named: Self.grades)
    {
      guard let value = number.value?.integer, value > 1, number.rangeMark == nil, !number.isRangeEnd else {
        continue
      }
      let start = number.range.lowerBound
      let before = max(0, start - 6)..<start
      if p.contains(Self.scopes, in: before) { continue }
      var end = number.unitRange.upperBound
      while p.text.characterClass(end) == .han, end - number.unitRange.upperBound < 11 {
        if end - number.unitRange.upperBound >= 2, Self.breaks.contains(p[end]) { break }
        end += 1
      }
      let noun = number.unitRange.upperBound..<end
      guard noun.count >= 3, noun.count <= 11, let unit = number.unit else { continue }
      let isTotal = p.contains(Self.totals, in: before)
      facts.add(
        isTotal ? 1 : 0, start..<end, in: p, text: unit.name + p.text.string(noun), detail: p.text.string(number.range),
        value: Int(clamping: value))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var first: [ByteString: DocumentFact] = [:]
    for fact in document.facts {
      guard let earlier = first[ByteString(fact.text)] else {
        first[ByteString(fact.text)] = fact
        continue
      }
      guard earlier.value != fact.value, Self.isSlip(earlier, fact) else { continue }
      out.report(
        source: fact.range, zh: "“\(fact.text)”前后数字不一致：\(earlier.detail)与\(fact.detail)",
        en: "“\(fact.text)” is counted as \(earlier.detail) and as \(fact.detail)",
        related: [RelatedPlace(message: out.text(zh: "前文", en: "earlier"), range: earlier.range)])
    }
  }

  /// Whether one of two numbers looks like a slip for the other: 57 and 75; or 12 and 15 where one of them counts a whole.
  private static func isSlip(_ a: DocumentFact, _ b: DocumentFact) -> Bool {
    let (x, y) = (Array(String(a.value)), Array(String(b.value)))
    guard x.count == y.count, x.count >= 2 else { return false }
    let different = x.indices.filter { x[$0] != y[$0] }
    if different.count == 2 {
      return different[1] == different[0] + 1 && x[different[0]] == y[different[1]] && x[different[1]] == y[different[0]]
    }
    return different.count == 1 && (a.kind == 1 || b.kind == 1)
  }

  private static let grades: UnitNames = ["级"]
  private static let totals: Literals = ["全市", "全区", "全县", "全省", "全镇", "全校", "共有", "所有", "全部", "我市", "我区", "我县"]
  private static let scopes: Literals = ["新增", "其中", "去年", "上年", "本月", "累计", "每", "各", "第", "再", "又", "全国"]
  private static let breaks = ScalarSet("全外的和等已均提开将正都也被由向为落建投进完入与及")
}
