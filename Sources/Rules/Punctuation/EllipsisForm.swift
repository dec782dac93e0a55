import Linting
import TextModel

/// Ellipses of the wrong form.
struct EllipsisForm: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/ellipsis-form",
    summary: Localized("省略号形式不规范", en: "an ellipsis of the wrong form"),
    rationale: Localized(
      "省略号是六个连点，占两个汉字位置（……）；独占一行表示整段省略时可用十二连点。三个点、一个“…”、三个以上的句号都不对。目录的引导点、西文和代码里的点不报。",
      en:
        "An ellipsis is six dots, ……; twelve on a line of their own stand for omitted paragraphs. Three full points, a single … and strings of 。 are wrong. Leaders of a table of contents and dots in Latin text or code are left alone."
    ),
    source: "GB/T 15834—2011 4.11.2、A.9.1",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("工业、农业、服务业‹...›", fixed: "工业、农业、服务业……"),
      .bad("工业、农业‹。。。›", fixed: "工业、农业……"),
      .bad("创新发展‹…›", fixed: "创新发展……"),
      .bad("创新发展‹………›", fixed: "创新发展……"),
      .good("创新发展……"),
      .good("第一章总则……………………1"),
      .good("3...5"),
    ])

  static var interests: Interests { .characters(.stop) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var next = 0
    for mark in paragraph.marks where mark.characterClass == .stop && Int(mark.index) >= next {
      let scalar = mark.scalar
      guard scalar == 0x2E || scalar == 0x3002 || scalar == 0x2026 || scalar == 0x22EF || scalar == 0x2025 else { continue }
      let start = Int(mark.index)
      // One full stop is no ellipsis.
      if scalar == 0x3002, paragraph[start + 1] != 0x3002 { continue }
      var end = start + 1
      while paragraph[end] == scalar { end += 1 }
      next = end
      let length = end - start
      guard isWrong(scalar, length, start, end, paragraph) else { continue }
      let text = paragraph.sourceString(start..<end)
      out.report(
        start..<end, in: paragraph, zh: "省略号应为“……”，现为“\(text)”", en: "an ellipsis is “……”, not “\(text)”",
        fixes: [paragraph.replace(start..<end, with: "……", .safe)])
    }
  }

  private func isWrong(_ scalar: UInt32, _ length: Int, _ start: Int, _ end: Int, _ paragraph: borrowing Paragraph) -> Bool {
    if isLeader(start, end, paragraph) { return false }
    switch scalar {
    case 0x2E:
      guard (3...6).contains(length) else { return false }
      let before = paragraph.isHan(start - 1) || Self.wide.contains(paragraph[start - 1])
      return before && paragraph.text.characterClass(end) != .digit || paragraph.isHan(end)
    case 0x3002: return length >= 3
    case 0x2026:
      if length == 2 { return false }
      // …… …… alone on a line.
      if length == 4 { return paragraph.trimmed.count > 4 }
      return isNearHan(start, end, paragraph)
    default: return isNearHan(start, end, paragraph)
    }
  }

  private func isNearHan(_ start: Int, _ end: Int, _ paragraph: borrowing Paragraph) -> Bool {
    paragraph.isHan(start - 1) || paragraph.isHan(end) || Self.wide.contains(paragraph[start - 1])
      || Self.wide.contains(paragraph[end])
  }

  /// 第一章总则…………1
  private func isLeader(_ start: Int, _ end: Int, _ paragraph: borrowing Paragraph) -> Bool {
    var i = end
    while paragraph.text.characterClass(i).isBlank { i += 1 }
    guard paragraph.text.characterClass(i) == .digit else { return false }
    while paragraph.text.characterClass(i) == .digit { i += 1 }
    return i >= paragraph.trimmed.upperBound && end - start >= 3
  }

  private static let wide = ScalarSet("“”‘’，、；：）》")
}
