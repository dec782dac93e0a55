import Linting
import TextModel

/// A document that is cited by name without 《 》.
struct BookTitleMissing: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/book-title-missing",
    summary: Localized("引用文件名称宜加书名号", en: "a document is cited without title marks"),
    rationale: Localized(
      "“根据、按照、印发”等之后引用“关于……的意见”这样的文件名，宜加书名号。“关于……的重要讲话精神”“关于……的通知要求”之外的泛指、标题行本身不报。",
      en:
        "After 根据, 按照 or 印发 the name of a document, 关于……的意见, takes 《 》. General mentions such as 关于……的重要讲话精神 and the title line are left alone."
    ),
    source: "GB/T 15834—2011 4.15.3.1",
    severity: .hint,
    fix: .unsafe,
    examples: [
      .bad("根据省政府‹关于优化营商环境的意见›（辽政发〔2023〕2号）", fixed: "根据省政府《关于优化营商环境的意见》（辽政发〔2023〕2号）"),
      .bad("按照‹关于加强安全生产的通知›要求", fixed: "按照《关于加强安全生产的通知》要求"),
      .bad("印发了‹关于促进民营经济发展的若干措施›，推动落实。", fixed: "印发了《关于促进民营经济发展的若干措施》，推动落实。"),
      .good("根据《关于优化营商环境的意见》（辽政发〔2023〕2号）"),
      .good("习近平总书记关于东北振兴的重要讲话精神"),
      .good("关于做好防汛工作的通知"),
    ])

  static let cues = ["根据", "按照", "依据", "印发", "转发", "出台"]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard !isTitleForm(paragraph), !paragraph.isEnclosed(range.lowerBound, by: .title) else { return }
    let limit = min(paragraph.count, range.upperBound + 16)
    var i = range.upperBound
    if paragraph[i] == 0x4E86 { i += 1 }
    while i < limit, paragraph.isHan(i), !paragraph.has("关于", at: i) { i += 1 }
    guard i < limit, paragraph.has("关于", at: i) else { return }
    let start = i
    var end = i + 2
    while end < paragraph.count, end - start <= 50, !Self.stops.contains(paragraph[end]) {
      if paragraph[end] == 0x7684, let word = Self.kinds.first(where: { paragraph.has($0, at: end + 1) }) {
        let last = end + 1 + word.utf8CodeUnitCount / 3
        if end - start >= 5, follows(last, paragraph) {
          let name = paragraph.sourceString(start..<last)
          out.report(
            start..<last, in: paragraph, zh: "引用文件名称宜加书名号：《\(name)》", en: "the name of a document takes 《 》: 《\(name)》",
            fixes: [paragraph.replace(start..<last, with: "《\(name)》", .unsafe)])
        }
        return
      }
      end += 1
    }
  }

  /// 关于……的通知 on a line of its own is the title of the document itself.
  private func isTitleForm(_ paragraph: borrowing Paragraph) -> Bool {
    paragraph.role == .title && Self.kinds.contains { paragraph.has($0, before: paragraph.trimmed.upperBound) }
  }

  private func follows(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    if i >= paragraph.trimmed.upperBound || paragraph[i] == 0xFF0C { return true }
    if paragraph.has("要求", at: i) || paragraph.has("精神", at: i) { return true }
    return paragraph[i] == 0xFF08 && (i + 1..<min(paragraph.count, i + 12)).contains { paragraph[$0] == 0x3014 }
  }

  private static let stops = ScalarSet("。《》，；“”")
  private static let kinds: [StaticString] = ["实施意见", "若干措施", "意见", "通知", "决定", "方案", "办法", "规定"]
}
