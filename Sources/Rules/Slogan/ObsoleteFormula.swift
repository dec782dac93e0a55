import Lexicon
import Linting
import TextModel

/// A formula that another has replaced by the document’s date.
struct ObsoleteFormula: ParagraphRule {
  static let description = RuleDescription(
    id: "slogan/obsolete",
    summary: Localized("旧提法，已有新提法代替", en: "a formula that another has replaced by the document’s date"),
    rationale: Localized(
      "按成文日期判断：这一天已有新的提法代替。只查被代替的（三个自信→四个自信），不查任务完成而不再提的（脱贫攻坚战）。说往事的、书名号和引语里的不报；“市场主体”在新闻里仍通行，只在公文和报告里提示。",
      en:
        "Judged by the document’s date, and only for formulas that another wording has replaced, not for those that ended with their task. Accounts of the past, titles and quotations are left alone; 市场主体 lives on in news and is reported in official documents and reports only."
    ),
    source: "党的文献；词典 phrases 表的 until、successor 两列",
    severity: .info,
    fix: .unsafe,
    options: [
      RuleOption("except", .strings([]), Localized("不报的旧提法", en: "old formulas that are left alone"))
    ],
    examples: [
      .good("深化三医联动", date: Day(2024, 5, 1), options: ["except": ["三医联动"]]),
      .bad("全市‹市场主体›达到20万户", fixed: "全市经营主体达到20万户", date: Day(2024, 5, 1), profile: .report),
      .bad("坚定“‹三个自信›”", fixed: "坚定“四个自信”", date: Day(2024, 5, 1)),
      .bad("推进‹山水林田湖草›系统治理", date: Day(2024, 5, 1)),
      .bad("深化‹三医联动›", fixed: "深化三医协同发展和治理", date: Day(2024, 5, 1)),
      .good("全市经营主体达到20万户", date: Day(2024, 5, 1)),
      .good("坚定“三个自信”", date: Day(2012, 12, 1)),
      .good("从贫困户变为示范户", date: Day(2024, 5, 1)),
      .good("2015年推进三医联动", date: Day(2024, 5, 1)),
      .good("激发市场主体活力", date: Day(2024, 5, 1), profile: .news),
      .good("《中华人民共和国市场主体登记管理条例》", date: Day(2024, 5, 1)),
      .good("打赢脱贫攻坚战以来", date: Day(2024, 5, 1)),
      .good("山水林田湖草沙一体化保护和系统治理", date: Day(2024, 5, 1)),
    ])

  static var interests: Interests { .phrases }

  private let except: Set<String>

  init(_ options: RuleOptions) { except = Set(options.strings("except")) }

  private static let past = ["原", "昔日", "曾经", "当年", "时期", "过去", "历史", "当时", "那时"].map { $0.unicodeScalars.map(\.value) }

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    guard let date = paragraph.context.date else { return }
    let lexicon = paragraph.context.lexicon
    let text = paragraph.text
    for mention in paragraph.setExpressions {
      guard paragraph.hasEntry(mention, .phrases, where: { $0.validity.status(on: date) == .after }) else { continue }
      let rows = paragraph.entries(mention, .phrases)
      guard let entry = rows.first(where: { $0.entry.validity.status(on: date) == .after })?.entry,
        !rows.contains(where: { $0.entry.validity.status(on: date) != .after }), let until = entry.validity.until
      else { continue }
      let right = lexicon.text(entry, "successor")
      let name = lexicon.name(entry)
      guard !right.isEmpty, right != name, !except.contains(name), !paragraph.isMasked(mention.range),
        !isExcused(mention.range, until, paragraph)
      else {
        continue
      }
      if name == "市场主体",
        paragraph.context.profile == .news || paragraph.context.profile == .web || paragraph.has("登记", at: mention.range.upperBound)
      {
        continue
      }
      let written = text.string(mention.range)
      // A longer successor does not fit into every sentence: 山水林田湖草系统治理.
      let fits = !text.characterClass(mention.range.upperBound).isHan || right.unicodeScalars.count <= mention.range.count + 1
      out.report(
        mention.range, in: paragraph, zh: "“\(written)”为旧提法（\(until.text)起改为“\(right)”，文稿日期\(date.iso)）",
        en: "“\(written)” was replaced by “\(right)” in \(until.text); the document is of \(date.iso)",
        fixes: fits ? [paragraph.replace(mention.range, with: right, .unsafe)] : [], reference: lexicon.reference(entry),
        tag: .deprecated)
    }
  }

  private func isExcused(_ range: Range<Int>, _ until: PartialDate, _ paragraph: borrowing Paragraph) -> Bool {
    let text = paragraph.text
    if paragraph.isEnclosed(range.lowerBound, by: .title, .innerTitle) || paragraph.isInDirectSpeech(range) { return true }
    let sentence = text.clauseStart(before: range.lowerBound, crossingCommas: true)
    for i in max(sentence, range.lowerBound - 12)..<range.lowerBound where Self.past.contains(where: { text.holds($0, at: i) }) {
      return true
    }
    for i in sentence..<range.lowerBound where ObsoleteInstitution.year(text, at: i).map({ $0 <= until.year }) ?? false {
      return true
    }
    return false
  }
}
