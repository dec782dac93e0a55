import Linting
import TextModel

/// A year has a digit too many or too few.
struct YearDigits: ParagraphRule {
  static let description = RuleDescription(
    id: "date/year-digits",
    summary: Localized("年份多一位或少一位数字", en: "a year has a digit too many or too few"),
    rationale: Localized(
      "“20222年”“217年”多半是年份误植。表示时长的（历时217年、200年历史）和公元纪年的不报。",
      en: "20222年 and 217年 are most likely misprinted years. Lengths of time and ancient years are left alone."),
    source: "党政机关公文处理工作条例 第二十条（四）（时间准确）；校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("经省政府‹20222›年第3次常务会议审议", fixed: "经省政府2022年第3次常务会议审议"),
      .bad("‹217›年3月5日召开", fixed: "2017年3月5日召开"),
      .bad("力争‹220›年底前见效", fixed: "力争2020年底前见效"),
      .bad("自‹210›年起实行", fixed: "自2010年起实行"),
      .bad("全省‹219›年粮食产量稳定", fixed: "全省2019年粮食产量稳定"),
      .bad("到‹225›年底全面建成", fixed: "到2025年底全面建成"),
      .good("公元218年"),
      .good("工程在02024年竣工"),
      .good("建城已有217年历史"),
      .good("历时205年"),
      .good("217年前的古籍"),
      .good("200年来的探索"),
      .good("距今12000年"),
      .good("东汉建安二十三年（218年）"),
    ])

  static var interests: Interests { .digitNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.hasUnit(named: Self.units) {
      guard number.exponent == 0, number.lead == nil, number.inner == nil, number.trail == nil, number.grouping == .none,
        !number.isOrdinal,
        number.unitRange.lowerBound == number.range.upperBound, let value = number.value?.integer
      else { continue }
      let right: Int?
      switch number.digits.count {
      case 5: right = fromFive(value)
      case 3: right = fromThree(p, number, Int(value))
      default: right = nil
      }
      guard let right else { continue }
      out.report(
        number.digits, in: p, zh: "年份“\(value)”\(number.digits.count == 5 ? "多" : "少")一位数字，疑为“\(right)”",
        en: "the year \(value) has a digit too \(number.digits.count == 5 ? "many" : "few"): “\(right)”?",
        fixes: [p.replace(number.digits, with: "\(right)", .unsafe)])
    }
  }

  /// 20222 without one of its doubled digits; the latest year that gives, within 1900…2060.
  private func fromFive(_ value: Int64) -> Int? {
    let digits = Array(String(value).utf8)
    var best: Int?
    // A zero in front is no digit of the value: 02024.
    for i in digits.indices.dropLast() where digits[i] == digits[i + 1] {
      var rest = digits
      rest.remove(at: i)
      let year = rest.reduce(0) { $0 * 10 + Int($1) - 48 }
      if (1900...2060).contains(year) { best = max(best ?? 0, year) }
    }
    return best
  }

  /// 217 with the zero that was left out, where the text treats it as a year.
  private func fromThree(_ p: borrowing Paragraph, _ number: NumberFact, _ value: Int) -> Int? {
    guard (200...249).contains(value), let year = Optional(2000 + value % 100), p[number.digits.lowerBound] == 0x32 else {
      return nil
    }
    let start = number.range.lowerBound
    let next = number.unitRange.upperBound
    let opens = p.text.characterClass(start - 1)
    let isYearUnit = !number.hasUnit(named: Self.years)
    // What follows a year: a month, a season, an end; or a noun, when a clause begins here or 在, 于, 自 stands before.
    if Self.durationBefore.contains(p[start - 1]) || Self.durationAfter.contains(p[next]) || p.has("公元", before: start) {
      return nil
    }
    if isAncient(p, start) { return nil }
    // 前 after a number counts back from today, unless 在 or 于 stands before; round numbers count years more often than not.
    let isRound = value % 10 == 0 || p[next] == 0x7684
    if p[next] == 0x524D, !isYearUnit { return Self.yearBefore.contains(p[start - 1]) ? year : nil }
    let follows = isYearUnit || p.text.characterClass(next) == .digit || Self.yearAfter.contains(p[next])
    let precedes =
      Self.yearBefore.contains(p[start - 1]) || opens == .newline || opens == .stop || opens == .quote || opens == .connector
    return follows || !isRound || precedes && value != 200 && value != 240 ? year : nil
  }

  /// Whether the clause before names a dynasty or an era.
  private func isAncient(_ p: borrowing Paragraph, _ start: Int) -> Bool {
    let clause = p.sentence(around: start)
    return p.contains(Self.ancient, in: clause.lowerBound..<start)
  }

  private static let years: UnitNames = ["年"]
  private static let units: UnitNames = ["年", "年度", "年底", "年初", "年末"]
  private static let durationBefore = ScalarSet("前约近超满达有过共历第长距的了余续持需为校城经承跨这时")
  private static let durationAfter = ScalarSet("历间之多余后期来")
  private static let yearAfter = ScalarSet("初底末春夏秋冬上下第至—-")
  private static let yearBefore = ScalarSet("在于自从到至截和与年日及、")
  private static let ancient: Literals = ["公元", "东汉", "西汉", "三国", "魏", "蜀", "秦", "晋", "王朝", "皇帝", "建安"]
}
