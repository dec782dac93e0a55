import Lexicon
import Linting
import TextModel

/// The serial of a document number has 第 or leading zeros.
struct DocumentNumberPadding: ParagraphRule {
  static let description = RuleDescription(
    id: "docno/padding",
    summary: Localized("发文顺序号加了“第”或编了虚位", en: "the serial of a document number has 第 or leading zeros"),
    rationale: Localized(
      "发文顺序号不加“第”字，不编虚位（1不编为01），后加“号”字。命令的“国务院令第714号”没有年份括号，不报。",
      en: "The serial takes no 第 and no leading zero. Orders such as 国务院令第714号 have no bracketed year and are left alone."),
    source: "GB/T 9704—2012 7.2.5",
    severity: .error,
    fix: .safe,
    examples: [
      .bad("辽政发〔2023〕‹第12›号", fixed: "辽政发〔2023〕12号"),
      .bad("辽政发〔2023〕‹012›号", fixed: "辽政发〔2023〕12号"),
      .bad("阜委〔2023〕‹01›号", fixed: "阜委〔2023〕1号"),
      .bad("国函〔2012〕‹0152›号", fixed: "国函〔2012〕152号"),
      .good("辽政发〔2023〕12号"),
      .good("国务院令第714号"),
      .good("〔2023〕100号"),
    ])

  static var interests: Interests { .documentNumbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.documentNumbers {
      var digits = number.serial.lowerBound
      while p[digits] == 0x30, digits + 1 < number.serial.upperBound { digits += 1 }
      let start = number.ordinalMark ?? number.serial.lowerBound
      guard digits > start else { continue }
      let range = start..<number.serial.upperBound
      let right = p.text.string(digits..<number.serial.upperBound)
      out.report(
        range, in: p, zh: "发文顺序号不加“第”、不编虚位：“\(p.sourceString(range))”应为“\(right)”",
        en: "the serial has no 第 and no leading zeros: “\(right)”",
        fixes: [p.replace(start..<digits, with: "", .safe, zh: "改为“\(right)”", en: "Change to “\(right)”")])
    }
  }
}
