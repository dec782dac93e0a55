import Linting
import TextModel

/// The mark after an ordinal: 一.总体 for 一、总体.
struct OrdinalPunctuation: ParagraphRule {
  static let description = RuleDescription(
    id: "structure/ordinal-punct",
    summary: Localized("序次语后的标点不规范", en: "The wrong mark after an ordinal"),
    rationale: Localized(
      "“一”后用顿号，“（一）”“（1）”后不用标点，“1”后用下脚点，“第一”“首先”“其一”后用逗号。新闻稿常用“1、”，只作提示。“第一、二批”“3.5亿元”不是序次语。",
      en:
        "一 takes 、, a bracketed ordinal takes nothing, 1 takes a full point, 第一 首先 其一 take a comma. The press writes 1、, which is only noted."
    ),
    source: "GB/T 15834—2011 B.3.1–B.3.4; GB/T 9704—2012 7.3.3",
    severity: .warning,
    fix: .safe,
    options: [
      RuleOption(
        "arabicDunhao", .choice("info", ["info", "off"]), Localized("行首“1、”如何处理", en: "What to do about 1、 at the start of a line"))
    ],
    examples: [
      .bad("‹一.›总体要求", fixed: "一、总体要求"),
      .bad("‹（一）、›指导思想", fixed: "（一）指导思想"),
      .bad("‹1、›抓项目", fixed: "1.抓项目"),
      .bad("会议要求：‹首先、›统一思想", fixed: "会议要求：首先，统一思想"),
      .bad("‹(一)›指导思想", fixed: "（一）指导思想"),
      .bad("‹（2）.›压实责任", fixed: "（2）压实责任"),
      .bad("一要抓项目；‹第二、›抓招商。", fixed: "一要抓项目；第二，抓招商。"),
      .good("一、总体要求"),
      .good("（一）指导思想"),
      .good("1.抓项目"),
      .good("第一、二批主题教育"),
      .good("3.5亿元"),
      .good("一，二，三，开始。"),
      .good("十.五规划"),
      .good("2.5倍"),
      .good("改称市第一、第三、第四中学；原分校改称区第二、第四小学。"),
    ])

  static var interests: Interests { [.ordinals, .characters(.hanDigit)] }

  private let reportsArabic: Bool

  init(_ options: RuleOptions) { reportsArabic = options.choice("arabicDunhao") != "off" }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard paragraph.role != .metadata, paragraph.role != .tableRow else { return }
    checkPoint(paragraph, &out)
    for ordinal in paragraph.ordinals { check(ordinal, paragraph, &out) }
  }

  /// 一.总体 at the start of a line.
  private func checkPoint(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    var start = 0
    while p.text.characterClass(start).isBlank { start += 1 }
    guard p.text.characterClass(start) == .hanDigit || p[start] == 0x5341,
      let (_, end) = OrdinalNumeral.readHan(p.text.scalars, start), end - start <= 3
    else { return }
    guard p[end] == 0x2E || p[end] == 0xFF0E || p[end] == 0xFF0C else { return }
    guard p.text.characterClass(end + 1) == .han || p.text.characterClass(end + 1) == .hanUnit && p[end] != 0xFF0C else { return }
    if p[end] == 0xFF0C {
      // 一，总体要求 on a short line of its own; 三，二，一 and running text are not ordinals.
      guard p.role != .body || p.count <= 20, !p.marks.contains(where: { Int($0.index) > end && $0.characterClass == .stop }) else {
        return
      }
    }
    report(start..<end + 1, p.text.string(start..<end) + "、", p, &out)
  }

  private func check(_ ordinal: OrdinalFact, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let token = ordinal.range
    switch ordinal.family {
    case .hanBracket, .digitBracket:
      guard ordinal.isAtLineStart else { return }
      let numeral = p.text.string(ordinal.numeral)
      switch p[token.upperBound] {
      case 0x3001, 0xFF0C, 0x2E, 0x3002, 0xFF0E: report(token.lowerBound..<token.upperBound + 1, "（\(numeral)）", p, &out)
      default:
        let open = p.rawScalar(token.lowerBound)
        let close = p.rawScalar(token.upperBound - 1)
        if open == 0x28 || close == 0x29 { report(token, "（\(numeral)）", p, &out) }
      }
    case .digitPoint:
      guard ordinal.isAtLineStart, reportsArabic, p[token.upperBound - 1] != 0x2E else { return }
      report(token, p.text.string(ordinal.numeral) + ".", p, &out, severity: .info)
    case .di, .qi:
      guard p[token.upperBound - 1] == 0x3001 else { return }
      report(token, p.text.string(token.lowerBound..<token.upperBound - 1) + "，", p, &out)
    case .adverb:
      guard p[token.upperBound] == 0x3001 else { return }
      report(token.lowerBound..<token.upperBound + 1, p.text.string(token) + "，", p, &out)
    default: break
    }
  }

  private func report(
    _ range: Range<Int>, _ right: String, _ p: borrowing Paragraph, _ out: inout FindingSink, severity: Severity? = nil
  ) {
    let written = p.sourceString(range)
    out.report(
      range, in: p, zh: "序次语标点不规范：“\(written)”应为“\(right)”", en: "“\(written)” should be written “\(right)”", severity: severity,
      fixes: [p.replace(range, with: right, .safe)])
  }
}
