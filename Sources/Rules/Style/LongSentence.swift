import Lexicon
import Linting
import TextModel

/// Sentences beyond a number of characters.
struct LongSentence: ParagraphRule {
  static let description = RuleDescription(
    id: "style/long-sentence",
    summary: Localized("句子过长", en: "a sentence is too long"),
    rationale: Localized(
      "一句话（到句号、问号、叹号、分号为止）的汉字太多，读者记不住前半句。默认新闻 180 字、公文和报告 220 字；分号隔开的各项分别计算，词典里的机构、文件名称按一个字计。",
      en:
        "A reader forgets the start of a sentence that goes on too long. The limit is 180 characters for news and 220 for reports and official documents; items parted by ； count on their own, and a name of the dictionary counts one."
    ),
    source: "校对实务",
    severity: .hint,
    profiles: [.news: .hint, .report: .hint, .gongwen: .hint],
    options: [
      RuleOption(
        "max", .integer(0, 0...2000),
        Localized("最多多少个汉字；0 为按文种的默认值", en: "the greatest number of Han characters; 0 for the default of the profile"))
    ],
    examples: [
      .bad("‹要聚焦扩大投资抓项目，把目标任务量化细化到各县区、经济区和重点企业上，坚持领导包保、专班推进，不断强化举措、提高效率›。", options: ["max": 40]),
      .bad("‹会议强调，要统筹兼顾、重点突破，推动三年行动首战告捷，确保全年目标任务圆满完成›。", options: ["max": 30]),
      .bad("‹各部门各单位要进一步统一思想、认清差距，总结经验、强化措施›", options: ["max": 20]),
      .good("要聚焦扩大投资抓项目，把目标任务量化细化到各县区、经济区和重点企业上。", options: ["max": 180]),
      .good("一是强化项目根基；二是强化改革赋能；三是强化民生提质；四是强化安全底线；五是强化实干担当。", options: ["max": 30]),
      .good("会议强调，要压实责任。", options: ["max": 20]),
    ])

  static var interests: Interests { .characters(.stop) }

  private let limit: Int
  init(_ options: RuleOptions) {
    let set = options.integer("max")
    limit = set > 0 ? set : options.profile == .news || options.profile == .web ? 180 : 220
  }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph.count > limit else { return }
    var start = paragraph.trimmed.lowerBound
    let end = paragraph.trimmed.upperBound
    for mark in paragraph.marks
    where Paragraph.endsSentence(mark.scalar) && !paragraph.isEnclosed(Int(mark.index), by: .parenthesis, .title) {
      judge(start..<Int(mark.index), paragraph, &out)
      start = Int(mark.index) + 1
    }
    judge(start..<end, paragraph, &out)
  }

  private func judge(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard range.count > limit else { return }
    var length = paragraph.hanCount(range)
    for mention in paragraph.mentions
    where range.contains(mention.range.lowerBound) && mention.range.count > 6 && mention.names(.organizations) {
      length -= mention.range.count - 1
    }
    guard length > limit else { return }
    out.report(
      range, in: paragraph, zh: "本句 \(length) 字，超过 \(limit) 字，建议拆分",
      en: "the sentence has \(length) characters, more than \(limit): split it")
  }
}
