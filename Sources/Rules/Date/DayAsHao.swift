import Linting
import TextModel

/// A date is written with 号 instead of 日.
struct DayAsHao: ParagraphRule {
  static let description = RuleDescription(
    id: "date/hao",
    summary: Localized("书面日期用了“号”", en: "a date is written with 号 instead of 日"),
    rationale: Localized(
      "书面日期用“日”，口语才说“号”。“3月15号令”“5号楼”等编号不报；直接引语里只作提示。",
      en:
        "Written dates take 日; 号 is spoken. Numbers of orders and buildings are left alone, and in direct speech it is only a hint."
    ),
    source: "校对实务; GB/T 15835—2011 5.1.4; GB/T 9704—2012 7.3.5.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹8月5号›上午", fixed: "8月5日上午"),
      .bad("请于‹10月23号›前报送", fixed: "请于10月23日前报送"),
      .bad("‹3月15号›", fixed: "3月15日"),
      .good("8月5日"),
      .good("3月15号令"),
      .good("5号楼8月封顶"),
      .good("国令第8号"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for date in p.dates where date.usesHao && date.month != nil && !Self.after.contains(p[date.range.upperBound]) {
      if p.has("公告", at: date.range.upperBound) || p.has("机组", at: date.range.upperBound) { continue }
      let suffix = date.range.upperBound - 1..<date.range.upperBound
      let right = p.text.string(date.range.lowerBound..<suffix.lowerBound) + "日"
      out.report(
        date.range, in: p, zh: "书面日期用“日”不用“号”：“\(right)”", en: "a written date takes 日: “\(right)”",
        severity: isQuoted(p, date.range.lowerBound) ? .hint : nil,
        fixes: [p.replace(suffix, with: "日", .safe, zh: "改为“\(right)”", en: "Change to “\(right)”")])
    }
  }

  /// Whether the last quotation mark before an index opens.
  private func isQuoted(_ p: borrowing Paragraph, _ index: Int) -> Bool {
    var i = index - 1
    while i >= 0, index - i < 200, p[i] != 0x201C, p[i] != 0x201D { i -= 1 }
    return p[i] == 0x201C
  }

  private static let after = ScalarSet("楼线院文令门馆厅桥井矿台")
}
