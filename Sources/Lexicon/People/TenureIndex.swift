/// Tenures by the organisation that their row names.
final class TenureIndex: Sendable {
  let byOrganization: [String: [Int32]]

  init(_ lexicon: LexiconSnapshot) {
    var byOrganization: [String: [Int32]] = [:]
    for entry in lexicon.entries where entry.kind == .people {
      byOrganization[lexicon.text(entry, "organization"), default: []].append(entry.id)
    }
    self.byOrganization = byOrganization
  }
}

extension LexiconSnapshot {
  /// Rows of `people.tsv` whose organisation is exactly this. O(1) after the first call.
  public func tenures(ofOrganization name: String) -> [Entry] {
    guard !name.isEmpty else { return [] }
    return tenureIndex.byOrganization[name, default: []].map { entries[Int($0)] }
  }
}
