import Linting
import TextModel

/// Blanks other than U+0020 inside a line.
struct OddSpace: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/odd-space",
    summary: Localized("行内使用了非常规空格", en: "an unusual blank inside a line"),
    rationale: Localized(
      "不换行空格、各种宽度的排版空格和行内的全角空格看上去与空格无异，却使检索、分词、匹配出错。段首缩进、标题和条款序号之后、姓名对齐、书名号和引号之内的全角空格是正常用法，不报。",
      en:
        "No-break and typographic spaces, and an ideographic space inside a line, look like blanks and defeat search. Indents, blanks after the number of a chapter or article, aligned names, headlines and titles keep theirs."
    ),
    source: "GB/T 9704—2012 7.3.3",
    severity: .info,
    fix: .safe,
    options: [
      RuleOption(
        "allow", .strings([]),
        Localized("允许的空格，写十六进制码位，如 3000", en: "blanks to leave alone, as hexadecimal code points such as 3000"))
    ],
    examples: [
      .bad("市委‹\u{A0}›市政府", fixed: "市委市政府"),
      .bad("总投资‹\u{2009}›35亿元", fixed: "总投资 35亿元"),
      .bad("会议强调，全面‹\u{3000}›振兴。", fixed: "会议强调，全面振兴。"),
      .good("\u{3000}\u{3000}会议强调，要统筹兼顾。"),
      .good("第一条\u{3000}为了规范公文处理工作"),
      .good("出席：王\u{3000}杰、王\u{3000}勇"),
      .good("丁学东\u{3000}丁薛祥\u{3000}万立骏\u{3000}马兴瑞"),
      .good("2020年12月27日\u{3000}最高人民法院公告公布"),
    ])

  static var interests: Interests { .innerWideBlanks }

  private let allowed: Set<UInt32>
  init(_ options: RuleOptions) { allowed = Set(options.strings("allow").compactMap { UInt32($0, radix: 16) }) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let isHeadline = !paragraph.marks.contains { $0.scalar == 0x3002 || $0.scalar == 0xFF0C || $0.scalar == 0xFF1B }
    let trimmed = paragraph.trimmed
    let end = trimmed.upperBound
    var i = paragraph.text.firstIndex(of: .wideSpace, from: trimmed.lowerBound)
    while i < end {
      var after = i
      while after < end, paragraph.text.characterClass(after).isBlank { after += 1 }
      var before = i
      while before > 0, paragraph.text.characterClass(before - 1).isBlank { before -= 1 }
      let run = i..<after
      let scalar = paragraph.rawScalar(i)
      defer { i = paragraph.text.firstIndex(of: .wideSpace, from: after) }
      if allowed.contains(scalar) { continue }
      if scalar == 0x3000, isHeadline || isUsual(run, paragraph) { continue }
      let isInHan = paragraph.isHan(before - 1) && paragraph.isHan(after)
      let name = Self.name(scalar)
      out.report(
        run, in: paragraph, zh: "此处是\(name.zh)（U+\(hexadecimal(scalar))），\(isInHan ? "应删除" : "应改为普通空格")",
        en: "\(name.en) (U+\(hexadecimal(scalar))): \(isInHan ? "delete it" : "use a plain space")",
        fixes: [paragraph.replace(run, with: isInHan ? "" : " ", .safe)])
    }
  }

  /// An ideographic space where one belongs: after 第一条 and （一）, among aligned names, in a title.
  private func isUsual(_ run: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    let before = paragraph[run.lowerBound - 1]
    if Self.ordinalEnds.contains(before), run.lowerBound <= 12 { return true }
    if paragraph.isEnclosed(run.lowerBound, by: .title, .doubleQuote, .parenthesis) { return true }
    return isAmongNames(run, paragraph)
  }

  /// 王　杰, or one of several names that stand apart by blanks only.
  private func isAmongNames(_ run: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    var low = run.lowerBound
    while run.lowerBound - low <= 12, paragraph.isHan(low - 1) || paragraph[low - 1] == 0xB7 { low -= 1 }
    var high = run.upperBound
    while high - run.upperBound <= 12, paragraph.isHan(high) || paragraph[high] == 0xB7 { high += 1 }
    let before = run.lowerBound - low
    let after = high - run.upperBound
    let precedes = paragraph.text.characterClass(low - 1)
    let follows = paragraph.text.characterClass(high)
    if paragraph[low - 1] == 0xFF09 || paragraph[high] == 0xFF08 { return true }
    if before == 1, after == 1 { return precedes != .han && follows != .han }
    return (1...4).contains(before) && (1...4).contains(after) && (precedes.isBlank && low > 0 || follows.isBlank)
  }

  private static let ordinalEnds = ScalarSet("条章节编款项则部篇一二三四五六七八九十）．.、0123456789")

  static func name(_ scalar: UInt32) -> (zh: String, en: String) {
    switch scalar {
    case 0xA0, 0x202F: ("不换行空格", "no-break space")
    case 0x3000: ("全角空格", "ideographic space")
    default: ("特殊宽度的空格", "typographic space")
    }
  }
}
