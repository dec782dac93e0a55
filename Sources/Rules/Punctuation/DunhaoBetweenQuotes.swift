import Linting
import TextModel

/// 、 between quoted or titled items: ”、“.
struct DunhaoBetweenQuotes: DocumentRule {
  static let description = RuleDescription(
    id: "punct/dunhao-between-quotes",
    summary: Localized("并列的引号、书名号之间一般不用顿号", en: "、 between quotations or titles side by side"),
    rationale: Localized(
      "标有引号、书名号的并列成分之间通常不用顿号，标准只说“通常”，所以只作提示；有括注隔开的应当用，不报。默认三种取法之一：never 一律不用；consistent 只报与全文多数不一致的；always 一律要用。",
      en:
        "Between quoted or titled items side by side the mark is usually left out; the standard says usually, so this is a hint. With a note in brackets between, it is right. The mode never leaves it out always, consistent reports the minority, always asks for it."
    ),
    source: "GB/T 15834—2011 4.5.3.5",
    severity: .hint,
    fix: .unsafe,
    options: [
      RuleOption("mode", .choice("never", ["never", "consistent", "always"]), Localized("取法", en: "what is right"))
    ],
    examples: [
      .bad("“双十一‹”、“›双十二”", fixed: "“双十一”“双十二”"),
      .bad("《意见‹》、《›方案》", fixed: "《意见》《方案》"),
      .bad("“跳高队‹”、“›辽沈战役”", fixed: "“跳高队”“辽沈战役”"),
      .good("“双十一”“双十二”"),
      .good("《意见》（草案）、《方案》"),
      .good("“双十一”和“双十二”"),
    ])

  static let cues = ["”、“", "》、《", "”“", "》《"]
  static var judgesFactsAlone: Bool { true }

  private let mode: String
  init(_ options: RuleOptions) { mode = options.choice("mode") }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    if cue >= 2 {
      facts.add(1, range, in: paragraph, text: cue == 2 ? "”、“" : "》、《")
    } else {
      facts.add(0, range, in: paragraph, text: cue == 0 ? "”“" : "》《")
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let with = document.facts.filter { $0.kind == 0 }
    let without = document.facts.filter { $0.kind == 1 }
    let asksForMark = mode == "always" || mode == "consistent" && with.count > without.count
    if mode == "consistent", with.isEmpty || without.isEmpty { return }
    let hits = asksForMark ? without : with
    let source = document.source
    FileSummary(hits: hits, candidates: with.count + without.count, minimum: 6, safety: .unsafe).report(&out) { fact in
      let text = source.string(fact.range)
      return asksForMark
        ? ("并列的引号（书名号）之间缺顿号：“\(text)”", "“\(text)” lacks the 、 that the text uses elsewhere")
        : ("并列的引号（书名号）之间通常不用顿号：“\(text)”", "“\(text)”: usually written without 、")
    } whole: { count in
      ("全文 \(count) 处并列的引号（书名号）之间用了顿号，通常不用", "、 between quotations in \(count) places: usually left out")
    }
  }
}
