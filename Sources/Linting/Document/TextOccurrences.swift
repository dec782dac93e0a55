public import TextModel

/// Where some texts stand in a document, found in one pass for all of them: a document rule that asked for each by itself
/// would make the cost grow with the square of the length.
public struct TextOccurrences: Sendable {
  private var places: [[UInt8]: [UInt32]] = [:]
  /// The texts by their first four bytes, and a filter of these.
  private var byStart: [UInt32: [[UInt8]]] = [:]
  private var filter: [UInt64] = []
  private var longest = 0

  /// Looks for every text of at least four bytes. O(bytes + occurrences) for few texts that begin alike.
  public init(of texts: some Sequence<String>, in source: borrowing SourceText) {
    for text in Set(texts) {
      let bytes = Array(text.utf8)
      guard bytes.count >= 4 else { continue }
      let key = UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
      if filter.isEmpty { filter = [UInt64](repeating: 0, count: 1024) }
      filter[Int(Self.bit(key) >> 6)] |= 1 << UInt64(Self.bit(key) & 63)
      byStart[key, default: []].append(bytes)
      longest = max(longest, bytes.count)
      places[bytes] = []
    }
    search(0..<source.count, source) { bytes, place in places[bytes]?.append(place) }
  }

  /// Takes a new version of the text. O(occurrences).
  ///
  /// - Parameter change: What lies between the last version and this one.
  mutating func update(_ source: borrowing SourceText, _ change: TextChange) {
    guard !places.isEmpty else { return }
    var fresh: [[UInt8]: [UInt32]] = [:]
    search(max(0, change.start - longest + 1)..<change.newEnd, source) { bytes, place in
      if Int(place) + bytes.count > change.start { fresh[bytes, default: []].append(place) }
    }
    for bytes in Array(places.keys) {
      guard let old = places[bytes] else { continue }
      var new: [UInt32] = []
      new.reserveCapacity(old.count + 1)
      for place in old where Int(place) + bytes.count <= change.start { new.append(place) }
      new += fresh[bytes] ?? []
      for place in old where Int(place) >= change.oldEnd {
        new.append(UInt32(truncatingIfNeeded: Int(place) + change.delta))
      }
      places[bytes] = new
    }
  }

  private static func bit(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> 16 }

  /// Calls `found` for all texts that begin in a range.
  private func search(_ range: Range<Int>, _ source: borrowing SourceText, _ found: ([UInt8], UInt32) -> Void) {
    let end = min(range.upperBound, source.count - 3)
    guard !places.isEmpty, range.lowerBound < end else { return }
    let bits = filter.span
    let span = source.storage.span
    // SAFETY: every bit pattern is a UInt32; its four bytes are inside, for `end` is the third one before the last; and the filter has
    // 1,024 words.
    let raw = unsafe span.bytes
    var next = range.lowerBound
    while next < end {
      let i = next
      // SAFETY: i is before the last three bytes of the text.
      let first = unsafe span[unchecked: i]
      // Two bytes of three are no beginning of a Chinese character: they need not be looked at.
      next &+= first < 0xE0 ? 1 : first < 0xF0 ? 3 : 4
      let key = UInt32(littleEndian: unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt32.self))
      let hash = Self.bit(key)
      guard unsafe bits[unchecked: Int(hash >> 6)] >> UInt64(hash & 63) & 1 != 0, let candidates = byStart[key] else { continue }
      for bytes in candidates where i + bytes.count <= source.count {
        var length = 4
        while length < bytes.count, span[i + length] == bytes[length] { length += 1 }
        if length == bytes.count { found(bytes, UInt32(truncatingIfNeeded: i)) }
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
