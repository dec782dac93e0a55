import Lexicon
import Linting
import TextModel

/// Cities of one province in another order than that of their codes.
struct PlaceListOrder: ParagraphRule {
  static let description = RuleDescription(
    id: "place/list-order",
    summary: Localized("并列地名未按行政区划序列", en: "cities of a province out of the order of their codes"),
    rationale: Localized(
      "公文和报告里，四个以上同省地级市并列按区划代码的次序。新闻按重要性、路线、名次排列都有理由，不报；句中有依次、排名、分别、途经、降雨等字样的不报。",
      en:
        "Documents and reports name four or more cities of a province in the order of their codes. News has other orders; 依次, 排名, 分别, 途经 and their like excuse any."
    ),
    source: "GB/T 2260；校对实务",
    severity: .hint,
    profiles: [.news: .off, .web: .off],
    examples: [
      .bad("‹营口、沈阳、大连、鞍山›", profile: .report),
      .bad("‹盘锦市、阜新市、沈阳市、锦州市›", profile: .report),
      .bad("‹丹东、本溪、抚顺、鞍山›", profile: .gongwen),
      .good("沈阳、大连、鞍山、抚顺", profile: .report),
      .good("增速排名前四位的依次是营口、沈阳、大连、鞍山", profile: .report),
      .good("大连、营口、锦州", profile: .report),
      .good("大连、沈阳、长春、哈尔滨", profile: .report),
    ])

  static var interests: Interests { .placeNames }

  init(_ options: RuleOptions) {}

  private static let excuses: [StaticString] = ["依次", "排名", "居前", "分别", "途经", "沿线", "从东", "航线", "线路", "降雨", "列前", "位列", "高铁"]

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.places.count >= 4 else { return }
    let lexicon = p.context.lexicon
    for list in PlaceList.all(in: p, minimum: 4) {
      let cities = list.places.compactMap { PlaceList.prefecture($0, p) }
      let codes = cities.map { lexicon.code($0) }
      guard codes.count == list.places.count, Set(codes.map { $0 / 10_000 }).count == 1, codes != codes.sorted() else { continue }
      let range = list.range
      let near = max(0, range.lowerBound - 24)..<min(p.count, range.upperBound + 24)
      guard !near.contains(where: { i in Self.excuses.contains { p.has($0, at: i) } }) else { continue }
      let order = zip(codes, list.places).sorted { $0.0 < $1.0 }.map { p.text.string($0.1.range) }.joined(separator: "、")
      out.report(
        range, in: p, zh: "并列地名未按行政区划序列排列，规范顺序为\(order)", en: "the order of the codes is \(order)",
        reference: cities.first.map { lexicon.reference($0) })
    }
  }
}
