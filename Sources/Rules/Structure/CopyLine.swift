import Linting
import TextModel

/// 抄送 and 印发 lines.
struct CopyLine: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/cc-line",
    summary: Localized("抄送、印发行格式不规范", en: "The line of copies or of printing has the wrong form"),
    rationale: Localized(
      "“抄送”后标全角冒号和机关名称，最后一个机关名称后标句号；“抄报”已废止；印发日期月、日不编虚位。只查以“抄送：”“抄报：”“分送：”起头的短行和以“日印发”结束的行，正文里的“抄送”不报。",
      en:
        "抄送 takes a full-width colon and the line ends with 。; 抄报 was abolished; the date of printing is not padded. Only lines that are such lines are checked."
    ),
    source: "GB/T 9704—2012 7.4.2, 7.4.3",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹抄送:›市委办公‹室›", fixed: "抄送：市委办公室。"),
      .bad("‹抄报：›省政府办公厅。", fixed: "抄送：省政府办公厅。"),
      .bad("抄送：市委办公室，市人大常委会办公‹室›", fixed: "抄送：市委办公室，市人大常委会办公室。"),
      .bad("阜新市人民政府办公室　　2023年‹01›月‹05›日印发", fixed: "阜新市人民政府办公室　　2023年1月5日印发"),
      .good("抄送：市委办公室，市人大常委会办公室。"),
      .good("阜新市人民政府办公室　　2023年10月23日印发"),
      .good("会议要求及时抄送相关部门"),
      .good("分送：各区县。"),
    ])

  static var interests: Interests { .specialRoles }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    if p.role == .printLine { return checkPrintLine(p, &out) }
    guard p.role == .copyLine else { return }
    let (line, start) = p.trimmedScalars()
    let isReport = p.has("抄报", at: start)
    guard line.count > 3, isReport || p.has("抄送", at: start) || p.has("分送", at: start) else { return }
    let label = start..<start + 3
    if isReport || p.rawScalar(start + 2) == 0x3A {
      let right = isReport ? "抄送：" : p.sourceString(start..<start + 2) + "："
      out.report(
        label, in: p, zh: isReport ? "“抄报”已废止，应作“抄送：”" : "“\(p.sourceString(start..<start + 2))”后应标全角冒号",
        en: isReport ? "“抄报” was abolished: write “抄送：”" : "A full-width colon belongs here",
        fixes: [p.replace(label, with: right, .safe)])
    }
    let end = start + line.count - 1
    guard p[end] != 0x3002, end > start + 2, line.count <= 110 else { return }
    let isMark = p.text.characterClass(end) == .stop
    let right = isMark ? "。" : p.sourceString(end..<end + 1) + "。"
    out.report(
      end..<end + 1, in: p, zh: "最后一个机关名称后应标句号", en: "The line of copies ends with “。”",
      fixes: [p.replace(end..<end + 1, with: right, .safe, zh: "标“。”", en: "Put “。”")])
  }

  private func checkPrintLine(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for i in 1..<max(p.count, 1) where p[i] == 0x30 && (p[i - 1] == 0x5E74 || p[i - 1] == 0x6708) {
      guard p[i + 1] >= 0x31, p[i + 1] <= 0x39, p[i + 2] == 0x6708 || p[i + 2] == 0x65E5 else { continue }
      let written = p.sourceString(i..<i + 2)
      let right = p.sourceString(i + 1..<i + 2)
      out.report(
        i..<i + 2, in: p, zh: "印发日期不编虚位：“\(written)”应为“\(right)”", en: "The date of printing is not padded: “\(right)”",
        fixes: [p.replace(i..<i + 2, with: right, .safe)])
    }
  }
}
