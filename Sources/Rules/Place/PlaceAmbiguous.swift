import Lexicon
import Linting
import TextModel

/// A county-level name that several cities have, in a document that names none of them.
struct PlaceAmbiguous: DocumentRule {
  static let description = RuleDescription(
    id: "place/ambiguous",
    summary: Localized("同名区县未冠上级地名", en: "a name that several districts have, without its parent"),
    rationale: Localized(
      "铁西区、海州区、和平区等各有几处，文件里哪一处的上级地名都没有出现时，首次出现宜冠上级地名。配置了 placeBase（本地）的，本地的不报；每个名称只报一次。",
      en:
        "铁西区, 海州区 and 和平区 exist several times. Where the document names the parent of none, the first mention should. Names of the configured placeBase are left alone."
    ),
    source: "校对实务",
    severity: .hint,
    examples: [
      .bad("‹铁西区›召开动员大会"),
      .bad("‹海州区›实现首战告捷"),
      .bad("‹和平区›启动行动"),
      .good("阜新市海州区召开会议。海州区要求抓好落实。"),
      .good("沈阳市铁西区召开会议"),
      .good("拉美和加勒比和平区地位"),
      .good("鞍山各城区竞相发展，铁西区走在前列"),
    ])

  static var interests: Interests { .placeNames }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  private static let leads = ScalarSet("在到于由从赴为与及给往经据对该区县")

  private static let anyName: FormRoles = [.canonical, .alias, .short]

  /// Kind 0: a place that names a parent (value its code). Kind 1: a county-level name.
  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    let lexicon = p.context.lexicon
    for place in p.places {
      let start = place.range.lowerBound
      let isParent = place.level <= .prefecture
      guard
        isParent
          || place.level == .county && !place.isShort && (!p.isHan(start - 1) || Self.leads.contains(p[start - 1]))
            && p.place(endingAt: start) == nil
      else { continue }
      var count = 0
      lexicon.forEachDivision(ofForm: place.form, roles: Self.anyName) { entry in
        guard lexicon.isInForce(entry, on: p.context.date) else { return }
        count += 1
        if isParent { facts.add(0, place.range, in: p, value: lexicon.code(entry)) }
      }
      if !isParent, count > 1 { facts.add(1, place.range, in: p, text: p.text.string(place.range), value: place.form) }
    }
  }

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    let lexicon = document.context.lexicon
    var parents = Set(document.facts.filter { $0.kind == 0 }.map(\.value))
    if !document.context.placeBase.isEmpty {
      for (entry, _) in lexicon.lookUp(document.context.placeBase) where entry.kind == .places {
        parents.insert(lexicon.code(entry))
      }
    }
    var seen: Set<String> = []
    for fact in document.facts where fact.kind == 1 && seen.insert(fact.text).inserted {
      let entries = lexicon.divisions(ofForm: fact.value, roles: [.canonical, .alias]).filter {
        lexicon.isInForce($0, on: document.context.date)
      }
      let isTold = entries.contains { entry in
        let parent = lexicon.parentCode(entry)
        return parents.contains(parent) || parents.contains(parent / 10_000 * 10_000)
      }
      guard !isTold, entries.count > 1 else { continue }
      let names = PlaceWords.names(entries, lexicon, limit: 4)
      out.report(
        source: fact.range, zh: "“\(fact.text)”有多个同名政区（\(names)），首次出现宜冠上级地名",
        en: "“\(fact.text)” exists several times (\(names)): name its parent at the first mention",
        reference: entries.first.map { lexicon.reference($0) })
    }
  }
}
