import Linting
import TextModel

/// Two colons in one sentence.
struct NestedColon: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/colon-nested",
    summary: Localized("一个句子里套用了冒号", en: "two colons in one sentence"),
    rationale: Localized(
      "一个句子里一般不套用冒号。各项各有一个冒号的并列列举、对话和访谈的“问：”“答：”、引号和括号里的冒号、钟点、附件说明不报。",
      en:
        "One colon to a sentence. Parallel items with a colon each, dialogue, colons in quotation marks and brackets, times and lists of attachments are left alone."
    ),
    source: "GB/T 15834—2011 4.7.3.5",
    severity: .hint,
    examples: [
      .bad("会议要求：要抓好三件事‹：›一抓项目，二抓招商，三抓服务。"),
      .bad("会议指出：当前形势‹：›稳中向好。"),
      .bad("会议明确：下步重点‹：›抓好落实。"),
      .good("甲某：带着乡亲奔小康 乙某：用匠心守护遗产"),
      .good("会议要求：要抓好三件事，一抓项目，二抓招商。"),
      .good("联系人：张三，联系电话：12345678，邮箱：a@b.cn。"),
      .bad("会议指出：当前形势‹：›总体平稳，任务艰巨。"),
      .good("一产：10亿元；二产：50亿元；三产：40亿元。"),
      .good("他说：“记住：安全第一。”"),
    ])

  static var interests: Interests { .colons }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    // 裴某某：… 方某：… in a headline: each part stands alone behind a blank.
    let isHeadline = !paragraph.marks.contains { $0.scalar == 0x3002 || $0.scalar == 0xFF1B }
    var first: Int?
    var semicolons = 0
    if paragraph.role == .attachmentNote || paragraph.role == .metadata || paragraph.role == .tableRow { return }
    for mark in paragraph.marks where mark.characterClass == .stop {
      let i = Int(mark.index)
      switch mark.scalar {
      case 0x3002, 0xFF01, 0xFF1F:
        first = nil
        semicolons = 0
      case 0xFF1B: semicolons += 1
      case 0xFF1A:
        let isEnclosed = paragraph.isEnclosed(i, by: .doubleQuote, .parenthesis, .title, .lenticular, .cornerQuote)
        if isEnclosed || paragraph.text.characterClass(i - 1) == .digit || isSpeaker(i, paragraph) { continue }
        if let open = first, !(isHeadline && (open..<i).contains(where: { paragraph.text.characterClass($0).isBlank })) {
          if semicolons == 0, i - open > 2, !isParallel(open, i, paragraph) {
            out.report(
              i..<i + 1, in: paragraph, zh: "一个句子内一般不套用冒号", en: "a second colon in one sentence",
              related: [
                RelatedPlace(message: out.text(zh: "前一个冒号", en: "the first colon"), range: paragraph.text.sourceRange(open))
              ])
          }
          semicolons = 0
        }
        first = i
      default: continue
      }
    }
  }

  /// 联系人：张三，电话：024—12345678: items with a comma between them, each a short name and what it is.
  private func isParallel(_ first: Int, _ second: Int, _ paragraph: borrowing Paragraph) -> Bool {
    guard let comma = (max(first, second - 7)..<second).last(where: { paragraph[$0] == 0xFF0C }), second - comma >= 2 else {
      return false
    }
    var start = first
    while start > paragraph.trimmed.lowerBound, first - start <= 6, paragraph.text.characterClass(start - 1).isHan { start -= 1 }
    let before = paragraph[start - 1]
    return first - start <= 6 && (start == paragraph.trimmed.lowerBound || before == 0xFF0C || before == 0x3002)
  }

  /// 问：, 答：, 记者：
  private func isSpeaker(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    i - paragraph.trimmed.lowerBound <= 2
  }
}
