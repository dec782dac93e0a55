import Lexicon
import Linting
import TextModel

/// A variant word form that is not the recommended one.
struct VariantWord: ParagraphRule {
  static let description = RuleDescription(
    id: "term/variant-form",
    summary: Localized("异形词：宜用推荐词形", en: "a variant word form; the recommended one is preferred"),
    rationale: Localized(
      "同一个词有几种写法的，公文用《第一批异形词整理表》推荐的一种。人名地名里的（磁器口）、恰好相邻的字，不报。",
      en:
        "Of several written forms of one word, official documents use the one recommended in GF 1001—2001. Names and chance meetings of characters are left alone."
    ),
    source: "GF 1001—2001《第一批异形词整理表》；《264组异形词整理表》（草案，2003）",
    severity: .info,
    fix: .safe,
    examples: [
      .bad("‹参预›国际竞争", fixed: "参与国际竞争"),
      .bad("内容‹丰富多采›", fixed: "内容丰富多彩"),
      .bad("‹思惟›方式", fixed: "思维方式"),
      .good("重庆磁器口"),
      .good("筚路蓝缕，以启山林"),
      .good("100元来自募捐"),
      .good("标识标牌统一规范"),
    ])

  static var interests: Interests { .wrongForms }

  init(_ options: RuleOptions) {}

  private static let kinds: Set<String> = ["variant"]

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      let text = paragraph.text.string(row.range)
      out.report(
        row.range, in: paragraph, zh: "异形词：推荐用“\(row.right)”，不用“\(text)”",
        en: "variant form “\(text)”: “\(row.right)” is recommended",
        fixes: row.fix(in: paragraph), reference: paragraph.context.lexicon.reference(row.entry))
    }
  }
}
