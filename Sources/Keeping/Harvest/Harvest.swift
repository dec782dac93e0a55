public import Lexicon
import Linting

/// What was found over many documents, put together.
///
/// The outcome depends only on the documents and their order, not on how the reading was divided.
public struct Harvest: Sendable {
  /// Something that a dictionary might hold, with where it was seen.
  public struct Candidate: Sendable {
    /// What it is.
    public let kind: HarvestKind
    /// Values of the row that it would be, by column.
    public internal(set) var values: [String: String]
    /// How often it occurs.
    public internal(set) var count = 0
    /// In how many documents.
    public internal(set) var documents = 0
    /// The earliest day that such a document tells; nil when none tells any.
    public internal(set) var first: Day?
    /// The latest one.
    public internal(set) var last: Day?
    /// `path:line: words around it`, of the first documents.
    public internal(set) var contexts: [String] = []
    /// What the dictionary says of it.
    public internal(set) var knowledge = HarvestKnowledge.unknown
    var isExclusive = false
    /// Whether it was seen at least once where its beginning is sure.
    var isSure = false
    var lastDocument = ""
    var latestSource = ""

    /// What it is called.
    public var name: String { values[kind.table.nameColumn] ?? "" }
  }

  private var candidates: [CandidateKey: Candidate] = [:]

  /// Creates an empty harvest.
  public init() {}

  /// Adds what was seen in a document.
  public mutating func add(_ document: HarvestedDocument) {
    for sighting in document.sightings {
      var candidate = candidates[sighting.key] ?? Candidate(kind: sighting.kind, values: sighting.values)
      candidate.count += 1
      candidate.isExclusive = sighting.isExclusive
      candidate.isSure = candidate.isSure || sighting.isSure
      for (column, value) in sighting.values where candidate.values[column] == nil { candidate.values[column] = value }
      if candidate.lastDocument != document.name {
        candidate.documents += 1
        if candidate.contexts.count < 3 { candidate.contexts.append("\(document.name):\(sighting.line): \(sighting.context)") }
      }
      candidate.lastDocument = document.name
      if candidate.latestSource.isEmpty { candidate.latestSource = document.name }
      if let date = document.date {
        candidate.first = min(candidate.first ?? date, date)
        if candidate.last.map({ date >= $0 }) ?? true { (candidate.last, candidate.latestSource) = (date, document.name) }
      }
      candidates[sighting.key] = candidate
    }
  }

  /// The candidates by kind, the most frequent first.
  ///
  /// - Parameter least: How often a candidate must occur; nil for what each kind asks for.
  public func candidates(_ lexicon: LexiconSnapshot, atLeast least: Int? = nil) -> [Candidate] {
    var found: [Candidate] = []
    let quoted = HarvestKnowledge.quotedParts(lexicon)
    for var candidate in merged where candidate.isSure && candidate.count >= least ?? candidate.kind.leastCount {
      candidate.knowledge = HarvestKnowledge.of(candidate, lexicon, quoted)
      if candidate.kind == .people {
        let dates = [candidate.first, candidate.last].compactMap { $0?.iso }
        candidate.values["attested"] = Set(dates).sorted().joined(separator: "|")
      }
      candidate.values["source"] = candidate.latestSource
      candidate.values = candidate.values.filter { !$0.value.isEmpty }
      found.append(candidate)
    }
    let order = HarvestKind.allCases
    return found.sorted { a, b in
      if a.kind != b.kind { return order.firstIndex(of: a.kind) ?? 0 < order.firstIndex(of: b.kind) ?? 0 }
      if a.count != b.count { return a.count > b.count }
      return a.sortKey.utf8.lexicographicallyPrecedes(b.sortKey.utf8)
    }
  }

  /// A person whose organisation one document leaves out and another tells is one candidate.
  private var merged: [Candidate] {
    var complete: [String: [CandidateKey]] = [:]
    for key in candidates.keys where key.kind == .people && key.rest.first != "" {
      complete[key.name + "\t" + (key.rest.last ?? ""), default: []].append(key)
    }
    var result = candidates
    for (key, candidate) in candidates where key.kind == .people && key.rest.first == "" {
      guard let fuller = complete[key.name + "\t" + (key.rest.last ?? "")], fuller.count == 1 else { continue }
      result[key] = nil
      result[fuller[0]]?.take(candidate)
    }
    // 方勤正带领: the same office with one character more is the same name with the word behind it.
    for key in result.keys.sorted(by: { $0.name.count > $1.name.count }) where key.kind == .people && key.name.count > 2 {
      let shorter = CandidateKey(kind: .people, name: String(key.name.dropLast()), rest: key.rest)
      guard let long = result[key], let short = result[shorter], short.count >= long.count else { continue }
      result[key] = nil
      result[shorter]?.take(long)
    }
    return Array(result.values)
  }
}

extension Harvest.Candidate {
  fileprivate var sortKey: String { name + "\t" + (values["organization"] ?? "") + "\t" + (values["office"] ?? "") }

  fileprivate mutating func take(_ other: Self) {
    count += other.count
    documents += other.documents
    first = [first, other.first].compactMap { $0 }.min()
    if let date = other.last, last.map({ date > $0 }) ?? true { (last, latestSource) = (date, other.latestSource) }
    contexts = Array((contexts + other.contexts).prefix(3))
  }
}
