extension Array {
  /// The first index whose element has a property that, once one element has it, all later ones have; `endIndex` when none
  /// has. O(log n).
  @inlinable
  public func partitionPoint(_ isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
