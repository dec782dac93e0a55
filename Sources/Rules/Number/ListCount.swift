import Linting
import TextModel

/// A count after a list that the list does not keep: 沈阳、大连、鞍山、抚顺三市.
struct ListCount: ParagraphRule {
  static let description = RuleDescription(
    id: "number/list-count",
    summary: Localized("列举的项数与其后的数目不一致", en: "A list and the count after it disagree"),
    rationale: Localized(
      "“甲、乙、丙三市”列几项就该是几。只核对紧接列举之后、跟着可以统括各项的量词（市、县、省、大、项、个、名……）的数。各项一眼可数的（引号、地名、等长的词）报为警告；各项边界不整齐的只作提示；列举中间可能另起一层的、有“等”而数目不少于列举的、“三省一市”相加的、相差悬殊的，一概不报。",
      en:
        "What closes a list must count it. Only a count right after the list with a measure word that sums it up is checked. Lists whose items are plain to see (quoted, places, of one length) give a warning, ragged ones a hint; lists that may nest, open lists with 等, sums such as 三省一市 and wide differences are left alone."
    ),
    source: "校对实务（校对：数目与列举不符）",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "dictionary", .bool(false),
        Localized(
          "只核对各项都在词典里的列举（引号、书名号列举照查）",
          en: "check only lists whose items all stand in the dictionary; quotations are counted all the same"))
    ],
    examples: [
      .bad("沈阳、大连、鞍山、抚顺‹三市›", fixed: "沈阳、大连、鞍山、抚顺四市"),
      .bad("“任务书”“冲锋号”‹四个›关键词", fixed: "“任务书”“冲锋号”两个关键词"),
      .bad("河北、北京、黑龙江‹2省市›", fixed: "河北、北京、黑龙江3省市"),
      .bad("王勇、李明、赵刚等‹2人›获表彰", fixed: "王勇、李明、赵刚等3人获表彰"),
      .bad("统筹教育、科技、人才‹两大›工程", fixed: "统筹教育、科技、人才三大工程"),
      .bad("抓好稳增长、防风险、保民生‹两项›任务", fixed: "抓好稳增长、防风险、保民生三项任务"),
      .bad("推进经济转型、社会转型、生态转型“‹四大›转型”", fixed: "推进经济转型、社会转型、生态转型“三大转型”"),
      .bad("审议了《规划》《方案》《办法》‹四个›文件", fixed: "审议了《规划》《方案》《办法》三个文件"),
      .bad("辖和平区、沈河区、铁西区、皇姑区‹五个›区", fixed: "辖和平区、沈河区、铁西区、皇姑区四个区"),
      .bad("福建、宁夏‹三省区›坚持“优势互补、长期协作”的原则", fixed: "福建、宁夏两省区坚持“优势互补、长期协作”的原则"),
      .good("沈阳、大连、鞍山三市"),
      .good("沈阳、大连两市和鞍山、抚顺、本溪三市"),
      .good("演出了《茉莉花》《大海》《故乡》等两国名曲"),
      .good("推动《甲法》《乙法》两部法律落地"),
      .good("河北、北京、黑龙江6省（市）"),
      .good("营口、盘锦等五市"),
      .good("上海、江苏、浙江、安徽三省一市"),
      .good("王勇、李明等5人获表彰"),
      .good("石油、钢铁和有色三个行业"),
      .good("市委、市政府抓好稳增长、防风险、保民生三项任务"),
      .good("发展算力、数据和智能两大产业"),
      .good("增强“四个意识”、做到“两个维护”"),
      .good("医院、学校三个月内完成整改"),
      .good("向全面建成强国、实现第二个百年目标迈进"),
      .good("居民消费、服务两个领域，衣、食、住、行四个方面"),
      .good("县、乡、村三级联动"),
      .good("六、甲县、乙县两县维持原建制。"),
      .good("增强“四个意识”、坚定“四个自信”、做到“两个维护”"),
      .good("围绕增速、结构、效率提出5项指标"),
      .good("窃取、刺探、收买、提供三项以上秘密"),
      .good("选择北京、天津、上海、重庆和沈阳、大连六个城市"),
    ])

  static var interests: Interests { .characters(.quote, .stop, .bracket) }

  private let needsDictionary: Bool
  init(_ options: RuleOptions) { needsDictionary = options.bool("dictionary") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.role != .metadata else { return }
    var last = -1
    for mark in p.marks {
      // A list ends at the count; the search starts at its last separator.
      let closesQuotation = mark.scalar == 0x201D || mark.scalar == 0x300B
      let isSeparator = mark.scalar == 0x3001 || closesQuotation && p[Int(mark.index) + 1] != 0x3001
      guard isSeparator, Int(mark.index) > last else { continue }
      guard let list = CountedList(endingAfter: Int(mark.index), in: p) else { continue }
      last = list.count.upperBound
      report(list, p, &out)
    }
  }

  private func report(_ list: CountedList, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard let verdict = list.verdict, !needsDictionary || list.isKnown else { return }
    let written = p.text.string(list.count)
    let right = OrdinalNumeral.writeCount(list.items, list.style)
    let items = list.items
    let related = [
      RelatedPlace(message: out.text(zh: "列举的\(items)项", en: "The \(items) items"), range: p.text.sourceRange(list.extent))
    ]
    out.report(
      list.count, in: p, zh: "列举\(items)项，文中称“\(written)”", en: "\(items) items are listed, the text says “\(written)”",
      severity: verdict, fixes: [p.replace(list.numeral, with: right, .unsafe)], related: related)
  }
}
