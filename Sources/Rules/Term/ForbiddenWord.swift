import Lexicon
import Linting
import TextModel

/// A word that Xinhua forbids.
struct ForbiddenWord: ParagraphRule {
  static let description = RuleDescription(
    id: "term/forbidden-word",
    summary: Localized("新闻和公文的禁用词", en: "a word that news agencies and offices do not use"),
    rationale: Localized(
      "新华社列为禁用的称谓和说法，用规范的说法代替。引号里超过十二字的直接引语，只作提示。",
      en:
        "Terms that the list of Xinhua rules out, with what to write instead. In direct speech of more than twelve characters it is a hint only."
    ),
    source: "新华社《新闻信息报道中的禁用词和慎用词》（2016年7月修订）",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("‹前苏联›解体", fixed: "苏联解体"),
      .bad("‹“一带一路”战略›", fixed: "“一带一路”倡议"),
      .bad("关爱‹残废人›", fixed: "关爱残疾人"),
      .good("苏联解体"),
      .good("“一带一路”倡议"),
      .good("西北朝鲜族自治县"),
      .good("思维族谱"),
    ])

  static var interests: Interests { .wrongForms }

  init(_ options: RuleOptions) {}

  private static let kinds: Set<String> = ["forbidden"]

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      if EthnicRegionWording.owns(row.wrong) { continue }
      let text = paragraph.text.string(row.range)
      out.report(
        row.range, in: paragraph, zh: "禁用词“\(text)”，应为“\(row.right)”", en: "“\(text)” is not used; write “\(row.right)”",
        severity: paragraph.isInDirectSpeech(row.range) ? .hint : nil,
        fixes: [paragraph.replace(row.range, with: row.right, .unsafe)], reference: paragraph.context.lexicon.reference(row.entry))
    }
  }
}
