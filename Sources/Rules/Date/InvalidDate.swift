import Lexicon
import Linting
import TextModel

/// The calendar has no such date.
struct InvalidDate: ParagraphRule {
  static let description = RuleDescription(
    id: "date/invalid",
    summary: Localized("日期不存在", en: "the calendar has no such date"),
    rationale: Localized(
      "月份须在1—12之间，日须合该月天数；年份已知时按是否闰年核2月29日，年份未知时放过。版本号、标准号、“3.15晚会”不是日期。",
      en:
        "Months run from 1 to 12 and days to the length of the month; 29 February is checked where the year is known. Versions, standards and names such as 3.15晚会 are no dates."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）（时间准确）; GB/T 7408",
    severity: .error,
    fix: .unsafe,
    options: [
      RuleOption(
        "forms", .strings(["words", "hyphen", "slash", "dot"]),
        Localized(
          "核对哪些写法：words 2023年2月8日，hyphen 2023-02-08，slash 2023/2/8，dot 2023.2.8",
          en: "forms that are checked: words 2023年2月8日, hyphen 2023-02-08, slash 2023/2/8, dot 2023.2.8"))
    ],
    examples: [
      .bad("‹2023年2月30日›"),
      .bad("‹2月30日›前完成", fixed: "2月29日前完成"),
      .bad("9月1日至‹9月31日›", fixed: "9月1日至9月30日"),
      .bad("截至‹2023年2月29日›", fixed: "截至2023年2月28日"),
      .bad("‹2023年10月32日›（星期四）", fixed: "2023年10月12日（星期四）"),
      .bad("‹2023-13-01›"),
      .bad("‹二〇二三年四月三十一日›"),
      .bad("‹2022年14月›"),
      .bad("8月5日至‹32日›"),
      .bad("‹2023年2月29日›"),
      .good("2024年2月29日"),
      .good("3.15晚会"),
      .good("版本2.13.40"),
      .good("2025-08-05"),
      .good("第12次会议"),
      .good("满24月龄的儿童"),
      .good("第13月"),
      .good("农历二月三十日"),
    ])

  static var interests: Interests { .dates }

  private let forms: Set<String>
  init(_ options: RuleOptions) { forms = Set(options.strings("forms")) }

  private func isRead(_ form: DateFact.Form) -> Bool {
    switch form {
    case .words, .bare: forms.contains("words")
    case .hyphen: forms.contains("hyphen")
    case .slash: forms.contains("slash")
    case .dot: forms.contains("dot")
    }
  }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.dates.indices {
      var date = p.dates[index]
      if date.isRangeEnd, date.month == nil, date.day != nil, index > 0, let month = p.dates[index - 1].month {
        (date.month, date.year) = (month, p.dates[index - 1].year)
      }
      guard !date.isPossible, !date.isLunar, date.month != nil, isRead(date.form), !isCount(p, date) else { continue }
      let year = date.year.map { "\($0)年" } ?? ""
      let isMonth = !(1...12).contains(date.month ?? 0)
      let month = date.month ?? 0
      let days = Day.days(inMonth: month, ofYear: date.year ?? 2000)
      out.report(
        date.range, in: p,
        zh: "日期“\(p.sourceString(date.range))”不存在："
          + (isMonth ? "没有\(month)月" : "\(year)\(month)月\(date.year == nil ? "最多" : "只有")\(days)天"),
        en: "“\(p.sourceString(date.range))” does not exist: "
          + (isMonth ? "there is no month \(month)" : "the month has \(days) days"),
        fixes: [isMonth ? nil : fix(p, date, month, days)])
    }
  }

  /// The day that is meant, where the text tells: the weekday behind the date, or the end of a month in a term.
  private func fix(_ p: borrowing Paragraph, _ date: DateFact, _ month: Int, _ days: Int) -> Fix? {
    guard let written = date.day, !date.dayDigits.isEmpty else { return nil }
    var right: Int?
    if let year = date.year, let word = WrongWeekday.weekday(p, after: date.range.upperBound) {
      let near = WrongWeekday.days(near: written, year: year, month: month, on: word.value)
      right = near.count == 1 ? near[0] : nil
    } else if written > days, written <= 31, isTerm(p, date), date.year != nil || month != 2 || written > 29 {
      right = days
    }
    return right.flatMap {
      p.replace(date.dayDigits, with: date.dayStyle == .han ? HanNumeral.text(Int64($0)) : "\($0)", .unsafe)
    }
  }

  /// 截至9月31日, 1日至31日, 31日前: the date ends a term, which is the last day of the month.
  private func isTerm(_ p: borrowing Paragraph, _ date: DateFact) -> Bool {
    date.isRangeEnd || Self.terms.contains { p.has($0, before: date.range.lowerBound) }
      || Self.ends.contains { p.has($0, at: date.range.upperBound) }
  }

  private static let terms: [StaticString] = ["截至", "截止到", "截止", "至", "到", "期限为"]
  private static let ends: [StaticString] = ["前", "之前", "以前", "止", "为止", "24时", "24:00", "截止"]

  /// 24月龄, 第13月, 满13月: months that are counted.
  private func isCount(_ p: borrowing Paragraph, _ date: DateFact) -> Bool {
    guard date.year == nil, date.day == nil else { return false }
    return p[date.range.upperBound] == 0x9F84 || Self.before.contains(p[date.range.lowerBound - 1]) || date.monthStyle == .han
  }

  private static let before = ScalarSet("第满每龄")
}
