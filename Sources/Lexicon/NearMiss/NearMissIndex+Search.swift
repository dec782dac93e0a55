public import TextModel

extension NearMissIndex {
  /// Appends the slips of a paragraph that are near a unit, best one at each place, in order of position.
  ///
  /// - Parameters:
  ///   - hits: All dictionary forms of the paragraph, in order of start.
  ///   - lexicon: The snapshot that this index belongs to.
  ///   - scratch: Memory that is reused from search to search.
  public func search(
    in text: borrowing NormalizedText, hits: borrowing [FormMatcher.Hit], lexicon: borrowing LexiconSnapshot,
    scratch: inout NearMissScratch, into out: inout [NearMiss]
  ) {
    tables.collect(in: text, &scratch)
    guard !scratch.candidates.isEmpty else { return }
    var judge = NearMissJudge(index: self, likeness: lexicon.likeness)
    judge.exchangeMemory(with: &scratch)
    defer { judge.exchangeMemory(with: &scratch) }
    var found: [NearMiss] = []
    for candidate in scratch.candidates {
      if let miss = judge.judge(candidate, in: text, hits: hits, lexicon: lexicon) { found.append(miss) }
    }
    guard !found.isEmpty else { return }
    found.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.range.lowerBound < $1.range.lowerBound }
    var chosen: [NearMiss] = []
    for miss in found where !chosen.contains(where: { $0.range.overlaps(miss.range) }) { chosen.append(miss) }
    out.append(contentsOf: chosen.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }
}

/// A stretch that one slip separates from a unit.
struct NearMissCandidate: Equatable {
  enum Edit: Equatable { case substituted(Int), swapped, missing, extra }
  var unit: Int
  var range: Range<Int>
  /// How many characters agree from the start.
  var at: Int
  var edit: Edit
}
