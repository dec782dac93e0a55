import Lexicon
import Linting
import TextModel

/// An institution that no longer exists by that name.
struct ObsoleteInstitution: ParagraphRule {
  static let description = RuleDescription(
    id: "term/institution-obsolete",
    summary: Localized("机构已更名或撤并", en: "an institution that has been renamed or merged"),
    rationale: Localized(
      "按成文日期判断：机构在这一天已经更名、撤并，文中仍用旧名。说往事的（原市环保局、2015年市国土局）、书名号里的、被更长名称包含的，不报。没有成文日期时，按词典中的终止日期提示。",
      en:
        "Judged by the document’s date: on that day the institution had been renamed or merged. Accounts of the past (原…, an earlier year in the clause), titles and longer names are left alone. Without a date it is reported as information."
    ),
    source: "2018年、2023年《党和国家机构改革方案》及地方机构改革方案",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("‹市环保局›牵头开展排查", fixed: "市生态环境局牵头开展排查", date: Day(2024, 5, 1)),
      .bad("‹市安监局›、‹市国土局›负责", fixed: "市应急管理局、市自然资源局负责", date: Day(2024, 5, 1)),
      .bad("‹市卫计委›印发通知", fixed: "市卫生健康委员会印发通知", date: Day(2024, 5, 1)),
      .bad("习近平主持召开‹中央全面深化改革领导小组›会议", fixed: "习近平主持召开中央全面深化改革委员会会议", date: Day(2019, 1, 23)),
      .bad("‹银监会›印发通知", fixed: "中国银行保险监督管理委员会印发通知", date: Day(2020, 5, 1)),
      .bad("‹银监会›印发通知", fixed: "国家金融监督管理总局印发通知", date: Day(2024, 5, 1)),
      .bad("‹市卫生局›印发通知", fixed: "市卫生和计划生育委员会印发通知", date: Day(2016, 5, 1)),
      .good("原市环保局局长", date: Day(2024, 5, 1)),
      .good("市环保局牵头开展排查", date: Day(2016, 5, 1)),
      .good("市生态环境局牵头", date: Day(2024, 5, 1)),
      .good("环保部门、银保监会", date: Day(2023, 2, 1)),
      .good("2015年，市国土局完成确权登记", date: Day(2024, 5, 1)),
      .good("时任国家旅游局局长", date: Day(2024, 5, 1)),
      .good("文化部门牵头", date: Day(2024, 5, 1)),
      .good("不再保留国土资源部", date: Day(2018, 3, 20)),
    ])

  static var interests: Interests { .organizations }

  private static let particles = ScalarSet("由经和与及对在向到按从被将为是")
  private static let levels = ScalarSet("市县区省")

  init(_ options: RuleOptions) {}

  private static let past = [
    "原", "时任", "曾任", "前身", "历任", "当时", "改革前", "并入", "整合", "撤销", "更名", "不再保留", "组建", "先后", "职责", "合并", "年任",
  ].map { $0.unicodeScalars.map(\.value) }
  /// Other countries have a 总参谋部 too, and the stations keep their old short names.
  private static let exempt: Set<String> = ["military", "media"]
  private static let extends = ScalarSet("门队长们市县区省")

  func check(_ paragraph: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = paragraph.context.lexicon
    for mention in paragraph.mentions where mention.names(.organizations) {
      guard paragraph.hasEntry(mention, .organizations, where: { isOver($0, paragraph.context.date) }) else { continue }
      let meanings = paragraph.entries(mention, .organizations)
      guard let entry = meanings.first?.entry, meanings.allSatisfy({ isOver($0.entry, paragraph.context.date) }),
        let until = entry.validity.until, !Self.exempt.contains(lexicon.text(entry, "kind")), !isExcused(mention, until, paragraph)
      else { continue }
      let text = paragraph.text.string(mention.range)
      let right = successor(of: entry, for: text, lexicon, on: paragraph.context.date)
      let isDated = paragraph.context.date != nil
      out.report(
        mention.range, in: paragraph, zh: "“\(text)”\(until.text)已更名或撤并" + (right.isEmpty ? "" : "，现为“\(right)”"),
        en: "“\(text)” was renamed or merged in \(until.text)" + (right.isEmpty ? "" : "; it is “\(right)” now"),
        severity: isDated ? nil : .info,
        fixes: right.isEmpty ? [] : [paragraph.replace(mention.range, with: right, .unsafe)], reference: lexicon.reference(entry),
        tag: .deprecated)
    }
  }

  private func isOver(_ entry: Entry, _ date: Day?) -> Bool {
    guard let date else { return entry.validity.until != nil }
    return entry.validity.status(on: date) == .after
  }

  private func isExcused(_ mention: Mention, _ until: PartialDate, _ paragraph: borrowing Paragraph) -> Bool {
    let text = paragraph.text
    let range = mention.range
    if paragraph.isMasked(range) || paragraph.isEnclosed(range.lowerBound, by: .title, .innerTitle, .tortoiseShell) { return true }
    if Self.extends.contains(text[range.upperBound]) { return true }
    // A short name behind a Han character may be the end of a longer one: 公司农业部.
    if range.count <= 3, text.characterClass(range.lowerBound - 1).isHan,
      !Self.particles.contains(text[range.lowerBound - 1])
    {
      if !Self.levels.contains(text[range.lowerBound]) { return true }
    }
    let sentence = text.clauseStart(before: range.lowerBound, crossingCommas: true)
    for i in max(sentence, range.lowerBound - 14)..<range.lowerBound where Self.past.contains(where: { text.holds($0, at: i) }) {
      return true
    }
    let end = text.clauseEnd(from: range.upperBound, crossingCommas: true)
    for i in range.upperBound..<min(end, range.upperBound + 10)
    where Self.past.dropFirst().contains(where: { text.holds($0, at: i) }) { return true }
    for i in sentence..<range.lowerBound where Self.year(text, at: i).map({ $0 <= until.year }) ?? false { return true }
    return false
  }

  /// A year of four digits that begins at an index.
  static func year(_ text: borrowing NormalizedText, at index: Int) -> Int? {
    guard text.characterClass(index - 1) != .digit, text[index + 4] == 0x5E74 || text[index + 4] == 0x2014 else { return nil }
    var value = 0
    for i in index..<index + 4 {
      guard text.characterClass(i) == .digit, text[i] < 0x3A else { return nil }
      value = value * 10 + Int(text[i] - 0x30)
    }
    return value
  }

  /// The name of the successor in force on the day, without its placeholder; empty when the rows name none. 银监会 was followed by
  /// 银保监会 and that by 金融监管总局: which is meant depends on the day.
  private func successor(of entry: Entry, for text: String, _ lexicon: LexiconSnapshot, on date: Day?) -> String {
    var row = entry
    for _ in 0..<6 {
      guard let name = lexicon.list(row, "successors").first else { return "" }
      let brace = name.lastIndex(of: "}")
      let tail = brace.map { String(name[name.index(after: $0)...]) } ?? name
      if let next = lexicon.lookUp(tail).first(where: { $0.entry.kind == .organizations && lexicon.name($0.entry) == name })?.entry,
        isOver(next, date)
      {
        row = next
        continue
      }
      // 市环保局 becomes 市生态环境局; 营口市环保局 keeps 营口 before it.
      return brace == nil || tail.first == text.first ? tail : ""
    }
    return ""
  }
}
