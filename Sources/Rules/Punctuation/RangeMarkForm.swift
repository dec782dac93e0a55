import Linting
import TextModel

/// Look-alikes of the range marks ～ and —.
struct RangeMarkForm: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/range-tilde-form",
    summary: Localized("连接号写法不统一", en: "a look-alike of a range mark"),
    rationale: Localized(
      "数值范围的浪纹线是“～”，年份起止的一字线是“—”；半角的“~”、短横“–”、制表线等样子相近，应当统一。两边不是数字的不报。",
      en:
        "The wave of a range is ～ and the line between years is —. The ASCII ~, en dashes and box lines look alike; one form is enough. Marks without digits on both sides are left alone."
    ),
    source: "GB/T 15834—2011 4.13.2",
    severity: .hint,
    fix: .safe,
    options: [
      RuleOption("wave", .choice("～", ["～", "~"]), Localized("浪纹线", en: "the wave")),
      RuleOption("dash", .choice("—", ["—", "–"]), Localized("一字线", en: "the line")),
    ],
    examples: [
      .bad("5‹~›10天", fixed: "5～10天"),
      .bad("2021‹–›2025年", fixed: "2021—2025年"),
      .bad("10‹〜›15℃", fixed: "10～15℃"),
      .good("5～10天"),
      .good("2021—2025年"),
      .good("~/Documents"),
    ])

  static var interests: Interests { .characters(.connector) }

  private let wave: String
  private let dash: String
  init(_ options: RuleOptions) {
    wave = options.choice("wave")
    dash = options.choice("dash")
  }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for mark in paragraph.marks where mark.characterClass == .connector {
      let i = Int(mark.index)
      let right: String
      switch mark.scalar {
      case 0x7E, 0x301C, 0x223C, 0x2DC, 0xFF5E: right = wave
      case 0x2015, 0x2500, 0x2013, 0x2014: right = dash
      default: continue
      }
      let text = paragraph.sourceString(i..<i + 1)
      guard text != right, paragraph.text.characterClass(i + 1) == .digit,
        paragraph.text.characterClass(i - 1) == .digit || Self.units.contains(paragraph[i - 1]), !paragraph.isMasked(i..<i + 1)
      else { continue }
      out.report(
        i..<i + 1, in: paragraph, zh: "连接号“\(text)”宜统一为“\(right)”", en: "“\(text)”: write “\(right)”",
        fixes: [paragraph.replace(i..<i + 1, with: right, .safe)])
    }
  }

  private static let units = ScalarSet("%％℃万亿年月日度元")
}
