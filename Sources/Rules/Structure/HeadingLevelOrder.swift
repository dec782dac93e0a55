import Linting
import TextModel

/// Levels of headings that are left out or stand above the ones they belong to.
struct HeadingLevelOrder: DocumentRule {
  static let description = RuleDescription(
    id: "structure/heading-level-order",
    summary: Localized("层次序数越级或逆序", en: "A level of headings is left out or out of order"),
    rationale: Localized(
      "结构层次依次用“一、”“（一）”“1.”“（1）”。从“一、”直接到“（1）”，而全文别处又用了“（一）”“1.”的，读者分不清从属；“（一）”出现在第一个“一、”之前的亦报。全文从未使用中间一层的（如只用“一、”“1.”）是简写，不报；有“第一条”“第一章”的不适用。",
      en:
        "Levels run 一、（一）1.（1）. A jump over a level that the document uses elsewhere, and a sub-heading before the first heading, confuse what belongs where. A document that never uses the level between, and one in articles, are left alone."
    ),
    source: "GB/T 9704—2012 7.3.3; GB/T 15834—2011 B.3.8",
    severity: .warning,
    options: [
      RuleOption(
        "levels", .strings(["一、", "（一）", "1.", "（1）", "①"]),
        Localized("各层序数的写法，从高到低", en: "The forms of the levels, from the highest to the lowest"))
    ],
    examples: [
      .bad("一、总体要求\n‹（1）›指导思想\n二、主要任务\n（一）强化项目\n1.抓招商"),
      .bad("‹（一）›总体要求\n一、主要任务\n二、保障措施"),
      .bad("一、总体要求\n（一）目标\n‹（1）›具体指标\n1.经济指标"),
      .good("一、总体要求\n（一）指导思想\n1.坚持党的领导\n（1）压实责任\n二、主要任务"),
      .good("一、总体要求\n1.指导思想\n2.基本原则\n二、主要任务"),
      .good("第一条 为了规范工作。\n（一）适用范围\n1.对象"),
      .good("（四）强化监督\n五、保障措施"),
      .good("一、总体要求\n1.指导思想\n（1）领导\n2.基本原则"),
    ])

  static var interests: Interests { .ordinals }

  private let tokens: [String]
  private let levels: [OrdinalFact.Family: Int]

  init(_ options: RuleOptions) {
    tokens = options.strings("levels")
    let families: [String: OrdinalFact.Family] = [
      "一、": .hanStop, "（一）": .hanBracket, "1.": .digitPoint, "（1）": .digitBracket, "①": .circled,
    ]
    var levels: [OrdinalFact.Family: Int] = [:]
    for (i, token) in tokens.enumerated() { if let family = families[token] { levels[family] = i + 1 } }
    self.levels = levels
  }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.role != .metadata, let first = paragraph.ordinals.first, first.isAtLineStart, !first.family.isWord else {
      return
    }
    facts.addOrdinal(first, in: paragraph)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let items = document.facts.compactMap { SeriesItem($0) }
    guard !items.contains(where: { $0.family.headingLevel == nil }) else { return }
    var section: [SeriesItem] = []
    var lastBlock = 0
    for item in items {
      if item.block > lastBlock,
        (lastBlock + 1...item.block).contains(where: {
          $0 < document.roles.count && (document.roles[$0] == .attachmentHeading || document.roles[$0] == .attachmentNote)
        })
      {
        check(section, document.source, &out)
        section = []
      }
      lastBlock = item.block
      section.append(item)
    }
    check(section, document.source, &out)
  }

  private func check(_ all: [SeriesItem], _ source: SourceText, _ out: inout FindingSink) {
    let items = all.filter { self.levels[$0.family] != nil }
    let levels = items.compactMap { self.levels[$0.family] }
    let depth = tokens.count
    guard depth > 1 else { return }
    var firstOfLevel = [Int](repeating: -1, count: depth + 1)
    for (i, level) in levels.enumerated() where firstOfLevel[level] < 0 { firstOfLevel[level] = i }
    var missing = [Int](repeating: 0, count: items.count)
    // A level before the first of the one above it. Extracts start anywhere: both must be first items.
    for level in 1..<depth {
      let above = firstOfLevel[level]
      let below = firstOfLevel[level + 1]
      guard above > 0, below >= 0, below < above, items[above].value == 1, items[below].value == 1 else { continue }
      missing[below] = level
    }
    var open = 0
    for (i, level) in levels.enumerated() {
      if open > 0, level >= open + 2, let skipped = (open + 1..<level).first(where: { firstOfLevel[$0] >= 0 }) {
        missing[i] = skipped
      }
      open = level
    }
    for (item, level) in zip(items, missing) where level > 0 { report(item, missing: level, source, out: &out) }
  }

  private func report(_ item: SeriesItem, missing level: Int, _ source: SourceText, out: inout FindingSink) {
    let written = source.string(item.token)
    out.report(
      source: item.token, zh: "层次越级或逆序：“\(written)”之上缺少“\(tokens[level - 1])”一层",
      en: "Level out of order: no “\(tokens[level - 1])” above “\(written)”")
  }
}
