import Lexicon
import Linting
import TextModel

/// Quotation marks and brackets without a partner.
struct UnbalancedMark: DocumentRule {
  static let description = RuleDescription(
    id: "punct/unbalanced",
    summary: Localized("引号、括号、书名号不成对", en: "a quotation mark or bracket without its partner"),
    rationale: Localized(
      "成对的标点缺了一半，引文、括注的起止就不清楚。跨段引文（每段开头都有前引号，或者另一半在后面的段落里）、序号“1）”“一）”、年份和英文的撇号不报。另一半该在哪里，能从同一篇里别处的同一引语、词典的固定提法、“按照”“所称”“的原则”一类搭配、文种名称、发文字号看出的，给出改法，供核对后采用。",
      en:
        "With half of a pair missing nobody knows where a quotation ends. Quotations over several paragraphs, ordinals such as 1） and apostrophes are left alone. Where the same quotation elsewhere in the document, the dictionary, the words around it or a document number show where the lost mark belongs, its place is offered, to be checked."
    ),
    source: "GB/T 15834—2011 4.8、4.9、4.15、5.1.3",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("但也不同程度存在着走过场‹”›‹“›过度拆分甚至假签约现象"),
      .bad("补给‹“›蓝色粮仓。", fixed: "补给“蓝色粮仓”。"),
      .bad("“送医上岛”、‹“›送戏下乡等项目", fixed: "“送医上岛”、“送戏下乡”等项目"),
      .bad("发表题为‹《›弘扬传统，开创未来的重要讲话。", fixed: "发表题为《弘扬传统，开创未来》的重要讲话。"),
      .bad("烟花以中式美学‹”›为灵感", fixed: "烟花以“中式美学”为灵感"),
      .bad("打造‹“›五好园区。"),
      .bad("印发‹《›关于优化营商环境的意见的通知", fixed: "印发《关于优化营商环境的意见》的通知"),
      .bad("打赢‹（›经济发展翻身仗"),
      .bad("增强‹“›四个意识、坚定信心", fixed: "增强“四个意识”、坚定信心"),
      .bad("按照‹“›精简、统一、效能的原则设置", fixed: "按照“精简、统一、效能”的原则设置"),
      .bad("按照精简、统一、效能‹”›的原则设置", fixed: "按照“精简、统一、效能”的原则设置"),
      .bad("你省‹《›关于设立新区的请示（甲政〔2020〕5号）收悉。", fixed: "你省《关于设立新区的请示》（甲政〔2020〕5号）收悉。"),
      .bad("你省《关于设立新区的请示》‹（›甲政〔2020〕5号收悉。", fixed: "你省《关于设立新区的请示》（甲政〔2020〕5号）收悉。"),
      .bad("对甲集团有限公司‹（›以下简称“甲集团”进行调研", fixed: "对甲集团有限公司（以下简称“甲集团”）进行调研"),
      .bad("召开党委常委会‹（›扩大会议", fixed: "召开党委常委会（扩大）会议"),
      .bad("保护‹“›老字号匠人，传承老字号技艺，做强“老字号”。", fixed: "保护“老字号”匠人，传承老字号技艺，做强“老字号”。"),
      .good("打造“五好”园区。"),
      .good("“第一段。\n“第二段。”"),
      .good("修改为：“第三条 机关应当：\n（一）公开；\n（二）透明。”"),
      .good("1）抓项目；2）抓招商"),
      .good("’23年全市经济"),
      .good("“第一段没有收住。\n“第二段也没有收住。\n“第三段收住了。”"),
    ])

  static var interests: Interests { .characters(.quote, .bracket) }

  init(_ options: RuleOptions) {}

  /// Facts: 0 a mark that nothing closes, 1 one that nothing opened, 2 a paragraph that opens with a quotation mark.
  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let line = paragraph.trimmed
    let start = paragraph[line.lowerBound]
    if start == 0x201C || start == 0x300C {
      facts.add(2, source: paragraph.text.sourceRange(line.lowerBound), extra: Int(Enclosure.Kind.doubleQuote.rawValue))
    }
    for stray in paragraph.strays where stray.fault != .reversed {
      let i = stray.index
      if paragraph.isMasked(i..<i + 1) { continue }
      switch stray.fault {
      case .unopened:
        if stray.kind == .parenthesis, isListMarker(i, paragraph) || isResidue(i, paragraph) { continue }
        if stray.kind == .singleQuote { continue }
        facts.add(
          1, i..<i + 1, in: paragraph, text: paragraph.sourceString(i..<i + 1),
          detail: distance(to: LostMark.opening(stray, in: paragraph), from: i, paragraph), extra: Int(stray.kind.rawValue))
      default:
        if stray.kind == .straightDouble || stray.kind == .straightSingle {
          if stray.kind == .straightSingle { continue }
        }
        // `value` is 1 where the mark may open a quotation of several paragraphs; `detail` says how many bytes behind the start
        // of this mark the lost one belongs.
        let opensLong = i == line.lowerBound || paragraph[i - 1] == 0xFF1A || paragraph[i - 1] == 0x3A
        facts.add(
          0, i..<i + 1, in: paragraph, text: paragraph.sourceString(i..<i + 1),
          detail: distance(to: LostMark.closing(stray, in: paragraph), from: i, paragraph),
          value: opensLong ? 1 : 0,
          extra: Int(stray.kind.rawValue))
      }
    }
  }

  /// How many bytes behind a mark (before it: less than 0) an index of the view lies in the source; empty without one.
  private func distance(to place: Int?, from mark: Int, _ paragraph: borrowing Paragraph) -> String {
    guard let place else { return "" }
    let start = Int(paragraph.text.sourceRange(mark).start)
    // An insertion behind a character goes before what reading left out between it and the next one.
    let offset =
      place > mark ? Int(paragraph.text.sourceRange(place - 1).end) : Int(paragraph.text.sourceRange(place).start)
    return String(offset - start)
  }

  private func isListMarker(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    var low = i
    while low > 0, i - low < 4,
      paragraph.text.characterClass(low - 1).isLatinOrDigit || paragraph.text.characterClass(low - 1) == .hanDigit
        || paragraph[low - 1] == 0x5341 || Self.circled.contains(paragraph[low - 1])
    { low -= 1 }
    guard low < i else { return false }
    let before = paragraph.text.characterClass(low - 1)
    return paragraph.startsClause(low) || before == .newline || before.isBlank
  }

  /// `?fàn)`: the rest of an annotation, which is reported as such.
  private func isResidue(_ i: Int, _ paragraph: borrowing Paragraph) -> Bool {
    let before = paragraph.text.characterClass(i - 1)
    guard before == .latin || before == .latinExtended else { return false }
    var low = i - 1
    while paragraph.text.characterClass(low - 1) == .latin || paragraph.text.characterClass(low - 1) == .latinExtended { low -= 1 }
    return (low..<i).contains { PinyinTone.base(of: paragraph[$0])?.isToned ?? false }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let facts = document.facts
    var settled: Set<Int> = []
    let openings = Set(facts.lazy.filter { $0.kind == 2 }.map(\.block))
    for (n, fact) in facts.enumerated() where fact.kind == 0 {
      if fact.value == 1, continues(fact, openings) {
        settled.insert(n)
        continue
      }
      // The other half stands in a later paragraph, with no unpaired mark of the kind between.
      if let index = facts[(n + 1)...].firstIndex(where: { $0.extra == fact.extra && $0.kind != 2 }), facts[index].kind == 1,
        facts[index].block > fact.block, facts[index].block - fact.block <= 30
      {
        settled.insert(n)
        settled.insert(index)
      }
    }
    // “第二段。” closes what a paragraph before opened anew.
    var looked = 0
    let firsts = Dictionary(
      facts.lazy.filter { $0.kind < 2 }.map { (Half($0, $0.kind), $0.range) }, uniquingKeysWith: { first, _ in first })
    let counts = Dictionary(facts.lazy.filter { $0.kind < 2 }.map { (Half($0, $0.kind), 1) }, uniquingKeysWith: +)
    let mostLooks = document.source.count <= Self.longestLook ? Self.mostLooks : 0
    for (n, fact) in facts.enumerated() where fact.kind < 2 && !settled.contains(n) {
      looked += 1
      let isAlone = counts[Half(fact, fact.kind), default: 0] <= Self.mostMended
      report(fact, near: firsts, looked <= mostLooks ? document.source : nil, isMended: isAlone, &out)
    }
  }

  /// GB/T 15834—2011 4.8.3.5: every paragraph of a long quotation opens with the mark, only the last one closes.
  private func continues(_ fact: DocumentFact, _ openings: Set<Int>) -> Bool {
    guard fact.extra == Int(Enclosure.Kind.doubleQuote.rawValue) || fact.extra == Int(Enclosure.Kind.cornerQuote.rawValue) else {
      return false
    }
    return openings.contains(fact.block + 1) || openings.contains(fact.block + 2)
  }

  /// Halves of pairs that are alike: of one block, one kind of mark, one side.
  private struct Half: Hashable {
    var block: Int
    var mark: Int
    var side: Int
    init(_ fact: DocumentFact, _ side: Int) { (block, mark, self.side) = (fact.block, fact.extra, side) }
  }

  /// The document is searched for the same quotation for so many marks only.
  private static let mostLooks = 20
  /// Of so many alike in one paragraph each may be mended; more are no slips, but a notation of their own.
  private static let mostMended = 4
  /// Bytes of the longest document that is searched: an archive in one file says nothing of one quotation, and costs most.
  private static let longestLook = 1 << 18

  /// Where the lost mark belongs, as a byte offset.
  private func place(_ fact: DocumentFact, _ need: String, _ source: SourceText?) -> Int? {
    if let source,
      let place = fact.kind == 0
        ? LostMark.closing(after: fact.range, need, elsewhereIn: source)
        : LostMark.opening(before: fact.range, need, elsewhereIn: source)
    {
      return place
    }
    return Int(fact.detail).map { Int(fact.range.start) + $0 }
  }

  private func report(
    _ fact: DocumentFact, near firsts: [Half: ByteRange], _ source: SourceText?, isMended: Bool, _ out: inout FindingSink
  ) {
    guard let kind = Enclosure.Kind(rawValue: UInt8(clamping: fact.extra)) else { return }
    let marks = Self.marks(kind)
    let isOpen = fact.kind == 0
    let need = isOpen ? marks.close : marks.open
    var fixes: [Fix] = []
    if isMended, let place = place(fact, need, source) {
      fixes = [
        Fix(
          title: out.text(zh: "补上“\(need)”", en: "Add “\(need)”"), safety: .unsafe,
          edits: [TextEdit(ByteRange(place, place), need)])
      ]
    }
    let other = firsts[Half(fact, isOpen ? 1 : 0)]
    let related =
      other.map { [RelatedPlace(message: out.text(zh: "另一个不成对的标点", en: "another mark without its partner"), range: $0)] }
      ?? []
    out.report(
      source: fact.range, zh: "“\(fact.text)”缺少配对的“\(need)”", en: "“\(fact.text)” lacks its “\(need)”", fixes: fixes,
      related: related)
  }

  private static func marks(_ kind: Enclosure.Kind) -> (open: String, close: String) {
    switch kind {
    case .doubleQuote, .straightDouble: ("“", "”")
    case .singleQuote, .straightSingle: ("‘", "’")
    case .cornerQuote: ("「", "」")
    case .whiteCornerQuote: ("『", "』")
    case .title: ("《", "》")
    case .innerTitle: ("〈", "〉")
    case .parenthesis: ("（", "）")
    case .tortoiseShell: ("〔", "〕")
    case .lenticular: ("【", "】")
    case .square: ("[", "]")
    case .brace: ("{", "}")
    case .prime: ("〝", "〞")
    }
  }

  private static let circled = ScalarSet("①②③④⑤⑥⑦⑧⑨⑩")
}
