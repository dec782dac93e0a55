import Linting
import TextModel

/// A lunar date is written in Arabic digits.
struct LunarDateInDigits: ParagraphRule {
  static let description = RuleDescription(
    id: "date/lunar",
    summary: Localized("农历日期用了阿拉伯数字", en: "a lunar date is written in Arabic digits"),
    rationale: Localized(
      "农历的月、日用汉字数字：农历八月十五、腊月二十三。农历前面的公历年份不变。",
      en: "Months and days of the lunar calendar are written in Han numerals; a year before them is not touched."),
    source: "GB/T 15835—2011 4.2.1",
    severity: .info,
    fix: .safe,
    examples: [
      .bad("农历‹8月15日›", fixed: "农历八月十五日"),
      .bad("正月‹15›元宵节", fixed: "正月十五元宵节"),
      .bad("腊月‹23›小年", fixed: "腊月二十三小年"),
      .good("农历八月十五"),
      .good("正月十五元宵节"),
      .good("2023年农历腊月二十三"),
      .good("正月2日前上班的说法不一"),
    ])

  static var interests: Interests { .dates }
  static var cues: [String] { ["正月", "腊月", "冬月"] }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for date in p.dates where date.isLunar && date.monthStyle == .arabic {
      var end = date.range.upperBound
      // 农历8月15: the day without 日.
      if date.day == nil {
        while p.text.characterClass(end) == .digit, end - date.range.upperBound < 2 { end += 1 }
      }
      report(p, date.monthDigits.lowerBound..<end, &out)
    }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    var end = range.upperBound
    while p.text.characterClass(end) == .digit { end += 1 }
    guard end > range.upperBound, end - range.upperBound <= 2, p[end] != 0x65E5 || p[end + 1] != 0x524D else { return }
    report(p, range.upperBound..<end, &out)
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ out: inout FindingSink) {
    var right = ""
    var i = range.lowerBound
    while i < range.upperBound {
      var value: Int64 = 0
      let start = i
      while i < range.upperBound, p.text.characterClass(i) == .digit {
        value = value * 10 + Int64(p[i]) - 48
        i += 1
      }
      if i > start {
        right += HanNumeral.text(value)
      } else {
        right += p.text.string(i..<i + 1)
        i += 1
      }
    }
    out.report(
      range, in: p, zh: "农历日期用汉字数字：“\(right)”", en: "lunar dates are written in Han numerals: “\(right)”",
      fixes: [p.replace(range, with: right, .safe)])
  }
}
