public import TextModel

/// A fact that covers a range of the paragraph's view; arrays of them are in order of position and do not overlap.
public protocol PlacedFact {
  /// View indices, half-open.
  var range: Range<Int> { get }
}

extension DateFact: PlacedFact {}
extension DocumentNumberFact: PlacedFact {}
extension Mention: PlacedFact {}
extension OrdinalFact: PlacedFact {}
extension PlaceFact: PlacedFact {}
extension PersonFact: PlacedFact {
  /// View indices of the name.
  public var range: Range<Int> { name }
}

// A paragraph may be a line of megabytes with facts by the hundred thousand: what rules ask for each of them must not walk through
// all others.
extension Array where Element: PlacedFact {
  /// The fact that begins at an index.
  @inlinable
  public func starting(at index: Int) -> Element? {
    let at = partitionPoint { $0.range.lowerBound >= index }
    return at < count && self[at].range.lowerBound == index ? self[at] : nil
  }

  /// The fact that ends at an index.
  @inlinable
  public func ending(at index: Int) -> Element? {
    let at = partitionPoint { $0.range.upperBound >= index }
    return at < count && self[at].range.upperBound == index ? self[at] : nil
  }

  /// The fact that covers an index.
  @inlinable
  public func covering(_ index: Int) -> Element? {
    let at = partitionPoint { $0.range.upperBound > index }
    return at < count && self[at].range.lowerBound <= index ? self[at] : nil
  }

  /// The facts that begin in a range, in order.
  @inlinable
  public func beginning(in range: Range<Int>) -> ArraySlice<Element> {
    let low = partitionPoint { $0.range.lowerBound >= range.lowerBound }
    let high = partitionPoint { $0.range.lowerBound >= range.upperBound }
    return self[low..<Swift.max(low, high)]
  }
}
