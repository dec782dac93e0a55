import Lexicon
import Linting
import TextModel

/// A formula that did not exist yet on the document’s date.
struct AnachronisticFormula: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/anachronism",
    summary: Localized("提法晚于成文日期", en: "a formula that did not exist yet on the document’s date"),
    rationale: Localized(
      "成文日期在提法提出之前，不是日期写错，就是套用了后来的文字。会议名本身可以提前说（迎接党的二十大），规划也可以提前谋划，只有“学习贯彻……精神”之类、早于会期六十天以上的才报。",
      en:
        "A document older than the formula has a wrong date or borrowed text. A coming congress may be named, and plans are drafted ahead; only its spirit, report or decisions more than sixty days before it opens are reported."
    ),
    source: "词典 phrases 表的 since 列",
    severity: .info,
    examples: [
      .bad("做到“两个维护”，深刻领悟“‹两个确立›”的决定性意义", date: Day(2020, 5, 1)),
      .bad("学习贯彻‹党的二十大›精神", date: Day(2021, 3, 1)),
      .bad("学习贯彻‹习近平法治思想›", date: Day(2020, 1, 1)),
      .good("迎接党的二十大胜利召开", date: Day(2022, 9, 24)),
      .good("学习贯彻党的二十大精神", date: Day(2023, 1, 28)),
      .good("谋划“十五五”规划", date: Day(2024, 8, 1)),
      .good("做到“两个维护”", date: Day(2020, 5, 1)),
    ])

  static var interests: Interests { .phrases }

  init(_ options: RuleOptions) {}

  private static let categories: Set<String> = ["政治建设", "指导思想", "总体布局", "会议", "主题教育"]
  private static let aftermath = ["精神", "报告", "作出", "部署", "决定", "通过", "擘画", "确定"].map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard let date = paragraph.context.date else { return }
    let lexicon = paragraph.context.lexicon
    let text = paragraph.text
    for mention in paragraph.setExpressions {
      guard paragraph.hasEntry(mention, .phrases, where: { $0.validity.status(on: date) == .before }) else { continue }
      let rows = paragraph.entries(mention, .phrases)
      guard let entry = rows.first?.entry, rows.allSatisfy({ $0.entry.validity.status(on: date) == .before }),
        let since = entry.validity.since, since.month != nil
      else { continue }
      let category = lexicon.text(entry, "category")
      guard Self.categories.contains(category), !paragraph.isMasked(mention.range) else { continue }
      // A count of something (六个坚持) names many formulas.
      if lexicon.text(entry, "items").isEmpty, Formula.number(text[mention.range.lowerBound]) != nil, category != "会议",
        !Self.unmistakable.contains(lexicon.name(entry))
      {
        continue
      }
      if category == "会议" {
        guard since.earliest.serial - date.serial > 60 else { continue }
        let i = mention.range.upperBound
        guard Self.aftermath.contains(where: { text.holds($0, at: i) || text.holds($0, at: i + 1) }) else { continue }
      }
      let written = text.string(mention.range)
      out.report(
        mention.range, in: paragraph, zh: "“\(written)”\(since.text)才提出，与文稿日期\(date.iso)不符，请核对日期或表述",
        en: "“\(written)” dates from \(since.text), after the document’s date \(date.iso)", reference: lexicon.reference(entry))
    }
  }

  private static let unmistakable: Set<String> = ["两个确立", "两个维护", "两个结合"]
}
