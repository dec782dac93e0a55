public import Lexicon
import Linting
public import TextModel

/// One thing that may be written at a place.
public struct Completion: Sendable, Hashable {
  /// What is written.
  public var text: String
  /// Bytes that it replaces: what of it was typed already.
  public var typed: ByteRange
  /// Index into the lexicon's entries.
  public var entry: Int32
  /// Larger comes first.
  public var rank: Int
}

/// Works out what may be written at a place.
public struct Completions: Sendable {
  let index: CompletionIndex
  let lexicon: LexiconSnapshot
  let holders: OfficeHolders

  /// Most candidates that are offered at once.
  public static let limit = 50
  /// How far recency reaches, in bytes before the place.
  private static let reach = 1 << 15

  /// Creates an engine over a lexicon: O(entries).
  public init(_ lexicon: LexiconSnapshot) {
    index = CompletionIndex(lexicon)
    holders = OfficeHolders(lexicon)
    self.lexicon = lexicon
  }

  /// What may be written at a byte offset, the best first.
  ///
  /// What was typed is taken to be the longest stretch before the offset that names an entry: Chinese has no spaces, so
  /// `要推动全面振` completes 全面振 and not 要推动全面振. What follows from the words before goes first: the holder behind an
  /// office, the districts behind a place, the items behind a formula.
  public func completions(in text: SourceText, at offset: Int, date: Day?, blockStart: Int) -> [Completion] {
    let offset = text.characterStart(at: offset)
    let run = Self.run(in: text, endingAt: offset, from: blockStart)
    var found = following(in: text, at: offset, date: date, blockStart: blockStart, run: run)
    var seen = Set(found.map(\.text))
    for completion in named(in: text, at: offset, date: date, blockStart: blockStart, run: run)
    where seen.insert(completion.text).inserted { found.append(completion) }
    return Array(found.sorted { ($1.rank, $0.text) < ($0.rank, $1.text) }.prefix(Self.limit))
  }

  /// Entries that the longest stretch before the offset names.
  private func named(in text: SourceText, at offset: Int, date: Day?, blockStart: Int, run: Int) -> [Completion] {
    var starts: [Int] = []
    var at = offset
    // The last twelve characters are enough for any prefix that somebody still wants completed; letters are more for less.
    while at > run, starts.count < 72 {
      at = text.characterStart(at: at - 1)
      if starts.count >= 12, !Self.isLatin(text.scalar(at: at, limit: offset)) { break }
      starts.append(at)
    }
    for start in starts.reversed() {
      if start > run, Self.isLatin(text.scalar(at: start, limit: offset)), isLatin(before: start, text) { continue }
      let typed = ByteRange(start, offset)
      let string = text.string(typed)
      guard string.unicodeScalars.count >= 2 else { continue }
      let found = rank(index.matches(string.unicodeScalars), typed, string, text, blockStart, date)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Start of the run of word characters that ends at an offset: what clients take for the word under the cursor.
  public static func run(in text: SourceText, endingAt offset: Int, from limit: Int) -> Int {
    var at = offset
    while at > limit {
      let previous = text.characterStart(at: at - 1)
      guard isWord(text.scalar(at: previous, limit: at)) else { break }
      at = previous
    }
    return at
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0x24F: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3007: true
    default: false
    }
  }

  static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x250 }

  private func isLatin(before offset: Int, _ text: SourceText) -> Bool {
    let previous = text.characterStart(at: offset - 1)
    return Self.isLatin(text.scalar(at: previous, limit: offset))
  }

  private func rank(
    _ matches: [(candidate: CompletionIndex.Candidate, score: Int)], _ typed: ByteRange, _ string: String, _ text: SourceText,
    _ blockStart: Int, _ date: Day?
  ) -> [Completion] {
    guard !matches.isEmpty else { return [] }
    let wanted = wantedKinds(text, before: Int(typed.start), blockStart)
    var ranked = matches.map { match in
      var rank = match.score * 16 - min(match.candidate.range.count, 15) + Int(match.candidate.weight)
      if wanted.contains(match.candidate.kind) { rank += 64 }
      return (candidate: match.candidate, rank: rank)
    }
    // Two initials may name thousands; what cannot reach the list is not looked at closely.
    if ranked.count > 4 * Self.limit {
      ranked.sort { $0.rank > $1.rank }
      ranked.removeSubrange((4 * Self.limit)...)
    }
    var found = ranked.compactMap { ranked -> Completion? in
      let name = index.text(ranked.candidate)
      guard name != string else { return nil }
      var rank = ranked.rank
      if let date, lexicon.entries[Int(ranked.candidate.entry)].validity.status(on: date) == .after { rank -= 96 }
      return Completion(text: name, typed: typed, entry: ranked.candidate.entry, rank: rank)
    }
    favourRecent(&found, text, Int(typed.start))
    return found
  }

  /// What was written shortly before is likely to be written again.
  private func favourRecent(_ found: inout [Completion], _ text: SourceText, _ offset: Int) {
    let start = text.characterStart(at: max(0, offset - Self.reach))
    guard !found.isEmpty, offset > start else { return }
    let window = SourceText(validUTF8: Array(text.storage[start..<offset]))
    let places = TextOccurrences(of: found.map(\.text), in: window)
    for i in found.indices {
      guard let place = places.last(of: found[i].text, before: window.count) else { continue }
      found[i].rank += 32 + 32 * place / max(1, window.count)
    }
  }

  /// What is likely to follow what stands before: after 市委 an office, inside “ a phrase.
  private func wantedKinds(_ text: SourceText, before offset: Int, _ blockStart: Int) -> Set<TableKind> {
    guard offset > blockStart else { return [] }
    switch text.scalar(at: text.characterStart(at: offset - 1), limit: offset) {
    case 0x201C, 0x300A: return [.phrases]
    case 0x59D4, 0x5E9C, 0x5C40, 0x529E: return [.offices]  // 委 府 局 办
    case 0x7701, 0x5E02, 0x53BF, 0x533A: return [.places, .organizations, .offices]  // 省 市 县 区
    case 0x957F, 0x8BB0, 0x4EFB: return [.people]  // 长 记 任
    default: return []
    }
  }
}
