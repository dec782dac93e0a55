import Linting
import TextModel

/// A mark that cannot open a line.
struct LineStart: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/line-start",
    summary: Localized("行首不应出现此标点", en: "a mark that cannot open a line"),
    rationale: Localized(
      "点号和后引号、后括号、后书名号不出现在行首；出现时多是从 PDF 复制带来的硬换行，应与上一行相接。破折号、省略号、前引号可以在行首；年份前的撇号不报。",
      en:
        "Stops and closing marks do not open a line: most often a hard line break from a PDF came between. Dashes, ellipses and opening marks may, and so may the apostrophe of a year."
    ),
    source: "GB/T 15834—2011 5.1.1—5.1.3",
    severity: .info,
    examples: [
      .bad("会议强调\n‹，›要统筹兼顾"),
      .bad("抓项目\n‹。›促投资"),
      .bad("打造“五好\n‹”›园区"),
      .good("会议强调，\n要统筹兼顾"),
      .good("——访老边区委书记"),
      .good("“第一段。\n“第二段。”"),
      .good("’23年全市经济（owned by date/two-digit-year）"),
    ])

  static var interests: Interests { .characters(.stop, .quote, .bracket) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph.block.kind == .paragraph else { return }
    let i = paragraph.trimmed.lowerBound
    guard Self.marks.contains(paragraph[i]), paragraph.count > i + 1 || paragraph.text.characterClass(i) == .stop else { return }
    let next = paragraph.text.characterClass(i + 1)
    // ’23年, :) and the exclamation of a command.
    if paragraph[i] == 0x2019, next == .digit { return }
    if paragraph[i] < 0x80, !next.isHan { return }
    let text = paragraph.sourceString(i..<i + 1)
    out.report(
      i..<i + 1, in: paragraph, zh: "行首不应出现“\(text)”，疑为误断行，应与上一行相接",
      en: "“\(text)” cannot open a line: join it with the line before")
  }

  private static let marks = ScalarSet("，。、；：？！）”’》〉】〕,;?!)")
}
