public import TextModel

/// Finds every form of a dictionary in a paragraph's normalised text.
///
/// The first two scalars of a form select a bucket of the sorted form list through a bitmap and a hash table; a small set of
/// third scalars sends nearly all chance meetings away; the rest is compared scalar by scalar, a large bucket narrowed like an
/// implicit trie. There is no automaton to build, so a matcher is made from the dictionary text at start-up. Forms of one
/// scalar are looked up on their own.
public struct FormMatcher: Sendable {
  /// One occurrence: view indices, half-open, and the index of the form in sorted order.
  @frozen
  public struct Hit: Hashable, Sendable {
    /// View index of the first scalar.
    public var start: UInt32
    /// View index past the last scalar.
    public var end: UInt32
    /// Index into the sorted forms, see ``FormMatcher/texts``.
    public var form: UInt32
    /// Creates a hit.
    @inlinable
    public init(start: UInt32, end: UInt32, form: UInt32) { (self.start, self.end, self.form) = (start, end, form) }
    /// The view indices.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The forms that begin with the same two scalars. Sixteen bytes, so that the slots stay near the processor.
  struct Slot: Sendable {
    /// 32 bits of the key's hash. What follows is compared with the form itself, so a chance meeting does no harm.
    var mark: UInt32 = 0
    /// The first of them in sorted order.
    var first: UInt32 = 0
    /// How many there are, twice, plus 1 when the first has no third scalar; 0 where the slot is free.
    var size: UInt32 = 0
    /// Third scalars of the others, a bit each by ``FormMatcher/thirdBit(_:)``.
    var thirds: UInt32 = 0
  }

  static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  let bitmapShift: UInt64
  let bitmap: [UInt64]
  let slots: [Slot]
  let slotShift: UInt64
  /// Scalars of all forms, in sorted order.
  public let pool: [UInt32]
  /// Where each form starts in ``pool``; one more than there are forms.
  public let offsets: [UInt32]
  /// Forms of one scalar, in order: the scalar above, the form in the lower half.
  let singles: [UInt64]
  let singlesSet: ScalarSet

  /// Number of forms.
  public var count: Int { offsets.count - 1 }

  /// Scalars of a form.
  public func scalars(_ form: Int) -> ArraySlice<UInt32> { pool[Int(offsets[form])..<Int(offsets[form + 1])] }

  /// Length of a form in scalars.
  public func length(_ form: Int) -> Int { Int(offsets[form + 1] - offsets[form]) }

  /// The form with exactly these scalars; nil when there is none. O(log forms that begin alike).
  public func form(_ text: [UInt32]) -> Int? { form(text[...]) }

  /// The form with exactly these scalars; nil when there is none. O(log forms that begin alike).
  public func form(_ text: ArraySlice<UInt32>) -> Int? {
    guard text.count > 1 else { return text.first.flatMap { single($0).map { Int($0) } } }
    let start = text.startIndex
    let key = Self.key(text[start], text[start + 1])
    let hash = key &* Self.multiplier
    let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
    guard bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 else { return nil }
    let mark = Self.mark(ofHash: hash)
    var slot = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[slot].size != 0, slots[slot].mark != mark || !begins(Int(slots[slot].first), text[start], text[start + 1]) {
      slot = (slot &+ 1) & (slots.count - 1)
    }
    guard slots[slot].size != 0 else { return nil }
    var low = Int(slots[slot].first)
    var high = low + Int(slots[slot].size >> 1)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if precedes(middle, text) { low = middle + 1 } else { high = middle }
    }
    return low < end && length(low) == text.count && !precedes(text, low) ? low : nil
  }

  private func precedes(_ form: Int, _ text: ArraySlice<UInt32>) -> Bool {
    let a = Int(offsets[form])
    let length = Int(offsets[form + 1]) - a
    let start = text.startIndex
    for k in 0..<min(length, text.count) where pool[a + k] != text[start + k] { return pool[a + k] < text[start + k] }
    return length < text.count
  }

  private func precedes(_ text: ArraySlice<UInt32>, _ form: Int) -> Bool {
    let a = Int(offsets[form])
    let length = Int(offsets[form + 1]) - a
    let start = text.startIndex
    for k in 0..<min(length, text.count) where pool[a + k] != text[start + k] { return text[start + k] < pool[a + k] }
    return text.count < length
  }

