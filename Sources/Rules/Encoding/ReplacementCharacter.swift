import Linting
import TextModel

/// U+FFFD: a character that some conversion lost.
struct ReplacementCharacter: ParagraphRule {
  static let description = RuleDescription(
    id: "encoding/replacement-char",
    summary: Localized("出现替换字符 U+FFFD，原文已丢失", en: "replacement character U+FFFD: the original is lost"),
    rationale: Localized(
      "替换字符表示某次转换无法识别原字节，原字已不可恢复，只能核对原稿。谈论该字符的码位“U+FFFD”不报。",
      en:
        "A conversion met bytes that it could not read; only the manuscript still has the character. The code point written as “U+FFFD” is left alone."
    ),
    source: "Unicode 15.0 §3.9",
    severity: .error,
    examples: [
      .bad("市委副书记、市‹\u{FFFD}\u{FFFD}›邢鹏"),
      .bad("优化营商环‹\u{FFFD}›，"),
      .bad("‹\u{FFFD}\u{FFFD}\u{FFFD}›领导小组"),
      .good("市委副书记、市长邢鹏"),
      .good("替换字符的码位是U+FFFD"),
      .good("菱形符号◆不是替换字符"),
    ])

  static var interests: Interests { .characters(.replacement) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var i = 0
    while i < paragraph.count {
      guard paragraph.text.characterClass(i) == .replacement else {
        i += 1
        continue
      }
      let start = i
      while i < paragraph.count, paragraph.text.characterClass(i) == .replacement { i += 1 }
      let count = i - start
      out.report(
        start..<i, in: paragraph, zh: "此处有 \(count) 个替换字符（U+FFFD），原文已丢失，请核对原稿",
        en: "\(count) replacement character\(count == 1 ? "" : "s") (U+FFFD): the original is lost, check the manuscript")
    }
  }
}
