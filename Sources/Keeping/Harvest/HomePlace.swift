import Lexicon
import Linting
import TextModel

/// The places that a document speaks of: what 市委 and 区长 without a place belong to.
struct HomePlace {
  let lexicon: LexiconSnapshot
  private let base: [Entry]
  /// How often each place of a level is named in full or in short.
  private var counts: [PlaceLevel: [Int32: Int]] = [:]

  init(_ lexicon: LexiconSnapshot, base: String) {
    self.lexicon = lexicon
    self.base = base.isEmpty ? [] : lexicon.lookUp(base).map(\.entry).filter { $0.kind == .places }
  }

  /// Counts the places of a block.
  mutating func count(_ p: borrowing Paragraph) {
    for place in p.places {
      let certain = PlaceNames.place(endingAt: place.range.upperBound, in: p)
      for entry in certain.map({ [$0] }) ?? PlaceNames.entries(place, lexicon, on: p.context.date) {
        guard let level = lexicon.level(entry) else { continue }
        counts[level, default: [:]][entry.id, default: 0] += 1
      }
    }
  }

  /// The place of a level that the document is about; nil when that is not clear.
  func place(_ level: PlaceLevel) -> Entry? {
    for entry in base {
      var place: Entry? = entry
      while let current = place {
        if lexicon.level(current) == level { return current }
        place = lexicon.divisions(code: lexicon.parentCode(current)).last
      }
    }
    let ranked = counts[level, default: [:]].sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, first.value >= 2 || ranked.count == 1 else { return nil }
    if ranked.count > 1, ranked[1].value * 3 > first.value { return nil }
    return lexicon.entries[Int(first.key)]
  }
}

/// Names of places as the tables of people write them.
enum PlaceNames {
  /// The places that a mention can mean on a day.
  static func entries(_ place: PlaceFact, _ lexicon: LexiconSnapshot, on day: Day?) -> [Entry] {
    let roles: FormRoles = place.isShort ? [.short] : [.canonical, .alias]
    let all = lexicon.divisions(ofForm: place.form, roles: roles).filter { lexicon.level($0) == place.level }
    let current = all.filter { lexicon.isInForce($0, on: day) }
    return current.isEmpty ? all : current
  }

  /// `阜新市海州区` for a county, the name alone for the levels above.
  static func full(_ entry: Entry, _ lexicon: LexiconSnapshot) -> String {
    let name = lexicon.name(entry)
    guard lexicon.level(entry) == .county else { return name }
    let above = lexicon.divisions(code: lexicon.parentCode(entry)).last { lexicon.isInForce($0, on: nil) }
    return (above.map { lexicon.name($0) } ?? "") + name
  }

  /// The place that a chain of names ending at a view index means, outer ones deciding among places of one name; nil when
  /// several remain.
  static func place(endingAt end: Int, in p: borrowing Paragraph) -> Entry? {
    let lexicon = p.context.lexicon
    guard let last = p.place(endingAt: end) else { return nil }
    var found = entries(last, lexicon, on: p.context.date)
    if found.count > 1, let outer = p.place(endingAt: last.range.lowerBound) {
      let above = entries(outer, lexicon, on: p.context.date)
      found = found.filter { inner in above.contains { lexicon.lies(inner, in: $0) } }
    }
    // One division under several codes or periods is still one name.
    guard let first = found.last, found.allSatisfy({ full($0, lexicon) == full(first, lexicon) }) else { return nil }
    return first
  }
}
