import Synchronization

/// Tenures by the organisation that their row names: made when a rule first asks.
final class TenureIndex: Sendable {
  private let tables = Mutex<[String: [Int32]]?>(nil)

  func value(_ lexicon: LexiconSnapshot) -> [String: [Int32]] {
    tables.withLock { tables in
      if let tables { return tables }
      var made: [String: [Int32]] = [:]
      for entry in lexicon.entries where entry.kind == .people {
        made[lexicon.text(entry, "organization"), default: []].append(entry.id)
      }
      tables = made
      return made
    }
  }
}

extension LexiconSnapshot {
  /// Rows of `people.tsv` whose organisation is exactly this. O(1) after the first call.
  public func tenures(ofOrganization name: String) -> [Entry] {
    guard !name.isEmpty else { return [] }
    return tenureIndex.value(self)[name, default: []].map { entries[Int($0)] }
  }
}
