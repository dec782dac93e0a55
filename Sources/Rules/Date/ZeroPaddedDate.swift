import Linting
import TextModel

/// Month or day has a leading zero.
struct ZeroPaddedDate: ParagraphRule {
  static let description = RuleDescription(
    id: "date/zero-padded",
    summary: Localized("月、日编了虚位", en: "month or day has a leading zero"),
    rationale: Localized(
      "年月日形式的日期“月、日不编虚位”：2月8日，不写02月08日。全数字形式2023-02-08、钟点“08时05分”不报。",
      en: "In the form of 年月日, month and day take no leading zero. 2023-02-08 and clock times are left alone."),
    source: "GB/T 9704—2012 7.3.5.4, 7.4.3; GB/T 15835—2011 5.1.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹2023年02月08日›", fixed: "2023年2月8日"),
      .bad("‹08月15日›前报送", fixed: "8月15日前报送"),
      .bad("‹10月05日›", fixed: "10月5日"),
      .bad("‹2023年02月›", fixed: "2023年2月"),
      .good("2023年2月8日"),
      .good("2023-02-08"),
      .good("08时05分"),
      .good("10月25日"),
    ])

  static var interests: Interests { .dates }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for date in p.dates where date.form == .words || date.form == .bare {
      let parts = [date.monthDigits, date.dayDigits].filter {
        $0.count == 2 && p[$0.lowerBound] == 0x30 && p[$0.lowerBound + 1] != 0x30
      }
      guard let first = parts.first, let last = parts.last, date.form == .words || !date.dayDigits.isEmpty || date.rangeMark != nil
      else { continue }
      let range = date.range
      var right = ""
      for i in range where !parts.contains(where: { $0.lowerBound == i }) { right += p.text.string(i..<i + 1) }
      // A paragraph of its own is the date of the document.
      let isSigned = range == p.trimmed
      out.report(
        range, in: p, zh: "月、日不编虚位：“\(p.sourceString(range))”应为“\(right)”", en: "month and day take no leading zero: “\(right)”",
        severity: isSigned && date.day != nil ? .error : nil,
        fixes: [p.text.containsMarkup(first.lowerBound..<last.upperBound) ? nil : p.replace(range, with: right, .safe)])
    }
  }
}
