import Linting
import TextModel

/// A document is cited by title first, then by number.
struct CitationOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/citation-order",
    summary: Localized("引用公文应先引标题、后引发文字号", en: "a document is cited by title first, then by number"),
    rationale: Localized(
      "引用公文写作“《标题》（发文字号）”。字号单独使用、标题在前的不报；转发类标题中次序自由。",
      en: "A citation reads 《title》（number）. A number alone, or behind the title, is left alone."),
    source: "校对实务（原国发〔2000〕23号 第二十五条，沿用）",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("根据‹国发〔2021〕5号《关于进一步深化改革的意见》›", fixed: "根据《关于进一步深化改革的意见》（国发〔2021〕5号）"),
      .bad("按照‹辽政发〔2023〕12号文件《实施方案》›要求", fixed: "按照《实施方案》（辽政发〔2023〕12号）要求"),
      .bad("‹国办发〔2022〕3号《关于推进政务服务的通知》›", fixed: "《关于推进政务服务的通知》（国办发〔2022〕3号）"),
      .good("根据《关于进一步深化改革的意见》（国发〔2021〕5号）"),
      .good("国发〔2021〕5号文件"),
      .good("《实施方案》（辽政发〔2023〕12号）和《意见》"),
      .good("转发国办发〔2022〕3号文件的通知"),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers where number.hasSuffix {
      var open = number.range.upperBound
      if p.has("文件", at: open) || p.has("精神", at: open) { open += 2 } else if p[open] == 0x6587 { open += 1 }
      guard p[open] == 0x300A, !Self.forwards.contains(where: { p.contains($0, in: 0..<number.range.lowerBound) }) else { continue }
      var close = open
      var depth = 0
      while close < p.count, close - open < 120 {
        if p[close] == 0x300A { depth += 1 } else if p[close] == 0x300B { depth -= 1 }
        if depth == 0 { break }
        close += 1
      }
      guard close < p.count, close - open < 80 else { continue }
      let range = number.range.lowerBound..<close + 1
      let right = p.sourceString(open..<close + 1) + "（" + p.sourceString(number.range) + "）"
      out.report(
        range, in: p, zh: "引用公文应先引标题、后引发文字号：“\(right)”", en: "cite the title first, then the number: “\(right)”",
        fixes: [p.text[close + 1] == 0xFF08 ? nil : p.replace(range, with: right, .unsafe)])
    }
  }

  private static let forwards: [StaticString] = ["转发", "印发", "批转"]
}
