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

  /// Most candidates that are offered at once.
  public static let limit = 50

  /// Creates an engine over an index of the lexicon.
  public init(_ index: CompletionIndex, _ lexicon: LexiconSnapshot) { (self.index, self.lexicon) = (index, lexicon) }

  /// What may be written at a byte offset, the best first.
  ///
  /// What was typed is taken to be the longest stretch before the offset that names an entry: Chinese has no spaces, so
  /// `要推动全面振` completes 全面振 and not 要推动全面振.
  public func completions(in text: SourceText, at offset: Int, date: Day?, blockStart: Int) -> [Completion] {
    let offset = text.characterStart(at: offset)
    let run = Self.run(in: text, endingAt: offset, from: blockStart)
    var starts: [Int] = []
    var at = run
    while at < offset {
      starts.append(at)
      at += SourceText.sequenceLength(text.storage[at])
    }
    // The last twelve characters are enough for any prefix that somebody still wants completed; letters are more for less.
    let letters = starts.reversed().prefix { Self.isLatin(text.scalar(at: $0, limit: offset)) }.count
    for start in starts.suffix(12 + min(letters, 60)) {
      let typed = ByteRange(start, offset)
      let string = text.string(typed)
      if let scalar = string.unicodeScalars.first, start > run, Self.isLatin(scalar.value), isLatin(before: start, text) {
        continue
      }
      let isShort = string.unicodeScalars.count < 2
      if isShort { continue }
      let found = rank(index.matches(string.unicodeScalars), typed, string, text, run, date)
      if !found.isEmpty { return Array(found.prefix(Self.limit)) }
    }
    return []
  }

  /// Start of the run of word characters that ends at an offset: what clients take for the word under the cursor.
  public static func run(in text: SourceText, endingAt offset: Int, from limit: Int) -> Int {
    var at = offset
    while at > limit {
      let previous = text.characterStart(at: at - 1)
      let scalar = text.scalar(at: previous, limit: at)
      guard Self.isWord(scalar) else { break }
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

  private static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x250 }

  private func isLatin(before offset: Int, _ text: SourceText) -> Bool {
    let previous = text.characterStart(at: offset - 1)
    return Self.isLatin(text.scalar(at: previous, limit: offset))
  }

  private func rank(
    _ matches: [(candidate: CompletionIndex.Candidate, score: Int)], _ typed: ByteRange, _ string: String, _ text: SourceText,
    _ run: Int, _ date: Day?
  ) -> [Completion] {
    let wanted = wantedKinds(text, before: Int(typed.start))
    var found: [Completion] = []
    for match in matches {
      let name = index.text(match.candidate)
      guard name != string else { continue }
      let entry = lexicon.entries[Int(match.candidate.entry)]
      var rank = match.score * 16 - min(name.unicodeScalars.count, 15)
      if wanted.contains(entry.kind) { rank += 64 }
      rank += Int(entry.layer) * 4
      switch entry.kind {
      case .phrases: rank += 24
      case .organizations, .offices: rank += 16
      case .people: rank += 8
      case .places, .terms: rank += lexicon.text(entry, "level") == "township" ? -40 : 12
      }
      if match.candidate.isAlias { rank -= 6 }
      if let date, entry.validity.status(on: date) == .after { rank -= 96 }
      found.append(Completion(text: name, typed: typed, entry: match.candidate.entry, rank: rank))
    }
    return found.sorted { ($1.rank, $0.text) < ($0.rank, $1.text) }
  }

  /// What is likely to follow what stands before: after 市委 an office, inside “ a phrase.
  private func wantedKinds(_ text: SourceText, before offset: Int) -> Set<TableKind> {
    guard offset > 0 else { return [] }
    let previous = text.scalar(at: text.characterStart(at: offset - 1), limit: offset)
    switch previous {
    case 0x201C, 0x300A: return [.phrases]
    case 0x59D4, 0x5E9C, 0x5C40, 0x529E: return [.offices]  // 委 府 局 办
    case 0x7701, 0x5E02, 0x53BF, 0x533A: return [.places, .organizations, .offices]  // 省 市 县 区
    case 0x957F, 0x8BB0, 0x4EFB: return [.people]  // 长 记 任
    default: return []
    }
  }
}
