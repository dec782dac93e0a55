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
      "“国发”是国务院，“国办发”是国务院办公厅。只在正文把机关名称紧接着写在标题前时核对，代字不在表内的不报；年份晚于文件日期的发文字号还不可能存在。",
      en:
        "国发 is the State Council, 国办发 its General Office. Checked only where the text names the office right before the title and the code is a known one; a number of a year after the document’s own date cannot exist yet."
    ),
    source: "党政机关公文处理工作条例 第九条（五）; dictionary",
    severity: .warning,
    examples: [
      .bad("国务院办公厅《关于优化营商环境的意见》（‹国发›〔2021〕5号）"),
      .bad("辽宁省人民政府《实施意见》（‹辽政办发›〔2023〕2号）"),
      .bad("《实施意见》（辽政发〔‹2023›〕2号）", date: Day(2022, 5, 1)),
      .good("国务院《关于优化营商环境的意见》（国发〔2021〕5号）"),
      .good("国务院办公厅《通知》（国办发〔2021〕5号）"),
      .good("市政府《实施意见》（某政发〔2023〕2号）"),
      .good("中共中央办公厅、国务院办公厅《意见》（中办发〔2021〕5号）"),
      .good("《实施意见》（辽政发〔2023〕2号）", date: Day(2023, 5, 1)),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers {
      let code = p.text.string(number.code)
      if let date = p.context.date, let year = number.year, year > date.year {
        out.report(
          number.yearRange, in: p, zh: "发文字号“\(p.sourceString(number.range))”的年份晚于文件日期（\(date.year)年）",
          en: "the document number is of \(year), the document itself of \(date.year)")
      } else if let offices = Self.offices[code], let named = office(p, before: number.range.lowerBound),
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
    let known = Set(Self.offices.values.joined())
    for length in stride(from: min(14, end), through: 3, by: -1) {
      let range = end - length..<end
      let name = p.text.string(range)
      // 中共中央办公厅、国务院办公厅 issue together.
      if known.contains(name) { return p[range.lowerBound - 1] == 0x3001 ? nil : (name, range) }
    }
    return nil
  }

  private static let offices: [String: [String]] = [
    "中发": ["中共中央", "中共中央、国务院"], "中办发": ["中共中央办公厅"], "国发": ["国务院"], "国函": ["国务院"], "国办发": ["国务院办公厅"], "国办函": ["国务院办公厅"],
    "辽政发": ["辽宁省人民政府"], "辽政办发": ["辽宁省人民政府办公厅"], "沈政发": ["沈阳市人民政府"], "沈政办发": ["沈阳市人民政府办公厅"],
    "大政发": ["大连市人民政府"], "大政办发": ["大连市人民政府办公厅"], "阜政发": ["阜新市人民政府"], "阜政办发": ["阜新市人民政府办公室"],
    "营政发": ["营口市人民政府"], "盘政发": ["盘锦市人民政府"], "京政发": ["北京市人民政府"], "沪府发": ["上海市人民政府"], "苏政发": ["江苏省人民政府"],
    "浙政发": ["浙江省人民政府"], "粤府": ["广东省人民政府"], "鲁政发": ["山东省人民政府"],
  ]
}
