/// Where a place stands in the order of administration.
public enum PlaceLevel: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  /// 省、自治区、直辖市、特别行政区.
  case province
  /// 地级市、自治州、地区、盟.
  case prefecture
  /// 县、市辖区、县级市、旗.
  case county
  /// 乡、镇、街道.
  case township
  /// A functional zone: no division, its organs are 党工委 and 管委会.
  case zone

  public static func < (a: PlaceLevel, b: PlaceLevel) -> Bool { a.rawValue < b.rawValue }
}

extension LexiconSnapshot {
  /// The level of a place; nil when its row does not say.
  public func level(_ entry: Entry) -> PlaceLevel? { entry.level }

  /// The code of a place as a number (GB/T 2260; nine digits for a township); 0 when it has none.
  public func code(_ entry: Entry) -> Int { number(entry, Self.codeColumn) }

  /// The code of the place that a place belongs to; 0 when its row names none.
  public func parentCode(_ entry: Entry) -> Int { number(entry, Self.parentColumn) }

  /// Whether a place lies in another one, by their codes; a level may be skipped.
  public func lies(_ child: Entry, in parent: Entry) -> Bool {
    let outer = code(parent)
    let inner = parentCode(child)
    guard outer != 0, inner != 0 else { return false }
    if inner == outer { return true }
    if outer % 10_000 == 0 { return inner / 10_000 == outer / 10_000 || inner / 10_000_000 == outer / 10_000 }
    return outer % 100 == 0 && inner < 1_000_000 && inner / 100 == outer / 100
  }

  /// Places with exactly this name or alias, townships left out.
  public func divisions(named name: [UInt32]) -> [Entry] {
    guard let form = matcher.form(name), formTraits[form] & 1 != 0 else { return [] }
    return divisions(ofForm: form, roles: [.canonical, .alias])
  }

  /// Calls `body` for each of ``divisions(named:)``, in order, without making a list of them.
  public func forEachDivision(named name: [UInt32], _ body: (Entry) -> Void) {
    guard let form = matcher.form(name), formTraits[form] & 1 != 0 else { return }
    forEachDivision(ofForm: form, roles: [.canonical, .alias], body)
  }

  /// Places above the township, zones included, for which a form of the matcher stands in one of the roles.
  public func divisions(ofForm form: Int, roles: FormRoles) -> [Entry] {
    var found: [Entry] = []
    forEachDivision(ofForm: form, roles: roles) { found.append($0) }
    return found
  }

  /// Calls `body` for each of ``divisions(ofForm:roles:)``, in order, without making a list of them.
  public func forEachDivision(ofForm form: Int, roles: FormRoles, _ body: (Entry) -> Void) {
    for meaning in meanings(ofForm: form) where meaning.owner == .entry && roles.contains(meaning.role) {
      let entry = entries[Int(meaning.id)]
      if entry.kind == .places, let level = level(entry), level != .township { body(entry) }
    }
  }

  /// Whether an entry is in force on a day; without a day, whether it has not ended.
  public func isInForce(_ entry: Entry, on day: Day?) -> Bool {
    guard let day else { return entry.validity.until == nil }
    switch entry.validity.status(on: day) {
    case .inForce, .uncertain: return true
    case .before, .after: return false
    }
  }

  /// What became of a place by a day (nil: by now): its successors that are in force then, through several changes.
  public func successors(_ entry: Entry, on day: Day?) -> [Entry] {
    var found: [Entry] = []
    var seen: Set<Int32> = [entry.id]
    var open = [entry]
    while let place = open.popLast(), seen.count < 64 {
      for code in list(place, "successors").compactMap({ Int($0) }) {
        for next in divisions(code: code) where seen.insert(next.id).inserted {
          // Of several periods under one code, the ones that begin before this one ended are not its successors.
          if let until = place.validity.until, let end = next.validity.until, end.latest <= until.earliest { continue }
          if isInForce(next, on: day) { found.append(next) } else { open.append(next) }
        }
      }
    }
    return found.sorted { $0.id < $1.id }
  }

  /// Divisions of that code, of any time. O(1) after the first call.
  public func divisions(code: Int) -> [Entry] { divisionIndex.byCode[code].map { entries[Int($0)] } }

  /// Divisions whose row names that parent, of any time. O(1) after the first call.
  public func divisions(inPlaceOf code: Int) -> [Entry] {
    divisionIndex.byParent[code].map { entries[Int($0)] }
  }

  private static let codeColumn = TableKind.places.columnIndex("code")
  private static let parentColumn = TableKind.places.columnIndex("parent")

  private func number(_ entry: Entry, _ column: Int?) -> Int {
    guard entry.kind == .places, let column else { return 0 }
    let table = table(of: entry)
    let cell = table.cell(Int(entry.row), column)
    let file = table.bytes
    let bytes = file.span
    var value = 0
    for i in cell {
      guard bytes[i] >= 0x30, bytes[i] <= 0x39, value < 1_000_000_000_000 else { return 0 }
      value = value * 10 + Int(bytes[i] - 0x30)
    }
    return value
  }
}
