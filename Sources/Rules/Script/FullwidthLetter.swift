import Linting
import TextModel

/// Full-width letters.
struct FullwidthLetter: DocumentRule {
  static let description = RuleDescription(
    id: "script/fullwidth-alnum",
    summary: Localized("使用了全角字母", en: "full-width letters"),
    rationale: Localized(
      "西文字母用半角，占半个汉字的位置；全角字母检索不到。全角数字由数字规则报告；“互联网＋”的加号是习惯写法，不报。",
      en:
        "Latin letters are written half-width; full-width ones are not found by a search. Full-width digits belong to the rules on numbers, and the ＋ of 互联网＋ is customary."
    ),
    source: "GB/T 15835—2011 5.1.7.1",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("‹ＧＤＰ›增长5%", fixed: "GDP增长5%"),
      .bad("建设５‹Ｇ›基站", fixed: "建设５G基站"),
      .bad("‹ＡＩ›产业", fixed: "AI产业"),
      .good("GDP增长5%"),
      .good("建设5G基站"),
      .good("“互联网＋”行动"),
    ])

  static var interests: Interests { .oddities(.fullwidth) }
  static var judgesFactsAlone: Bool { true }
  static let cues = ["＋", "＝"]

  init(_ options: RuleOptions) {}

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    var run: Range<Int>?
    for oddity in paragraph.text.oddities where oddity.kind == .fullwidth {
      let i = Int(oddity.index)
      guard paragraph.text.characterClass(i) == .latin else { continue }
      if let open = run, open.upperBound == i {
        run = open.lowerBound..<i + 1
      } else {
        add(run, paragraph, &facts)
        run = i..<i + 1
      }
    }
    add(run, paragraph, &facts)
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    guard paragraph.text.characterClass(range.lowerBound - 1) == .digit, paragraph.text.characterClass(range.upperBound) == .digit
    else { return }
    facts.add(0, range, in: paragraph, text: cue == 0 ? "+" : "=")
  }

  private func add(_ run: Range<Int>?, _ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    if let run { facts.add(0, run, in: paragraph, text: paragraph.text.string(run)) }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let source = document.source
    FileSummary(hits: document.facts, candidates: document.facts.count, minimum: 20).report(&out) { fact in
      ("全角“\(source.string(fact.range))”应改为半角“\(fact.text)”", "full-width “\(source.string(fact.range))”: use “\(fact.text)”")
    } whole: { count in
      ("全文有 \(count) 处全角字母，应改为半角", "\(count) stretches of full-width letters: use half-width ones")
    }
  }
}
