import Lexicon
import Linting
import TextModel

/// A division's name that was given up before the document's date.
struct ObsoleteName: ParagraphRule {
  static let description = RuleDescription(
    id: "place/obsolete-name",
    summary: Localized("使用了已撤销或更名的行政区划名称", en: "the name of a division that was abolished or renamed"),
    rationale: Localized(
      "文件应当使用其日期当日有效的区划名称。文件没有日期时只作提示。原、撤销、更名、设立等字样旁边，较早的年份同句，书名号之内，说的是旧事，不报；自治县的通行简称（北川县）与旧名同形，不报。",
      en:
        "A document uses the names in force on its date; without a date this is only noted. Next to 原, 撤销, 更名, 设立 or an earlier year, inside 《》, the past is meant. The usual short form of an autonomous county that equals an old name is left alone."
    ),
    source: "国务院、省人民政府关于行政区划调整的批复；民政部行政区划变更信息",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("盘锦市‹大洼县›召开会议", fixed: "盘锦市大洼区召开会议", date: Day(2024, 5, 1)),
      .bad("沈阳市‹东陵区›", date: Day(2024, 5, 1)),
      .bad("大连市‹普兰店市›", fixed: "大连市普兰店区", date: Day(2024, 5, 1)),
      .bad("位于天津‹蓟县›下营村", fixed: "位于天津蓟州区下营村"),
      .bad("在‹横县›云表镇，群众有序转移", fixed: "在横州市云表镇，群众有序转移"),
      .good("盘锦市大洼区召开会议", date: Day(2024, 5, 1)),
      .good("2016年，撤销大洼县设立大洼区", date: Day(2024, 5, 1)),
      .good("沈阳市东陵区", date: Day(2010, 5, 1)),
      .good("原沈阳市东陵区区长", date: Day(2024, 5, 1)),
      .good("四川省绵阳市北川县", date: Day(2024, 5, 1)),
      .good("四川省绵阳市北川县（自治县的通行简称，与旧名同形）", date: Day(2024, 5, 1)),
      .good("丹东市宽甸县", date: Day(2024, 5, 1)),
      .good("纵横县域经济，抓好蓟县城", date: Day(2024, 5, 1)),
    ])

  static var interests: Interests { .placeNames }

  init(_ options: RuleOptions) {}

  private static let leads = ScalarSet("在到于由从赴为与和及给往经距据对该省市区县州盟自，。、；：“”（）《》　 ")

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    let lexicon = p.context.lexicon
    let day = p.context.date
    // A row of former names is a list of what once was: worth a look, no more.
    var former = 0
    for fact in p.places where !fact.isShort && fact.level != .zone {
      let rows = lexicon.divisions(ofForm: fact.form, roles: [.canonical, .alias])
      if !rows.isEmpty, rows.allSatisfy({ isOver($0, on: day) }) { former += 1 }
    }
    guard former > 0 else { return }
    let severity: Severity = former >= 3 ? .hint : p.context.statedDate == nil ? .info : .warning
    for fact in p.places where !fact.isShort && fact.level != .zone {
      let rows = lexicon.divisions(ofForm: fact.form, roles: [.canonical, .alias])
      guard let last = rows.max(by: { ($0.validity.until?.latest.number ?? 0) < ($1.validity.until?.latest.number ?? 0) }),
        rows.allSatisfy({ isOver($0, on: day) })
      else { continue }
      let outer = p.place(endingAt: fact.range.lowerBound)
      let row = rows.first { row in outer.map { lies(row, in: $0, lexicon) } ?? false } ?? last
      let isNamed = outer.map { lies(row, in: $0, lexicon) } ?? false
      guard isNamed || isBounded(fact, p) && !PlaceWords.common.contains(p.text.string(fact.range)), !isFollowedByWord(fact, p),
        !PlaceWords.isShortOfAutonomous(fact.range, in: p), let until = row.validity.until,
        !PlaceWords.isHistorical(fact.range, in: p, until: until.latest)
      else { continue }
      let successors = lexicon.successors(row, on: day)
      let fix = successors.count == 1 ? successors.first.flatMap { p.replace(fact.range, with: lexicon.name($0), .unsafe) } : nil
      let reference = lexicon.reference(row)
      let name = p.text.string(fact.range)
      let now = PlaceWords.names(successors, lexicon)
      out.report(
        fact.range, in: p,
        zh: "“\(name)”已于\(until.text)撤销或更名" + (now.isEmpty ? "" : "，现为\(now)") + PlaceWords.ground(reference, english: false),
        en: "\(name) was abolished or renamed on \(until.text)" + (now.isEmpty ? "" : "; now \(now)")
          + PlaceWords.ground(reference, english: true),
        severity: severity, fixes: [fix], reference: reference, tag: .deprecated)
    }
  }

  /// Whether a row has certainly ended by the day; without a day, whether it has ended at all.
  private func isOver(_ row: Entry, on day: Day?) -> Bool {
    guard let until = row.validity.until else { return false }
    guard let day else { return true }
    return Validity(until: until).status(on: day) == .after
  }

  private func lies(_ row: Entry, in outer: PlaceFact, _ lexicon: LexiconSnapshot) -> Bool {
    lexicon.divisions(ofForm: outer.form, roles: [.canonical, .alias, .short]).contains { lexicon.lies(row, in: $0) }
  }

  /// Whether nothing before the name could make it part of something else.
  private func isBounded(_ fact: PlaceFact, _ p: borrowing Paragraph) -> Bool {
    let before = fact.range.lowerBound - 1
    if !p.text.characterClass(before).isHan || Self.leads.contains(p[before]) { return true }
    if p.place(endingAt: fact.range.lowerBound) != nil { return fact.range.count >= 3 }
    return fact.range.count >= 3 && p.context.lexicon.words.rank(p[before], p[fact.range.lowerBound]) == 0
      && p.text.characterClass(before - 1).isHan && p.context.lexicon.words.rank(p[before - 1], p[before]) > 0
  }

  private func isFollowedByWord(_ fact: PlaceFact, _ p: borrowing Paragraph) -> Bool {
    let end = fact.range.upperBound
    return PlaceSuffix.joins(p[end - 1], p[end], p.context.lexicon.words)
  }
}
