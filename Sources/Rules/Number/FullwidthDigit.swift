import Linting
import TextModel

/// Digits are full-width characters.
struct FullwidthDigit: ParagraphRule {
  static let description = RuleDescription(
    id: "number/fullwidth-digit",
    summary: Localized("数字用了全角字符", en: "digits are full-width characters"),
    rationale: Localized(
      "阿拉伯数字应使用半角字符；全角数字检索不到、排版松散。列项符号①②不报；“第①条”把带圈数字当数目用，提示。",
      en:
        "Arabic numerals are set in half-width characters; full-width ones are not found by a search and set too wide. Circled digits that mark items are left alone; 第①条, where one counts, is pointed out."
    ),
    source: "GB/T 15835—2011 5.1.7.1",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹１２›条产业链", fixed: "12条产业链"),
      .bad("增长‹８．５％›", fixed: "增长8.5%"),
      .bad("‹２０２３›年", fixed: "2023年"),
      .bad("责任到‹第①›组", fixed: "责任到第1组"),
      .good("12条产业链"),
      .good("①抓项目②抓招商"),
      .good("增长8.5%"),
      .good("全角字母ＡＢＣ不归本规则管"),
    ])

  static var interests: Interests { .oddities(.fullwidth) }
  static var cues: [String] { circled.map { "第" + $0 } }

  init(_ options: RuleOptions) {}

  private static let circled = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    var covered = 0
    for oddity in p.text.oddities where oddity.kind == .fullwidth && Self.isDigit(oddity.scalar) {
      let start = Int(oddity.index)
      guard start >= covered else { continue }
      var end = start
      while Self.isDigit(p.rawScalar(end)) || Self.isJoint(p.rawScalar(end)) && Self.isDigit(p.rawScalar(end + 1)) { end += 1 }
      if p.rawScalar(end) == 0xFF05 { end += 1 }
      covered = end
      let right = String(String.UnicodeScalarView((start..<end).compactMap { Unicode.Scalar(Self.narrow(p.rawScalar($0))) }))
      out.report(
        start..<end, in: p, zh: "全角数字“\(p.sourceString(start..<end))”应改为半角“\(right)”",
        en: "full-width digits: write “\(right)”", fixes: [p.replace(start..<end, with: right, .safe)])
    }
  }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let right = "第\(cue + 1)"
    out.report(
      range, in: p, zh: "带圈数字只作列项符号，表示数目应写作“\(right)”", en: "a circled digit marks an item; as a number write “\(right)”",
      severity: .info, fixes: [p.replace(range, with: right, .safe)])
  }

  private static func isDigit(_ c: UInt32) -> Bool { c >= 0xFF10 && c <= 0xFF19 }
  private static func isJoint(_ c: UInt32) -> Bool { c == 0xFF0E || c == 0xFF0C }
  private static func narrow(_ c: UInt32) -> UInt32 { c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c }
}
