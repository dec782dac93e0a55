import Synchronization

/// Divisions above the township by code and by parent: made when a rule first asks, since most texts never do.
final class DivisionIndex: Sendable {
  struct Tables: Sendable {
    var byCode: [Int: [Int32]] = [:]
    var byParent: [Int: [Int32]] = [:]
  }

  private let tables = Mutex<Tables?>(nil)

  func value(_ lexicon: LexiconSnapshot) -> Tables {
    tables.withLock { tables in
      if let tables { return tables }
      var made = Tables()
      for entry in lexicon.entries where entry.kind == .places {
        guard let level = lexicon.level(entry), level != .township, level != .zone else { continue }
        made.byCode[lexicon.code(entry), default: []].append(entry.id)
        made.byParent[lexicon.parentCode(entry), default: []].append(entry.id)
      }
      tables = made
      return made
    }
  }
}
