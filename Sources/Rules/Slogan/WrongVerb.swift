import Linting
import TextModel

/// A formula behind the verb of another.
struct WrongVerb: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/verb-pairing",
    summary: Localized("提法与动词搭配错位", en: "a formula behind the verb of another"),
    rationale: Localized(
      "增强“四个意识”、坚定“四个自信”、做到“两个维护”，各有固定的动词。只报串了位的（坚定“四个意识”），同义的说法（树牢“四个意识”、践行“两个维护”）不报。",
      en:
        "Each of these formulas has its verb. Only a verb that belongs to another formula is reported; synonyms in use are left alone."
    ),
    source: "《中国共产党章程》；中央文件通行表述",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("‹坚定“四个意识”›", fixed: "增强“四个意识”"),
      .bad("‹做到“四个自信”›", fixed: "坚定“四个自信”"),
      .bad("‹增强“两个维护”›", fixed: "做到“两个维护”"),
      .bad("‹做到“两个确立”›", fixed: "深刻领悟“两个确立”"),
      .good("增强“四个意识”、坚定“四个自信”、做到“两个维护”"),
      .good("坚定拥护“两个确立”，坚决做到“两个维护”"),
      .good("树牢“四个意识”"),
      .good("带头做到“两个维护”"),
    ])

  static let cues = ["“四个意识”", "“四个自信”", "“两个维护”", "“两个确立”"]

  init(_ options: RuleOptions) {}

  private static let verbs = [["坚定", "做到"], ["增强", "做到", "树牢"], ["增强", "坚定", "树牢"], ["增强", "做到", "树牢"]].map {
    $0.map { $0.unicodeScalars.map(\.value) }
  }
  private static let rights = ["增强", "坚定", "做到", "深刻领悟"]

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    guard let verb = Self.verbs[cue].first(where: { text.holds($0, at: range.lowerBound - $0.count) }) else { return }
    let whole = range.lowerBound - verb.count..<range.upperBound
    let right = Self.rights[cue]
    out.report(
      whole, in: paragraph, zh: "\(text.string(range))的固定搭配为“\(right)”，文中为“\(text.string(whole.lowerBound..<range.lowerBound))”",
      en: "\(text.string(range)) goes with “\(right)”, not “\(text.string(whole.lowerBound..<range.lowerBound))”",
      fixes: [paragraph.replace(whole.lowerBound..<range.lowerBound, with: right, .unsafe)])
  }
}