  private func single(_ scalar: UInt32) -> UInt32? {
    var low = 0
    var high = singles.count
    while low < high {
      let middle = (low + high) / 2
      if UInt32(truncatingIfNeeded: singles[middle] >> 32) < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < singles.count, UInt32(truncatingIfNeeded: singles[low] >> 32) == scalar else { return nil }
    return UInt32(truncatingIfNeeded: singles[low])
  }

  /// Forms that begin with these scalars, as indices. O(log forms).
  public func forms(withPrefix prefix: some Collection<UInt32>) -> Range<Int> {
    let prefix = Array(prefix)
    let first = partition(from: 0) { precedes($0, prefix[...]) }
    let last = partition(from: first) { begins($0, prefix) }
    return first..<last
  }

  /// The first form from `start` on that is not before, all that are standing together.
  private func partition(from start: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = start
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func begins(_ form: Int, _ prefix: [UInt32]) -> Bool {
    let a = Int(offsets[form])
    guard Int(offsets[form + 1]) - a >= prefix.count else { return false }
    for k in prefix.indices where pool[a + k] != prefix[k] { return false }
    return true
  }

  @inline(__always)
  static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The bit of a third scalar in ``Slot/thirds``.
  @inline(__always)
  static func thirdBit(_ scalar: UInt32) -> UInt32 { 1 << ((scalar &* 0x9E37_79B1) >> 27) }

  @inline(__always)
  static func mark(ofHash hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 8) }

  /// Appends all occurrences that start in `range`, overlapping ones included, in order of their start, shorter first.
  ///
  /// A chunk at a time, in two passes: where forms may begin, then which ones do. The second pass reads memory that lies
  /// anywhere; without the first one between its reads, the processor asks for several at once.
  public func matches(in text: borrowing NormalizedText, _ range: Range<Int>, into out: inout [Hit]) {
    let t = text.scalars.span
    let last = min(range.upperBound, t.count)
    var start = max(0, range.lowerBound)
    guard start < last else { return }
    var places = [UInt32](repeating: 0, count: min(last - start, Self.chunk) + 1)
    while start < last {
      let end = min(start &+ Self.chunk, last)
      let count = findPlaces(t, start, end, &places)
      var number = 0
      while number < count {
        match(t, Int(places[number]), into: &out)
        number &+= 1
      }
      start = end
    }
  }

  private static let chunk = 512

  /// Sets where forms may begin, and gives the number of places. Which ones they are nobody can guess, so none is branched upon.
  private func findPlaces(_ t: Span<UInt32>, _ start: Int, _ end: Int, _ out: inout [UInt32]) -> Int {
    let bitmap = bitmap.span
    let singleBits = singlesSet.bits.span
    var places = out.mutableSpan
    var count = 0
    var i = start
    while i < end {
      let next = i &+ 1 < t.count ? t[i &+ 1] : 0
      let bit = Int(truncatingIfNeeded: (Self.key(t[i], next) &* Self.multiplier) >> bitmapShift)
      let begins = bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63)
      let stands = singleBits[Int(truncatingIfNeeded: t[i] >> 6 & 1023)] >> UInt64(truncatingIfNeeded: t[i] & 63)
      places[count] = UInt32(truncatingIfNeeded: i)
      count &+= Int(truncatingIfNeeded: (begins | stands) & 1)
      i &+= 1
    }
    return count
  }

  @inline(__always)
  private func match(_ t: Span<UInt32>, _ i: Int, into out: inout [Hit]) {
    if !singles.isEmpty, singlesSet.contains(t[i]), let form = single(t[i]) {
      out.append(Hit(start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ 1), form: form))
    }
    guard i &+ 1 < t.count else { return }
    let slots = slots.span
    let hash = Self.key(t[i], t[i &+ 1]) &* Self.multiplier
    let mark = Self.mark(ofHash: hash)
    let third = i &+ 2 < t.count ? Self.thirdBit(t[i &+ 2]) : 0
    var s = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[s].size != 0 {
      let slot = slots[s]
      s = (s &+ 1) & (slots.count &- 1)
      let hasPair = slot.size & 1 != 0
      guard slot.mark == mark, hasPair || slot.thirds & third != 0 else { continue }
      let first = Int(slot.first)
      guard begins(first, t[i], t[i &+ 1]) else { continue }
      if hasPair {
        out.append(
          Hit(
            start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ 2), form: UInt32(truncatingIfNeeded: first)))
      }
      if slot.thirds & third != 0 { narrow(first &+ (hasPair ? 1 : 0), first &+ Int(slot.size >> 1), t, i, t.count, into: &out) }
      return
    }
  }

  @inline(__always)
  private func begins(_ form: Int, _ a: UInt32, _ b: UInt32) -> Bool {
    let start = Int(offsets[form])
    return pool[start] == a && pool[start &+ 1] == b
  }

  private func narrow(_ first: Int, _ end: Int, _ t: Span<UInt32>, _ i: Int, _ limit: Int, into out: inout [Hit]) {
    let offsets = offsets.span
    let pool = pool.span
    var f = first
    var last = end
    var depth = 2
    while last &- f > 8 {
      if Int(offsets[f &+ 1] &- offsets[f]) == depth {
        out.append(
          Hit(
            start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ depth), form: UInt32(truncatingIfNeeded: f)))
        f &+= 1
      } else if i &+ depth >= limit {
        return
      } else {
        let next = t[i &+ depth]
        var low = f
        var high = last
        while low < high {
          let middle = (low &+ high) >> 1
          if pool[Int(offsets[middle]) &+ depth] < next { low = middle &+ 1 } else { high = middle }
        }
        f = low
        high = last
        while low < high {
          let middle = (low &+ high) >> 1
          if pool[Int(offsets[middle]) &+ depth] <= next { low = middle &+ 1 } else { high = middle }
        }
        last = low
        depth &+= 1
      }
    }
    while f < last {
      let a = Int(offsets[f])
      let length = Int(offsets[f &+ 1]) &- a
      if i &+ length <= limit {
        var k = depth
        while k < length, pool[a &+ k] == t[i &+ k] { k &+= 1 }
        if k == length {
          out.append(
            Hit(
              start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ length),
              form: UInt32(truncatingIfNeeded: f)))
        }
      }
      f &+= 1
    }
  }
}
