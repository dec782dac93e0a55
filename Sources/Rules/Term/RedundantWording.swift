import Lexicon
import Linting
import TextModel

/// The same said twice.
struct RedundantWording: ParagraphRule {
  static let description = RuleDescription(
    id: "term/redundant",
    summary: Localized("语义重复或语病", en: "the same said twice, or a clause that undoes itself"),
    rationale: Localized(
      "一处说两遍（再次重申），或否定用反（防止不再发生），读者要多想一步。“涉及到”“来自于”之类通行的说法，默认不报。",
      en:
        "Saying a thing twice, or negating it once too often, makes the reader stop. Accepted pleonasms such as 涉及到 are left alone unless the option says otherwise."
    ),
    source: "校对实务：语义重复、语病",
    severity: .info,
    fix: .unsafe,
    options: [
      RuleOption(
        "accept", .strings(["涉及到", "来自于", "目的是为了"]), Localized("不报的说法", en: "wordings that are accepted"))
    ],
    examples: [
      .bad("‹再次重申›这一立场", fixed: "重申这一立场"),
      .bad("‹防止类似事故不再›发生", fixed: "防止类似事故再次发生"),
      .bad("‹出乎意料之外›", fixed: "出乎意料"),
      .good("防止类似事故再次发生"),
      .good("涉及群众切身利益"),
      .good("切忌形式主义"),
      .good("防止出错，不再返工"),
    ])

  static var interests: Interests { .wrongForms }
  static let cues = ["不再"]

  private let accepted: Set<String>

  init(_ options: RuleOptions) { accepted = Set(options.strings("accept")) }

  private static let kinds: Set<String> = ["redundant", "grammar"]
  private static let verbs = ["防止", "避免", "杜绝", "严防"].map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for row in TermRow.rows(Self.kinds, in: paragraph) where !accepted.contains(row.wrong) {
      let text = paragraph.text.string(row.range)
      out.report(
        row.range, in: paragraph, zh: "语义重复或语病：“\(text)”，建议“\(row.right)”",
        en: "“\(text)” says it twice or undoes itself; better “\(row.right)”",
        fixes: [paragraph.replace(row.range, with: row.right, .unsafe)], reference: paragraph.context.lexicon.reference(row.entry))
    }
  }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    let clause = max(text.clauseStart(before: range.lowerBound), range.lowerBound - 14)
    // 防止不再 without a thing between is a row of the dictionary.
    guard clause + 3 <= range.lowerBound else { return }
    for i in (clause..<range.lowerBound - 2).reversed() {
      if text.characterClass(i) == .stop { return }
      guard let verb = Self.verbs.first(where: { text.holds($0, at: i) }) else { continue }
      let whole = i..<range.upperBound
      let thing = text.string(i + verb.count..<range.lowerBound)
      out.report(
        whole, in: paragraph, zh: "“\(text.string(whole))”否定用反，应为“\(text.string(i..<i + 2))\(thing)再次”",
        en: "“\(text.string(whole))” negates once too often; it should be “…再次”",
        fixes: [paragraph.replace(range, with: "再次", .unsafe)])
      return
    }
  }
}
