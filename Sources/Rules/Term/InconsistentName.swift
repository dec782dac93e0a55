import Lexicon
import Linting
import TextModel

/// One institution under two short names in one document.
struct InconsistentName: DocumentRule {
  static let description = RuleDescription(
    id: "term/inconsistent-in-doc",
    summary: Localized("同一机构的简称前后不一", en: "one institution under two short names in one document"),
    rationale: Localized(
      "一篇文件里，同一机构先用一个简称，后用另一个，读者会以为是两家。全称之后用一种简称是规矩，不算不一致；不同层级的同类机构（省发展改革委、市发改委）不是同一机构。",
      en:
        "Two short names for one institution read like two institutions. A full name followed by one short form is the rule, not a fault; institutions of different levels are different ones."
    ),
    source: "《党政机关公文处理工作条例》第二十条（四）",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("市发改委表示，要扩大投资。‹市发展改革委›还要求，抓好落实。", fixed: "市发改委表示，要扩大投资。市发改委还要求，抓好落实。"),
      .bad("金普新区管委会召开会议。‹金普管委会›要求各部门落实。", fixed: "金普新区管委会召开会议。金普新区管委会要求各部门落实。"),
      .bad("市住建局牵头，‹市住房城乡建设局›督办。", fixed: "市住建局牵头，市住建局督办。"),
      .good("市发展和改革委员会（以下简称市发展改革委）牵头。市发展改革委负责调度。"),
      .good("市发改委表示，要扩大投资。市发改委还要求，抓好落实。"),
      .good("省发展改革委、市发改委联合调研"),
      .good("市住房和城乡建设局牵头，市住建局配合。"),
    ])

  static var interests: Interests { .organizations }
  static var judgesFactsAlone: Bool { true }
  static let cues = ["管委会"]

  init(_ options: RuleOptions) {}

  private enum Kind { static let mention = 0, committee = 1 }

  func gather(_ paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let lexicon = paragraph.context.lexicon
    for mention in paragraph.mentions where mention.names(.organizations) {
      guard !paragraph.isEnclosed(mention.range.lowerBound, by: .title) else { continue }
      let meanings = paragraph.entries(mention, .organizations)
      // National bodies have several short names in good use (中共中央, 党中央); local ones keep to one.
      guard meanings.count == 1, let meaning = meanings.first, lexicon.name(meaning.entry).holds("}") else { continue }
      let text = paragraph.text.string(mention.range)
      let isFull = lexicon.list(meaning.entry, "abbreviations").first.map { _ in meaning.role != .alias } ?? true
      facts.add(
        Kind.mention, mention.range, in: paragraph, text: text, detail: String(meaning.entry.id), value: isFull ? 1 : 0,
        extra: Self.place(before: mention.range.lowerBound, paragraph))
    }
  }

  func gather(cue: Int, at range: Range<Int>, in paragraph: borrowing Paragraph, _ facts: inout FactCollector) {
    let text = paragraph.text
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 6, text.characterClass(start - 1).isHan, !Self.breaks.contains(text[start - 1]) {
      start -= 1
    }
    guard range.lowerBound - start >= 2 else { return }
    let name = text.string(start..<range.lowerBound)
    facts.add(
      Kind.committee, start..<range.upperBound, in: paragraph, text: text.string(start..<range.upperBound), detail: Self.stem(name))
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var forms: [String: [(text: String, facts: [DocumentFact])]] = [:]
    var order: [String] = []
    for fact in document.facts where fact.value == 0 {
      let key = "\(fact.kind) \(fact.detail) \(fact.extra)"
      if forms[key] == nil { order.append(key) }
      var list = forms[key] ?? []
      if let index = list.firstIndex(where: { $0.text == fact.text }) {
        list[index].facts.append(fact)
      } else {
        list.append((fact.text, [fact]))
      }
      forms[key] = list
    }
    for key in order {
      guard let list = forms[key], list.count > 1 else { continue }
      // The commonest form stays; of two that are equally common, the earlier one.
      guard
        let kept = list.enumerated().max(by: { ($0.element.facts.count, -$0.offset) < ($1.element.facts.count, -$1.offset) })?
          .element
      else {
        continue
      }
      for form in list where form.text != kept.text {
        for fact in form.facts {
          let fix = Fix(
            title: out.text(zh: "改为“\(kept.text)”", en: "Change to “\(kept.text)”"), safety: .unsafe,
            edits: [TextEdit(fact.range, kept.text)])
          out.report(
            source: fact.range, zh: "同一机构写法不一致：“\(form.text)”（\(form.facts.count)处）与“\(kept.text)”（\(kept.facts.count)处）",
            en: "one institution in two forms: “\(form.text)” (\(form.facts.count)) and “\(kept.text)” (\(kept.facts.count))",
            fixes: [fix],
            related: kept.facts.prefix(1).map {
              RelatedPlace(message: out.text(zh: "此处写作“\(kept.text)”", en: "here it is “\(kept.text)”"), range: $0.range)
            }, reference: reference(fact, document.context.lexicon))
        }
      }
    }
  }

  /// The row of an institution; a committee of a zone that no row names has none.
  private func reference(_ fact: DocumentFact, _ lexicon: LexiconSnapshot) -> EntryReference? {
    guard fact.kind == Kind.mention, let id = Int(fact.detail), lexicon.entries.indices.contains(id) else { return nil }
    return lexicon.reference(lexicon.entries[id])
  }

  private static let breaks = ScalarSet("和与及同由向对在到的是、，原各全本该将被从")
  private static let generic = ["经济技术开发区", "高新技术产业开发区", "经济开发区", "开发区", "新区", "高新区"]

  /// 金普新区 and 金普 are one zone.
  private static func stem(_ name: String) -> String {
    for suffix in generic where name.hasSuffix(suffix) && name.count >= suffix.count + 2 {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// The form of a place that ends just before an index, or -1: 沈阳|市发改委 and 大连|市发改委 are two.
  private static func place(before index: Int, _ paragraph: borrowing Paragraph) -> Int {
    paragraph.mentions.ending(at: index).flatMap { $0.names(.places) ? $0.form : nil } ?? -1
  }
}
