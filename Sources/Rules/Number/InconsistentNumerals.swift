import Linting
import TextModel

/// Coordinated counts in one sentence mix two kinds of numerals.
struct InconsistentNumerals: ParagraphRule {
  static let description = RuleDescription(
    id: "number/style-inconsistent",
    summary: Localized("同一句内并列的计数数字体例不一", en: "coordinated counts in one sentence mix two kinds of numerals"),
    rationale: Localized(
      "“5所学校、三家医院”宜统一体例。“一批”“两手”等虚指、“三大产业链”一类提法、概数、引号内的文字不报。",
      en:
        "Counts that stand side by side are better written in one kind of numerals. Indefinite 一 and 两, set phrases, approximations and quotations are left alone."
    ),
    source: "GB/T 15835—2011 4.3（局部体例一致）",
    severity: .hint,
    examples: [
      .bad("新建5所学校、‹三家›医院"),
      .bad("引进项目12个、企业‹七家›"),
      .bad("建成9座泵站、‹两百座›水闸、十一座水库"),
      .good("口岸设112个网点，西、中、东三条通道畅通"),
      .good("新建5所学校、3家医院"),
      .good("做大做强12条产业链特别是三大产业链"),
      .good("召开2次会议，一是传达精神"),
      .good("新建5所学校，十几家企业参与"),
      .good("在三台县，调集了130多台农机"),
      .good("启动四级响应，派出5个工作组"),
      .good("新建5所学校、一批医院"),
      .good("建成3个园区、“三个一批”项目"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      guard p.numbers[index].form != p.numbers[index + 1].form else { continue }
      let (first, second) = (p.numbers[index], p.numbers[index + 1])
      guard isCount(p, first), isCount(p, second),
        isCoordinated(p, first.fullRange.upperBound..<second.range.lowerBound)
      else { continue }
      let (han, arabic) = first.form == .han ? (first, second) : (second, first)
      guard han.form == .han, arabic.form == .arabic, !closesList(p, han.range.lowerBound) else { continue }
      out.report(
        han.fullRange, in: p, zh: "同一句内计数数字体例不一致：“\(p.sourceString(arabic.fullRange))”与“\(p.sourceString(han.fullRange))”",
        en: "counts in one sentence mix numerals: “\(p.sourceString(arabic.fullRange))”, “\(p.sourceString(han.fullRange))”",
        related: [RelatedPlace(message: out.text(zh: "另一种体例", en: "the other kind"), range: p.text.sourceRange(arabic.fullRange))])
    }
  }

  private func isCount(_ p: borrowing Paragraph, _ number: NumberFact) -> Bool {
    guard number.hasUnit(.count), !number.hasUnit(named: Self.grades), let value = number.value?.integer, !number.isOrdinal,
      number.inner == nil, number.lead == nil,
      p[number.range.lowerBound - 1] != 0x201C, !Self.places.contains(p[number.unitRange.upperBound])
    else { return false }
    return number.form == .arabic || value >= 3 || number.range.count > 1
  }

  private static let grades: UnitNames = ["级"]

  /// 西、中、东三条通道: the count of a list is written in Han numerals.
  private func closesList(_ p: borrowing Paragraph, _ start: Int) -> Bool {
    var dunhaos = 0
    var i = start - 1
    while start - i <= 16, p.text.characterClass(i) == .han || p[i] == 0x3001 {
      if p[i] == 0x3001 { dunhaos += 1 }
      i -= 1
    }
    return dunhaos >= 2
  }

  /// Whether a stretch is a noun of at most eight Han characters, one separator, and at most six more.
  private func isCoordinated(_ p: borrowing Paragraph, _ range: Range<Int>) -> Bool {
    guard range.count <= 15, let separator = range.first(where: { p[$0] == 0x3001 || p[$0] == 0xFF0C }),
      separator - range.lowerBound <= 8,
      range.upperBound - separator <= 7
    else { return false }
    return range.allSatisfy { $0 == separator || p.text.characterClass($0) == .han }
  }

  private static let places = ScalarSet("县市区村镇乡店屯")
}
