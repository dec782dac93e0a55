import Linting
import TextModel

/// Control characters in text.
struct ControlCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/control-char",
    summary: Localized("含控制字符", en: "a control character"),
    rationale: Localized(
      "控制字符不是文稿内容，多由旧系统导出或复制带入，会使排版、检索出错。垂直制表、换页、行分隔、段分隔等改为换行，其余删除。制表符和换行不报。",
      en:
        "Control characters come from old exports and copying and upset layout and search. Vertical tabs, form feeds and the line and paragraph separators become line ends, the rest is deleted. Tabs and line ends are left alone."
    ),
    source: "GB/T 2311—2000",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("第一条‹\u{B}›第二条", fixed: "第一条\n第二条"),
      .bad("会议‹\u{7}›强调", fixed: "会议强调"),
      .bad("各区县‹\u{2028}›各部门", fixed: "各区县\n各部门"),
      .good("第一条\n第二条"),
      .good("表头\t数值"),
      .good("控制键Ctrl+C"),
    ])

  static var interests: Interests { .characters(.control, .newline) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for i in 0..<paragraph.count {
      let kind = paragraph.text.characterClass(i)
      guard kind == .control || kind == .newline else { continue }
      let scalar = paragraph.rawScalar(i)
      let range = paragraph.text.sourceRange(i)
      // A soft break inside a block of markup is a line end of the source, not a character of the text.
      if scalar == 0x0A || scalar == 0x0D { continue }
      let breaksLine = scalar == 0x0B || scalar == 0x0C || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
      out.report(
        source: range, zh: "含控制字符 U+\(hexadecimal(scalar))，应\(breaksLine ? "改为换行" : "删除")",
        en: "control character U+\(hexadecimal(scalar)): \(breaksLine ? "use a line end" : "delete it")",
        fixes: [paragraph.edit(range, breaksLine ? paragraph.lineEnd : "", .safe)])
    }
  }
}
