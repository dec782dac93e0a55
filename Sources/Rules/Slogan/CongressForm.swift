import Linting
import TextModel

/// A congress or a plenary session in a form or with a number that does not exist.
struct CongressForm: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/congress-form",
    summary: Localized("会议名称不规范", en: "a congress or plenary session in a form that does not exist"),
    rationale: Localized(
      "党的二十大、二十届三中全会用汉字数字，届和次不能混（二十大三中全会），一届中央委员会的全会到七中为止。“第十四届全国人民代表大会第一次会议”等全称不受影响。",
      en:
        "Congresses and plenary sessions are written with Han numerals, 大 and 届 do not mix, and no central committee since 1982 held more than nine (since the 14th: seven) plenary sessions. Full names are left alone."
    ),
    source: "《中国共产党章程》；GB/T 15835—2011 4.2.3",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("学习‹党的20大›精神", fixed: "学习党的二十大精神"),
      .bad("‹党的20届三中全会›", fixed: "党的二十届三中全会"),
      .bad("‹二十大三中全会›", fixed: "二十届三中全会"),
      .bad("‹党的十九届八中全会›"),
      .bad("‹二十届3中全会›", fixed: "二十届三中全会"),
      .bad("‹党的第二十大›", fixed: "党的二十大"),
      .good("学习党的二十大精神"),
      .good("党的二十届三中全会"),
      .good("第十四届全国人民代表大会第一次会议"),
      .good("2023中国大连大学生文化节"),
      .good("党的十九大、十九届历次全会"),
      .good("十一届三中全会"),
      .good("党的第二十次全国代表大会"),
    ])

  static let cues = ["中全会", "党的第", "党的"]

  /// What 大 begins a word with.
  private static let compounds = ScalarSet("连学会型队坝桥量多")

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    switch cue {
    case 0: plenum(range, paragraph, &out)
    default: congress(range, paragraph, &out, isOrdinal: text[range.upperBound - 1] == 0x7B2C)
    }
  }

  /// 党的20大, 党的第二十大.
  private func congress(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink, isOrdinal: Bool) {
    let text = paragraph.text
    guard let (value, end, isArabic) = number(text, from: range.upperBound), value >= 7, value <= 30, text[end] == 0x5927,
      isArabic || isOrdinal,
      !Self.compounds.contains(text[end + 1])
    else { return }
    let whole = range.lowerBound..<end + 1
    report(whole, "党的" + Self.han(value) + "大", paragraph, &out)
  }

  /// …届…中全会 and what comes before it.
  private func plenum(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    // Backwards: the session, 届 or 大, the congress, 第, 党的.
    var i = range.lowerBound
    let sessionEnd = i
    while i > 0, isNumeral(text, i - 1) { i -= 1 }
    guard i < sessionEnd, let (session, _, sessionIsArabic) = number(text, from: i), text[i - 1] == 0x5C4A || text[i - 1] == 0x5927
    else {
      return
    }
    let isCongress = text[i - 1] == 0x5927
    var start = i - 1
    let congressEnd = start
    while start > 0, isNumeral(text, start - 1) { start -= 1 }
    guard start < congressEnd, let (congress, end, congressIsArabic) = number(text, from: start), end == congressEnd, congress >= 7,
      congress <= 30
    else {
      return
    }
    if paragraph.has("党的", before: start) { start -= 2 }
    let whole = start..<range.upperBound
    let limit = congress >= 14 ? 7 : congress == 11 || congress == 13 ? 9 : 12
    guard session <= limit, session >= 1 else {
      out.report(
        whole, in: paragraph, zh: "“\(text.string(whole))”：第\(Self.han(congress))届中央委员会没有\(Self.han(max(1, session)))中全会，请核对",
        en: "“\(text.string(whole))”: the \(congress)th Central Committee held no such session")
      return
    }
    guard isCongress || sessionIsArabic || congressIsArabic else { return }
    let right = (paragraph.has("党的", at: start) ? "党的" : "") + Self.han(congress) + "届" + Self.han(session) + "中全会"
    report(whole, right, paragraph, &out)
  }

  private func isNumeral(_ text: borrowing NormalizedText, _ i: Int) -> Bool {
    text.characterClass(i) == .digit || text.characterClass(i) == .hanDigit || text[i] == 0x5341
  }

  /// A number up to 99 in digits or Han numerals.
  private func number(_ text: borrowing NormalizedText, from index: Int) -> (value: Int, end: Int, isArabic: Bool)? {
    var i = index
    var value = 0
    while text.characterClass(i) == .digit, i - index < 3 {
      value = value * 10 + Int(text[i] &- 0x30)
      i += 1
    }
    if i > index { return (value, i, true) }
    var tens = 0
    var sawTen = false
    while isNumeral(text, i), i - index < 4 {
      if text[i] == 0x5341 {
        tens = max(1, value)
        value = 0
        sawTen = true
      } else {
        value = Self.digits.firstIndex(of: text[i]) ?? 0
      }
      i += 1
    }
    return i > index ? ((sawTen ? tens * 10 : 0) + value, i, false) : nil
  }

  private static let digits = Array("〇一二三四五六七八九".unicodeScalars.map(\.value))

  private static func han(_ value: Int) -> String {
    let names = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard value >= 10 else { return names[max(0, value)] }
    return (value >= 20 ? names[value / 10 % 10] : "") + "十" + names[value % 10]
  }

  private func report(_ range: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let written = paragraph.text.string(range)
    out.report(
      range, in: paragraph, zh: "会议名称不规范：“\(written)”应为“\(right)”", en: "“\(written)” should be “\(right)”",
      fixes: [paragraph.replace(range, with: right, .safe)])
  }
}
