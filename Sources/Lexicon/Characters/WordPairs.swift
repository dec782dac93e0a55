/// Words of two characters with their frequency class. They are asked for at every place of a text, so they have a table of
/// their own: 256 KiB, which stay near the processor, with one read for an answer and no branch that it could guess wrong.
///
/// A character has a number of 13 bits, a pair thus a key of 26. The key is mixed by a bijection: 14 bits of the result choose
/// a bucket, the other 12 are kept beside the class, so that an answer is exact.
struct WordPairs: Sendable {
  private typealias Bucket = SIMD8<UInt16>
  /// Numbers of the characters of the Basic Multilingual Plane, from 1; 0 for one that is in no word of two.
  private let numbers: [UInt16]
  /// Eight words each: 12 bits of the mixed key above, the class in the lowest 4; 0 where free.
  private let buckets: [Bucket]
  /// The few words whose bucket was full or whose characters got no number, by their scalars, 16 bits each. The last place of
  /// their bucket is taken.
  private let others: [UInt32: UInt8]

  private static let bucketBits: UInt32 = 14
  private static let keyBits: UInt32 = 26
  private static let mostNumbers = 1 << 13
  /// Takes a bucket's last place for words that are not in it: no class.
  private static let elsewhere: UInt16 = 0xFFF0

  /// Makes the table of those of `words` (packed as in ``WordList``) that have two characters; of two classes the last holds.
  init(_ words: [UInt64], _ levels: [UInt8]) {
    var numbers = [UInt16](repeating: 0, count: 0x10000)
    var next: UInt16 = 1
    func number(_ scalar: UInt32) -> UInt16 {
      if numbers[Int(scalar)] == 0, next < Self.mostNumbers {
        numbers[Int(scalar)] = next
        next += 1
      }
      return numbers[Int(scalar)]
    }
    var buckets = [Bucket](repeating: Bucket(repeating: 0), count: 1 << Int(Self.bucketBits))
    var others: [UInt32: UInt8] = [:]
    for (word, level) in zip(words, levels) where word >> 32 == 0 && word >> 16 != 0 {
      let key = UInt32(truncatingIfNeeded: word)
      let mixed = Self.mixed(number(key >> 16), number(key & 0xFFFF))
      let bucket = Self.bucket(ofMixed: mixed)
      let rest = Self.rest(ofMixed: mixed)
      let isNumbered = numbers[Int(key >> 16)] != 0 && numbers[Int(key & 0xFFFF)] != 0
      if isNumbered, let lane = (0..<8).first(where: { buckets[bucket][$0] == 0 || buckets[bucket][$0] & 0xFFF0 == rest }) {
        buckets[bucket][lane] = rest | UInt16(level & 0xF)
      } else {
        others[key] = level
        if buckets[bucket][7] == 0 { buckets[bucket][7] = Self.elsewhere }
      }
    }
    (self.numbers, self.buckets, self.others) = (numbers, buckets, others)
  }

  @inline(__always)
  private static func mixed(_ a: UInt16, _ b: UInt16) -> UInt32 {
    ((UInt32(a) << 13 | UInt32(b)) &* 0x9E37_79B1) & (1 << keyBits &- 1)
  }

  @inline(__always)
  private static func bucket(ofMixed mixed: UInt32) -> Int { Int(truncatingIfNeeded: mixed >> (keyBits &- bucketBits)) }

  @inline(__always)
  private static func rest(ofMixed mixed: UInt32) -> UInt16 { UInt16(truncatingIfNeeded: mixed << 4) }

  /// Frequency class of the word of two scalars, 1 the commonest … 9; 0 when it is none. O(1).
  @inline(__always)
  func level(_ a: UInt32, _ b: UInt32) -> Int {
    guard a | b < 0x10000 else { return 0 }
    let mixed = Self.mixed(numbers[Int(a)], numbers[Int(b)])
    let bucket = buckets[Self.bucket(ofMixed: mixed)]
    let isMeant = (bucket & 0xFFF0) .== Bucket(repeating: Self.rest(ofMixed: mixed))
    let level = Int((bucket & 0xF).replacing(with: 0, where: .!isMeant).wrappedSum())
    return level == 0 && bucket[7] != 0 && !others.isEmpty ? Int(others[a << 16 | b] ?? 0) : level
  }

