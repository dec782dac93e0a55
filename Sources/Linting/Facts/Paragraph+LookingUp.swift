public import Lexicon
public import TextModel

/// Looking facts up by their place. A paragraph may be a line of megabytes with facts by the hundred thousand: what rules ask
/// for each fact must not walk through all others.
extension Paragraph {
  /// Hits that begin in a range of the view, in order.
  public func hits(beginningIn range: Range<Int>) -> ArraySlice<FormMatcher.Hit> {
    let low = hits.partitionPoint { Int($0.start) >= range.lowerBound }
    return hits[low...].prefix { Int($0.start) < range.upperBound }
  }

  /// Mentions that begin in a range of the view, in order.
  public func mentions(beginningIn range: Range<Int>) -> ArraySlice<Mention> { mentions.beginning(in: range) }

  /// The pair of marks whose opening one stands at an index.
  public func enclosure(openedAt index: Int) -> Enclosure? {
    let at = enclosures.partitionPoint { $0.open >= index }
    return at < enclosures.count && enclosures[at].open == index ? enclosures[at] : nil
  }

  /// The pair of marks whose closing one stands at an index.
  public func enclosure(closedAt index: Int) -> Enclosure? {
    if let empty = enclosure(openedAt: index - 1), empty.close == index { return empty }
    return enclosures(around: index - 1).first { $0.close == index }
  }

  /// Marks in a range of the view, in order.
  public func marks(in range: Range<Int>) -> ArraySlice<Mark> {
    let low = marks.partitionPoint { Int($0.index) >= range.lowerBound }
    return marks[low...].prefix { Int($0.index) < range.upperBound }
  }

  /// Whether a hit ends at an index and fulfils a condition; forms of more than 64 characters are not looked for.
  public func hasHit(endingAt index: Int, where isWanted: (FormMatcher.Hit) -> Bool) -> Bool {
    hits(beginningIn: index - 64..<index).contains { Int($0.end) == index && isWanted($0) }
  }

  /// Whether the reading of a range met something odd that fulfils a condition.
  public func hasOddity(in range: Range<Int>, where isWanted: (Oddity) -> Bool = { _ in true }) -> Bool {
    let low = text.oddities.partitionPoint { Int($0.index) >= range.lowerBound }
    return text.oddities[low...].prefix { Int($0.index) < range.upperBound }.contains(where: isWanted)
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
    openEnclosures.removeAll(keepingCapacity: true)
    for number in enclosures.indices {
      while let last = openEnclosures.last, enclosures[Int(last)].close <= enclosures[number].open { openEnclosures.removeLast() }
      enclosureParents.append(openEnclosures.last ?? -1)
      openEnclosures.append(Int32(truncatingIfNeeded: number))
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
