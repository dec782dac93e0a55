import Lexicon
import Linting
import TextModel

/// The code of an office does not match the office, or the year lies in the future.
struct AgencyCode: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/agency-code",
    summary: Localized(
      "机关代字与发文机关不符，或年份晚于文件日期", en: "the code of an office does not match the office, or the year lies in the future"),
    rationale: Localized(
      "“国发”是国务院，“国办发”是国务院办公厅。只在正文把机关名称紧接着写在标题前时核对，代字不在表内的不报（表内为中央、国务院及部门、各省级政府和部分市，可用选项增补）；年份晚于文件日期的发文字号还不可能存在。",
      en:
        "国发 is the State Council, 国办发 its General Office. Checked only where the text names the office right before the title and the code is a known one; a number of a year after the document’s own date cannot exist yet."
    ),
    source: "党政机关公文处理工作条例 第九条（五）; dictionary",
    severity: .warning,
    options: [
      RuleOption(
        "agencies", .strings([]),
        Localized("另加的机关代字，如“甲政发=甲市人民政府”", en: "more codes, such as 甲政发=甲市人民政府"))
    ],
    examples: [
      .bad("国务院办公厅《关于优化营商环境的意见》（‹国发›〔2021〕5号）"),
      .bad("辽宁省人民政府《实施意见》（‹辽政办发›〔2023〕2号）"),
      .bad("《实施意见》（辽政发〔‹2023›〕2号）", date: Day(2022, 5, 1)),
      .bad("广西壮族自治区人民政府《实施方案》（‹桂政办发›〔2023〕2号）"),
      .good("国务院《关于优化营商环境的意见》（国发〔2021〕5号）"),
      .good("国务院办公厅《通知》（国办发〔2021〕5号）"),
      .good("市政府《实施意见》（某政发〔2023〕2号）"),
      .good("中共中央办公厅、国务院办公厅《意见》（中办发〔2021〕5号）"),
      .good("《实施意见》（辽政发〔2023〕2号）", date: Day(2023, 5, 1)),
      .good("四川省人民政府办公厅《通知》（川办发〔2023〕2号）"),
    ])

  static var interests: Interests { .documentNumbers }

  /// Offices by the codes that the configuration adds: they go before those of ``AgencyCodes``.
  private let added: [String: [String]]
  private let addedNames: Set<String>

  init(_ options: RuleOptions) {
    let pairs = OptionPair.read(options, "agencies")
    added = Dictionary(pairs.map { ($0.key, [$0.value]) }) { $1 }
    addedNames = Set(pairs.map(\.value))
  }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers {
      let code = p.text.string(number.code)
      if let date = p.context.date, let year = number.year, year > date.year {
        out.report(
          number.yearRange, in: p, zh: "发文字号“\(p.sourceString(number.range))”的年份晚于文件日期（\(date.year)年）",
          en: "the document number is of \(year), the document itself of \(date.year)")
      } else if let offices = added[code] ?? AgencyCodes.offices[code], let named = office(p, before: number.range.lowerBound),
        !offices.contains(named.name)
      {
        out.report(
          number.code, in: p, zh: "机关代字“\(code)”是\(offices[0])的，与发文机关“\(named.name)”不符",
          en: "the code \(code) is that of \(offices[0]), not of \(named.name)",
          related: [RelatedPlace(message: out.text(zh: "发文机关", en: "the office"), range: p.text.sourceRange(named.range))])
      }
    }
  }

  /// The office named right before the title that a number stands behind: 国务院办公厅《…》（…).
  private func office(_ p: borrowing Paragraph, before start: Int) -> (name: String, range: Range<Int>)? {
    guard p[start - 1] == 0xFF08, p[start - 2] == 0x300B else { return nil }
    var depth = 0
    var i = start - 2
    while i >= 0, start - i < 120 {
      if p[i] == 0x300B { depth += 1 } else if p[i] == 0x300A { depth -= 1 }
      if depth == 0 { break }
      i -= 1
    }
    guard i > 0, depth == 0 else { return nil }
    var end = i
    if p.has("关于", before: end) { end -= 2 }
    for length in stride(from: min(16, end), through: 3, by: -1) {
      let range = end - length..<end
      let name = p.text.string(range)
      // 中共中央办公厅、国务院办公厅 issue together.
      if AgencyCodes.names.contains(name) || addedNames.contains(name) {
        return p[range.lowerBound - 1] == 0x3001 ? nil : (name, range)
      }
    }
    return nil
  }
}
