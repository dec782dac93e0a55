import Lexicon
import Linting
import TextModel

/// One slip away from an institution, an office or an ordinary word.
struct TermNearMiss: ParagraphRule {
  static let description = RuleDescription(
    id: "term/near-miss",
    summary: Localized("与机构名、职务名或常用词仅差一处，疑似误写", en: "one slip away from the name of an institution, an office or an ordinary word"),
    rationale: Localized(
      "音近、形近、漏字、多字、颠倒之误，词典不必逐一列举：与词典中的词语只差一处、照原文断词又不通的，报为疑似误写。原文本身就是词语，或拆开来是寻常的词，或只差数字、地名通名、“的”“和”之类的，不报。",
      en:
        "Slips by sound, by shape, missing, doubled or swapped characters need no list: what is one slip away from a dictionary form, and does not read as words the way it stands, is reported. Words in their own right, and differences in numerals, generic parts of names and particles, are left alone."
    ),
    source: "校对实务：音近、形近、漏字、多字、颠倒",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "shortest", .integer(2, 2...12), Localized("只比较至少这么长的词语（字数）", en: "shortest word or phrase that is compared, in characters")
      )
    ],
    examples: [
      .good("贯彻骆实会议精神", options: ["shortest": 6]),
      .bad("‹营商环静建设›局", fixed: "营商环境建设局"),
      .bad("辽河‹经济开法区›", fixed: "辽河经济开发区"),
      .bad("‹市委副书妃›主持会议", fixed: "市委副书记主持会议"),
      .bad("‹优化消费环静›", fixed: "优化消费环境"),
      .bad("‹贯彻骆实›会议精神", fixed: "贯彻落实会议精神"),
      .good("对下一步工作作出按排"),
      .good("全面振兴新突破三年行动"),
      .good("全面振兴新突破"),
      .good("省发展改革委与市发展改革委"),
      .good("优化营商环境建设大会"),
      .good("批示发展改革委研究办理"),
      .good("构建全国统一大市场"),
      .good("国务院原总理"),
    ])

  static var interests: Interests { .nearMisses }

  private let shortest: Int

  init(_ options: RuleOptions) { shortest = options.integer("shortest") }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for miss in paragraph.nearMisses where miss.meant.count >= shortest {
      NearMissReport.report(miss, isSetExpression: false, in: paragraph, &out)
    }
  }
}
