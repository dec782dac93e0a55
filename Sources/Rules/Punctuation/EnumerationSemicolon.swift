import Linting
import TextModel

/// Items of one enumeration that end in different marks.
struct EnumerationSemicolon: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/enum-semicolon",
    summary: Localized("分项列举的标点不一致", en: "the items of an enumeration end in different marks"),
    rationale: Localized(
      "一是、二是……各项，项内已有句号的，项末不能再用分号；各项末尾应当一律用分号或一律用句号，最后一项用句号。",
      en:
        "Items of one series end alike, in ； or in 。, the last in 。; an item that holds a full stop cannot end in ；."),
    source: "GB/T 15834—2011 4.6.3.3、A.5",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("一是强化项目根基。大力推动项目落地‹；›二是强化改革赋能；三是强化安全底线。", fixed: "一是强化项目根基。大力推动项目落地。二是强化改革赋能；三是强化安全底线。"),
      .bad("一是抓项目；二是抓招商‹。›三是抓服务。", fixed: "一是抓项目；二是抓招商；三是抓服务。"),
      .bad("一是抓项目；二是抓招商；三是抓服务‹；›\n下一段。", fixed: "一是抓项目；二是抓招商；三是抓服务。\n下一段。"),
      .good("一是抓项目；二是抓招商；三是抓服务。"),
      .good("一是抓项目。二是抓招商。三是抓服务。"),
      .good("一是强化项目根基。大力推动；精准招商。二是强化改革赋能。"),
    ])

  static var interests: Interests { .ordinals }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var series: [OrdinalFact] = []
    for ordinal in paragraph.ordinals where ordinal.family.isWord {
      if let last = series.last, last.family == ordinal.family, ordinal.value == last.value + 1 {
        series.append(ordinal)
      } else {
        judge(series, paragraph, &out)
        series = ordinal.value == 1 ? [ordinal] : []
      }
    }
    judge(series, paragraph, &out)
  }

  private func judge(_ series: [OrdinalFact], _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard series.count >= 2 else { return }
    var ends: [Int] = []
    for next in series.dropFirst() { ends.append(next.range.lowerBound - 1) }
    let marks = ends.map { paragraph[$0] }
    guard marks.allSatisfy({ $0 == 0xFF1B || $0 == 0x3002 }) else { return }
    var innerStops = 0
    for (n, end) in ends.enumerated() {
      let item = series[n].range.upperBound..<end
      let hasStop = item.contains { paragraph[$0] == 0x3002 && !paragraph.isEnclosed($0, by: .doubleQuote) }
      if hasStop { innerStops += 1 }
      if hasStop, marks[n] == 0xFF1B {
        report(end, "。", "本项内已有句号，项末不能再用分号", "the item holds a full stop and cannot end in ；", paragraph, &out)
      }
    }
    if innerStops == 0, Set(marks).count == 2 {
      // The mark that fewer items end in.
      let semicolons = marks.count { $0 == 0xFF1B }
      let wrong: UInt32 = semicolons * 2 >= marks.count ? 0x3002 : 0xFF1B
      for (n, end) in ends.enumerated() where marks[n] == wrong {
        report(
          end, wrong == 0x3002 ? "；" : "。", "同一列举中各项末尾的标点不一致", "the items of one series end in different marks", paragraph, &out)
      }
    }
    if marks.allSatisfy({ $0 == 0xFF1B }), innerStops == 0, let last = series.last {
      let end = paragraph.trimmed.upperBound - 1
      if end > last.range.upperBound, paragraph[end] == 0xFF1B,
        !(last.range.upperBound..<end).contains(where: { paragraph[$0] == 0x3002 })
      {
        report(end, "。", "列举的最后一项应以句号结束", "the last item ends in 。", paragraph, &out)
      }
    }
  }

  private func report(
    _ i: Int, _ right: String, _ zh: String, _ en: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink
  ) {
    out.report(i..<i + 1, in: paragraph, zh: zh, en: en, fixes: [paragraph.replace(i..<i + 1, with: right, .unsafe)])
  }
}
