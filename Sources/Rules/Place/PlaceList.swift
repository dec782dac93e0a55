import Lexicon
import Linting
import TextModel

/// Prefectures in a row, between marks of enumeration, 和 or 与.
struct PlaceList {
  /// The places, in order.
  var places: [PlaceFact]
  /// View indices of the whole.
  var range: Range<Int> { (places.first?.range.lowerBound ?? 0)..<(places.last?.range.upperBound ?? 0) }

  /// Lists of at least `minimum` prefectures.
  static func all(in p: borrowing Paragraph, minimum: Int) -> [PlaceList] {
    var lists: [PlaceList] = []
    var run: [PlaceFact] = []
    for place in p.places where place.level == .prefecture {
      if let last = run.last, place.range.lowerBound != last.range.upperBound + 1 || !isJoint(p[last.range.upperBound]) {
        if run.count >= minimum { lists.append(PlaceList(places: run)) }
        run = []
      }
      run.append(place)
    }
    if run.count >= minimum { lists.append(PlaceList(places: run)) }
    return lists
  }

  private static func isJoint(_ scalar: UInt32) -> Bool { scalar == 0x3001 || scalar == 0x548C || scalar == 0x4E0E }

  /// The prefecture that a fact means; nil when it can be several.
  static func prefecture(_ fact: PlaceFact, _ p: borrowing Paragraph) -> Entry? {
    let lexicon = p.context.lexicon
    let found = lexicon.divisions(ofForm: fact.form, roles: fact.isShort ? [.short] : [.canonical, .alias]).filter {
      lexicon.level($0) == .prefecture && lexicon.isInForce($0, on: p.context.date)
    }
    return found.count == 1 ? found.first : nil
  }
}
