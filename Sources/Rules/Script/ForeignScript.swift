import Linting
import TextModel

/// Letters of other scripts among Han text.
struct ForeignScript: ParagraphRule {
  static let description = RuleDescription(
    id: "script/foreign-script",
    summary: Localized("正文夹有其他文字", en: "letters of another script among Chinese text"),
    rationale: Localized(
      "正文里夹着假名（如以“の”代“的”）、谚文等，多是误用或复制带入。译名后括号里的原文、以外文为主的段落不报；混充汉字的单个假名由形近字符规则报告。",
      en:
        "Kana such as の for 的, Hangul and other scripts in running text are mostly slips. The original of a name in brackets and paragraphs in another language are left alone; single kana that pass for Han characters belong to script/lookalike-char."
    ),
    source: "国家通用语言文字法 第十一条",
    severity: .info,
    examples: [
      .bad("优‹の›良选"),
      .bad("‹한국› ‹기업›代表团"),
      .bad("参观者‹ありがとう›"),
      .good("韩国三星（삼성）公司"),
      .good("优良选择"),
      .good("日本企业家代表团"),
    ])

  static var interests: Interests { .characters(.kana, .hangul, .otherLetter) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    var letters = 0
    for i in 0..<paragraph.count where Self.isForeign(paragraph.text.characterClass(i)) { letters += 1 }
    // A paragraph in another language.
    guard letters < 20 || paragraph.hanCount(0..<paragraph.count) >= letters else { return }
    var i = 0
    while i < paragraph.count {
      let kind = paragraph.text.characterClass(i)
      guard Self.isForeign(kind) else {
        i += 1
        continue
      }
      let start = i
      while Self.isForeign(paragraph.text.characterClass(i)) { i += 1 }
      let run = start..<i
      if paragraph.isEnclosed(start, by: .parenthesis, .title) { continue }
      if kind == .kana, run.count == 1, paragraph[start] != 0x306E { continue }
      if kind == .kana, paragraph[start] >= 0x30A0, paragraph.isEnclosed(start, by: .doubleQuote) || Self.isNamed(start, paragraph)
      {
        continue
      }
      let name = Self.name(kind)
      let text = paragraph.sourceString(run)
      out.report(run, in: paragraph, zh: "正文夹有\(name.zh)“\(text)”", en: "\(name.en) “\(text)” among Chinese text")
    }
  }

  private static func isForeign(_ kind: CharacterClass) -> Bool { kind == .kana || kind == .hangul || kind == .otherLetter }

  /// 日文カタカナ: the text says what it is.
  private static func isNamed(_ start: Int, _ paragraph: borrowing Paragraph) -> Bool {
    paragraph.has("日文", before: start) || paragraph.has("日语", before: start)
  }

  private static func name(_ kind: CharacterClass) -> (zh: String, en: String) {
    switch kind {
    case .kana: ("假名", "kana")
    case .hangul: ("谚文", "Hangul")
    default: ("其他文字", "another script")
    }
  }
}
