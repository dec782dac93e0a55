import Linting
import TextModel

/// U+FEFF: a byte order mark, or what joining two files left of one.
struct ByteOrderMark: DocumentRule {
  static let description = RuleDescription(
    id: "encoding/bom",
    summary: Localized("含有字节顺序标记（U+FEFF）", en: "a byte order mark (U+FEFF)"),
    rationale: Localized(
      "文件开头的字节顺序标记对 UTF-8 没有意义；夹在文字中间的，是文件拼接留下的零宽不换行空格，看不见，却会使检索和词语匹配落空。",
      en:
        "At the start of a UTF-8 file a byte order mark tells nothing; inside text it is an invisible no-break space that joining files left, and it breaks every search. Set allowAtStart where other programs need the mark."
    ),
    source: "Unicode 15.0 §23.8",
    severity: .info,
    fix: .safe,
    options: [
      RuleOption("allowAtStart", .bool(false), Localized("文件开头的标记不报", en: "say nothing of a mark at the start of the file"))
    ],
    examples: [
      .bad("‹\u{FEFF}›关于印发工作要点的通知", fixed: "关于印发工作要点的通知"),
      .bad("第一段。\n‹\u{FEFF}›第二段。", fixed: "第一段。\n第二段。"),
      .bad("阜新市‹\u{FEFF}›海州区", fixed: "阜新市海州区"),
      .good("关于印发工作要点的通知"),
      .good("文本以零宽字符以外的普通字符开头"),
      .good("BOM（字节顺序标记）是一个术语"),
      .good("“零宽空格”的码位是U+200B"),
    ])

  static var interests: Interests { .oddities(.invisible) }

  private let allowsAtStart: Bool
  init(_ options: RuleOptions) { allowsAtStart = options.bool("allowAtStart") }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for oddity in paragraph.text.oddities where oddity.kind == .invisible && oddity.scalar == 0xFEFF {
      facts.add(0, source: oddity.range)
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    for fact in document.facts {
      let isAtStart = fact.range.start == 0
      if isAtStart && allowsAtStart { continue }
      let fix = Fix(title: out.text(zh: "删去", en: "Delete"), safety: .safe, edits: [TextEdit(fact.range, "")])
      out.report(
        source: fact.range,
        zh: isAtStart ? "文件开头有字节顺序标记（U+FEFF），UTF-8 不需要它，建议删除" : "文中夹有字节顺序标记（U+FEFF），会破坏检索与匹配，应删除",
        en: isAtStart
          ? "a byte order mark (U+FEFF) opens the file; UTF-8 needs none"
          : "a stray byte order mark (U+FEFF) breaks search and matching",
        severity: isAtStart ? .info : .warning, fixes: [fix])
    }
  }
}
