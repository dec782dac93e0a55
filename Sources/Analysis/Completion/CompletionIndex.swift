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
    /// Whether the candidate is an alias and not the name.
    public let isAlias: Bool
    /// Scalars in ``CompletionIndex/pool``.
    let range: Range<Int32>
    /// How many characters it has.
    var length: Int { range.count }
  }

  private var pool: [UInt32] = []
  private var candidates: [Candidate] = []
  private var byLetter: [[Int32]] = Array(repeating: [], count: 26)
  private var byScalar: [UInt32: [Int32]] = [:]
  private let readings: ReadingTable

  /// Indexes every entry that a writer may want to type: no wrong forms, no patterns with a placeholder.
  public init(_ lexicon: LexiconSnapshot) {
    readings = ReadingTable(lexicon.resource("pinyin.tsv"))
    var seen: Set<Int64> = []
    for form in 0..<lexicon.matcher.count {
      for meaning in lexicon.meanings(ofForm: form) where meaning.owner == .entry {
        let entry = lexicon.entries[Int(meaning.id)]
        guard entry.kind != .terms,
          meaning.role == .canonical || meaning.role == .alias && entry.kind != .places || meaning.role == .pattern
        else { continue }
        // Namesakes and tenures of one person are one offer.
        guard seen.insert(Int64(form) << 3 | Int64(entry.kind.bit)).inserted else { continue }
        let scalars = lexicon.matcher.scalars(form)
        let start = Int32(pool.count)
        pool += scalars
        add(Candidate(entry: meaning.id, isAlias: meaning.role == .alias, range: start..<Int32(pool.count)), scalars)
      }
    }
  }

  private mutating func add(_ candidate: Candidate, _ scalars: ArraySlice<UInt32>) {
    let index = Int32(candidates.count)
    candidates.append(candidate)
    guard let first = scalars.first(where: { $0 != 0x201C }) else { return }
    byScalar[first, default: []].append(index)
    var letters: UInt32 = 0
    if first >= 0x41, first <= 0x5A { letters |= 1 << (first - 0x41) }
    for reading in readings.readings(of: first) { letters |= 1 << UInt32(reading[0] - 0x61) }
    for letter in 0..<26 where letters >> UInt32(letter) & 1 != 0 { byLetter[letter].append(index) }
  }

  /// The text that a candidate offers.
  public func text(_ candidate: Candidate) -> String {
    var out = String.UnicodeScalarView()
    for scalar in pool[Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)] {
      out.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    return String(out)
  }

  /// Candidates that `typed` names, each with how well it does. O(entries of one first character or letter).
  public func matches(_ typed: some Sequence<Unicode.Scalar>) -> [(candidate: Candidate, score: Int)] {
    let query = CompletionQuery(typed)
    guard let first = query.scalars.first else { return [] }
    // One letter names half the dictionary.
    if query.hasLetters, query.scalars.count < 2 { return [] }
    let bucket = first >= 0x61 && first <= 0x7A ? byLetter[Int(first - 0x61)] : byScalar[first] ?? []
    var found: [(candidate: Candidate, score: Int)] = []
    for index in bucket {
      let candidate = candidates[Int(index)]
      let name = pool[Int(candidate.range.lowerBound)..<Int(candidate.range.upperBound)]
      guard let score = query.score(name, readings) else { continue }
      found.append((candidate, score))
    }
    return found
  }
}
