public import Lexicon
import TextModel

/// The entries of a lexicon by the first character of their names and by the first letters of its readings.
///
/// Made when the first completion is asked for and kept with the lexicon. A query looks at the entries of one bucket.
public struct CompletionIndex: Sendable {
  /// An entry that can be offered.
  public struct Candidate: Sendable, Hashable {
    /// Index into the lexicon's entries.
    public let entry: Int32
    /// What it is.
    let kind: TableKind
    /// How much it is worth by itself, before anything is known of the place where it would stand.
    let weight: Int16
    /// Scalars in ``CompletionIndex/pool``.
    let range: Range<Int32>
    /// How many characters it has.
    var length: Int { range.count }
  }

  private var pool: [UInt32] = []
  private var candidates: [Candidate] = []
  private var byLetter: [[Int32]] = Array(repeating: [], count: 26)
  /// By the first letter typed and the second, which goes on with the first syllable or begins the second.
  private var byPair: [[Int32]] = Array(repeating: [], count: 26 * 26)
  private var byScalar: [UInt32: [Int32]] = [:]
  private let readings: ReadingTable
  /// Second letters by first, while an entry is added.
  private var seconds = [UInt32](repeating: 0, count: 26)

  /// Indexes every entry that a writer may want to type: no wrong forms, no terms that are there to be replaced.
  public init(_ lexicon: LexiconSnapshot) {
    readings = ReadingTable(lexicon.resource("pinyin.tsv"))
    var seen: Set<Int64> = []
    for form in 0..<lexicon.matcher.count where lexicon.formTraits[form] & 0x3F != 0 {
      for meaning in lexicon.meanings(ofForm: form) where meaning.owner == .entry {
        let entry = lexicon.entries[Int(meaning.id)]
        guard entry.kind != .terms,
          meaning.role == .canonical || meaning.role == .alias && entry.kind != .places || meaning.role == .pattern
        else { continue }
        // Namesakes and tenures of one person are one offer.
        guard seen.insert(Int64(form) << 3 | Int64(entry.kind.bit)).inserted else { continue }
        let scalars = lexicon.matcher.scalars(form)
        let start = Int32(truncatingIfNeeded: pool.count)
        pool += scalars
        let candidate = Candidate(
          entry: meaning.id, kind: entry.kind, weight: Self.weight(entry, meaning.role, lexicon),
          range: start..<Int32(truncatingIfNeeded: pool.count))
        add(candidate, scalars)
      }
    }
  }

  private static func weight(_ entry: Entry, _ role: FormRole, _ lexicon: LexiconSnapshot) -> Int16 {
    var weight = Int16(min(entry.layer, 15)) * 4
    switch entry.kind {
    case .phrases: weight += 24
    case .organizations, .offices: weight += 16
    case .people: weight += 8
    case .places, .terms: weight += lexicon.level(entry) == .township ? -40 : 12
    }
    if role == .alias { weight -= 6 }
    if entry.validity.until != nil { weight -= 8 }
    return weight
  }

  private mutating func add(_ candidate: Candidate, _ scalars: ArraySlice<UInt32>) {
    let index = Int32(truncatingIfNeeded: candidates.count)
    candidates.append(candidate)
    let typed = scalars.filter { !CompletionQuery.isMark($0) }
    guard let first = typed.first else { return }
    byScalar[first, default: []].append(index)
    // What somebody may type first, and for each first letter what second: bits, `a` the lowest.
    let next = typed.count > 1 ? firstLetters(typed[1]) : 0
    var letters = first < 0x80 ? firstLetters(first) : 0
    for letter in 0..<26 where letters >> UInt32(letter) & 1 != 0 { seconds[letter] = next }
    for syllable in readings.readings(of: first) {
      let letter = Int(syllable[0] & 0x1F) - 1
      letters |= 1 << UInt32(letter)
      seconds[letter] |= next
      if syllable.count > 1 { seconds[letter] |= Self.bit(syllable[1]) | (syllable[1] == 0x76 ? Self.bit(0x75) : 0) }
    }
    while letters != 0 {
      let letter = letters.trailingZeroBitCount
      letters &= letters - 1
      byLetter[letter].append(index)
      var others = seconds[letter]
      seconds[letter] = 0
      while others != 0 {
        byPair[letter * 26 + others.trailingZeroBitCount].append(index)
        others &= others - 1
      }
    }
  }

  private static func bit(_ letter: UInt8) -> UInt32 { 1 << (UInt32(letter & 0x1F) - 1) }

  /// Bits of the letters with which a character may be begun.
  private func firstLetters(_ scalar: UInt32) -> UInt32 {
    let lower = scalar | 0x20
    if scalar < 0x80 { return lower >= 0x61 && lower <= 0x7A ? Self.bit(UInt8(lower)) : 0 }
    return readings.readings(of: scalar).reduce(0) { $0 | Self.bit($1[0]) }
  }

  /// The text that a candidate offers.
  public func text(_ candidate: Candidate) -> String {
    var out = String.UnicodeScalarView()
    for scalar in scalars(candidate) { out.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(out)
  }

  /// The scalars that a candidate offers.
  func scalars(_ candidate: Candidate) -> ArraySlice<UInt32> {
    pool[Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)]
  }

  /// Candidates that `typed` names, each with how well it does. O(entries of one first character or of two first letters).
  public func matches(_ typed: some Sequence<Unicode.Scalar>) -> [(candidate: Candidate, score: Int)] {
    let query = CompletionQuery(typed)
    guard let first = query.scalars.first else { return [] }
    // One letter names half the dictionary.
    if query.hasLetters, query.scalars.count < 2 { return [] }
    var found: [(candidate: Candidate, score: Int)] = []
    for index in bucket(first, query.scalars.dropFirst().first) {
      let candidate = candidates[Int(index)]
      if let score = query.score(scalars(candidate), readings) { found.append((candidate, score)) }
    }
    return found
  }

  /// How well `typed` names a text that is in no dictionary; nil when it does not.
  func score(_ typed: some Sequence<Unicode.Scalar>, _ text: [UInt32]) -> Int? {
    CompletionQuery(typed).score(text[...], readings)
  }

  private func bucket(_ first: UInt32, _ second: UInt32?) -> [Int32] {
    guard first >= 0x61, first <= 0x7A else { return byScalar[first] ?? [] }
    guard let second, second >= 0x61, second <= 0x7A else { return byLetter[Int(first - 0x61)] }
    return byPair[Int(first - 0x61) * 26 + Int(second - 0x61)]
  }
}
