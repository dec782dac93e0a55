import Lexicon
import Linting
import TextModel

/// Characters outside the standard table that are no variants of standard ones.
struct NonstandardCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "script/nonstandard-char",
    summary: Localized("使用了《通用规范汉字表》以外的字", en: "a character outside the standard table"),
    rationale: Localized(
      "表外字多见于人名、地名和古籍，也可能是日本汉字或错字，请确认。书名号内的不报；繁体字、异体字、兼容字由其他规则报告。",
      en:
        "Characters outside the table occur in names and classics, or they are Japanese forms and slips: check them. Titles are left alone; Traditional, variant and compatibility characters belong to other rules."
    ),
    source: "通用规范汉字表（2013）",
    severity: .info,
    options: [
      RuleOption("allow", .strings([]), Localized("允许的字", en: "characters to leave alone"))
    ],
    examples: [
      .bad("深入基层，‹幚›助群众"),
      .bad("加強基礎設施建設，‹発›展经济"),
      .bad("优化‹営›商环境"),
      .good("深入基层，帮助群众"),
      .good("加强基础设施建设"),
      .good("优化营商环境"),
      .good("古籍《幚余集》存目"),
    ])

  static var interests: Interests { .oddities(.unlisted) }

  private let allowed: Set<UInt32>
  init(_ options: RuleOptions) { allowed = Set(options.strings("allow").flatMap(\.values)) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for oddity in paragraph.text.oddities where oddity.kind == .unlisted {
      let i = Int(oddity.index)
      if allowed.contains(oddity.scalar) || oddity.scalar == 0x3005 || oddity.scalar >= 0x10000
        || paragraph.isEnclosed(i, by: .title)
      {
        continue
      }
      if VariantCharacter.variants[oddity.scalar] != nil, !paragraph.isInTraditionalDocument { continue }
      // The dictionary knows the name of a place or a person.
      if let name = paragraph.mentions.covering(i), name.names(.places) || name.names(.people) { continue }
      let text = String(scalar: oddity.scalar)
      out.report(
        i..<i + 1, in: paragraph, zh: "“\(text)”（U+\(hexadecimal(oddity.scalar))）不在《通用规范汉字表》，请确认是否为人名、地名用字",
        en: "“\(text)” (U+\(hexadecimal(oddity.scalar))) is not in the standard table: is it part of a name?")
    }
  }
}
