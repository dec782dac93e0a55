/// Divisions above the township by code and by parent.
final class DivisionIndex: Sendable {
  let byCode: [Int: [Int32]]
  let byParent: [Int: [Int32]]

  init(_ lexicon: LexiconSnapshot) {
    var byCode: [Int: [Int32]] = [:]
    var byParent: [Int: [Int32]] = [:]
    for entry in lexicon.entries where entry.kind == .places {
      guard let level = lexicon.level(entry), level != .township, level != .zone else { continue }
      byCode[lexicon.code(entry), default: []].append(entry.id)
      byParent[lexicon.parentCode(entry), default: []].append(entry.id)
    }
    (self.byCode, self.byParent) = (byCode, byParent)
  }
}
