import Linting
import TextModel

/// Half-width parentheses in Chinese text.
struct HalfwidthParenthesis: DocumentRule {
  static let description = RuleDescription(
    id: "punct/halfwidth-paren",
    summary: Localized("中文语境中使用了半角括号", en: "half-width parentheses in Chinese text"),
    rationale: Localized(
      "括注的内容有汉字，或者前面是汉字时，括号用全角。函数、公式、型号、链接里的半角括号和逐字注音不报；一半全角一半半角的，改正半角的一半；全文都用半角时只报一次。",
      en:
        "Brackets whose content or predecessor is Chinese are full-width. Those of functions, formulas, models and links are left alone, and so are pinyin annotations; of a mixed pair the half-width one is mended; a text that writes all of them half-width is reported once."
    ),
    source: "GB/T 15834—2011 4.9.2、5.1.3",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("遼寧‹(營口)›沿海產業基地", fixed: "遼寧（營口）沿海產業基地"),
      .bad("市委常委會‹(擴大)›會議", fixed: "市委常委會（擴大）會議"),
      .bad("‹(记者 韩扬)›8月5日", fixed: "（记者 韩扬）8月5日"),
      .bad("国内生产总值‹(GDP)›", fixed: "国内生产总值（GDP）"),
      .bad("项目建设（一期‹)›顺利完工", fixed: "项目建设（一期）顺利完工"),
      .good("領(lǐng)導(dǎo)小組"),
      .good("辽宁（营口）沿海产业基地"),
      .good("函数f(x)"),
      .good("[链接](http://a.cn)"),
    ])

  static var interests: Interests { .characters(.bracket) }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var candidates = 0
    for pair in paragraph.enclosures where pair.kind == .parenthesis {
      let opens = paragraph.rawScalar(pair.open) == 0x28
      let closes = paragraph.rawScalar(pair.close) == 0x29
      guard opens || closes else {
        candidates += 1
        continue
      }
      guard isChinese(pair, paragraph), !paragraph.isMasked(pair.range), pair.content.count <= 200 else { continue }
      // One edit where the content is short and plain, else the two marks alone.
      let isPlain = pair.content.count <= 40 && !paragraph.text.containsMarkup(pair.range) && !hasOddity(pair.content, paragraph)
      if opens && closes && isPlain {
        facts.add(0, pair.range, in: paragraph, text: "（" + paragraph.sourceString(pair.content) + "）")
      } else {
        if opens { facts.add(0, pair.open..<pair.open + 1, in: paragraph, text: "（") }
        if closes { facts.add(0, pair.close..<pair.close + 1, in: paragraph, text: "）") }
      }
    }
    if candidates > 0 { facts.add(1, 0..<0, in: paragraph, value: candidates) }
  }

  private func hasOddity(_ range: Range<Int>, _ paragraph: borrowing Paragraph) -> Bool {
    paragraph.hasOddity(in: range) { $0.kind == .pinyinResidue || $0.kind == .widened }
  }

  private func isChinese(_ pair: Enclosure, _ paragraph: borrowing Paragraph) -> Bool {
    let before = paragraph.text.characterClass(pair.open - 1)
    let hasHan = pair.content.contains { paragraph.isHan($0) }
    if paragraph[pair.open - 1] == 0x5D { return false }
    if hasHan { return true }
    return before.isHan && !pair.content.isEmpty && pair.content.count <= 40
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let hits = document.facts.filter { $0.kind == 0 }
    let full = document.facts.reduce(0) { $1.kind == 1 ? $0 + $1.value : $0 }
    let source = document.source
    FileSummary(hits: hits, candidates: hits.count + full).report(&out) { fact in
      let text = source.string(fact.range)
      return ("中文语境中的半角括号“\(text)”应改为全角“\(fact.text)”", "half-width “\(text)” among Chinese: use “\(fact.text)”")
    } whole: { count in
      ("全文 \(count) 处括号为半角，应改为全角", "\(count) parentheses are half-width all over the text: use full-width ones")
    }
  }
}
