import Linting
import TextModel

/// 《 》 around what is no work: a meeting, a campaign, an honour.
struct BookTitleMisuse: ParagraphRule {
  static let description = RuleDescription(
    id: "punct/book-title-misuse",
    summary: Localized("书名号用于非作品名", en: "title marks around what is no work"),
    rationale: Localized(
      "书名号用于书、文、报刊、法规等作品；会议、工程、专项行动、称号、证照不用，需要时用引号。以方案、意见、办法等文种结尾的是文件名，不报；大会、大赛可能是节目名，不查。",
      en:
        "《 》 is for works: books, texts, periodicals, laws. Meetings, projects, campaigns, honours and certificates take quotation marks if any. Names that end in a kind of document are left alone."
    ),
    source: "GB/T 15834—2011 A.13.1",
    severity: .hint,
    fix: .unsafe,
    examples: [
      .bad("召开‹《全市重点工作推进会》›", fixed: "召开“全市重点工作推进会”"),
      .bad("实施‹《全面振兴新突破三年行动》›", fixed: "实施“全面振兴新突破三年行动”"),
      .bad("荣获《全国文明城市》‹《先进集体称号》›", fixed: "荣获《全国文明城市》“先进集体称号”"),
      .good("印发《全面振兴新突破三年行动方案》"),
      .good("《中国共产党章程》"),
      .good("专题片《永远吹冲锋号》、节目《中国诗词大会》"),
    ])

  static var interests: Interests { .characters(.bracket) }

  init(_ options: RuleOptions) {}

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    for pair in paragraph.enclosures where pair.kind == .title && pair.content.count >= 3 && pair.content.count <= 31 {
      guard let word = Self.endings.first(where: { paragraph.has($0, before: pair.close) }), Self.length(word) < pair.content.count
      else { continue }
      let inner = paragraph.sourceString(pair.content)
      out.report(
        pair.range, in: paragraph, zh: "《\(inner)》不是作品名，不宜用书名号", en: "《\(inner)》 is no work: use quotation marks, or none",
        fixes: [paragraph.replace(pair.range, with: "“\(inner)”", .unsafe)])
    }
  }

  private static func length(_ word: StaticString) -> Int { word.utf8CodeUnitCount / 3 }

  private static let endings: [StaticString] = [
    "推进会", "座谈会", "论坛", "博览会", "专项行动", "三年行动", "工程", "称号", "奖状", "营业执照", "资格证书", "课题",
  ]
}
