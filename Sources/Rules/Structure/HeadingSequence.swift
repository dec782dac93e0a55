import Linting
import TextModel

/// Numbered headings that repeat or leave out a number.
struct HeadingSequence: DocumentRule {
  static let description = RuleDescription(
    id: "structure/heading-sequence",
    summary: Localized("同级标题或条款的序号不连续", en: "Numbered headings repeat or leave out a number"),
    rationale: Localized(
      "同一层次的序号跳号、重号，多为增删段落后未重排。逐层核对“一、”“（一）”“1.”“（1）”“①”和“第一条”；下级序号可以在上级之间连续编排，节录可以不从一开始，附件另起。“二、三产业”“3.5亿元”不是序号。前后两项都能印证的，可直接改正；否则只作建议。",
      en:
        "A number missing or used twice is what moving paragraphs leaves behind. Each level is followed on its own; counting on across parents, extracts that start later, and attachments are left alone. Where both neighbours agree the mend is certain."
    ),
    source: "GB/T 9704—2012 7.3.3",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("一、总体要求\n二、主要任务\n‹四、›保障措施", fixed: "一、总体要求\n二、主要任务\n三、保障措施"),
      .bad("一、总体要求\n（一）目标\n‹（一）›任务", fixed: "一、总体要求\n（一）目标\n（二）任务"),
      .bad("1.抓项目\n2.抓招商\n‹2.›抓服务", fixed: "1.抓项目\n2.抓招商\n3.抓服务"),
      .bad("一、总体要求\n‹三、›主要任务\n三、保障措施", fixed: "一、总体要求\n二、主要任务\n三、保障措施"),
      .bad("（一）申请书；\n‹（一）›营业执照；\n（三）其他材料。", fixed: "（一）申请书；\n（二）营业执照；\n（三）其他材料。"),
      .bad("一、回顾\n（一）经济\n（二）民生\n‹（二）›生态\n（三）安全\n二、打算", fixed: "一、回顾\n（一）经济\n（二）民生\n（三）生态\n（四）安全\n二、打算"),
      .bad("一、回顾\n‹三、›打算\n二、保障\n四、结语", fixed: "一、回顾\n二、打算\n三、保障\n四、结语"),
      .bad("一、任务\n（一）招商；（二）服务；‹（四）›要素。", fixed: "一、任务\n（一）招商；（二）服务；（三）要素。"),
      .good("一、总体要求\n二、主要任务\n三、保障措施"),
      .good("一、总体要求\n（一）目标\n（二）任务\n二、保障措施\n（一）加强领导"),
      .good("1.抓项目\n2.抓招商\n3.抓服务"),
      .good("一、总体要求\n（一）目标\n（二）任务\n二、保障措施\n（三）加强领导\n（四）强化考核"),
      .good("二、三产业加快融合"),
      .good("附件：1.任务分解表\n2.责任清单"),
      .good("（一）申请书；\n（二）营业执照。\n有下列情形之一的，不予受理：\n（一）材料不全；\n（二）逾期提交。"),
      .good("第三条　申请人提交：\n（一）申请书。\n第四条　受理机关审查：\n（一）材料是否齐全。"),
      .good("1.抓项目\n2.抓招商\n附件：清单\n附件\n1.项目清单\n2.责任清单"),
      .good("八、改善民生\n九、深化改革\n（一）行政改革"),
      .good("（一）经济；（二）民生。\n（三）生态。"),
    ])

  static var interests: Interests { .ordinals }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.role != .metadata else { return }
    for ordinal in paragraph.ordinals where !ordinal.family.isWord { facts.addOrdinal(ordinal, in: paragraph) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let runs = SeriesRuns(document).headings
    for run in runs {
      for found in SeriesBreak.find(run) {
        // Articles may be quoted out of order: only a slip that both neighbours show is reported.
        if run[0].family == .article, !found.isCertain { continue }
        found.report(run, of: document.source, &out)
      }
    }
  }
}
