import Lexicon
import Linting
import TextModel

/// A word that the dictionary lists as misspelt.
struct MisspeltWord: ParagraphRule {
  static let description = RuleDescription(
    id: "term/confusion",
    summary: Localized("错别字：词典所列的误写", en: "a misspelling that the dictionary lists"),
    rationale: Localized(
      "音近、形近而误写的词，逐条列在词典里，一条一个来源。恰好由前一个词的末字和后一个词的首字凑成的（构建全国、预防犯罪）、在更长的词里的（清规戒律）、书名号里的篇名，都不报。词典未标“safe”的条目只作提示。",
      en:
        "Words that are written with a wrong character of like sound or shape, each a row of the dictionary with its source. What only the end of one word and the start of the next make up, what stands in a longer word, and titles between 《》 are left alone. Rows that the dictionary does not call safe are reported one level lower."
    ),
    source: "《现代汉语词典》；《党政机关公文处理工作条例》第二十条（四）",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("要加快‹布署›各项工作", fixed: "要加快部署各项工作"),
      .bad("‹迫不急待›地推进项目", fixed: "迫不及待地推进项目"),
      .bad("‹一如继往›地支持", fixed: "一如既往地支持"),
      .bad("‹砥励前行›、‹担当做为›", fixed: "砥砺前行、担当作为"),
      .bad("核对‹帐号›信息", fixed: "核对账号信息"),
      .bad("打开https://a.cn核对‹帐号›信息", fixed: "打开https://a.cn核对账号信息"),
      .good("见https://a.cn/词条/帐号"),
      .bad("各部门‹各司其责›", fixed: "各部门各司其职"),
      .good("中国联通发布署名文章"),
      .good("坚持以经济建设为中心"),
      .good("完善长效机制"),
      .good("挖掘起源、西藏民生、预防犯罪"),
      .good("屈原故里、220千伏输变电"),
      .good("构建全国统一大市场"),
      .good("守清规戒律"),
      .good("印发《布署办法》"),
    ])

  static var interests: Interests { .wrongForms }

  init(_ options: RuleOptions) {}

  private static let kinds: Set<String> = ["typo", "idiom", "official", "policy", "usage"]

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      let text = paragraph.text.string(row.range)
      out.report(
        row.range, in: paragraph, zh: row.right.isEmpty ? "错别字：“\(text)”" : "错别字：“\(text)”应为“\(row.right)”",
        en: row.right.isEmpty ? "misspelt: “\(text)”" : "misspelt: “\(text)” should be “\(row.right)”",
        severity: row.safety == .safe ? nil : .info,
        fixes: row.fix(in: paragraph), reference: paragraph.context.lexicon.reference(row.entry))
    }
  }
}
