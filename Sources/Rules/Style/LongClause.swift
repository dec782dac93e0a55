import Lexicon
import Linting
import TextModel

/// Stretches without any mark beyond a number of characters.
struct LongClause: ParagraphRule {
  static let description = RuleDescription(
    id: "style/long-clause",
    summary: Localized("一段话过长而没有标点", en: "a stretch without a mark is too long"),
    rationale: Localized(
      "连续几十个汉字没有任何标点，读起来要换气，也容易读破句。词典里的机构、文件、会议名称按一个字计，书名号内的名称不计。",
      en:
        "Dozens of characters without a mark leave no breath and are easily misread. A name of the dictionary counts one, titles do not count."
    ),
    source: "校对实务",
    severity: .hint,
    options: [
      RuleOption("max", .integer(45, 10...500), Localized("最多多少个汉字", en: "the greatest number of Han characters"))
    ],
    examples: [
      .bad("‹深入学习贯彻落实省委市委关于全面振兴新突破三年行动推进会精神和工作部署›", options: ["max": 20]),
      .bad("‹聚焦省级专用车特色园区和农产品深加工集聚区双平台优势强链补链›", options: ["max": 20]),
      .bad("‹进一步统一思想认清差距总结经验强化措施持续做好振兴发展›", options: ["max": 20]),
      .good("进一步统一思想、认清差距，总结经验、强化措施", options: ["max": 20]),
      .good("聚焦省级专用车特色园区和农产品深加工集聚区双平台优势强链补链", options: ["max": 45]),
      .good("会议强调，要压实责任。", options: ["max": 20]),
    ])

  static var interests: Interests { .everything }

  private let limit: Int
  init(_ options: RuleOptions) { limit = options.integer("max") }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph.count > limit, !(paragraph.role == .title && Self.kinds.contains(paragraph[paragraph.trimmed.upperBound - 1])),
      paragraph.role != .tableRow, paragraph.role != .nameList
    else { return }
    var start = paragraph.trimmed.lowerBound
    for mark in paragraph.marks where mark.characterClass != .connector && mark.characterClass != .percent {
      judge(start..<Int(mark.index), paragraph, &out)
      start = Int(mark.index) + 1
    }
    judge(start..<paragraph.trimmed.upperBound, paragraph, &out)
  }

  /// How the names of documents end: their titles may be as long as they must.
  private static let kinds = ScalarSet("知告定见案法函复示报令议要书》）")

  private func judge(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard range.count > limit, !range.contains(where: { paragraph.text.characterClass($0).isBlank }) else { return }
    var length = paragraph.hanCount(range)
    for mention in paragraph.mentions
    where range.contains(mention.range.lowerBound) && mention.range.count > 3 && mention.names(.organizations) {
      length -= mention.range.count - 1
    }
    guard length > limit, !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    out.report(
      range, in: paragraph, zh: "连续 \(length) 字没有标点，建议断句", en: "\(length) characters without a mark: break it")
  }
}
