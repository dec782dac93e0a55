import Linting
import TextModel

/// Full-width marks inside numbers, times and addresses.
struct FullwidthMarkInNumber: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/fullwidth-in-number",
    summary: Localized("数字、西文中使用了全角标点", en: "a full-width mark inside a number or an address"),
    rationale: Localized(
      "小数点、钟点的冒号、数字间的斜线和网址里的标点用半角。“比分3：1”这样不像钟点的，“时间：30分钟”这样冒号前不是数字的，不报。",
      en:
        "Decimal points, the colon of a time, slashes between digits and the marks of an address are half-width. 3：1 is no time, and 时间：30分钟 has no digit before the colon."
    ),
    source: "GB/T 15835—2011 5.1.2、5.1.5",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("增长3‹．›5%", fixed: "增长3.5%"),
      .bad("会议19‹：›30开始", fixed: "会议19:30开始"),
      .bad("网址http‹：›//www.ln.gov.cn", fixed: "网址http://www.ln.gov.cn"),
      .good("增长3.5%"),
      .good("会议19:30开始"),
      .good("时间：30分钟"),
      .good("比分3：1"),
    ])

  static var interests: Interests { .characters(.digit, .latin) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for mark in paragraph.marks where mark.characterClass == .stop || mark.characterClass == .connector {
      let i = Int(mark.index)
      // Only behind a digit or a letter: most marks stand behind Han characters.
      guard paragraph.text.characterClass(i - 1).isLatinOrDigit else { continue }
      switch paragraph.rawScalar(i) {
      case 0xFF0E:
        if isDigit(i - 1, paragraph) && isDigit(i + 1, paragraph) || paragraph.has("www", before: i) {
          report(i, ".", paragraph, &out)
        }
      case 0xFF0F: if isDigit(i - 1, paragraph), isDigit(i + 1, paragraph) { report(i, "/", paragraph, &out) }
      case 0xFF1A:
        let isScheme = (paragraph.has("http", before: i) || paragraph.has("https", before: i)) && paragraph.has("//", at: i + 1)
        if isScheme || isTime(i, paragraph) { report(i, ":", paragraph, &out) }
      default: continue
      }
    }
  }

  private func isDigit(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool { paragraph.text.characterClass(i) == .digit }

  /// 0：00 … 23：59
  private func isTime(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    guard isDigit(i - 1, paragraph), isDigit(i + 1, paragraph), isDigit(i + 2, paragraph), !isDigit(i + 3, paragraph),
      paragraph[i + 1] < 0x36
    else { return false }
    guard isDigit(i - 2, paragraph) else { return true }
    let hour = (Int(paragraph[i - 2]) - 0x30) * 10 + Int(paragraph[i - 1]) - 0x30
    return hour < 24 && !isDigit(i - 3, paragraph)
  }

  private func report(_ i: Int, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.sourceString(i..<i + 1)
    out.report(
      i..<i + 1, in: paragraph, zh: "数字、西文中的全角“\(text)”应改为半角“\(right)”", en: "full-width “\(text)” here: use “\(right)”",
      fixes: [paragraph.replace(i..<i + 1, with: right, .safe)])
  }
}
