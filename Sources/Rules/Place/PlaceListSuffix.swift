import Lexicon
import Linting
import TextModel

/// Cities in a row, some with 市 and some without.
struct PlaceListSuffix: ParagraphRule {
  static let description = RuleDescription(
    id: "place/list-suffix",
    summary: Localized("并列地名有的带通名，有的不带", en: "places in a row, some with their generic name and some without"),
    rationale: Localized(
      "并列的同级地名，通名要么都写，要么都不写；末尾总括“三市”“等市”的可以都省。只看三个以上的地级市。",
      en: "Places of one level in a row all carry 市 or none does. Only three or more prefecture-level cities are judged."),
    source: "校对实务",
    severity: .info,
    fix: .unsafe,
    examples: [
      .bad("‹沈阳市、大连、鞍山市›", fixed: "沈阳市、大连市、鞍山市"),
      .bad("‹营口、盘锦市、阜新›", fixed: "营口市、盘锦市、阜新市"),
      .bad("‹沈阳、大连市和鞍山›", fixed: "沈阳市、大连市和鞍山市"),
      .good("沈阳、大连、鞍山三市"),
      .good("沈阳市、大连市、鞍山市"),
      .good("营口、盘锦、阜新等市"),
      .good("沈阳、大连、恩施土家族苗族自治州"),
    ])

  static var interests: Interests { .placeNames }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    guard p.places.count >= 3 else { return }
    let lexicon = p.context.lexicon
    for list in PlaceList.all(in: p, minimum: 3)
    where list.places.contains(where: \.isShort) && list.places.contains(where: { !$0.isShort }) {
      let cities = list.places.map { PlaceList.prefecture($0, p) }
      guard cities.allSatisfy({ $0.map { lexicon.name($0).hasSuffix("市") } ?? false }) else { continue }
      var right = ""
      for (i, place) in list.places.enumerated() {
        if i > 0 { right += p.text.string(place.range.lowerBound - 1..<place.range.lowerBound) }
        right += cities[i].map { lexicon.name($0) } ?? ""
      }
      out.report(
        list.range, in: p, zh: "并列地名通名不一致：“\(p.text.string(list.range))”",
        en: "some of these carry 市 and some do not: “\(p.text.string(list.range))”",
        fixes: [p.replace(list.range, with: right, .unsafe)], reference: cities.first.flatMap { $0 }.map { lexicon.reference($0) })
    }
  }
}
