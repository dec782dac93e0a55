/// Words of two scalars, for tests of neighbours. Made once, kept in a `static let`.
public struct PairSet: Sendable {
  private let pairs: Set<UInt64>
  /// A bit for each hash of a pair: nearly all that are asked for are none, and are told by it.
  private var filter = [UInt64](repeating: 0, count: 256)

  /// Creates the set of a string's words, one behind the other.
  public init(_ words: String) {
    let scalars = words.unicodeScalars.map(\.value)
    self.init(stride(from: 0, to: scalars.count - 1, by: 2).lazy.map { scalars[$0...$0 + 1] })
  }

  /// Creates the set of the first two scalars of some words; shorter ones are left out.
  public init(startsOf words: some Sequence<Substring>) {
    self.init(words.lazy.map { $0.unicodeScalars.prefix(2).map(\.value)[...] })
  }

  /// Creates the set of some pairs; what is none is left out.
  public init(_ pairs: some Sequence<ArraySlice<UInt32>>) {
    var keys: Set<UInt64> = []
    for pair in pairs where pair.count == 2 { keys.insert(Self.key(pair[pair.startIndex], pair[pair.startIndex + 1])) }
    self.pairs = keys
    for key in keys { filter[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63) }
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50) }

  /// Whether the set has the word of two scalars. O(1).
  public func contains(_ a: UInt32, _ b: UInt32) -> Bool {
    let key = Self.key(a, b)
    let bit = Self.bit(key)
    return filter[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 && pairs.contains(key)
  }
}
