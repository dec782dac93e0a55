import Linting
import TextModel

/// The year of a document number stands in the wrong brackets.
struct DocumentNumberBracket: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/bracket",
    summary: Localized("发文字号的年份括号不是六角括号", en: "the year of a document number stands in the wrong brackets"),
    rationale: Localized(
      "发文字号中的年份用六角括号“〔〕”括起，不用方括号、圆括号、方头括号。公告的圆括号编号“国务院令（2019年）第714号”不是发文字号，不报。",
      en:
        "The year of a document number stands in 〔〕, never in square, round or lenticular brackets. Numbers of orders (国务院令（2019年）第714号) are left alone."
    ),
    source: "GB/T 9704—2012 7.2.5; GB/T 15834—2011 4.9.3.4",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("辽政发‹[2023]›12号", fixed: "辽政发〔2023〕12号"),
      .bad("国发‹（2021）›5号", fixed: "国发〔2021〕5号"),
      .bad("阜政办发‹【2023】›8号", fixed: "阜政办发〔2023〕8号"),
      .bad("国函‹(2016)›185号", fixed: "国函〔2016〕185号"),
      .bad("法释‹（2020）›15号", fixed: "法释〔2020〕15号"),
      .bad("国办发‹［2018］›115号", fixed: "国办发〔2018〕115号"),
      .good("辽政发〔2023〕12号"),
      .good("国务院令（2019年）第714号"),
      .good("《通知》（国发〔2021〕5号）"),
      .good("GB/T 9704—2012"),
      .good("该项目（2023）12号楼"),
      .good("公告（2023）5号"),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers where p[number.open] != 0x3014 || p[number.close] != 0x3015 {
      let range = number.open..<number.close + 1
      let right = "〔" + p.sourceString(number.yearRange) + "〕"
      out.report(
        range, in: p, zh: "发文字号年份应用六角括号“〔〕”：“\(p.sourceString(number.range))”", en: "the year of a document number stands in 〔〕",
        fixes: [p.replace(range, with: right, .safe)])
    }
  }
}
