import Linting
import TextModel

/// Quotation marks that face the wrong way.
struct QuoteDirection: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/quote-direction",
    summary: Localized("引号方向错误", en: "a quotation mark faces the wrong way"),
    rationale: Localized(
      "前引号写成后引号，或者后引号写成前引号。只在转过来就能与另一个引号配成一对时才报，并给出改法；少了一半的由配对规则报告；年份前的撇号不报。",
      en:
        "An opening mark was typed as a closing one or the other way round. It is reported only where turning it gives a pair; a lost mark belongs to punct/unbalanced, and the apostrophe of a year is left alone."
    ),
    source: "GB/T 15834—2011 4.8.2",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("打造‹”›五好‹“›园区", fixed: "打造“五好”园区"),
      .bad("弘扬“马上就办‹“›作风", fixed: "弘扬“马上就办”作风"),
      .bad("‹”›双千双百”目标", fixed: "“双千双百”目标"),
      .bad("坚决反对“台独‹“›分裂行径", fixed: "坚决反对“台独”分裂行径"),
      .bad("高举邓小平理论和‹”›三个代表”重要思想", fixed: "高举邓小平理论和“三个代表”重要思想"),
      .good("打造“五好”园区"),
      .good("“阜政通”“12345”平台"),
      .good("“第一段。\n“第二段。”"),
      .good("’23年全市经济（owned by date/two-digit-year）"),
    ])

  static var interests: Interests { .characters(.quote) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for stray in paragraph.strays where stray.fault == .reversed {
      let isDouble = stray.kind == .doubleQuote
      let isOpening = stray.index < stray.partner
      let right = isDouble ? (isOpening ? "“" : "”") : (isOpening ? "‘" : "’")
      let range = stray.index..<stray.index + 1
      let text = paragraph.sourceString(range)
      out.report(
        range, in: paragraph, zh: "引号方向错误：此处“\(text)”应为“\(right)”", en: "“\(text)” faces the wrong way: should be “\(right)”",
        fixes: [paragraph.replace(range, with: right, .unsafe)],
        related: [
          RelatedPlace(message: out.text(zh: "与它配对的引号", en: "its partner"), range: paragraph.text.sourceRange(stray.partner))
        ])
    }
  }
}
