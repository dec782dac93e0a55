public import Lexicon
import TextModel

/// Looking facts up by their place. A paragraph may be a line of megabytes with facts by the hundred thousand: what rules ask
/// for each fact must not walk through all others.
extension Paragraph {
  /// Hits that begin in a range of the view, in order.
  public func hits(beginningIn range: Range<Int>) -> ArraySlice<FormMatcher.Hit> {
    let low = hits.partitionPoint { Int($0.start) >= range.lowerBound }
    return hits[low...].prefix { Int($0.start) < range.upperBound }
  }

  /// Mentions that begin in a range of the view, in order.
  public func mentions(beginningIn range: Range<Int>) -> ArraySlice<Mention> {
    let low = mentions.partitionPoint { $0.range.lowerBound >= range.lowerBound }
    return mentions[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// The pairs of marks between which an index lies, from the inside out.
  public func enclosures(around index: Int) -> EnclosureChain {
    EnclosureChain(
      enclosures: enclosures, parents: enclosureParents, index: index, candidate: enclosures.partitionPoint { $0.open >= index } - 1
    )
  }

  /// Fills ``enclosureParents``. Pairs of different kinds may cross; from any pair the parents lead to every pair that is
  /// still open there.
  mutating func findEnclosureParents() {
    enclosureParents.removeAll(keepingCapacity: true)
    var open: [Int32] = []
    for (number, enclosure) in enclosures.enumerated() {
      while let last = open.last, enclosures[Int(last)].close <= enclosure.open { open.removeLast() }
      enclosureParents.append(open.last ?? -1)
      open.append(Int32(truncatingIfNeeded: number))
    }
  }
}

/// The pairs of marks around a place, from the inside out.
public struct EnclosureChain: Sequence, IteratorProtocol {
  let enclosures: [Enclosure]
  let parents: [Int32]
  let index: Int
  var candidate: Int

  /// The next pair outwards.
  public mutating func next() -> Enclosure? {
    while candidate >= 0 {
      let current = enclosures[candidate]
      candidate = Int(parents[candidate])
      if current.close > index { return current }
    }
    return nil
  }
}

extension Array {
  /// The first index whose element has a property that, once one element has it, all later ones have; `endIndex` when none
  /// has. O(log n).
  func partitionPoint(_ isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
