import Lexicon
import Linting
import TextModel

/// A formula that is written with quotation marks stands without.
struct MissingQuotes: DocumentRule {
  static let description = RuleDescription(
    id: "slogan/quote-missing",
    summary: Localized("缩略的提法宜加引号", en: "a contracted formula without its quotation marks"),
    rationale: Localized(
      "“三农”“十四五”“两个确立”这类缩略的提法照例加引号。只是长一些的词里的几个字（第三农场、二十四史、两个责任单位），或在更大的引号、书名号里的，不报；同一篇里别处加了引号的，升为警告。",
      en:
        "Contracted formulas (“三农”, “十四五”, “两个确立”) stand in quotation marks. Parts of longer words, and what stands in wider quotation marks or a title, are left alone; where the same document quotes the formula elsewhere, it is a warning."
    ),
    source: "GB/T 15834—2011 4.8.3.2、4.8.3.3；人民日报、新华社用例",
    severity: .info,
    fix: .safe,
    options: [
      RuleOption("titles", .bool(true), Localized("标题里的也报", en: "whether titles are judged too"))
    ],
    examples: [
      .good("关于做好三农工作的通知", whole: true, options: ["titles": false]),
      .bad("做好‹三农›工作", fixed: "做好“三农”工作"),
      .bad("落实‹十四五›规划", fixed: "落实“十四五”规划"),
      .bad("聚焦‹五大安全›，围绕‹三篇大文章›", fixed: "聚焦“五大安全”，围绕“三篇大文章”"),
      .bad("深刻领悟‹两个确立›的决定性意义", fixed: "深刻领悟“两个确立”的决定性意义"),
      .good("做好“三农”工作"),
      .good("落实“十四五”规划"),
      .good("聚焦“五大安全”"),
      .good("第三农场、二十四史"),
      .good("明确两个责任单位"),
      .good("《三农问题研究》"),
      .good("做好\"三农\"工作"),
      .good("“做好三农工作是头等大事”"),
    ])

  static var interests: Interests { .phrases }
  static var judgesFactsAlone: Bool { true }

  private let judgesTitles: Bool

  init(_ options: RuleOptions) { judgesTitles = options.bool("titles") }

  private static let before = ScalarSet("〇一二三四五六七八九十百千万两第这那各几数0123456789")
  private static let after = ScalarSet("的和与及、，。；：？！”）》等工规时战建问发要精重为是在向上中成与同")

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let lexicon = paragraph.context.lexicon
    if !judgesTitles, paragraph.role == .title { return }
    for mention in paragraph.setExpressions {
      let range = mention.range
      let first = paragraph.text.characterClass(range.lowerBound)
      // Only numbered formulas: 两个维护.
      guard first == .hanDigit || first == .hanUnit, range.count <= 6,
        let meaning = paragraph.entries(mention, .phrases).first(where: { $0.role == .canonical }),
        lexicon.text(meaning.entry, "quotes") == "required", paragraph.text.string(range) == lexicon.name(meaning.entry)
      else { continue }
      let isQuoted = paragraph.has("“", before: range.lowerBound) || paragraph.has("”", at: range.upperBound)
      if !isQuoted {
        guard
          !paragraph.isEnclosed(
            range.lowerBound, by: .doubleQuote, .singleQuote, .title, .innerTitle, .cornerQuote, .straightDouble, .straightSingle),
          !paragraph.isMasked(range), !Self.before.contains(paragraph[range.lowerBound - 1]),
          !paragraph.isInsideWord(range), paragraph[range.upperBound] != 0xFF1A, isFollowed(range, paragraph.text)
        else { continue }
      }
      facts.add(isQuoted ? 1 : 0, range, in: paragraph, text: paragraph.text.string(range), value: Int(meaning.entry.id))
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var quoted: Set<String> = []
    for fact in document.facts where fact.kind == 1 { quoted.insert(fact.text) }
    for fact in document.facts where fact.kind == 0 {
      let fixed = "“\(fact.text)”"
      let isInconsistent = quoted.contains(fact.text)
      let entry = fact.value >= 0 ? document.context.lexicon.entries[fact.value] : nil
      out.report(
        source: fact.range,
        zh: isInconsistent ? "固定提法“\(fact.text)”宜加引号，文中别处已加" : "固定提法“\(fact.text)”宜加引号",
        en: isInconsistent
          ? "“\(fact.text)” is quoted elsewhere in the document; quote it here too"
          : "the formula “\(fact.text)” stands in quotation marks",
        severity: isInconsistent ? .warning : nil,
        fixes: [
          Fix(title: out.text(zh: "改为\(fixed)", en: "Change to \(fixed)"), safety: .safe, edits: [TextEdit(fact.range, fixed)])
        ],
        reference: entry.map { document.context.lexicon.reference($0) })
    }
  }

  /// Formulas like 两个责任 begin longer phrases (两个责任单位): what follows must not lengthen the head.
  private func isFollowed(_ range: Range<Int>, _ text: borrowing NormalizedText) -> Bool {
    guard text.characterClass(range.upperBound).isHan else { return true }
    guard Formula.isMeasure(text[range.lowerBound + 1]) else { return true }
    return Self.after.contains(text[range.upperBound])
  }
}
