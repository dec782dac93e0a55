import Linting
import TextModel

/// A formula whose number is not the number of items beside it.
struct CountMismatch: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/count-mismatch",
    summary: Localized("提法的数词与所列项数不符", en: "a formula whose number is not the number of items beside it"),
    rationale: Localized(
      "“三个导向”就该列出三项。引号里的数词与紧挨着的括号、“即”字后或前面同一中心词的列举不符时报。“以下简称”“下同”之类的括号、一是二是的列举（另有规则）不报。",
      en:
        "“三个导向” has three items. Reported when the number between the quotation marks differs from the list in the parentheses behind, after 即, or just before. Parentheses that say 以下简称 and the like, and lists of 一是…二是, are left alone."
    ),
    source: "校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("增强政治意识、大局意识、看齐意识“‹四个意识›”", fixed: "增强政治意识、大局意识、看齐意识“三个意识”"),
      .bad("“‹三个导向›”（问题导向、目标导向、结果导向、效果导向）", fixed: "“四个导向”（问题导向、目标导向、结果导向、效果导向）"),
      .bad("“‹五大安全›”（国防安全、粮食安全、生态安全、能源安全）", fixed: "“四大安全”（国防安全、粮食安全、生态安全、能源安全）"),
      .bad(
        "“‹四个面向›”，即面向世界科技前沿、面向经济主战场、面向国家重大需求。", fixed: "“三个面向”，即面向世界科技前沿、面向经济主战场、面向国家重大需求。"),
      .bad("一以贯之做到“‹三个维护›”", fixed: "一以贯之做到“两个维护”"),
      .bad("深刻领悟“‹四个确立›”的决定性意义", fixed: "深刻领悟“两个确立”的决定性意义"),
      .good("“三个导向”（问题导向、目标导向、结果导向）"),
      .good("“五大安全”（国防安全、粮食安全、生态安全、能源安全、产业安全）"),
      .good("“两个维护”（以下简称）"),
      .good("各单位自行提出“三个维护”“五个意识”"),
      .good("坚持“两个维护”，做到“三个到位”"),
      .good("“三篇大文章”取得新成效"),
      .good("“四个面向”（见附件一、二、三）"),
    ])

  static var interests: Interests { .characters(.quote) }

  init(_ options: RuleOptions) {}

  private static let skips = ["以下", "下同", "见", "据", "来源", "简称", "如", "含", "其中", "等"].map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let text = paragraph.text
    for pair in paragraph.enclosures where pair.kind == .doubleQuote {
      let content = pair.content
      guard content.count >= 3, content.count <= 8, let number = Formula.number(text[content.lowerBound]), number >= 2,
        Formula.isMeasure(text[content.lowerBound + 1]) || text[content.lowerBound + 1] == 0x7BC7
      else { continue }
      let head = content.lowerBound + 2..<content.upperBound
      let items = listBehind(pair, paragraph) ?? listBefore(pair, head: head, paragraph)
      guard let items else {
        checkVerb(pair, number, paragraph, &out)
        continue
      }
      guard items != number else { continue }
      let right = OrdinalNumeral.writeCount(items, .han)
      out.report(
        content, in: paragraph,
        zh: "“\(text.string(content))”称“\(text.string(content.lowerBound..<content.lowerBound + 1))”，列出\(items)项",
        en: "“\(text.string(content))” says \(number), but \(items) items are listed",
        fixes: [paragraph.replace(content.lowerBound..<content.lowerBound + 1, with: right, .unsafe)])
    }
  }

  /// 做到“三个维护”: the verb tells which formula is meant, and that formula has one number only.
  private func checkVerb(_ pair: Enclosure, _ number: Int, _ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard pair.content.count == 4, paragraph[pair.content.lowerBound + 1] == 0x4E2A,
      let formula = Self.formulas.first(where: { paragraph.has($0.head, at: pair.close - 2) }), formula.number != number,
      formula.verbs.contains(where: { paragraph.has($0, before: pair.open) })
    else { return }
    let right = OrdinalNumeral.writeCount(formula.number, .han)
    out.report(
      pair.content, in: paragraph, zh: "固定提法是“\(right)个\(formula.head)”，文中为“\(paragraph.text.string(pair.content))”",
      en: "the set expression is “\(right)个\(formula.head)”, not “\(paragraph.text.string(pair.content))”",
      fixes: [paragraph.replace(pair.content.lowerBound..<pair.content.lowerBound + 1, with: right, .unsafe)])
  }

  /// Formulas of the Party's constitution and resolutions whose number never varies, with the verbs that stand before them.
  private static let formulas: [(head: StaticString, number: Int, verbs: [StaticString])] = [
    ("维护", 2, ["做到", "践行", "坚决"]), ("确立", 2, ["领悟", "拥护", "捍卫", "忠诚"]), ("意识", 4, ["增强", "树牢", "强化"]),
    ("自信", 4, ["坚定"]),
  ]

  /// Items in the parentheses, or behind 即, right after a quotation.
  private func listBehind(_ pair: Enclosure, _ paragraph: borrowing Paragraph) -> Int? {
    let text = paragraph.text
    var range: Range<Int>
    if let bracket = paragraph.enclosure(openedAt: pair.close + 1), bracket.kind == .parenthesis {
      range = bracket.content
    } else {
      var i = pair.close + 1
      if text[i] == 0xFF0C || text[i] == 0x2014 { i += 1 }
      guard text[i] == 0x5373 else { return nil }
      i += 1
      if text[i] == 0xFF0C || text[i] == 0xFF1A { i += 1 }
      range = i..<text.clauseEnd(from: i)
    }
    for i in range where Self.skips.contains(where: { text.holds($0, at: i) }) { return nil }
    let list = Formula.items(text, range, paragraph.enclosures)
    return list.count >= 2 && list.allSatisfy { $0.count >= 2 } ? list.count : nil
  }

  /// Items just before a quotation that all end in its head.
  private func listBefore(_ pair: Enclosure, head: Range<Int>, _ paragraph: borrowing Paragraph) -> Int? {
    let text = paragraph.text
    let start = text.clauseStart(before: pair.open)
    let list = Formula.items(text, start..<pair.open, paragraph.enclosures)
    guard list.count >= 2, head.count >= 2 else { return nil }
    let tail = Array(text.scalars[head])
    for item in list where item.count <= tail.count || !text.holds(tail, at: item.upperBound - tail.count) { return nil }
    return list.count
  }
}
