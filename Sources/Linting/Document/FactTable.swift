import TextModel

/// The facts of a document, each rule's own in order of block, so that an edit touches few of them and a rule gets its own as
/// they stand.
struct FactTable: Sendable {
  /// By position of the rule in the catalogue.
  private var owners: [[DocumentFact]] = []

  /// The facts of one rule; nil when it has none.
  subscript(_ owner: UInt16) -> [DocumentFact]? {
    Int(owner) < owners.count && !owners[Int(owner)].isEmpty ? owners[Int(owner)] : nil
  }

  /// Adds facts of a run of blocks of which none has facts yet, before those of block `end`.
  mutating func insert(_ facts: [DocumentFact], before end: Int) {
    var fresh: [UInt16: [DocumentFact]] = [:]
    for fact in facts { fresh[fact.owner, default: []].append(fact) }
    for (owner, own) in fresh {
      while owners.count <= Int(owner) { owners.append([]) }
      let at = owners[Int(owner)].firstIndex(whereSorted: { $0.block >= end })
      owners[Int(owner)].insert(contentsOf: own, at: at)
    }
  }

  /// Forgets the facts of a block and all behind it.
  mutating func remove(from block: Int) {
    for owner in owners.indices {
      owners[owner].removeSubrange(owners[owner].firstIndex(whereSorted: { $0.block >= block })...)
    }
  }

  /// Forgets the facts of some blocks and moves those behind them.
  mutating func move(_ gone: Range<Int>, by delta: Int, blocks: Int) {
    for owner in owners.indices where !owners[owner].isEmpty {
      // Taken out of the table, so that it is changed in place.
      var own: [DocumentFact] = []
      swap(&own, &owners[owner])
      let first = own.firstIndex(whereSorted: { $0.block >= gone.lowerBound })
      let last = own.firstIndex(whereSorted: { $0.block >= gone.upperBound })
      if first < last { own.removeSubrange(first..<last) }
      if delta != 0 || blocks != 0 {
        for i in first..<own.count {
          own[i].range = own[i].range.shifted(by: delta)
          own[i].block += blocks
        }
      }
      swap(&own, &owners[owner])
    }
  }
}
