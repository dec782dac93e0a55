import Lexicon
import Linting
import TextModel

/// A set expression that is not quite right.
struct SloganNearMiss: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/near-miss",
    summary: Localized("疑为固定表述之误", en: "a set expression that is not quite right"),
    rationale: Localized(
      "提法一字不能差。词典列出的错误写法、与固定表述只差一处而照原文又不通的、引号里数词和中心词都对而量词不对的（四种意识），报出正确的写法。两个确立与两个维护这样的另一提法、三年行动与五年行动这样的另一件事、各地自己的新提法，不报。",
      en:
        "A set expression is quoted to the letter. Forms that the dictionary lists as wrong, texts one slip away that do not read as words, and quoted formulas with another measure word are reported. Other formulas, other numbers and local coinages are left alone."
    ),
    source: "党的文献的权威表述；校对实务",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "fuzzy", .bool(true), Localized("词典没有列出的误写也查", en: "whether slips that the dictionary does not list are looked for"))
    ],
    examples: [
      .bad("‹时不待我›，抓紧落实", fixed: "时不我待，抓紧落实"),
      .bad("坚持‹稳中求近›", fixed: "坚持稳中求进"),
      .good("构建人类命运共同休", options: ["fuzzy": false]),
      .bad("增强“‹四种意识›”", fixed: "增强“四个意识”"),
      .bad("‹铸牢中华民族命运共同体意识›", fixed: "铸牢中华民族共同体意识"),
      .bad("抓好‹供给侧改革›", fixed: "抓好供给侧结构性改革"),
      .bad("‹绿水青山既是金山银山›", fixed: "绿水青山就是金山银山"),
      .bad("紧盯“‹四大危险›”", fixed: "紧盯“四种危险”"),
      .bad("加强党中央集中统一领导，‹构建人类命运共同休›，建设‹人类共同命运体›", fixed: "加强党中央集中统一领导，构建人类命运共同体，建设人类命运共同体"),
      .bad("‹全面整兴新突破三年行动›", fixed: "全面振兴新突破三年行动"),
      .good("增强“四个意识”"),
      .good("铸牢中华民族共同体意识"),
      .good("供给侧结构性改革"),
      .good("绿水青山就是金山银山"),
      .good("“四种危险”“四大考验”"),
      .good("第二个百年奋斗目标"),
      .good("强化大局意识、配合意识、服务意识"),
      .good("两个确立、两个维护"),
      .good("五年行动方案"),
      .good("党的二十大代表"),
    ])

  static var interests: Interests { [.nearMisses, .wrongForms, .characters(.quote)] }

  private let isFuzzy: Bool

  init(_ options: RuleOptions) { isFuzzy = options.bool("fuzzy") }

  private static let kinds: Set<String> = ["phrase"]

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if isFuzzy {
      for miss in paragraph.nearMisses { NearMissReport.report(miss, isSetExpression: true, in: paragraph, &out) }
    }
    var reported: [Range<Int>] = []
    for form in paragraph.wrongForms where reportWrong(form, paragraph, &out) { reported.append(form.range) }
    for row in TermRow.rows(Self.kinds, in: paragraph) where !reported.contains(row.range) {
      report(row.range, row.right, row.entry, paragraph, &out)
    }
    for pair in paragraph.enclosures where pair.kind == .doubleQuote { checkMeasure(pair.content, paragraph, &out) }
  }

  /// A form that a phrase's row calls wrong. One with a number and five characters at most is ordinary Chinese outside quotation
  /// marks.
  private func reportWrong(_ form: Mention, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) -> Bool {
    let lexicon = paragraph.context.lexicon
    guard !paragraph.isEnclosed(form.range.lowerBound, by: .title), !paragraph.isMasked(form.range) else { return false }
    let isNumbered = paragraph.text.characterClass(form.range.lowerBound) == .hanDigit && form.range.count <= 5
    if isNumbered, !(paragraph.has("“", before: form.range.lowerBound) && paragraph.has("”", at: form.range.upperBound)) {
      return false
    }
    let rows = lexicon.meanings(ofForm: form.form).filter { $0.owner == .entry && $0.role == .wrong }
      .map { lexicon.entries[Int($0.id)] }.filter { $0.kind == .phrases && QuotedFormula.category($0, lexicon) != .meeting }
    guard let entry = rows.first else { return false }
    let right = lexicon.name(entry)
    let part = FormulaPart.meant(by: paragraph.text.string(form.range), in: right)
    report(form.range, part ?? right, entry, paragraph, &out, replaces: part != nil || 5 * right.count < 9 * form.range.count)
    return true
  }

  private static let measures = "个种大项条"

  /// “四种意识”: number and head of a formula, with another measure word.
  private func checkMeasure(_ content: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard content.count >= 4, content.count <= 6, text.characterClass(content.lowerBound) == .hanDigit else { return }
    let measure = text[content.lowerBound + 1]
    let lexicon = paragraph.context.lexicon
    guard Self.measures.unicodeScalars.contains(where: { $0.value == measure }), lexicon.matcher.form(text.scalars[content]) == nil
    else { return }
    for other in Self.measures.unicodeScalars where other.value != measure {
      var scalars = Array(text.scalars[content])
      scalars[1] = other.value
      guard let form = lexicon.matcher.form(scalars) else { continue }
      for meaning in lexicon.meanings(ofForm: form) where meaning.owner == .entry && meaning.role == .canonical {
        let entry = lexicon.entries[Int(meaning.id)]
        guard entry.kind == .phrases else { continue }
        report(content, lexicon.name(entry), entry, paragraph, &out)
        return
      }
    }
  }

  private func report(
    _ range: Range<Int>, _ right: String, _ entry: Entry, _ paragraph: borrowing Paragraph, _ out: inout FindingSink,
    replaces: Bool = true
  ) {
    let text = paragraph.text.string(range)
    // Inside quotation marks the formula is not quoted again.
    let isQuoted = paragraph.has("“", before: range.lowerBound) && paragraph.has("”", at: range.upperBound)
    let bare = isQuoted && right.hasPrefix("“") && right.hasSuffix("”") ? String(right.dropFirst().dropLast()) : right
    out.report(
      range, in: paragraph, zh: "“\(text)”疑为固定表述“\(bare)”之误", en: "“\(text)” looks like a slip for the set expression “\(bare)”",
      fixes: replaces ? [paragraph.replace(range, with: bare, .unsafe)] : [], reference: paragraph.context.lexicon.reference(entry))
  }
}