  /// Sets, for each scalar of a text from `range` on, the class of the word that it makes with the next one, 0 for none; how many
  /// there are. O(range).
  ///
  /// - Parameters:
  ///   - mixed: Room for as many keys as `range` has places.
  ///   - out: Room for as many classes.
  func levels(in text: Span<UInt32>, _ range: Range<Int>, _ mixed: inout [UInt32], _ touched: inout UInt64, into out: inout [UInt8])
    -> Int
  {
    guard !range.isEmpty else { return 0 }
    mix(text, range, &mixed)
    touch(mixed, range.count, &touched)
    let hasOthers = set(mixed, range.count, &out)
    if hasOthers, !others.isEmpty { setOthers(text, range, &out) }
    return range.count
  }

  private func setOthers(_ text: Span<UInt32>, _ range: Range<Int>, _ out: inout [UInt8]) {
    for i in range where out[i - range.lowerBound] & Self.unsure != 0 {
      let next = i + 1 < text.count ? text[i + 1] : 0
      out[i - range.lowerBound] = text[i] | next < 0x10000 ? others[text[i] << 16 | next] ?? 0 : 0
    }
  }

  /// The bit of a class that only ``others`` can tell.
  private static let unsure: UInt8 = 0x80

  /// Sets the mixed keys of the pairs that begin in a range.
  private func mix(_ text: Span<UInt32>, _ range: Range<Int>, _ out: inout [UInt32]) {
    let numbers = numbers.span
    var out = out.mutableSpan
    var number = text[range.lowerBound] < 0x10000 ? numbers[Int(text[range.lowerBound])] : 0
    for place in 0..<range.count {
      let i = range.lowerBound &+ place &+ 1
      let next = i < text.count ? text[i] : 0
      let nextNumber = next < 0x10000 ? numbers[Int(next)] : 0
      out[place] = Self.mixed(number, nextNumber)
      number = nextNumber
    }
  }

  /// Reads a little of each bucket and does nothing else, so that many are fetched at once: other tables drive these out of the
  /// caches between two paragraphs.
  private func touch(_ mixed: [UInt32], _ count: Int, _ touched: inout UInt64) {
    let buckets = buckets.span
    let mixed = mixed.span.extracting(first: count)
    var sum: UInt16 = 0
    // SAFETY: there is a bucket for each value of the key's upper bits.
    for place in mixed.indices { sum ^= unsafe buckets[unchecked: Self.bucket(ofMixed: mixed[place])][0] }
    touched ^= UInt64(sum)
  }

  /// Sets what the buckets know; whether there is anything else to ask for. Without a branch on what is read.
  private func set(_ mixed: [UInt32], _ count: Int, _ out: inout [UInt8]) -> Bool {
    let buckets = buckets.span
    let mixed = mixed.span.extracting(first: count)
    var levels = out.mutableSpan
    var some: UInt8 = 0
    for place in mixed.indices {
      // SAFETY: as above.
      let bucket = unsafe buckets[unchecked: Self.bucket(ofMixed: mixed[place])]
      let isMeant = (bucket & 0xFFF0) .== Bucket(repeating: Self.rest(ofMixed: mixed[place]))
      let level = UInt8(truncatingIfNeeded: (bucket & 0xF).replacing(with: 0, where: .!isMeant).wrappedSum())
      // A full bucket may have sent words away.
      let isUnsure = level == 0 && bucket[7] != 0 ? Self.unsure : 0
      levels[place] = level | isUnsure
      some |= isUnsure
    }
    return some != 0
  }
}
