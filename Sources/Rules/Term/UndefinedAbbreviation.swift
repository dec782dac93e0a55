import Lexicon
import Linting
import TextModel

/// A short name that the document has not introduced.
struct UndefinedAbbreviation: DocumentRule {
  static let description = RuleDescription(
    id: "term/abbrev-undefined",
    summary: Localized("简称首次出现前未写全称", en: "a short name that the document has not introduced"),
    rationale: Localized(
      "公文里用非规范的简称，应当先写全称并注明简称。市委、市政府、国务院、中央纪委这样人人都懂的简称不必注明。新闻稿按报刊习惯，不查。",
      en:
        "An official document introduces a short name by the full one. Short names that everyone knows (市委, 国务院, 中央纪委) need no introduction, and news follows its own habit."
    ),
    source: "公文惯例（原国发〔2000〕23号第二十五条（八））",
    severity: .hint,
    profiles: [.gongwen: .warning, .report: .hint, .news: .off, .web: .off],
    options: [
      RuleOption("known", .strings([]), Localized("不必注明的简称", en: "short names that need no introduction"))
    ],
    examples: [
      .bad("关于工作安排的通知\n‹市发改委›负责统筹。", profile: .gongwen),
      .bad("关于工作安排的通知\n由‹市工信局›牵头落实。", profile: .gongwen),
      .bad("关于工作安排的通知\n‹市住建局›、‹市发改委›配合。", profile: .gongwen),
      .good("关于工作安排的通知\n市发展和改革委员会（以下简称市发改委）负责统筹，市发改委负责调度。", profile: .gongwen),
      .good("市发改委主任李洪广表示", profile: .news),
      .good("关于工作安排的通知\n市委、市政府统一部署。", profile: .gongwen),
      .good("关于工作安排的通知\n市发展和改革委员会牵头，市发改委配合。", profile: .gongwen),
    ])

  static var interests: Interests { .organizations }
  static var judgesFactsAlone: Bool { true }
  static let cues = ["以下简称", "以下统称", "以下合称"]

  private static let openings = ScalarSet("：:“‘为")

  private let known: Set<String>

  init(_ options: RuleOptions) { known = Set(options.strings("known")) }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let lexicon = paragraph.context.lexicon
    for mention in paragraph.mentions where mention.names(.organizations) {
      let meanings = paragraph.entries(mention, .organizations)
      guard let meaning = meanings.first, !paragraph.isEnclosed(mention.range.lowerBound, by: .title) else { continue }
      let text = paragraph.text.string(mention.range)
      let isShort = meanings.allSatisfy { $0.role == .alias }
      let isKnown = !isShort || isKnown(text, lexicon.name(meaning.entry), mention.range, paragraph)
      facts.add(isShort ? 0 : 1, mention.range, in: paragraph, text: text, detail: String(meaning.entry.id), value: isKnown ? 1 : 0)
    }
  }

  /// Whether nobody asks for the full name of a short one; `name` is that of its entry.
  private func isKnown(_ text: String, _ name: String, _ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    guard range.count >= 4, paragraph.has(Self.endings, before: range.upperBound), let brace = name.utf8.lastIndex(of: 0x7D) else {
      return true
    }
    return known.contains(text) || text.utf8.elementsEqual(name.utf8[brace...].dropFirst())
      || paragraph.has(Self.everyday, before: range.upperBound)
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var i = range.upperBound
    while Self.openings.contains(paragraph[i]) { i += 1 }
    let start = i
    while paragraph.text.characterClass(i).isHan { i += 1 }
    if i > start { facts.add(2, start..<i, in: paragraph, text: paragraph.text.string(start..<i)) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    // In news the short names of newspapers stand by themselves, unless the configuration asks.
    guard document.context.profile == .gongwen || document.context.profile == .report else { return }
    var introduced: Set<ByteString> = []
    for fact in document.facts where fact.kind == 2 { introduced.insert(ByteString(fact.text)) }
    var seen: Set<ByteString> = []
    for fact in document.facts where fact.kind != 2 {
      let (text, entry) = (ByteString(fact.text), ByteString(fact.detail))
      defer {
        seen.insert(entry)
        seen.insert(text)
      }
      guard fact.kind == 0, fact.value == 0, !introduced.contains(text), !seen.contains(entry), !seen.contains(text) else {
        continue
      }
      out.report(
        source: fact.range, zh: "简称“\(fact.text)”首次出现前未写全称", en: "the short name “\(fact.text)” is not introduced by the full name",
        reference: Int(fact.detail).map { document.context.lexicon.reference(document.context.lexicon.entries[$0]) })
    }
  }

  private static let endings: Literals = ["局", "委"]
  private static let everyday: Literals = [
    "市委", "省委", "区委", "县委", "党委", "纪委", "监委", "公安局", "财政局", "教育局", "司法局", "民政局", "审计局", "统计局", "水利局", "水务局", "商务局", "税务局",
    "应急局", "气象局", "人大常委", "政法委", "团市委", "政府",
  ]
}
