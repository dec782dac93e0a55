public import TextModel

/// Finds every form of a dictionary in a paragraph's normalised text.
///
/// Nearly all chance meetings are sent away by a bitmap of the first three scalars of all forms, and one of the forms of two. The
/// first three scalars select a stretch of the sorted form list through a hash table, the only two of a form of two its place; the
/// rest is compared scalar by scalar, a long stretch narrowed like an implicit trie. There is no automaton to build, so a matcher is
/// made from the dictionary text at start-up. Forms of one scalar are looked up on their own.
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

  /// The forms that begin with the same three scalars, or the one of two. Sixteen bytes, so that the slots stay near the processor.
  struct Slot: Sendable {
    /// The first two scalars, 16 bits each; where one lies beyond the Basic Multilingual Plane, 32 bits of the key's hash.
    var mark: UInt32 = 0
    /// The third one; ``none`` for a form of two.
    var third: UInt32 = 0
    /// The first of them in sorted order. ``isHashed`` beside it.
    var place: UInt32 = 0
    /// How many there are; 0 where the slot is free.
    var size: UInt32 = 0

    /// Says that ``mark`` is of the hash: the form itself has to be compared.
    static let isHashed: UInt32 = 1 << 31
    static let none: UInt32 = .max
    var first: Int { Int(place & ~Self.isHashed) }
  }

  static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// A bit for the first three scalars of each form, and one for each form of two, by their hashes.
  let triplesShift: UInt64
  let triples: [UInt64]
  let pairsShift: UInt64
  let pairs: [UInt64]
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
    let third = text.count == 2 ? Slot.none : text[start + 2]
    let hash = third == Slot.none ? Self.hash(text[start], text[start + 1]) : Self.hash(text[start], text[start + 1], third)
    let isNoted = third == Slot.none ? Self.bit(pairs.span, hash &>> pairsShift) : Self.bit(triples.span, hash &>> triplesShift)
    guard isNoted != 0 else { return nil }
    guard let slot = find(text[start], text[start + 1], third, hash, at: slots[home(hash)], home(hash)) else { return nil }
    var low = slot.first
    var high = low + Int(slot.size)
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

  /// Key of three scalars.
  @inline(__always)
  static func key(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 { UInt64(a) << 42 | UInt64(b) << 21 | UInt64(c) }

  /// The bit of a bitmap that has one for each value of the hash's upper bits: 1 or 0.
  @inline(__always)
  static func bit(_ bitmap: Span<UInt64>, _ number: UInt64) -> UInt64 {
    // SAFETY: the number is a hash moved right by the bitmap's own shift, so that there is a bit for each.
    unsafe bitmap[unchecked: Int(truncatingIfNeeded: number >> 6)] >> (number & 63) & 1
  }

  /// Hash of the key of two scalars, and of three.
  @inline(__always)
  static func hash(_ a: UInt32, _ b: UInt32) -> UInt64 { key(a, b) &* multiplier }
  @inline(__always)
  static func hash(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 { key(a, b, c) &* multiplier }

  /// What a slot says of its first two scalars, see ``Slot/mark``.
  @inline(__always)
  static func mark(_ a: UInt32, _ b: UInt32, _ hash: UInt64) -> (mark: UInt32, isHashed: UInt32) {
    a | b < 0x10000 ? (a << 16 | b, 0) : (UInt32(truncatingIfNeeded: hash >> 8), Slot.isHashed)
  }

  @inline(__always)
  private func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> slotShift) }

  /// The slot of two scalars, or of three, beginning with the one at home; nil when no form begins with them. `hash` is that of the key
  /// where one of the two lies beyond the Basic Multilingual Plane.
  @inline(__always)
  private func find(
    _ a: UInt32, _ b: UInt32, _ third: UInt32, _ hash: @autoclosure () -> UInt64, at home: Slot, _ place: Int
  ) -> Slot? {
    let (mark, isHashed) = a | b < 0x10000 ? (a << 16 | b, 0) : Self.mark(a, b, hash())
    var slot = home
    var number = place
    while slot.size != 0 {
      if slot.mark == mark, slot.third == third, slot.place & Slot.isHashed == isHashed, isHashed == 0 || begins(slot.first, a, b) {
        return slot
      }
      number = (number &+ 1) & (slots.count &- 1)
      slot = slots[number]
    }
    return nil
  }

  /// Memory of a search, reused from paragraph to paragraph.
  public struct Scratch: Sendable {
    /// Where forms may begin: the number of the slot at home in the upper 28 bits, the view index, and in the lowest two bits the number
    /// of scalars that tell, up to three.
    var places: [UInt64] = []
    /// For each place what stands where its slot would stand first.
    var homes: [Slot] = []
    /// Where the first form of each slot begins.
    var firsts: [UInt32] = []
    /// What was read only to have it near; it means nothing.
    var touched: UInt32 = 0
    /// Creates empty memory.
    public init() {}
  }

  /// Appends all occurrences that start in `range`, overlapping ones included, in order of their start, shorter first.
  ///
  /// A chunk at a time, in three passes: where forms may begin, what their slots hold, which ones do begin. The second one reads
  /// memory that lies anywhere, and does nothing else, so that much of it comes at once.
  public func matches(in text: borrowing NormalizedText, _ range: Range<Int>, _ scratch: inout Scratch, into out: inout [Hit]) {
    let t = text.scalars.span
    let last = min(range.upperBound, t.count)
    var start = max(0, range.lowerBound)
    guard start < last else { return }
    if scratch.places.isEmpty {
      scratch.places = [UInt64](repeating: 0, count: 3 * Self.chunk + 1)
      scratch.homes = [Slot](repeating: Slot(), count: 3 * Self.chunk + 1)
      scratch.firsts = [UInt32](repeating: 0, count: 3 * Self.chunk + 1)
    }
    while start < last {
      let end = min(start &+ Self.chunk, last)
      let count = findPlaces(t, start, end, &scratch.places)
      fetch(scratch.places, count, &scratch.homes)
      touch(scratch.homes, count, &scratch.firsts, &scratch.touched)
      var number = 0
      while number < count {
        match(t, scratch.places[number], scratch.homes[number], into: &out)
        number &+= 1
      }
      start = end
    }
  }

  private static let chunk = 256

  private func fetch(_ places: [UInt64], _ count: Int, _ homes: inout [Slot]) {
    let slots = slots.span
    let places = places.span.extracting(first: count)
    var homes = homes.mutableSpan
    for number in places.indices { homes[number] = slots[Int(truncatingIfNeeded: places[number] >> 36)] }
  }

  /// Sets where forms may begin, and gives the number of places. Which ones they are nobody can guess, so none is branched upon.
  private func findPlaces(_ t: Span<UInt32>, _ start: Int, _ end: Int, _ out: inout [UInt64]) -> Int {
    let triples = triples.span
    let pairs = pairs.span
    let singleBits = singlesSet.bits.span
    var places = out.mutableSpan
    var count = 0
    var i = start
    // What each scalar gives to the hash of a key: a hash is a product, and the parts of a key do not overlap, so that it is the sum of
    // what they give, each moved to its place.
    var first: UInt64 = 0
    var second = UInt64(t[i]) &* Self.multiplier
    var third = i &+ 1 < t.count ? UInt64(t[i &+ 1]) &* Self.multiplier : 0
    while i < end {
      (first, second) = (second, third)
      // SAFETY: i and what is compared with the count are inside the text, the set of scalars has 1,024 words, and there is room for
      // three places of each character of a chunk.
      third = i &+ 2 < t.count ? UInt64(unsafe t[unchecked: i &+ 2]) &* Self.multiplier : 0
      let scalar = unsafe t[unchecked: i]
      let triple = first &<< 42 &+ second &<< 21 &+ third
      let pair = first &<< 32 &+ second
      let word = unsafe singleBits[unchecked: Int(truncatingIfNeeded: scalar >> 6 & 1023)]
      let place = UInt64(truncatingIfNeeded: i) << 2
      unsafe places[unchecked: count] = place | 1
      count &+= Int(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: scalar & 63) & 1)
      unsafe places[unchecked: count] = (pair &>> slotShift) << 36 | place | 2
      count &+= Int(truncatingIfNeeded: Self.bit(pairs, pair &>> pairsShift))
      unsafe places[unchecked: count] = (triple &>> slotShift) << 36 | place | 3
      count &+= Int(truncatingIfNeeded: Self.bit(triples, triple &>> triplesShift))
      i &+= 1
    }
    return count
  }

  /// Reads a little of the first form of each slot.
  private func touch(_ homes: [Slot], _ count: Int, _ firsts: inout [UInt32], _ touched: inout UInt32) {
    let homes = homes.span.extracting(first: count)
    let offsets = offsets.span
    let pool = pool.span
    var firsts = firsts.mutableSpan
    for number in homes.indices { firsts[number] = offsets[homes[number].first] }
    var sum: UInt32 = 0
    for number in homes.indices where homes[number].size != 0 { sum ^= pool[Int(firsts[number])] }
    touched ^= sum
  }

  @inline(__always)
  private func match(_ t: Span<UInt32>, _ place: UInt64, _ home: Slot, into out: inout [Hit]) {
    let i = Int(truncatingIfNeeded: (place & (1 << 36 &- 1)) >> 2)
    let told = Int(truncatingIfNeeded: place & 3)
    guard told > 1 else {
      if singlesSet.contains(t[i]), let form = single(t[i]) {
        out.append(Hit(start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i &+ 1), form: form))
      }
      return
    }
    guard i &+ told <= t.count else { return }
    let (a, b) = (t[i], t[i &+ 1])
    let third = told == 3 ? t[i &+ 2] : Slot.none
    let number = Int(truncatingIfNeeded: place >> 36)
    guard let slot = find(a, b, third, told == 3 ? Self.hash(a, b, third) : Self.hash(a, b), at: home, number) else { return }
    narrow(slot.first, slot.first &+ Int(slot.size), t, i, t.count, told, into: &out)
  }

  @inline(__always)
  private func begins(_ form: Int, _ a: UInt32, _ b: UInt32) -> Bool {
    let start = Int(offsets[form])
    return pool[start] == a && pool[start &+ 1] == b
  }

  /// Appends those of some forms that stand at a place; `known` scalars of all of them do.
  private func narrow(_ first: Int, _ end: Int, _ t: Span<UInt32>, _ i: Int, _ limit: Int, _ known: Int, into out: inout [Hit]) {
    let offsets = offsets.span
    let pool = pool.span
    var f = first
    var last = end
    var depth = known
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
