public import TextModel

/// Where some texts stand in a document, found in one pass for all of them: a document rule that asked for each by itself
/// would make the cost grow with the square of the length.
public struct TextOccurrences: Sendable {
  private var places: [[UInt8]: [UInt32]] = [:]

  /// Looks for every text of at least four bytes. O(bytes + occurrences) for few texts that begin alike.
  public init(of texts: some Sequence<String>, in source: borrowing SourceText) {
    var byStart: [UInt32: [[UInt8]]] = [:]
    var filter = [UInt64](repeating: 0, count: 1024)
    func bit(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> 16 }
    for text in Set(texts) {
      let bytes = Array(text.utf8)
      guard bytes.count >= 4 else { continue }
      let key = UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
      byStart[key, default: []].append(bytes)
      filter[Int(bit(key) >> 6)] |= 1 << UInt64(bit(key) & 63)
      places[bytes] = []
    }
    guard !places.isEmpty, source.count >= 4 else { return }
    let span = source.storage.span
    var key = UInt32(span[0]) << 8 | UInt32(span[1]) << 16 | UInt32(span[2]) << 24
    for i in 0..<source.count - 3 {
      key = key >> 8 | UInt32(span[i + 3]) << 24
      let hash = bit(key)
      guard filter[Int(hash >> 6)] >> UInt64(hash & 63) & 1 != 0, let candidates = byStart[key] else { continue }
      for bytes in candidates where i + bytes.count <= source.count {
        var length = 4
        while length < bytes.count, span[i + length] == bytes[length] { length += 1 }
        if length == bytes.count { places[bytes]?.append(UInt32(truncatingIfNeeded: i)) }
      }
    }
  }

  /// How often a text stands wholly in a range of source bytes. O(log occurrences).
  public func count(of text: String, in range: Range<Int>) -> Int {
    let bytes = Array(text.utf8)
    guard let all = places[bytes], range.count >= bytes.count else { return 0 }
    func first(atOrAfter offset: Int) -> Int {
      var low = 0
      var high = all.count
      while low < high {
        let middle = (low + high) / 2
        if Int(all[middle]) < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return max(0, first(atOrAfter: range.upperBound - bytes.count + 1) - first(atOrAfter: range.lowerBound))
  }

  /// Where a text stands for the last time before an offset; nil when it does not.
  public func last(of text: String, before offset: Int) -> Int? {
    places[Array(text.utf8)]?.last { Int($0) < offset }.map { Int($0) }
  }

  /// How often a text stands in the whole document.
  public func count(of text: String) -> Int { places[Array(text.utf8)]?.count ?? 0 }
}
