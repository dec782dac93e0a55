import Linting
import TextModel

/// Marks that are written twice or that cannot stand together.
struct DuplicateMark: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/duplicate",
    summary: Localized("标点重复或连用不当", en: "marks that are doubled or cannot stand together"),
    rationale: Localized(
      "同一个点号写了两遍，或者两个不同的点号连在一起，多是修改时留下的。连用的保留停顿较大的一个。“？！”“……。”和引号、括号前后的正常连用不报；单独引用的标点“、”不报。",
      en:
        "A mark typed twice, or two different ones side by side, is what editing leaves behind; of two, the stronger stays. ？！, ……。 and marks beside quotation marks and brackets are left alone, and so is a mark that is quoted."
    ),
    source: "GB/T 15834—2011 4、B.2",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("会议强调‹，，›要统筹兼顾", fixed: "会议强调，要统筹兼顾"),
      .bad("抓项目‹、，›促投资", fixed: "抓项目，促投资"),
      .bad("压实责任‹。；›落实清单", fixed: "压实责任。落实清单"),
      .bad("煤矿、消防‹、›）等领域", fixed: "煤矿、消防）等领域"),
      .bad("更加坚定‹、、›更加自觉", fixed: "更加坚定、更加自觉"),
      .bad("全面发展‹、。›坚持改革", fixed: "全面发展。坚持改革"),
      .good("他说：“要抓落实。”"),
      .good("怎么办？！"),
      .good("《意见》、《方案》"),
      .good("“跳高队”、“辽沈战役”急先锋"),
      .good("顿号“、”表示并列"),
      .good("要增强“四个意识“，坚定“四个自信”。"),
    ])

  static let cues = [
    "，，", "、、", "；；", "：：", "。。", "，、", "，；", "，：", "，。", "、，", "、；", "、：", "、。", "；，", "；、", "；：", "；。", "：，", "：、", "：；", "：。",
    "。，", "。、", "。；",
    "。：", "！，", "！。", "！；", "！：", "！、", "？，", "？。", "？；", "？：", "？、", "、”", "、’", "、）", "、》", "、〉", "、】", "“，", "“。", "“；", "“、",
    "（，", "（。", "（；", "（、",
    "《，", "《。", "《、", "，）", "，？", "、？",
  ]

  init(_ options: RuleOptions) {}

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let first = paragraph[range.lowerBound]
    let second = paragraph[range.upperBound - 1]
    if Self.openings.contains(first) {
      // A quotation mark that faces the wrong way has its own finding; the mark beside it is right.
      let stray = paragraph.strays.partitionPoint { $0.index >= range.lowerBound }
      if stray < paragraph.strays.count, paragraph.strays[stray].index == range.lowerBound,
        paragraph.strays[stray].fault == .reversed
      {
        return
      }
      // “、” names the mark.
      if Self.closings.contains(paragraph[range.upperBound]) { return }
      report(range.upperBound - 1..<range.upperBound, "", paragraph, &out)
    } else if Self.closings.contains(second) {
      if Self.openings.contains(paragraph[range.lowerBound - 1]) { return }
      report(range.lowerBound..<range.lowerBound + 1, "", paragraph, &out)
    } else {
      // A run is reported where it starts.
      if Self.rank(paragraph[range.lowerBound - 1]) > 0, paragraph[range.lowerBound - 1] != 0x2026 { return }
      var end = range.upperBound
      while Self.rank(paragraph[end]) > 0 { end += 1 }
      let run = range.lowerBound..<end
      // 。。。 is meant for an ellipsis.
      if run.count >= 3, run.allSatisfy({ paragraph[$0] == 0x3002 }) { return }
      if Self.openings.contains(paragraph[range.lowerBound - 1]), Self.closings.contains(paragraph[end]) { return }
      let best = run.max { Self.rank(paragraph[$0]) < Self.rank(paragraph[$1]) } ?? range.lowerBound
      report(run, String(scalar: paragraph[best]), paragraph, &out)
    }
  }

  private func report(_ range: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.sourceString(range)
    out.report(
      range, in: paragraph, zh: right.isEmpty ? "标点“\(text)”多余" : "标点重复或连用“\(text)”，应为“\(right)”",
      en: right.isEmpty ? "“\(text)” is one mark too many" : "“\(text)”: one mark is enough, “\(right)”",
      fixes: [paragraph.replace(range, with: right, .unsafe)])
  }

  /// How long the pause of a mark is; 0 for other characters.
  private static func rank(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x3001: 1
    case 0xFF0C: 2
    case 0xFF1A: 3
    case 0xFF1B: 4
    case 0x3002: 5
    case 0xFF1F, 0xFF01: 6
    default: 0
    }
  }

  private static let openings = ScalarSet("“‘（《〈【")
  private static let closings = ScalarSet("”’）》〉】")
}
