import Lexicon
import Linting
import TextModel

/// A word form that newspapers and offices have agreed to write otherwise.
struct PreferredWord: DocumentRule {
  static let description = RuleDescription(
    id: "term/preferred-form",
    summary: Localized("建议统一的用字", en: "a word form that usage has settled otherwise"),
    rationale: Localized(
      "两种写法都不算错，但报刊和公文已有通行的一种（其他、唯一、作出部署）。只作提示；同一篇里两种写法都有时，少的一种升为警告。",
      en:
        "Neither form is wrong, but usage has settled on one. A hint; where a document has both forms, the rarer one becomes a warning."
    ),
    source: "《264组异形词整理表》（草案，2003）；新华社、人民日报用字惯例",
    severity: .hint,
    fix: .unsafe,
    options: [
      RuleOption("consistencyOnly", .bool(false), Localized("只报同一篇里两种写法并存的", en: "only where a document has both forms"))
    ],
    examples: [
      .bad("‹其它›部门和其他部门", fixed: "其他部门和其他部门", options: ["consistencyOnly": true]),
      .good("其它有关部门", options: ["consistencyOnly": true]),
      .bad("‹其它›有关部门", fixed: "其他有关部门"),
      .bad("做出全面部署安排，‹做出部署›", fixed: "做出全面部署安排，作出部署"),
      .bad("‹惟一›出路", fixed: "唯一出路"),
      .good("其他有关部门"),
      .good("作出全面部署"),
      .good("应当做好准备"),
    ])

  static var interests: Interests { .wrongForms }

  private let comparesOnly: Bool

  init(_ options: RuleOptions) { comparesOnly = options.bool("consistencyOnly") }

  private static let kinds: Set<String> = ["preferred"]

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for row in TermRow.rows(Self.kinds, in: paragraph) {
      facts.add(0, row.range, in: paragraph, text: row.wrong, detail: row.right, value: Int(row.entry.id))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var counts: [String: Int] = [:]
    for fact in document.facts { counts[fact.text, default: 0] += 1 }
    let places = document.occurrences(of: document.facts.map(\.detail))
    for fact in document.facts {
      let preferred = places.count(of: fact.detail)
      let isMinority = preferred > 0 && (counts[fact.text] ?? 0) <= preferred
      if comparesOnly, !isMinority { continue }
      let entry = document.context.lexicon.entries[fact.value]
      let replacement = Fix(
        title: out.text(zh: "改为“\(fact.detail)”", en: "Change to “\(fact.detail)”"), safety: .unsafe,
        edits: [TextEdit(fact.range, fact.detail)])
      out.report(
        source: fact.range,
        zh: isMinority ? "文中也写作“\(fact.detail)”，宜统一（此处为“\(fact.text)”）" : "建议统一为“\(fact.detail)”（此处为“\(fact.text)”）",
        en: isMinority
          ? "the document also has “\(fact.detail)”; write it throughout (here “\(fact.text)”)"
          : "better “\(fact.detail)” (here “\(fact.text)”)",
        severity: isMinority ? .warning : nil, fixes: [replacement], reference: document.context.lexicon.reference(entry))
    }
  }
}
