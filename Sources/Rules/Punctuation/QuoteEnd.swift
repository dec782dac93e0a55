import Linting
import TextModel

/// The place of the full stop at the end of a quotation.
struct QuoteEnd: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/quote-end",
    summary: Localized("引文末尾的标点位置", en: "the full stop at the end of a quotation"),
    rationale: Localized(
      "“说：”“指出：”之后的完整引文，句号在引号里面；引文末尾已有句号、叹号、问号的，引号外不再加句号。引语只是句子一部分的，句号在引号外面，不报。",
      en:
        "A complete quotation after 说： has its full stop inside the marks, and none follows outside where one stands inside. A quotation that is part of the sentence has it outside."
    ),
    source: "GB/T 15834—2011 B.2.1",
    severity: .hint,
    fix: .unsafe,
    examples: [
      .bad("他说：“我们要把各项工作抓紧抓实抓到位‹”。›", fixed: "他说：“我们要把各项工作抓紧抓实抓到位。”"),
      .bad("邢鹏强调：“项目是经济社会发展的重要引擎。”‹。›", fixed: "邢鹏强调：“项目是经济社会发展的重要引擎。”"),
      .bad("她表示：“我们将全力以赴打赢翻身仗‹”。›", fixed: "她表示：“我们将全力以赴打赢翻身仗。”"),
      .good("他说：“我们要把各项工作抓紧抓实。”"),
      .good("要弘扬“马上就办”作风。"),
      .good("树立“项目为王”的理念，做到“谋划一批、储备一批”。"),
    ])

  static let cues = ["。”。", "！”。", "？”。", "”。"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let close = range.upperBound - 2
    let stop = range.upperBound - 1
    if cue < 3 {
      out.report(
        stop..<stop + 1, in: paragraph, zh: "引文末尾已有“\(String(scalar: paragraph[range.lowerBound]))”，引号外不再用句号",
        en: "the quotation ends in a mark already: none outside", fixes: [paragraph.replace(stop..<stop + 1, with: "", .unsafe)])
      return
    }
    guard let pair = paragraph.enclosure(closedAt: close), pair.kind == .doubleQuote, pair.content.count >= 10,
      pair.content.count <= 120, paragraph[pair.open - 1] == 0xFF1A,
      Self.verbs.contains(where: { paragraph.has($0, before: pair.open - 1) }),
      !pair.content.contains(where: { paragraph[$0] == 0x3002 || paragraph[$0] == 0xFF01 || paragraph[$0] == 0xFF1F })
    else { return }
    out.report(
      close..<stop + 1, in: paragraph, zh: "完整引文的句号应在引号内", en: "the full stop of a complete quotation stands inside the marks",
      fixes: [paragraph.replace(close..<stop + 1, with: "。”", .unsafe)])
  }

  private static let verbs: [StaticString] = ["说", "指出", "强调", "表示", "写道", "提出"]
}
