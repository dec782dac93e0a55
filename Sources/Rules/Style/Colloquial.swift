import Linting
import TextModel

/// Words of speech in official writing.
struct Colloquial: ParagraphRule {
  static let description = RuleDescription(
    id: "style/colloquial",
    summary: Localized("口语化表述", en: "a word of speech in official writing"),
    rationale: Localized(
      "公文语言庄重、准确，“搞定”“元钱”“好几家”“没法”等口语宜换成书面语。引号里的话照录，不报；新闻稿默认不查。",
      en:
        "Official writing is formal: 搞定, 元钱, 好几家 and 没法 have written equivalents. Quoted speech is left alone, and news is not checked by default."
    ),
    source: "校对实务",
    severity: .info,
    profiles: [.gongwen: .info, .report: .info, .news: .off],
    fix: .unsafe,
    options: [
      RuleOption("list", .strings([]), Localized("另外视为口语的词", en: "further words of speech"))
    ],
    examples: [
      .bad("每人补助200‹元钱›", fixed: "每人补助200元"),
      .bad("尽快‹搞定›手续", fixed: "尽快完成手续"),
      .bad("走访了‹好几家›企业", fixed: "走访了多家企业"),
      .bad("群众‹没法›办理", fixed: "群众无法办理"),
      .good("每人补助200元"),
      .good("弄虚作假"),
      .good("“这事儿咋办”，他问"),
      .good("淹没法律条款"),
    ])

  static let cues = words.map(\.word)

  static var interests: Interests { .everything }
  /// Only words of the configuration are looked for everywhere; the others are cues.
  var interests: Interests { extra.isEmpty ? [] : Self.interests }

  private let extra: [[UInt32]]
  init(_ options: RuleOptions) { extra = options.strings("list").map(\.values) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for word in extra {
      for range in paragraph.places(of: word) where !paragraph.isEnclosed(range.lowerBound, by: .doubleQuote, .title, .cornerQuote)
      {
        report(range, "", paragraph, &out)
      }
    }
  }

  func check(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    if paragraph.isEnclosed(range.lowerBound, by: .doubleQuote, .title, .cornerQuote) { return }
    let entry = Self.words[cue]
    let next = paragraph[range.upperBound]
    if entry.unlessAfter.contains(next) || entry.unlessBefore.contains(paragraph[range.lowerBound - 1]) { return }
    var found = range
    if entry.needsDigit {
      guard
        paragraph.text.characterClass(range.lowerBound - 1) == .digit
          || paragraph.text.characterClass(range.lowerBound - 1) == .hanDigit
          || paragraph.text.characterClass(range.lowerBound - 1) == .hanUnit
      else { return }
    } else if entry.word == "弄清", next == 0x695A {
      found = range.lowerBound..<range.upperBound + 1
    }
    report(found, entry.right, paragraph, &out)
  }

  private func report(_ found: Range<Int>, _ right: String, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.sourceString(found)
    out.report(
      found, in: paragraph, zh: right.isEmpty ? "口语化表述“\(text)”，公文宜用书面语" : "口语化表述“\(text)”，公文宜用“\(right)”",
      en: right.isEmpty ? "“\(text)” is a word of speech" : "“\(text)” is a word of speech: write “\(right)”",
      fixes: [right.isEmpty ? nil : paragraph.replace(found, with: right, .unsafe)])
  }

  private struct Word {
    var word: String
    var right: String
    var needsDigit = false
    var unlessAfter = ScalarSet("")
    var unlessBefore = ScalarSet("")
    init(_ word: String, _ right: String, digit: Bool = false, unlessAfter: String = "", unlessBefore: String = "") {
      (self.word, self.right, needsDigit) = (word, right, digit)
      (self.unlessAfter, self.unlessBefore) = (ScalarSet(unlessAfter), ScalarSet(unlessBefore))
    }
  }
  private static let words = [
    Word("块钱", "元", digit: true), Word("元钱", "元", digit: true), Word("毛钱", "角", digit: true), Word("搞定", "完成"), Word("弄清", "查清"),
    Word("忽悠", ""), Word("给力", "得力", unlessBefore: "供交补"), Word("一大堆", "大量"), Word("好几个", "多个"), Word("好几家", "多家"),
    Word("好几百", "数百"), Word("好几千", "数千"), Word("好几万", "数万"), Word("好几项", "多项"), Word("好几次", "多次"),
    Word("没法", "无法", unlessAfter: "律定制规院治", unlessBefore: "淹沉覆隐"), Word("干嘛", "做什么"), Word("咋办", "怎么办"), Word("咋样", "怎么样"),
    Word("啥时", "何时"), Word("为啥", "为何"),
    Word("差不多有", "约有"),
  ]
}
