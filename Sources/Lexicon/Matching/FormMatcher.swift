public import TextModel

/// Finds every form of a dictionary in a paragraph's normalised text.
///
/// The first two scalars of a form select a bucket of the sorted form list through a bitmap and a hash table; the rest is
/// compared scalar by scalar, a large bucket narrowed like an implicit trie. There is no automaton to build, so a matcher
/// is made from the dictionary text at start-up. Forms of one scalar are looked up on their own.
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

  struct Slot: Sendable {
    var key: UInt64 = 0
    var first: UInt32 = 0
    var count: UInt32 = 0
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
  /// Forms of one scalar, sorted by it: scalar and form.
  let singles: [UInt32: UInt32]
  let singlesBitmap: [UInt64]

  /// Number of forms.
  public var count: Int { offsets.count - 1 }

  /// Scalars of a form.
  public func scalars(_ form: Int) -> ArraySlice<UInt32> { pool[Int(offsets[form])..<Int(offsets[form + 1])] }

  /// Length of a form in scalars.
  public func length(_ form: Int) -> Int { Int(offsets[form + 1] - offsets[form]) }

  /// The form with exactly these scalars; nil when there is none. O(log forms).
  public func form(_ text: some Collection<UInt32>) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if scalars(middle).lexicographicallyPrecedes(text) { low = middle + 1 } else { high = middle }
    }
    return low < count && scalars(low).elementsEqual(text) ? low : nil
  }

  /// Forms that begin with these scalars, as indices. O(log forms).
  public func forms(withPrefix prefix: some Collection<UInt32>) -> Range<Int> {
    func partition(_ low: Int, _ isBefore: (ArraySlice<UInt32>) -> Bool) -> Int {
      var low = low
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(scalars(middle)) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let first = partition(0) { $0.lexicographicallyPrecedes(prefix) }
    let last = partition(first) { $0.starts(with: prefix) }
    return first..<last
  }

  @inline(__always)
  static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// Appends all occurrences that start in `range`, overlapping ones included, in order of their start, shorter first.
  public func matches(in text: borrowing NormalizedText, _ range: Range<Int>, into out: inout [Hit]) {
    let t = text.scalars.span
    let end = t.count
    let bitmap = bitmap.span
    let slots = slots.span
    let singlesBitmap = singlesBitmap.span
    let hasSingles = !singles.isEmpty
    let mask = slots.count - 1
    var i = range.lowerBound
    let last = min(range.upperBound, end)
    guard i >= 0, i < last else { return }
    var scalar = t[i]
    while i < last {
      if hasSingles, scalar < 0x10000, singlesBitmap[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0, let form = singles[scalar] {
        out.append(Hit(start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ 1), form: form))
      }
      guard i &+ 1 < end else { break }
      let next = t[i &+ 1]
      let key = Self.key(scalar, next)
      let hash = key &* Self.multiplier
      let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
      if bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 {
        var s = Int(truncatingIfNeeded: hash >> slotShift)
        while slots[s].count != 0, slots[s].key != key { s = (s &+ 1) & mask }
        if slots[s].count != 0 { bucket(Int(slots[s].first), Int(slots[s].count), t, i, end, into: &out) }
      }
      scalar = next
      i &+= 1
    }
  }

  private func bucket(_ first: Int, _ count: Int, _ t: Span<UInt32>, _ i: Int, _ end: Int, into out: inout [Hit]) {
    let offsets = offsets.span
    let pool = pool.span
    var f = first
    var last = first &+ count
    var depth = 2
    while last &- f > 8 {
      if Int(offsets[f &+ 1] &- offsets[f]) == depth {
        out.append(
          Hit(
            start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ depth), form: UInt32(truncatingIfNeeded: f)))
        f &+= 1
      } else if i &+ depth >= end {
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
      if i &+ length <= end {
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
