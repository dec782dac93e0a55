import Lexicon
import Linting
import TextModel

/// The names of one document: which are sure, and which stretches are one of them miswritten.
struct NameCensus {
  /// A name that is sure.
  struct Name {
    var name: [UInt32]
    var count: Int
    var range: ByteRange
    var block: Int
    var offices: Set<String>
    var exclusive: Set<String>
    var isListed: Bool
    var hasEvidence: Bool
    var isAnchored = false
  }

  /// A stretch that is a sure name miswritten.
  struct Variant {
    var wrong: ByteRange
    var right: Name
  }

  /// In 24 bytes: a long text has very many.
  private struct Window {
    /// Three scalars of 21 bits, the first one highest.
    var packed: UInt64
    var range: ByteRange
    var storedTwo: UInt8
    var storedThree: UInt8
    var beginsClause: Bool
    var two: Int { Int(storedTwo) }
    var three: Int { Int(storedThree) }
  }

  private let lexicon: LexiconSnapshot
  private var names: [[UInt32]: Name] = [:]
  private var order: [[UInt32]] = []
  private var windows: [Window] = []

  /// - Parameter windows: How many windows are going to be added.
  init(_ lexicon: LexiconSnapshot, windows count: Int = 0) {
    self.lexicon = lexicon
    windows.reserveCapacity(count)
  }

  mutating func add(_ fact: DocumentFact, hasOffice: Bool, isListed: Bool) {
    let name = fact.text.unicodeScalars.map(\.value)
    var entry =
      names[name]
      ?? Name(
        name: name, count: 0, range: fact.range, block: fact.block, offices: [], exclusive: [], isListed: false, hasEvidence: true)
    if entry.count == 0 { order.append(name) }
    entry.count += 1
    entry.isListed = entry.isListed || isListed
    entry.isAnchored = entry.isAnchored || hasOffice
    if hasOffice, !fact.detail.isEmpty {
      entry.offices.insert(fact.detail)
      if fact.value == 1 { entry.exclusive.insert(fact.detail) }
    }
    names[name] = entry
  }

  mutating func addWindow(_ fact: DocumentFact) {
    windows.append(
      Window(
        packed: UInt64(truncatingIfNeeded: fact.value), range: fact.range,
        storedTwo: UInt8(truncatingIfNeeded: fact.extra >> 4 & 15), storedThree: UInt8(truncatingIfNeeded: fact.extra & 15),
        beginsClause: fact.extra >> 8 != 0))
  }

  /// The two or three characters of a packed name.
  private static func unpack(_ packed: UInt64) -> [UInt32] {
    let first = UInt32(truncatingIfNeeded: packed >> 42)
    let second = UInt32(truncatingIfNeeded: packed >> 21 & 0x1F_FFFF)
    let third = UInt32(truncatingIfNeeded: packed & 0x1F_FFFF)
    return first == 0 ? [second, third] : [first, second, third]
  }

  /// Stretches that are a sure name miswritten, in order of position.
  mutating func variants() -> [Variant] {
    countWindows()
    let known = index()
    // Nearly all stretches share no part with a sure name: those are told without making a name of them.
    var filter = PartFilter()
    for key in known.keys { filter.insert(key) }
    var found: [UInt32: Variant] = [:]
    for window in windows {
      for (length, certainty) in [(3, window.three), (2, window.two)] where certainty >= 2 {
        let packed = length == 3 ? window.packed : window.packed >> 21
        guard Self.mayShare(packed, filter) else { continue }
        let written = Self.unpack(packed)
        guard let right = original(of: written, certainty + (window.beginsClause ? 2 : 0), known) else { continue }
        let end = length == 3 ? Int(window.range.end) : endOfSecond(window)
        found[window.range.start] = Variant(wrong: ByteRange(Int(window.range.start), end), right: right)
        break
      }
    }
    // Names that no window shows: of other lengths, behind a rare surname.
    for name in order where names[name]?.hasEvidence == true {
      guard let entry = names[name], found[entry.range.start] == nil, let right = original(of: name, 4, known) else { continue }
      found[entry.range.start] = Variant(wrong: entry.range, right: right)
    }
    return found.values.sorted { $0.wrong < $1.wrong }
  }

  /// Bytes of a window's first two characters, where the third is no part of the name: the third has three bytes, or what
  /// the range says where residue stands between.
  private func endOfSecond(_ window: Window) -> Int {
    window.packed & 0x1F_FFFF == 0
      ? Int(window.range.end) : Int(window.range.start) + (Int(window.range.end) - Int(window.range.start)) * 2 / 3
  }

  /// Adds the occurrences that only windows show, and makes names that occur often enough sure.
  private mutating func countWindows() {
    let sureStarts = Set(names.values.map(\.range.start))
    var told = PartFilter()
    for name in names.keys where name.count == 2 { told.insert(UInt64(name[0]) << 21 | UInt64(name[1])) }
    // By the packed characters. Of two characters, only names that are told already are counted.
    var counts: [(packed: UInt64, count: Int, window: Int)] = []
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(windows.count)
    func count(_ packed: UInt64, _ window: Int) {
      if let place = places[packed] {
        counts[place].count += 1
      } else {
        places[packed] = counts.count
        counts.append((packed, 1, window))
      }
    }
    for (i, window) in windows.enumerated() {
      if window.three >= 2 { count(window.packed, i) }
      let two = window.packed >> 21
      if window.two >= 2, told.contains(two) { count(two, i) }
    }
    for seen in counts {
      let name = Self.unpack(seen.packed)
      if var entry = names[name] {
        entry.count = max(entry.count, seen.count)
        names[name] = entry
      } else if seen.count >= 2, name.count == 3, !sureStarts.contains(windows[seen.window].range.start),
        lexicon.words.frequencyClass(name[1...]) == 0
      {
        names[name] = Name(
          name: name, count: seen.count, range: windows[seen.window].range, block: 0, offices: [], exclusive: [], isListed: false,
          hasEvidence: false)
      }
    }
  }

