import Lexicon
import TextModel

extension DictionaryCheck {
  /// A tenure of an exclusive office, ready to be sorted.
  private struct Holding {
    /// Hash of organisation and office.
    var post: UInt64
    /// The first day that its beginning can mean.
    var since: Int32
    var id: Int32
    /// Hash of the name.
    var name: UInt64
    /// Whether nothing says when the tenure ended, but only when it was still held.
    var isOpen: Bool
  }

  /// How many earlier tenures of a post are compared with a later one, and how many overlaps of one are told: a post that a
  /// thousand people hold at a time is told of all the same.
  private static let mostCompared = 200
  private static let mostTold = 20

  /// Finds two people who hold an exclusive office at one time.
  func checkTenures() {
    let exclusive = exclusiveOffices()
    guard exclusive.count > 0 else { return }
    var holdings = holdings(exclusive)
    holdings.sort { ($0.post, $0.since, $0.id) < ($1.post, $1.since, $1.id) }
    var first = 0
    while first < holdings.count {
      var end = first + 1
      while end < holdings.count, holdings[end].post == holdings[first].post { end += 1 }
      if end - first > 1 { compare(holdings[first..<end]) }
      first = end
    }
  }

  private func holdings(_ exclusive: KeyIndex) -> [Holding] {
    var holdings: [Holding] = []
    var cells: [Range<Int>] = []
    let kind = TableKind.people
    guard let organization = kind.columnIndex("organization"), let office = kind.columnIndex("office"),
      let name = kind.columnIndex(kind.nameColumn), let attested = kind.columnIndex("attested")
    else { return [] }
    for entry in lexicon.entries where entry.kind == .people {
      // Without a beginning a tenure overlaps nothing for certain.
      guard let since = entry.validity.since else { continue }
      let table = findCells(entry, &cells)
      let post = FNV1a.hash(table.bytes, cells[office])
      guard exclusive.number(of: post) != nil else { continue }
      var hash = FNV1a()
      hash.add(table.bytes[cells[organization]])
      hash.add(table.bytes[cells[office]])
      holdings.append(
        Holding(
          post: hash.value, since: since.earliest.number, id: entry.id, name: FNV1a.hash(table.bytes, cells[name]),
          isOpen: entry.validity.until == nil && !cells[attested].isEmpty))
    }
    return holdings
  }

  /// Compares the tenures of one post, given by their beginnings.
  private func compare(_ holdings: ArraySlice<Holding>) {
    // Earlier tenures that have not certainly ended.
    var running: [Holding] = []
    for later in holdings {
      let entry = lexicon.entries[Int(later.id)]
      var told = 0
      for earlier in running.suffix(Self.mostCompared) where told < Self.mostTold {
        guard earlier.name != later.name, overlap(earlier, later) else { continue }
        told += 1
        reportOverlap(lexicon.entries[Int(earlier.id)], entry, other: earlier.name)
      }
      running.append(later)
      guard running.count > Self.mostCompared * 2 else { continue }
      running.removeAll { (lexicon.entries[Int($0.id)].validity.until?.latest.number ?? .max) < later.since }
      running.removeFirst(max(0, running.count - Self.mostCompared))
    }
  }

  private func reportOverlap(_ earlier: Entry, _ later: Entry, other: UInt64) {
    func office(_ separator: String) -> String {
      [lexicon.text(later, "organization"), lexicon.text(later, "office")].filter { !$0.isEmpty }.joined(separator: separator)
    }
    report(
      .overlappingTenures, later, "since", other: other,
      Localized(
        "\(lexicon.name(later))任\(office(" "))，与\(lexicon.name(earlier))（\(place(earlier))）的任期重叠",
        en: "\(lexicon.name(later)) holds \(office(" ")) while \(lexicon.name(earlier)) does (\(place(earlier)))"),
      remedy: Localized("核对任期；前任离任请填 until", en: "verify the tenures; fill in “until” of the earlier one"))
  }

  private func overlap(_ a: Holding, _ b: Holding) -> Bool {
    let earlier = lexicon.entries[Int(a.id)]
    let later = lexicon.entries[Int(b.id)]
    // An open end with attestations says only that nobody knows when it ended.
    if a.isOpen { return isHeld(earlier, when: later) }
    return !b.isOpen && earlier.validity.certainlyOverlaps(later.validity)
  }

  /// Whether an attestation of `a` lies within the tenure of `b`, which began later.
  private func isHeld(_ a: Entry, when b: Entry) -> Bool {
    lexicon.list(a, "attested").contains { text in
      guard let date = PartialDate(Array(text.utf8)) else { return false }
      return b.validity.status(on: date.earliest) == .inForce && b.validity.status(on: date.latest) == .inForce
    }
  }

  /// Offices that one person holds at a time, wherever the dictionary names them.
  private func exclusiveOffices() -> KeyIndex {
    var exclusive: Set<String> = []
    var shared: Set<String> = []
    for entry in lexicon.entries where entry.kind == .offices {
      let titles = [lexicon.name(entry)] + lexicon.list(entry, "abbreviations").filter { !$0.contains("{") }
      if lexicon.text(entry, "exclusive") == "yes" { exclusive.formUnion(titles) } else { shared.formUnion(titles) }
    }
    var index = KeyIndex()
    for title in exclusive.subtracting(shared) { index.add(FNV1a.hash(title)) }
    return index
  }
}
