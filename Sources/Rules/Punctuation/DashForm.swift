import Linting
import TextModel

/// Dashes of the wrong form.
struct DashForm: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/dash-form",
    summary: Localized("破折号形式不规范", en: "a dash of the wrong form"),
    rationale: Localized(
      "破折号是“——”，占两个汉字位置。两个以上的连字符、制表线、全角减号代替破折号，副标题前只有一个“—”，前后加空格的单个短横，都不对。线路、区间（沈阳—大连、2021—2025年）用的是连接号，不报；表格线、分隔线不报。",
      en:
        "A dash is ——. Hyphens, box lines or full-width minus signs in its place, a single — before a subtitle and a spaced single one are wrong. Routes and ranges use the connector —; rules and table lines are left alone."
    ),
    source: "GB/T 15834—2011 4.10.2、5.1.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("抓好三件大事‹--›项目、招商、服务", fixed: "抓好三件大事——项目、招商、服务"),
      .bad("‹—›访老边区委书记彭伟", fixed: "——访老边区委书记彭伟"),
      .bad("关键在项目‹———›抓落实", fixed: "关键在项目——抓落实"),
      .good("抓好三件大事——项目、招商、服务"),
      .good("沈阳—大连高铁"),
      .good("2021—2025年"),
    ])

  static var interests: Interests { .characters(.connector) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let first = paragraph.trimmed.lowerBound
    var next = 0
    for mark in paragraph.marks where mark.characterClass == .connector && Int(mark.index) >= next {
      let scalar = mark.scalar
      guard Self.dashes.contains(scalar) else { continue }
      let start = Int(mark.index)
      var end = start + 1
      while paragraph[end] == scalar { end += 1 }
      next = end
      let range = start..<end
      let length = end - start
      let isBetween = Self.closes(paragraph, start - 1) && Self.opens(paragraph, end)
      switch scalar {
      case 0x2D, 0xFF0D, 0x2015, 0x2500:
        if isBetween, length >= 2 && length <= 6 || scalar == 0x2500 && length <= 2 { report(range, paragraph, &out) }
      case 0x2014:
        if (3...6).contains(length), isBetween || start == first && paragraph.isHan(end) { report(range, paragraph, &out) }
      default: break
      }
      guard length == 1, scalar == 0x2014 || scalar == 0x2013 || scalar == 0x2015 || scalar == 0x2D else { continue }
      if start == first, scalar != 0x2D, paragraph.isHan(end) {
        report(range, paragraph, &out)
      } else if paragraph[start - 1] == 0x20, paragraph[end] == 0x20, Self.closes(paragraph, start - 2),
        Self.opens(paragraph, end + 1)
      {
        report(start - 1..<end + 1, paragraph, &out)
      }
    }
  }

  private static func closes(_ paragraph: borrowing Paragraph, _ i: Int) -> Bool {
    paragraph.isHan(i) || closings.contains(paragraph[i])
  }
  private static func opens(_ paragraph: borrowing Paragraph, _ i: Int) -> Bool {
    paragraph.isHan(i) || openings.contains(paragraph[i])
  }

  private func report(_ range: Range<Int>, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.sourceString(range)
    out.report(
      range, in: paragraph, zh: "破折号应为“——”，现为“\(text)”", en: "a dash is “——”, not “\(text)”",
      fixes: [paragraph.replace(range, with: "——", .safe)])
  }

  private static let dashes = ScalarSet("-－―─—–")
  private static let closings = ScalarSet("”）》’，：")
  private static let openings = ScalarSet("“（《‘")
}
