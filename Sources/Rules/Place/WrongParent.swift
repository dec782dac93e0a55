import Lexicon
import Linting
import TextModel

/// A division under a province or prefecture that it does not belong to.
struct WrongParent: ParagraphRule {
  static let description = RuleDescription(
    id: "place/wrong-parent",
    summary: Localized("下级区划冠了不属于它的上级地名", en: "a division is put under a parent that it does not belong to"),
    rationale: Localized(
      "区划名称前的省、市应当是它在文件日期的上级，跳过一级（辽宁省彰武县）不算错。曾经的隶属在旧事中仍然成立：历史上有过这一隶属的，有日期的新文件里才提示，说的是旧事的不报。城区、矿区等兼作普通名词的名称、功能区、并列的地名不报。",
      en:
        "The province or city before a division must be its parent on the document's date; skipping a level is fine. Former parents are right when the past is spoken of. Names that are common nouns too, functional zones and lists are left alone."
    ),
    source: "GB/T 2260；党政机关公文处理工作条例 第二十条（四）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("‹鞍山市老边区›", fixed: "营口市老边区"),
      .bad("‹辽宁省阜新市老边区›", fixed: "辽宁省营口市老边区"),
      .bad("‹营口市海州区›召开会议"),
      .bad("‹吉林省彰武县›", fixed: "辽宁省彰武县"),
      .bad("赴‹山东省鹤壁市›人民政府学习", fixed: "赴河南省鹤壁市人民政府学习"),
      .bad("位于‹天津市嘉定区›的园区", fixed: "位于上海市嘉定区的园区"),
      .good("营口市老边区"),
      .good("辽宁省彰武县"),
      .good("沈阳市、大连市、鞍山市"),
      .good("江苏省连云港市海州区"),
      .good("阜新市海州区韩家店镇"),
      .good("厦门市老城区"),
      .good("重庆江北区（2025年11月前）"),
      .good("吉林省吉林市和吉林市昌邑区"),
      .good("重庆彭水县和四川北川县"),
      .good("河南山区和湖南平江县的茶园"),
    ])

  static var interests: Interests { .placeNames }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.places.count > 1 else { return }
    for i in 1..<p.places.count {
      let outer = p.places[i - 1]
      let inner = p.places[i]
      guard outer.range.upperBound == inner.range.lowerBound, outer.level <= .prefecture, !inner.isShort, inner.level != .zone,
        inner.level > outer.level, inner.range.count >= 3, !(outer.isShort && outer.level != .province)
      else { continue }
      check(outer, inner, first: i - 1, p, &out)
    }
  }

  private func check(_ outer: PlaceFact, _ inner: PlaceFact, first: Int, _ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let roles: FormRoles = outer.isShort ? [.short, .canonical, .alias] : [.canonical, .alias]
    let parents = lexicon.divisions(ofForm: outer.form, roles: roles).filter { lexicon.level($0) != .zone }
    let children = lexicon.divisions(ofForm: inner.form, roles: [.canonical, .alias])
    guard !parents.isEmpty, !children.isEmpty, !PlaceWords.common.contains(p.text.string(inner.range)),
      !PlaceWords.isShortOfAutonomous(inner.range, in: p),
      !children.contains(where: { lexicon.level($0) == .zone })
    else { return }
    let day = p.context.date
    let under = children.filter { child in parents.contains { lexicon.lies(child, in: $0) } }
    if let former = under.first {
      // It did belong there once: wrong only in a dated document of a later time that does not speak of the past.
      guard let day = p.context.statedDate, let until = former.validity.until, until.latest.year < day.year,
        !under.contains(where: { lexicon.isInForce($0, on: day) }), children.contains(where: { lexicon.isInForce($0, on: day) }),
        !PlaceWords.isHistorical(inner.range, in: p, until: until.latest)
      else { return }
    }
    var low = outer.range.lowerBound
    if first > 0, p.places[first - 1].range.upperBound == low { low = p.places[first - 1].range.lowerBound }
    let valid = children.filter { lexicon.isInForce($0, on: day) }
    let rows = valid.isEmpty ? children : valid
    guard let row = rows.first else { return }
    let expected = rows.compactMap { PlaceWords.parent($0, lexicon, on: day) }
    let reference = lexicon.reference(row)
    var fix: Fix?
    if rows.count == 1, let parent = rightParent(of: row, like: outer, lexicon, day) {
      // With a province before the city, the city that is right must lie in that province.
      let isChainRight =
        low == outer.range.lowerBound || first > 0 && lies(parent, in: p.places[first - 1], lexicon)
      if isChainRight {
        fix = p.replace(outer.range, with: outer.isShort ? lexicon.text(parent, "short") : lexicon.name(parent), .unsafe)
      }
    }
    let child = p.text.string(inner.range)
    let names = PlaceWords.names(expected, lexicon)
    out.report(
      low..<inner.range.upperBound, in: p,
      zh: "“\(child)”不属于“\(p.text.string(outer.range))”，隶属\(names)\(PlaceWords.ground(reference, english: false))",
      en: "\(child) does not belong to \(p.text.string(outer.range)) but to \(names)\(PlaceWords.ground(reference, english: true))",
      fixes: [fix], reference: reference)
  }

  /// The parent of the same level as the one that was written.
  private func rightParent(of child: Entry, like outer: PlaceFact, _ lexicon: LexiconSnapshot, _ day: Day?) -> Entry? {
    var place = PlaceWords.parent(child, lexicon, on: day)
    while let parent = place, let level = lexicon.level(parent), level > outer.level {
      place = PlaceWords.parent(parent, lexicon, on: day)
    }
    // 成都市嘉定区 → 上海市嘉定区: a municipality stands where a prefecture would.
    return place
  }

  private func lies(_ child: Entry, in outer: PlaceFact, _ lexicon: LexiconSnapshot) -> Bool {
    lexicon.divisions(ofForm: outer.form, roles: [.canonical, .alias, .short]).contains { lexicon.lies(child, in: $0) }
  }
}
