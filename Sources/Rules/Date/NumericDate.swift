import Linting
import TextModel

/// In running text a date is written with 年, 月, 日.
struct NumericDate: ParagraphRule {
  static let description = RuleDescription(
    id: "date/numeric-form",
    summary: Localized("行文中的日期宜写成年月日", en: "in running text a date is written with 年, 月, 日"),
    rationale: Localized(
      "公文、新闻正文的日期写作“2023年1月9日”；用点、斜线或不补零的短横线都不合规定，补零的“2023-01-09”只用于表格、元数据。“发布时间：”一类信息行、表格、括注的检索日期不报。",
      en:
        "Running text has 2023年1月9日. Points, slashes and unpadded hyphens are no standard form at all, and 2023-01-09 belongs in tables and metadata. Lines of metadata, tables and lone dates are left alone."
    ),
    source: "GB/T 15835—2011 5.1.4; GB/T 9704—2012 7.3.5.4",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("会议于‹2023-1-9›召开，研究部署有关工作。", fixed: "会议于2023年1月9日召开，研究部署有关工作。"),
      .bad("本办法自‹2007/6/1›起施行，有效期五年。", fixed: "本办法自2007年6月1日起施行，有效期五年。"),
      .bad("‹2018-12-4›", fixed: "2018年12月4日"),
      .bad("（‹2022/10/16›）", fixed: "（2022年10月16日）"),
      .bad("自‹2022.3.5›以来，全市新增就业两万人。", fixed: "自2022年3月5日以来，全市新增就业两万人。"),
      .good("发布时间：2023-02-08"),
      .good("发表时间:2023/2/8 来源：本站"),
      .good("2023-02-08"),
      .good("2018-11-19"),
      .good("版本2013.4.5发布"),
      .good("更新日期 2023.2.8"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.block.kind != .tableCell else { return }
    for date in p.dates where date.form == .hyphen || date.form == .slash || date.form == .dot {
      guard date.isPossible, let year = date.year, let month = date.month, let day = date.day, year >= 1840, year <= 2100,
        !isLabelled(p, date)
      else { continue }
      // Alone in its line the ISO form may be metadata; the other forms are right nowhere.
      let isProse = isProse(p)
      let isISO = date.form == .hyphen && date.monthDigits.count == 2 && date.dayDigits.count == 2
      guard isProse || !isISO else { continue }
      let right = "\(year)年\(month)月\(day)日"
      let isPadded =
        date.form == .hyphen && date.monthDigits.count == 2 && date.dayDigits.count == 2
        && (p[date.monthDigits.lowerBound] == 0x30 || p[date.dayDigits.lowerBound] == 0x30)
      out.report(
        date.range, in: p, zh: "行文中的日期“\(p.sourceString(date.range))”应写作“\(right)”", en: "in running text write “\(right)”",
        severity: isPadded || !isProse ? .info : nil, fixes: [p.replace(date.range, with: right, .unsafe)])
    }
  }

  /// Whether the line says more than a date.
  private func isProse(_ p: borrowing Paragraph) -> Bool {
    var han = 0
    for i in 0..<min(p.count, 64) where p.text.characterClass(i) == .han { han += 1 }
    return han >= 4
  }

  /// Whether the date stands behind a label, or in a line of metadata.
  private func isLabelled(_ p: borrowing Paragraph, _ date: DateFact) -> Bool {
    let before = p[date.range.lowerBound - 1]
    if before == 0xFF1A || before == 0x3A || p.has("版本", before: date.range.lowerBound) { return true }
    let head = 0..<min(p.count, 24)
    return p.count < 100 && Self.labels.contains { p.contains($0, in: head) }
  }

  private static let labels: [StaticString] = [
    "发布时间", "发表时间", "发布日期", "更新时间", "更新日期", "来源", "浏览", "日期：", "时间：", "责任编辑", "作者", "发布于",
  ]
}
