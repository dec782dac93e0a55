import TextModel

/// The facts of a document, each rule's own in order of block, so that an edit touches few of them and a rule gets its own as
/// they stand.
struct FactTable: Sendable {
  /// By position of the rule in the catalogue.
  private var owners: [Owner] = []

  /// The facts of one rule.
  private struct Owner: Sendable {
    var facts: [DocumentFact] = []
    /// Grows whenever the facts become others, and not when they only move.
    var generation = 0
    /// What the last edit took out, moved as the edit moves it: when the same comes back, nothing has changed.
    var gone: [DocumentFact] = []
  }

  /// The facts of one rule; nil when it has none.
  subscript(_ owner: UInt16) -> [DocumentFact]? {
    Int(owner) < owners.count && !owners[Int(owner)].facts.isEmpty ? owners[Int(owner)].facts : nil
  }

  /// A number that stays while the facts of a rule only move.
  func generation(_ owner: UInt16) -> Int { Int(owner) < owners.count ? owners[Int(owner)].generation : 0 }

  /// Adds facts of a run of blocks of which none has facts yet, before those of block `end`; `facts` are by owner.
  mutating func insert(_ facts: [[DocumentFact]], before end: Int) {
    while owners.count < facts.count { owners.append(Owner()) }
    for (owner, own) in facts.enumerated() where !own.isEmpty {
      if own != owners[owner].gone { owners[owner].generation += 1 }
      owners[owner].gone = []
      let at = owners[owner].facts.partitionPoint { $0.block >= end }
      owners[owner].facts.insert(contentsOf: own, at: at)
    }
    // What has not come back has gone.
    for owner in owners.indices where !owners[owner].gone.isEmpty {
      owners[owner].gone = []
      owners[owner].generation += 1
    }
  }

  /// Forgets the facts of a block and all behind it.
  mutating func remove(from block: Int) {
    for owner in owners.indices {
      owners[owner].facts.removeSubrange(owners[owner].facts.partitionPoint { $0.block >= block }...)
      owners[owner].generation += 1
    }
  }

  /// Takes out the facts of some blocks, which are to be scanned again, and moves those behind them.
  mutating func move(_ gone: Range<Int>, by change: TextChange, blocks: Int) {
    for index in owners.indices where !owners[index].facts.isEmpty || !owners[index].gone.isEmpty {
      // Taken out of the table, so that it is changed in place.
      var owner = Owner()
      swap(&owner, &owners[index])
      let first = owner.facts.partitionPoint { $0.block >= gone.lowerBound }
      let last = owner.facts.partitionPoint { $0.block >= gone.upperBound }
      // Two edits in a row, or blocks more or fewer: the facts count as others.
      if !owner.gone.isEmpty || blocks != 0 { owner.generation += 1 }
      owner.gone = []
      if first < last {
        for fact in owner.facts[first..<last] {
          var moved = fact
          guard let range = fact.range.moved(by: change) else {
            owner.gone = []
            owner.generation += 1
            break
          }
          moved.range = range
          owner.gone.append(moved)
        }
        owner.facts.removeSubrange(first..<last)
      }
      if change.delta != 0 || blocks != 0 {
        var span = owner.facts.mutableSpan
        for i in first..<span.count {
          span[i].range = span[i].range.shifted(by: change.delta)
          span[i].block += blocks
        }
      }
      swap(&owner, &owners[index])
    }
  }
}
