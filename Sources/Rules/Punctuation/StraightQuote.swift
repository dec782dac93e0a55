import Linting
import TextModel

/// Straight and corner quotation marks in Simplified Chinese text.
struct StraightQuote: DocumentRule {
  static let description = RuleDescription(
    id: "punct/straight-quote",
    summary: Localized("中文中使用了直引号或直角引号", en: "straight or corner quotation marks in Chinese text"),
    rationale: Localized(
      "横排简体文稿的引号是弯引号“”和‘’。直引号成对且里面有汉字，或者挨着汉字的才报；英寸号、英文撇号、代码不报；直角引号在竖排和繁体文稿里是规范的，在简体文稿里作一般提示。全文都用直引号时只报一次。",
      en:
        "Simplified text in horizontal lines uses curly marks. Straight ones are reported in pairs that hold or touch Han characters; inch marks, apostrophes and code are left alone; corner marks belong to vertical and Traditional text and are info in Simplified. A text that uses straight ones throughout is reported once."
    ),
    source: "GB/T 15834—2011 4.8.2、5.1.9",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption("corner", .choice("info", ["info", "off"]), Localized("简体文稿中的直角引号", en: "corner marks in Simplified text"))
    ],
    examples: [
      .bad("打造‹\"五好\"›园区", fixed: "打造“五好”园区"),
      .bad("弘扬‹'马上就办'›作风", fixed: "弘扬‘马上就办’作风"),
      .bad("‹「十四五」›规划", fixed: "“十四五”规划"),
      .bad("坚持‹\"强化平台支撑\"›两手并用", fixed: "坚持“强化平台支撑”两手并用"),
      .good("打造“五好”园区"),
      .good("屏幕尺寸6.1\""),
      .good("It's OK"),
    ])

  static var interests: Interests { .characters(.quote, .symbol) }
  static var judgesFactsAlone: Bool { true }

  private let reportsCorners: Bool
  init(_ options: RuleOptions) { reportsCorners = options.choice("corner") != "off" }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var curly = 0
    for pair in paragraph.enclosures {
      let isMixed = pair.kind == .doubleQuote && (paragraph[pair.open] == 0x22 || paragraph[pair.close] == 0x22)
      switch pair.kind {
      case .straightDouble, .straightSingle: break
      case .doubleQuote where isMixed: break
      case .prime: break
      case .cornerQuote, .whiteCornerQuote:
        guard reportsCorners, !paragraph.isInTraditionalDocument else { continue }
      case .doubleQuote:
        curly += 1
        continue
      default: continue
      }
      guard isChinese(pair, paragraph), !paragraph.isMasked(pair.range) else { continue }
      let isSingle = pair.kind == .straightSingle || pair.kind == .whiteCornerQuote
      let shape = isSingle ? ("‘", "’") : ("“", "”")
      let isCorner = pair.kind == .cornerQuote || pair.kind == .whiteCornerQuote
      let isPlain =
        pair.content.count <= 60 && !paragraph.text.containsMarkup(pair.range)
        && !paragraph.hasOddity(in: pair.content)
      facts.add(
        isCorner ? 2 : 0, pair.range, in: paragraph, text: shape.0 + paragraph.sourceString(pair.content) + shape.1,
        value: isPlain ? 0 : 1)
    }
    if curly > 0 { facts.add(1, 0..<0, in: paragraph, value: curly) }
  }

  private func isChinese(_ pair: Enclosure, _ paragraph: borrowing Paragraph) -> Bool {
    if pair.content.isEmpty { return false }
    if pair.content.contains(where: { paragraph.isHan($0) }) { return true }
    return pair.kind != .straightSingle && paragraph.isHan(pair.open - 1)
      && (paragraph.isHan(pair.close + 1) || paragraph.text.characterClass(pair.close + 1) == .stop)
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let hits = document.facts.filter { $0.kind == 0 }
    let corners = document.facts.filter { $0.kind == 2 }
    let curly = document.facts.reduce(0) { $1.kind == 1 ? $0 + $1.value : $0 }
    let source = document.source
    let one: (DocumentFact) -> FileSummary.Words = { fact in
      let text = source.string(fact.range)
      return ("中文应使用弯引号，\(text) 宜改为\(fact.text)", "\(text): Chinese text uses curly marks, \(fact.text)")
    }
    FileSummary(hits: hits, candidates: hits.count + curly, safety: .unsafe).report(&out, one: one) { count in
      ("全文 \(count) 处使用直引号，应改为弯引号", "straight quotation marks in \(count) places: use curly ones")
    }
    FileSummary(hits: corners, candidates: corners.count + curly, safety: .unsafe, severity: .info).report(&out, one: one) {
      count in
      ("全文 \(count) 处使用直角引号，简体文稿应改为弯引号", "corner marks in \(count) places: Simplified text uses curly ones")
    }
  }
}
