import Linting
import TextModel

/// The note of attachments below the text: 附件：1.任务分解表.
struct AttachmentNote: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/attachment-note",
    summary: Localized("附件说明格式不规范", en: "The note of attachments has the wrong form"),
    rationale: Localized(
      "“附件”后标全角冒号和附件名称；多个附件用“1.”“2.”编号；附件名称后不加标点，也不加书名号。单独一行的“附件1”是附件首页的标识，不在此列；正文里的“详见附件：……”不报。",
      en:
        "附件 takes a full-width colon and the name; several are numbered 1. 2.; a name ends without a mark and without 《》. The heading 附件1 alone on its line is left alone."
    ),
    source: "GB/T 9704—2012 7.3.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("附件‹:›任务分解表", fixed: "附件：任务分解表"),
      .bad("附件：‹1、›任务分解表", fixed: "附件：1.任务分解表"),
      .bad("附件：任务分解表‹。›", fixed: "附件：任务分解表"),
      .bad("附件：‹（1）›任务分解表", fixed: "附件：1.任务分解表"),
      .bad("附件：‹《任务分解表》›", fixed: "附件：任务分解表"),
      .bad("‹附件1：›任务分解表"),
      .bad("‹附件 ›任务分解表", fixed: "附件：任务分解表"),
      .bad("‹附件›1.任务分解表", fixed: "附件：1.任务分解表"),
      .good("附件 另行印发。"),
      .good("附件：1.任务分解表\n　　　2.责任清单"),
      .good("附件1"),
      .good("附件：任务分解表"),
      .good("详见附件：包括任务分解表和责任清单。"),
      .good("附件2\n责任清单"),
    ])

  static var interests: Interests { .everything }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.role == .attachmentNote else { return }
    let (line, start) = p.trimmedScalars()
    guard let colon = line.firstIndex(of: 0xFF1A) ?? line.firstIndex(of: 0x3A), colon < 6 else {
      return checkMissingColon(p, line, start, &out)
    }
    let at = start + colon
    func report(_ range: Range<Int>, _ right: String?, _ zh: String, _ en: String, severity: Severity? = nil) {
      out.report(
        range, in: p, zh: "附件说明不规范：\(zh)", en: "Note of attachments: \(en)", severity: severity,
        fixes: [right.flatMap { p.replace(range, with: $0, .safe) }])
    }
    if p.rawScalar(at) == 0x3A { report(at..<at + 1, "：", "应用全角冒号", "the colon must be full-width") }
    var name = at + 1
    while p.text.characterClass(name).isBlank { name += 1 }
    if colon > 2, OrdinalNumeral.readArabic(line, 2)?.end == colon, name < p.count {
      report(start..<at + 1, nil, "顺序号应在冒号之后，作“附件：1.”", "the number belongs after the colon: 附件：1.", severity: .info)
    }
    checkNumber(name, p, report)
    let end = p.text.lastIndex
    guard end - name <= 60, name < end else { return }
    switch p[end] {
    case 0x3002, 0xFF1B, 0xFF0C: report(end..<end + 1, "", "附件名称后不加标点", "no mark after the name")
    case 0x300B where p[name] == 0x300A && !(name + 1..<end).contains { p[$0] == 0x300B }:
      report(
        name..<end + 1, p.sourceString(name + 1..<end), "附件名称不加书名号", "no 《》 around the name", severity: .info)
    default: break
    }
  }

  /// 附件 任务分解表, 附件1.任务分解表: short, with no colon and no text behind.
  private func checkMissingColon(_ p: borrowing Paragraph, _ line: [UInt32], _ start: Int, _ out: inout FindingSink) {
    guard line.count <= 40, !line.contains(where: { Self.stops.contains($0) }) else { return }
    var name = start + 2
    while p.text.characterClass(name).isBlank { name += 1 }
    guard name > start + 2 || p.text.characterClass(name) == .digit else { return }
    out.report(
      start..<name, in: p, zh: "附件说明不规范：“附件”后缺全角冒号", en: "Note of attachments: “：” is missing behind 附件", severity: .info,
      fixes: [p.replace(start..<name, with: "附件：", .safe)])
  }

  private static let stops = ScalarSet("，。；！？：")

  private func checkNumber(_ at: Int, _ p: borrowing Paragraph, _ report: (Range<Int>, String?, String, String, Severity?) -> Void)
  {
    let isBracketed = p[at] == 0xFF08 || p[at] == 0x28
    guard let (value, end) = OrdinalNumeral.readArabic(p.text.scalars, isBracketed ? at + 1 : at), value <= 30 else { return }
    switch p[end] {
    case 0x3001, 0xFF0E:
      guard !isBracketed else { return }
      report(at..<end + 1, "\(value).", "顺序号后用“.”", "a number is followed by a full point", nil)
    case 0xFF09, 0x29: report(at..<end + 1, "\(value).", "顺序号用“\(value).”", "numbers are written \(value).", nil)
    default: break
    }
  }
}
