import Linting
import TextModel

/// A paragraph that is indented by something else than two full-width blanks.
struct ParagraphIndent: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/paragraph-indent",
    summary: Localized("段首缩进不是两个全角空格", en: "A paragraph is not indented by two full-width blanks"),
    rationale: Localized(
      "每个自然段左空二字。用半角空格、制表符凑宽度的，换字体即走样。没有缩进（由排版控制）的不报；表格行、名单、落款、印发行的空格另有用处，也不报。",
      en:
        "A paragraph is indented by two characters. ASCII blanks and tabs shift with the font. No indentation at all is left to the layout; rows of tables, lists of names and signatures are left alone."
    ),
    source: "GB/T 9704—2012 7.3.3",
    severity: .hint,
    profiles: [.news: .off, .web: .off],
    fix: .safe,
    options: [
      RuleOption(
        "style", .choice("ideographic", ["ideographic", "none", "any"]),
        Localized("要求的缩进：两个全角空格、不缩进或不查", en: "The indentation wanted: two full-width blanks, none, or any"))
    ],
    examples: [
      .bad("‹          ›贯彻落实中央经济工作会议精神", fixed: "　　贯彻落实中央经济工作会议精神"),
      .bad("‹　›会议强调，要统筹兼顾", fixed: "　　会议强调，要统筹兼顾"),
      .bad("‹　　　　›会议指出", fixed: "　　会议指出"),
      .bad("‹\t›“十五五”时期，要抓好开局。", fixed: "　　“十五五”时期，要抓好开局。"),
      .good("　　会议强调，要统筹兼顾"),
      .good("会议强调，要统筹兼顾"),
      .good("（记者 韩扬）8月5日"),
      .good("   2023年10月23日"),
    ])

  static var interests: Interests { .characters(.space, .wideSpace) }

  private let style: String

  init(_ options: RuleOptions) { style = options.choice("style") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.block.kind == .paragraph, style != "any", p.text.characterClass(0).isBlank else { return }
    switch p.role {
    case .body, .title, .heading1, .heading2, .heading3, .heading4, .item: break
    default: return
    }
    var end = 0
    var isWide = true
    while p.text.characterClass(end).isBlank {
      isWide = isWide && p[end] == 0x3000
      end += 1
    }
    guard end < p.count, p.text.characterClass(end).isHan || p[end] == 0x201C || p[end] == 0xFF08 else { return }
    guard style == "none" || !isWide || end != 2 else { return }
    let right = style == "none" ? "" : "\u{3000}\u{3000}"
    out.report(
      0..<end, in: p, zh: style == "none" ? "段首不应缩进" : "段首缩进应为两个全角空格，现为\(end)个\(isWide ? "全角" : "半角")空格",
      en: style == "none"
        ? "Paragraphs are not indented here"
        : "Indent with two full-width blanks, not with \(end) \(isWide ? "full-width" : "half-width") ones",
      fixes: [p.replace(0..<end, with: right, .safe, zh: "改为规定的缩进", en: "Indent as required")])
  }
}
