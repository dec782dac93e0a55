import Linting
import TextModel

/// Numbers and dates in Han characters and in Arabic digits (GB/T 15835—2011).
enum ValueRewriting {
  /// Other ways to write a number: what, which view indices, with what.
  static func forms(
    of number: borrowing NumberFact, in paragraph: borrowing Paragraph
  ) -> [(Rewriting.Kind, Range<Int>, String)] {
    guard let value = number.plainValue, number.value != nil else { return [] }
    // 数十, 几百 and 上千 are no numbers to be written in digits.
    let before = paragraph.text[number.range.lowerBound - 1]
    if number.form == .han, vague.contains(before) { return [] }
    if number.form == .han, number.lead != nil { return [] }
    switch number.form {
    case .han: return [(.numberToArabic, number.digits, arabic(paragraph.text.string(number.digits), value))]
    case .mixed: return []
    case .arabic:
      var forms: [(Rewriting.Kind, Range<Int>, String)] = []
      let han = han(value)
      if number.proportion == .percent, number.proportionRange.count == 1 {
        // 5% is read 百分之五, its multiplier and what makes it approximate stay out of it.
        guard number.exponent == 0, number.digits == number.range else { return [] }
        forms.append((.numberToHan, number.range.lowerBound..<number.proportionRange.upperBound, "百分之" + han))
      } else {
        forms.append((.numberToHan, number.digits, han))
      }
      if let integer = value.integer, number.proportion == .none {
        forms.append((.numberToFormal, number.digits, HanNumeral.text(integer, style: .formal)))
      }
      return forms
    }
  }

  /// 三百万 is 300万: the multiplier stays (GB/T 15835—2011 5.1).
  private static func arabic(_ han: String, _ value: ExactDecimal) -> String {
    for multiplier in ["万亿", "亿", "万"] where han.hasSuffix(multiplier) {
      if let head = HanNumeral.value(ofText: String(han.dropLast(multiplier.count))) { return String(head) + multiplier }
    }
    return value.text
  }

  /// 12.05 is 十二点零五: behind the point digit by digit.
  private static func han(_ value: ExactDecimal) -> String {
    let parts = value.text.split(separator: ".")
    let whole = parts.first.flatMap { Int64($0) } ?? 0
    let sign = value.mantissa < 0 && whole == 0 ? "负" : ""
    guard parts.count == 2 else { return HanNumeral.text(whole) }
    return sign + HanNumeral.text(whole) + "点" + HanNumeral.digits(ofDecimal: String(parts[1])).replacing("〇", with: "零")
  }

  /// Other ways to write a whole date.
  static func forms(of date: borrowing DateFact, in paragraph: borrowing Paragraph) -> [(Rewriting.Kind, String)] {
    guard date.isPossible, date.relativeYear == nil, !date.isLunar else { return [] }
    let styles = [date.yearStyle, date.monthStyle, date.dayStyle].compactMap(\.self)
    let year = paragraph.text.string(date.yearDigits)
    switch date.form {
    case .bare: return []
    case .hyphen, .slash, .dot:
      guard let y = date.year, let m = date.month, let d = date.day, date.date != nil else { return [] }
      return [
        (.dateToArabic, "\(y)年\(m)月\(d)日"),
        (.dateToHan, HanNumeral.digits(Int64(y)) + "年" + HanNumeral.text(Int64(m)) + "月" + HanNumeral.text(Int64(d)) + "日"),
      ]
    case .words:
      let day = date.usesHao ? "号" : "日"
      var forms: [(Rewriting.Kind, String)] = []
      if styles.contains(.arabic) {
        var text = date.year.map { _ in HanNumeral.digits(ofDecimal: inDigits(year)) + "年" } ?? ""
        text += date.month.map { HanNumeral.text(Int64($0)) + "月" } ?? ""
        text += date.day.map { HanNumeral.text(Int64($0)) + day } ?? ""
        forms.append((.dateToHan, text))
      }
      if styles.contains(.han) || styles.contains(.mixed) {
        var text = date.year.map { "\($0)年" } ?? ""
        text += date.month.map { "\($0)月" } ?? ""
        text += date.day.map { "\($0)" + day } ?? ""
        forms.append((.dateToArabic, text))
      }
      // A date of parts with blanks or other signs between them is left alone.
      let written = paragraph.text.string(date.range).unicodeScalars.filter { !dateCharacters.contains($0.value) }
      return written.isEmpty ? forms : []
    }
  }

  private static func inDigits(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          HanNumeral.digit(scalar.value).flatMap { Unicode.Scalar(UInt32(0x30 + $0)) } ?? scalar
        }))
  }

  private static let vague = ScalarSet("数几多好若上成近两")
  private static let dateCharacters = ScalarSet("0123456789〇零一二三四五六七八九十廿卅年月日号")
}
