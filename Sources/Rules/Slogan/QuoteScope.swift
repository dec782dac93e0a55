import Linting
import TextModel

/// Quotation marks that take in more than the contracted part.
struct QuoteScope: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/quote-scope",
    summary: Localized("引号范围有误", en: "quotation marks that take in more than the contracted part"),
    rationale: Localized(
      "引号只标缩略的部分：“三个代表”重要思想、“十四五”规划、“一带一路”倡议。文件名和直接引语不在此列。",
      en: "Quotation marks stand round the contracted part only. Titles of documents and direct speech are out of scope."),
    source: "GB/T 15834—2011 4.8.1；人民日报、新华社用例",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("坚持‹“三个代表重要思想”›", fixed: "坚持“三个代表”重要思想"),
      .bad("落实‹“十四五规划”›", fixed: "落实“十四五”规划"),
      .bad("共建‹“一带一路倡议”›", fixed: "共建“一带一路”倡议"),
      .bad("推进‹“五位一体总体布局”›", fixed: "推进“五位一体”总体布局"),
      .good("坚持“三个代表”重要思想"),
      .good("落实“十四五”规划"),
      .good("共建“一带一路”倡议"),
      .good("他说：“十四五规划很重要。”"),
    ])

  static var interests: Interests { .characters(.quote) }

  init(_ options: RuleOptions) {}

  private static let heads = ["三个代表", "一带一路", "三农", "五位一体", "四个全面", "一国两制", "十一五", "十二五", "十三五", "十四五", "十五五", "四位一体"]
    .map { $0.unicodeScalars.map(\.value) }
  private static let tails = ["重要思想", "规划", "倡议", "工作", "问题", "总体布局", "战略布局", "方针", "时期", "建设", "规划纲要"]
    .map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    for pair in paragraph.enclosures where pair.kind == .doubleQuote && pair.content.count <= 12 {
      let content = pair.content
      guard let head = Self.heads.first(where: { text.holds($0, at: content.lowerBound) }) else { continue }
      let cut = content.lowerBound + head.count
      guard cut < content.upperBound,
        Self.tails.contains(where: { $0.count == content.upperBound - cut && text.holds($0, at: cut) })
      else { continue }
      let right = "“" + text.string(content.lowerBound..<cut) + "”" + text.string(cut..<content.upperBound)
      out.report(
        pair.range, in: paragraph, zh: "引号范围有误：“\(text.string(content))”应为\(right)",
        en: "the quotation marks take in too much; write \(right)", fixes: [paragraph.replace(pair.range, with: right, .safe)])
    }
  }
}
