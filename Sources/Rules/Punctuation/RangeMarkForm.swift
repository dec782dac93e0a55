import Linting
import TextModel

/// Look-alikes of the range marks ～ and —.
struct RangeMarkForm: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "punct/range-tilde-form",
    summary: Localized("连接号写法不统一", en: "a look-alike of a range mark"),
    rationale: Localized(
      "数值范围的浪纹线是“～”，年份起止的一字线是“—”；半角的“~”、短横“–”、制表线等样子相近，应当统一；一篇里数值范围大多用其中一种、个别用另一种的，也提示统一。两边不是数字的不报。",
      en:
        "The wave of a range is ～ and the line between years is —. The ASCII ~, en dashes and box lines look alike; one form is enough, and a document that mostly uses one of ～ and — for ranges of numbers should use it throughout. Marks without digits on both sides are left alone."
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
      .bad("气温10—15℃，风速3—5米，能见度2—3公里，湿度30‹～›40%。", fixed: "气温10—15℃，风速3—5米，能见度2—3公里，湿度30—40%。"),
      .good("2021—2025年，气温10～15℃，风速3～5米。"),
      .good("5～10天"),
      .good("2021—2025年"),
      .good("~/Documents"),
    ])

  static var interests: Interests { .characters(.connector) }
  static var judgesFactsAlone: Bool { true }

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

  /// Ranges of numbers in one of the two right forms: 0 a wave, 1 a line.
  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    for number in paragraph.numbers {
      guard let mark = number.rangeMark, mark.count == 1, number.digits.count != 4 else { continue }
      let text = paragraph.sourceString(mark)
      if text == wave || text == dash { facts.add(text == wave ? 0 : 1, mark, in: paragraph, text: text) }
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let waves = document.facts.filter { $0.kind == 0 }
    let lines = document.facts.filter { $0.kind == 1 }
    let few = waves.count < lines.count ? waves : lines
    guard !few.isEmpty, few.count * 4 <= document.facts.count else { return }
    let right = few[0].kind == 0 ? dash : wave
    for fact in few {
      out.report(
        source: fact.range, zh: "全文数值范围多用“\(right)”，此处用“\(fact.text)”，宜统一",
        en: "ranges of numbers mostly take “\(right)” in this document, here “\(fact.text)”",
        fixes: [
          Fix(
            title: out.text(zh: "改为“\(right)”", en: "Change to “\(right)”"), safety: .unsafe, edits: [TextEdit(fact.range, right)])
        ])
    }
  }

  private static let units = ScalarSet("%％℃万亿年月日度元")
}
