import Lexicon
import Linting
import TextModel

/// The same said twice.
struct RedundantWording: ParagraphRule {
  static let description = RuleDescription(
    id: "term/redundant",
    summary: Localized("语义重复或语病", en: "the same said twice, or a clause that undoes itself"),
    rationale: Localized(
      "一处说两遍（再次重申），或否定用反（防止不再发生），读者要多想一步；“通过……，使……”两头都成了状语，句子没有主语。“涉及到”“来自于”之类通行的说法，默认不报。",
      en:
        "Saying a thing twice, or negating it once too often, makes the reader stop; a sentence 通过…，使… has no subject. Accepted pleonasms such as 涉及到 are left alone unless the option says otherwise."
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
      .bad("通过开展专项整治，‹使›群众满意度明显提升。", fixed: "通过开展专项整治，群众满意度明显提升。"),
      .bad("会议强调，要常抓不懈。经过三年努力，‹让›老街焕发新活力。", fixed: "会议强调，要常抓不懈。经过三年努力，老街焕发新活力。"),
      .good("专项整治使群众满意度明显提升。"),
      .good("我们通过专项整治，使群众满意度明显提升。"),
      .good("通过专项整治，使用专项资金3亿元。"),
      .good("通过专项整治，县里使群众满意度明显提升。"),
      .good("通过让利，企业降低成本，使用户受益。"),
      .good("防止类似事故再次发生"),
      .good("涉及群众切身利益"),
      .good("切忌形式主义"),
      .good("防止出错，不再返工"),
    ])

  static var interests: Interests { .wrongForms }
  static let cues = ["不再", "通过", "经过"]

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

  private static let causatives = ["使得", "使", "让"].map { $0.unicodeScalars.map(\.value) }

  /// 通过…，使…: the sentence opens with the means, and its main clause with the causative, so that neither has a subject.
  private func checkSubject(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard range.lowerBound == text.clauseStart(before: range.lowerBound, crossingCommas: true), !paragraph.isMasked(range) else {
      return
    }
    let comma = text.clauseEnd(from: range.upperBound)
    guard text[comma] == 0xFF0C, comma - range.upperBound <= 40, comma - range.upperBound >= 2,
      let word = Self.causatives.first(where: { text.holds($0, at: comma + 1) })
    else { return }
    let causative = comma + 1..<comma + 1 + word.count
    // 使用, 使命, 让利: a word of its own, or nothing that could be its subject.
    guard text.characterClass(causative.upperBound).isHan,
      word.count > 1 || paragraph.context.lexicon.words.rank(text[comma + 1], text[comma + 2]) == 0
    else { return }
    out.report(
      causative, in: paragraph, zh: "“\(text.string(range))……，\(text.string(causative))……”缺少主语，可删去“\(text.string(causative))”",
      en: "“\(text.string(range))…，\(text.string(causative))…” has no subject; “\(text.string(causative))” can go",
      fixes: [paragraph.replace(causative, with: "", .unsafe)])
  }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if cue > 0 { return checkSubject(range, paragraph, &out) }
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
