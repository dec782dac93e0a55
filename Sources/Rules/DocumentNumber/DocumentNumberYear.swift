import Linting
import TextModel

/// The year of a document number is not four digits.
struct DocumentNumberYear: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/year",
    summary: Localized("发文字号年份未标全称四位数字", en: "the year of a document number is not four digits"),
    rationale: Localized(
      "年份应标全称，用阿拉伯数字：〔2023〕，不写〔23〕〔2023年〕〔二〇二三〕。脚注〔12〕、〔美〕等不是发文字号，不报。",
      en: "The year is written in full in four Arabic digits. Footnotes 〔12〕 and 〔美〕 are no document numbers."),
    source: "GB/T 9704—2012 7.2.5",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("辽政发〔‹23›〕12号", fixed: "辽政发〔2023〕12号"),
      .bad("辽政发〔‹2023年›〕12号", fixed: "辽政发〔2023〕12号"),
      .bad("国发〔‹二〇二三›〕5号", fixed: "国发〔2023〕5号"),
      .bad("国函〔‹92›〕60号", fixed: "国函〔1992〕60号"),
      .good("辽政发〔2023〕12号"),
      .good("〔美〕海明威"),
      .good("参考文献〔12〕"),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers where number.yearForm != .full || number.yearRange.count != 4 {
      guard let year = number.year else { continue }
      out.report(
        number.yearRange, in: p, zh: "发文字号年份应标全称四位数字：“\(p.sourceString(number.yearRange))”应为“\(year)”",
        en: "the year is written in four digits: “\(year)”", fixes: [p.replace(number.yearRange, with: "\(year)", .unsafe)])
    }
  }
}
