import Linting
import TextModel

/// Blanks that nobody filled in.
struct Placeholder: DocumentRule {
  static let description = RuleDescription(
    id: "residue/placeholder",
    summary: Localized("存在未填写的占位内容", en: "a placeholder was not filled in"),
    rationale: Localized(
      "“总投资XX亿元”“2023年 月 日”“（待补充）”是没有填完的草稿。标题以模板、样式、范本等结尾的文件、引号和书名号里的、“长×宽”一类的乘号、“XX染色体”不报；法律文书用语“××××年××月××日”中整串的年份占位也只在含具体数字时报。",
      en:
        "总投资XX亿元, 2023年 月 日 and （待补充） are drafts that nobody finished. Templates, quotations, multiplication signs and XX型 are left alone, and so is ××××年××月××日 as a form of its own."
    ),
    source: "党政机关公文处理工作条例 第二十五条",
    severity: .warning,
    options: [
      RuleOption("tokens", .strings([]), Localized("另外视为占位的文字", en: "further texts to take for placeholders"))
    ],
    examples: [
      .bad("总投资‹XX›亿元"),
      .bad("市政府办公室‹×›月‹×›日印发"),
      .bad("‹2023年 月 日›"),
      .bad("完成率达到（‹待补充›）"),
      .good("长×宽×高"),
      .good("3×5米展台"),
      .good("XX染色体检测"),
      .good("《公文式样范本》附后"),
    ])

  static let cues = runs + literals + ["年 月", "年  月", "年　月", "年   月", "[填写", "（略）"]

  static var interests: Interests { .everything }
  /// Only words of the configuration are looked for everywhere; the others are cues.
  var interests: Interests { tokens.isEmpty ? [] : Self.interests }

  private let tokens: [[UInt32]]
  init(_ options: RuleOptions) { tokens = options.strings("tokens").map(\.values) }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for token in tokens {
      for range in paragraph.places(of: token) { facts.add(0, range, in: paragraph, text: paragraph.sourceString(range)) }
    }
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard let found = placeholder(cue, range, paragraph) else { return }
    if paragraph.isEnclosed(found.lowerBound, by: .doubleQuote, .title) { return }
    facts.add(0, found, in: paragraph, text: paragraph.sourceString(found))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    guard !isTemplate(document) else { return }
    for fact in document.facts {
      out.report(
        source: fact.range, zh: "存在未填写的占位内容“\(fact.text)”", en: "the placeholder “\(fact.text)” was not filled in")
    }
  }

  private func isTemplate(_ document: borrowing DocumentContext) -> Bool {
    for (block, role) in zip(document.blocks, document.roles) where role == .title {
      let title = document.source.string(block.range)
      if Self.templates.contains(where: { title.hasSuffix($0) || title.hasSuffix($0 + "）") }) { return true }
    }
    return false
  }

  private func placeholder(_ cue: Int, _ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Range<Int>? {
    let start = range.lowerBound
    let end = range.upperBound
    let before = paragraph.text.characterClass(start - 1)
    let after = paragraph.text.characterClass(end)
    if cue >= Self.runs.count + Self.literals.count {
      switch cue - Self.runs.count - Self.literals.count {
      case 0...3: return emptyDate(range, paragraph)
      case 4:
        var i = end
        while i < paragraph.count, i - end < 40, paragraph[i] != 0x5D { i += 1 }
        return paragraph[i] == 0x5D ? start..<i + 1 : nil
      default: return nil
      }
    }
    if cue >= Self.runs.count {
      if before == .latin || after == .latin { return nil }
      return paragraph[start - 1] == 0x7B49 && paragraph[start] == 0x5F85 ? nil : range
    }
    let mark = paragraph[start]
    if paragraph[start - 1] == mark { return nil }
    var last = end
    while paragraph[last] == mark { last += 1 }
    if range.count == 2, mark != paragraph[start + 1] {
      // ×年: one mark before a unit of dates and places.
      guard before.isHan || paragraph[start - 1] == 0x3014, !Self.isTimes(start, paragraph) else { return nil }
      return start..<start + 1
    }
    let run = start..<last
    let next = paragraph.text.characterClass(last)
    if before.isLatinOrDigit || next.isLatinOrDigit { return nil }
    switch mark {
    case 0xD7:
      // ××××年××月××日 is how statutes write “some date”.
      if run.count >= 4, paragraph[last] == 0x5E74 { return nil }
      if paragraph[start - 1] == 0x5E74 || paragraph[start - 1] == 0x6708,
        paragraph.has("××××年", at: start - 5) || paragraph.has("××××年", at: start - 8)
      {
        return nil
      }
      return next.isHan || before.isHan ? run : nil
    case 0x2A, 0x5F:
      guard run.count >= 3 || Self.units.contains(paragraph[last]) else { return nil }
      return next.isHan || before.isHan || paragraph[last] == 0x25 ? run : nil
    case 0xFF1F, 0x3F: return run.count >= 3 && before.isHan && next.isHan ? run : nil
    case 0x58, 0x78:
      if Self.kinds.contains(paragraph[last]) { return nil }
      return next.isHan || before.isHan ? run : nil
    default: return next.isHan || before.isHan ? run : nil
    }
  }

  /// `2023年 月 日`
  private func emptyDate(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Range<Int>? {
    var start = range.lowerBound
    while paragraph.text.characterClass(start - 1) == .digit || paragraph[start - 1] == 0x3007 { start -= 1 }
    var i = range.upperBound
    while paragraph.text.characterClass(i).isBlank || paragraph.text.characterClass(i) == .digit { i += 1 }
    return paragraph[i] == 0x65E5 ? start..<i + 1 : nil
  }

  private static func isTimes(_ index: Int, _ paragraph: borrowing Paragraph) -> Bool {
    paragraph.text.characterClass(index - 1) == .digit || paragraph[index] == 0xD7 && paragraph[index - 1] == 0x20
  }

  private static let runs = [
    "××", "XX", "xx", "＊＊", "**", "__", "＿＿", "○○", "？？？", "???", "×年", "×月", "×日", "×号", "×省", "×市", "×县", "×区", "×局", "×〕",
  ]
  private static let literals = ["TODO", "TBD", "FIXME", "待补充", "待定稿", "此处填写", "此处插入", "此处补充", "请填写", "请补充"]
  private static let templates = ["模板", "样式", "式样", "范本", "格式", "样本", "模版", "表"]
  private static let kinds = ScalarSet("染型码")
  private static let units = ScalarSet("年月日号元%亿万")
}
