public import Lexicon
import TextModel

/// Finds entries by any of their forms: in Chinese, by full pinyin, by initials, or by both mixed.
public struct EntrySearch {
  /// An entry that was found.
  public struct Result: Sendable {
    /// The entry.
    public let entry: Entry
    /// The form that agrees.
    public let form: String
    /// Whether an entry calls the form wrong.
    public let isWrong: Bool
    /// How well it agrees, 0 best: the whole form, its beginning, a part, its sound.
    public let rank: Int
  }

  private let lexicon: LexiconSnapshot
  /// Readings of a character, without tone.
  private var readings: [UInt32: [[UInt8]]] = [:]

  /// Creates a search in a lexicon.
  public init(_ lexicon: LexiconSnapshot) {
    self.lexicon = lexicon
    guard let file = lexicon.resource("pinyin.tsv") else { return }
    var readings: [UInt32: [[UInt8]]] = [:]
    CharacterFile(file.bytes).forEachRow { cells in
      guard let scalar = cells.scalar(0) else { return }
      for column in 1...4 {
        for reading in cells.text(column).split(separator: "|") { readings[scalar, default: []].append(Array(reading.utf8)) }
      }
    }
    self.readings = readings
  }

  /// Entries with a form like `query`, the best first, then in the order of the dictionaries.
  public func find(_ query: String, kind: TableKind? = nil) -> [Result] {
    let letters = Array(query.lowercased().utf8.filter { $0 != 0x20 && $0 != 0x27 })
    let isPinyin = !letters.isEmpty && letters.allSatisfy { 0x61...0x7A ~= $0 }
    let folded = lexicon.characters.folded(query)
    guard !folded.isEmpty else { return [] }
    var results: [Result] = []
    for entry in lexicon.entries where kind == nil || entry.kind == kind {
      var best: Result?
      for (form, isWrong) in forms(of: entry) {
        let scalars = lexicon.characters.folded(form)
        var rank = Self.rank(folded, in: scalars)
        if rank == nil, isPinyin, !isWrong { rank = soundRank(letters, scalars, entry) }
        guard let rank, rank < best?.rank ?? .max else { continue }
        best = Result(entry: entry, form: form, isWrong: isWrong, rank: rank)
      }
      if let best { results.append(best) }
    }
    return results.sorted { ($0.rank, $0.form.utf8.count, $0.entry.id) < ($1.rank, $1.form.utf8.count, $1.entry.id) }
  }

  private func forms(of entry: Entry) -> [(String, isWrong: Bool)] {
    let name = lexicon.name(entry)
    var forms = [(name, entry.kind == .terms)]
    func add(_ column: String, isWrong: Bool = false) { forms += lexicon.list(entry, column).map { ($0, isWrong) } }
    switch entry.kind {
    case .places:
      add("aliases")
      add("code")
    case .organizations:
      add("abbreviations")
      add("wrong", isWrong: true)
    case .offices:
      add("full")
      add("abbreviations")
      add("wrong", isWrong: true)
    case .people: break
    case .phrases:
      add("aliases")
      add("wrong", isWrong: true)
    case .terms: add("right")
    }
    return forms
  }

  private static func rank(_ query: [UInt32], in form: [UInt32]) -> Int? {
    guard form.count >= query.count else { return nil }
    if form == query { return 0 }
    if form.starts(with: query) { return 1 }
    for start in 1..<max(1, form.count - query.count + 1) where form[start...].starts(with: query) { return 2 }
    return nil
  }

  private func soundRank(_ letters: [UInt8], _ form: [UInt32], _ entry: Entry) -> Int? {
    let own = lexicon.text(entry, "pinyin").utf8.filter { $0 != 0x20 && $0 != 0x27 }
    if !own.isEmpty, own.elementsEqual(letters) { return 3 }
    guard let end = sounds(letters[...], form[...]) else { return nil }
    return end == form.count ? 3 : 4
  }

  /// How many characters the letters spell from the beginning of a form; nil when they do not spell it.
  private func sounds(_ letters: ArraySlice<UInt8>, _ form: ArraySlice<UInt32>) -> Int? {
    if letters.isEmpty { return 0 }
    guard let first = form.first, let readings = readings[first] else { return nil }
    let rest = form.dropFirst()
    for reading in readings {
      if letters.starts(with: reading), let more = sounds(letters.dropFirst(reading.count), rest) { return more + 1 }
      // The last syllable may be begun only.
      if letters.count < reading.count, reading.starts(with: letters) { return 1 }
      let retroflex =
        reading.starts(with: [0x7A, 0x68]) || reading.starts(with: [0x63, 0x68]) || reading.starts(with: [0x73, 0x68])
      if retroflex, letters.starts(with: reading.prefix(2)), let more = sounds(letters.dropFirst(2), rest) { return more + 1 }
      if letters.first == reading.first, let more = sounds(letters.dropFirst(), rest) { return more + 1 }
    }
    return nil
  }
}
