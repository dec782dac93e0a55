import Lexicon
import Linting
import TextModel

/// A document number lacks its 号.
struct DocumentNumberSuffix: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/missing-hao",
    summary: Localized("发文字号后缺“号”", en: "a document number lacks its 号"),
    rationale: Localized(
      "发文字号由机关代字、年份、顺序号组成，顺序号后加“号”。“〔2021〕5、6号”共用一个“号”，不报。",
      en: "The serial is followed by 号. Two serials may share one (〔2021〕5、6号)."),
    source: "GB/T 9704—2012 7.2.5",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("‹辽政发〔2023〕12›）", fixed: "辽政发〔2023〕12号）"),
      .bad("根据‹国发〔2021〕5›精神", fixed: "根据国发〔2021〕5号精神"),
      .bad("‹阜政办〔2023〕8›文件", fixed: "阜政办〔2023〕8号文件"),
      .good("辽政发〔2023〕12号"),
      .good("国发〔2021〕5、6号"),
      .good("〔2023〕年度"),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers where !number.hasSuffix {
      out.report(
        number.range, in: p, zh: "发文字号后缺“号”：“\(p.sourceString(number.range))”", en: "the document number lacks 号",
        fixes: [p.replace(number.serial, with: p.sourceString(number.serial) + "号", .safe)])
    }
  }
}
