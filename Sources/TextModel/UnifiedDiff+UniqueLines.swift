extension UnifiedDiff {
  private struct Place {
    var old = -1
    var new = -1
    var isRepeated = false
  }

  /// Pairs of equal lines, ascending in both: of the lines that stand once in `a` and once in `b`, the most that are in the
  /// same order, and equal lines next to them. O(n log n).
  static func uniqueLines(_ a: ArraySlice<ArraySlice<UInt8>>, _ b: ArraySlice<ArraySlice<UInt8>>) -> [(Int, Int)] {
    var places: [UInt64: Place] = [:]
    places.reserveCapacity(a.count)
    func hash(_ line: ArraySlice<UInt8>) -> UInt64 {
      var hash = FNV1a()
      hash.add(line)
      return hash.value
    }
    for (i, line) in zip(a.indices, a) {
      let key = hash(line)
      if places[key] == nil { places[key] = Place(old: i) } else { places[key]?.isRepeated = true }
    }
    var candidates: [(old: Int, new: Int)] = []
    for (j, line) in zip(b.indices, b) {
      let key = hash(line)
      guard let place = places[key] else { continue }
      if place.new >= 0 { places[key]?.isRepeated = true } else { places[key]?.new = j }
    }
    for place in places.values where !place.isRepeated && place.new >= 0 && a[place.old] == b[place.new] {
      candidates.append((place.old, place.new))
    }
    candidates.sort { $0.new < $1.new }
    return extended(longestAscending(candidates), a, b)
  }

  /// The longest part of some pairs, ordered by their second number, whose first numbers ascend.
  private static func longestAscending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    // The last pair of the best sequence of each length, and the one before each pair.
    var ends: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].old < pair.old { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var result: [(old: Int, new: Int)] = []
    var at = ends.last ?? -1
    while at >= 0 {
      result.append(pairs[at])
      at = previous[at]
    }
    return result.reversed()
  }

  /// The pairs with equal lines after each that stand next to it in both.
  private static func extended(
    _ pairs: [(old: Int, new: Int)], _ a: ArraySlice<ArraySlice<UInt8>>, _ b: ArraySlice<ArraySlice<UInt8>>
  ) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    result.reserveCapacity(pairs.count)
    for (number, pair) in pairs.enumerated() {
      result.append((pair.old, pair.new))
      let limit = number + 1 < pairs.count ? pairs[number + 1] : (old: a.endIndex, new: b.endIndex)
      var i = pair.old + 1
      var j = pair.new + 1
      while i < limit.old, j < limit.new, a[i] == b[j] {
        result.append((i, j))
        i += 1
        j += 1
      }
    }
    return result
  }
}
