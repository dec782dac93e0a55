import Linting
import TextModel

/// A paragraph that is indented by something else than two full-width blanks.
struct ParagraphIndent: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "structure/paragraph-indent",
    summary: Localized("段首缩进不是两个全角空格", en: "A paragraph is not indented by two full-width blanks"),
    rationale: Localized(
      "每个自然段左空二字。用半角空格、制表符凑宽度的，换字体即走样。没有缩进（由排版控制）的不报，只是同一篇里多数段落缩进、个别不缩进（或相反）的，提示统一；表格行、名单、落款、印发行的空格另有用处，也不报。",
      en:
        "A paragraph is indented by two characters. ASCII blanks and tabs shift with the font. No indentation at all is left to the layout, unless most paragraphs of the document are indented and a few are not, or the other way round; rows of tables, lists of names and signatures are left alone."
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
      .bad(
        "　　会议强调，要统筹兼顾，把各项任务落到实处，确保全年目标如期完成。\n　　会议要求，各地各部门要压实责任，加强协调，形成合力抓落实。\n　　会议指出，当前形势总体向好，但仍要看到面临的困难和挑战不少。\n　　会议明确，要建立清单，挂图作战，按月调度，按季通报，年底考核。\n‹会›议决定，由办公室牵头制定方案，各单位于月底前报送落实情况。",
        fixed:
          "　　会议强调，要统筹兼顾，把各项任务落到实处，确保全年目标如期完成。\n　　会议要求，各地各部门要压实责任，加强协调，形成合力抓落实。\n　　会议指出，当前形势总体向好，但仍要看到面临的困难和挑战不少。\n　　会议明确，要建立清单，挂图作战，按月调度，按季通报，年底考核。\n　　会议决定，由办公室牵头制定方案，各单位于月底前报送落实情况。",
        profile: .gongwen),
      .good("　　会议强调，要统筹兼顾"),
      .good("会议强调，要统筹兼顾"),
      .good("（记者 韩扬）8月5日"),
      .good("   2023年10月23日"),
    ])

  static var interests: Interests { .everything }

  private let style: String

  init(_ options: RuleOptions) { style = options.choice("style") }

  /// Facts about paragraphs of running text: 0 an indentation of two full-width blanks, 1 none at all.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    guard style == "ideographic", p.block.kind == .paragraph, p.role == .body, p.count >= 24, p[p.text.lastIndex] == 0x3002 else {
      return
    }
    if p[0] == 0x3000, p[1] == 0x3000, !p.text.characterClass(2).isBlank {
      facts.add(0, 0..<2, in: p)
    } else if p.text.characterClass(0).isHan {
      facts.add(1, 0..<1, in: p)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let indented = document.facts.filter { $0.kind == 0 }
    let flush = document.facts.filter { $0.kind == 1 }
    let few = indented.count < flush.count ? indented : flush
    guard !few.isEmpty, few.count * 4 <= document.facts.count else { return }
    let isFlush = few[0].kind == 1
    for fact in few {
      let start = ByteRange(fact.range.start, fact.range.start)
      let edit = isFlush ? TextEdit(start, "\u{3000}\u{3000}") : TextEdit(fact.range, "")
      out.report(
        source: fact.range, zh: isFlush ? "全文段首多空两字，本段未空" : "全文段首多不空格，本段空了两字",
        en: isFlush
          ? "most paragraphs are indented by two blanks, this one is not" : "most paragraphs are not indented, this one is",
        severity: .info,
        fixes: [Fix(title: out.text(zh: "与全文一致", en: "Do as the others do"), safety: .safe, edits: [edit])])
    }
  }

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
