import Linting
import TextModel

/// Marks of the same shape inside each other.
struct QuoteNesting: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/quote-nesting",
    summary: Localized("引号、书名号嵌套应内外有别", en: "the same marks inside each other"),
    rationale: Localized(
      "引号里再用引号，外双内单；书名号里再用书名号，外双内单。括号套括号标准只说尽量避免，作一般提示。并列的引号不是嵌套，不报。",
      en:
        "Inside “ ” the marks are ‘ ’, inside 《 》 they are 〈 〉. Parentheses inside parentheses are only to be avoided. Marks side by side are not nested."
    ),
    source: "GB/T 15834—2011 4.8.3.4、4.15.3.5",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("他说：“要弘扬‹“马上就办”›作风。”", fixed: "他说：“要弘扬‘马上就办’作风。”"),
      .bad("《关于印发‹《工作要点》›的通知》", fixed: "《关于印发〈工作要点〉的通知》"),
      .bad("“坚持‹“两个毫不动摇”›”", fixed: "“坚持‘两个毫不动摇’”"),
      .good("他说：“要弘扬‘马上就办’作风。”"),
      .good("《关于印发〈工作要点〉的通知》"),
      .good("“阜政通”“12345”平台"),
    ])

  static var interests: Interests { .characters(.quote, .bracket) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for pair in paragraph.enclosures where pair.depth == 1 {
      let shape: (open: String, close: String)
      switch pair.kind {
      case .doubleQuote: shape = ("‘", "’")
      case .title: shape = ("〈", "〉")
      default: continue
      }
      let text = paragraph.sourceString(pair.range)
      let inner = paragraph.sourceString(pair.content)
      // Marks at a third level are of the first shape again, and right as they are.
      out.report(
        pair.range, in: paragraph, zh: "嵌套的“\(text)”应改用“\(shape.open)\(inner)\(shape.close)”",
        en: "“\(text)” stands inside marks of its own shape: use \(shape.open) \(shape.close)",
        fixes: [
          Fix(
            title: out.text(zh: "改用\(shape.open)\(shape.close)", en: "Use \(shape.open) \(shape.close)"), safety: .safe,
            edits: [
              TextEdit(paragraph.text.sourceRange(pair.open), shape.open),
              TextEdit(paragraph.text.sourceRange(pair.close), shape.close),
            ])
        ])
    }
  }
}