  /// Sure names by what a slip leaves of them: their first two characters, the last two, the first and the last; of two characters,
  /// by either. A stretch asks for the few names that share such a part, however many names a document has.
  private func index() -> [UInt64: [[UInt32]]] {
    var known: [UInt64: [[UInt32]]] = [:]
    for name in names.keys { for key in Self.parts(of: name) { known[key, default: []].append(name) } }
    return known
  }

  private static func key(_ tag: UInt64, _ a: UInt32, _ b: UInt32) -> UInt64 { tag << 60 | UInt64(a) << 30 | UInt64(b) }

  /// Whether a packed name may share a part with a sure one, or be one with two characters swapped.
  private static func mayShare(_ packed: UInt64, _ filter: PartFilter) -> Bool {
    let (a, b, c) = (
      UInt32(truncatingIfNeeded: packed >> 42), UInt32(truncatingIfNeeded: packed >> 21 & 0x1F_FFFF),
      UInt32(truncatingIfNeeded: packed & 0x1F_FFFF)
    )
    if a == 0 { return filter.contains(key(1, b, 0)) || filter.contains(key(2, 0, c)) || filter.contains(key(3, b, c)) }
    return filter.contains(key(4, a, b)) || filter.contains(key(5, b, c)) || filter.contains(key(3, a, c))
      || filter.contains(key(4, a, c))
  }

  private static func parts(of name: [UInt32]) -> [UInt64] {
    guard let first = name.first, let last = name.last, name.count >= 2 else { return [] }
    let ends = key(3, first, last)
    guard name.count > 2 else { return [key(1, first, 0), key(2, 0, last), ends] }
    return [key(4, first, name[1]), key(5, name[name.count - 2], last), ends]
  }

  /// The sure name that a stretch miswrites; nil when it is right, unknown or somebody else.
  private func original(of written: [UInt32], _ certainty: Int, _ known: [UInt64: [[UInt32]]]) -> Name? {
    var best: Name?
    func weigh(_ candidate: [UInt32]) {
      guard candidate != written, isMiswritten(candidate, as: written, certainty), let name = names[candidate],
        mayBeOne(name, names[written], written)
      else { return }
      // Of equally frequent names the one that comes first in the document.
      if best.map({ ($0.count, name.range.start) < (name.count, $0.range.start) }) ?? true { best = name }
    }
    for part in Self.parts(of: written) {
      for candidate in known[part] ?? [] { weigh(candidate) }
    }
    // Two given characters swapped leave no two of three in place.
    if written.count == 3 { weigh([written[0], written[2], written[1]]) }
    return best
  }

  /// Whether two names can be one person's.
  private func mayBeOne(_ name: Name, _ own: Name?, _ written: [UInt32]) -> Bool {
    let ownCount = own?.count ?? 1
    if let own, !own.offices.isEmpty {
      // Both have offices: the same one, which only one person can hold.
      guard !own.exclusive.isDisjoint(with: name.exclusive), !own.isListed else { return false }
      guard ownCount < name.count || ownCount == name.count && name.range.start < own.range.start else { return false }
      return true
    }
    if own?.isListed == true { return false }
    guard name.hasEvidence ? ownCount <= name.count : ownCount < name.count else { return false }
    if own?.hasEvidence == true, !name.isAnchored, ownCount >= name.count { return false }
    return !isKnownPerson(written)
  }

  private func isKnownPerson(_ name: [UInt32]) -> Bool {
    guard let form = lexicon.matcher.form(name) else { return false }
    return lexicon.formTraits[form] >> TableKind.people.bit & 1 != 0
  }

  /// Whether `written` is `name` with one like character, one character fewer, or two given characters swapped.
  private func isMiswritten(_ name: [UInt32], as written: [UInt32], _ certainty: Int) -> Bool {
    if name.count == written.count {
      guard let first = name.indices.first(where: { name[$0] != written[$0] }),
        let last = name.indices.last(where: { name[$0] != written[$0] })
      else { return false }
      if first == last { return lexicon.likeness.kind(name[first], written[first]) != nil }
      return first > 0 && last == first + 1 && name.count >= 3 && name[first] == written[last] && name[last] == written[first]
    }
    guard name.count == written.count + 1, name.count >= 3, name.count <= 4, certainty >= 4, name.first == written.first else {
      return false
    }
    // The last character is dropped seldom, and what is left is often a surname before an office.
    return (1..<name.count - 1).contains { skipped in
      var rest = name
      rest.remove(at: skipped)
      return rest == written
    }
  }
}

/// Tells quickly that a key is not among those that were put in.
private struct PartFilter {
  private var bits = [UInt64](repeating: 0, count: 1024)

  private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 48) }

  mutating func insert(_ key: UInt64) { bits[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63) }

  func contains(_ key: UInt64) -> Bool { bits[Self.bit(key) >> 6] >> UInt64(Self.bit(key) & 63) & 1 != 0 }
}
