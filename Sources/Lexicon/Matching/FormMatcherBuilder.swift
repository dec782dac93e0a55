import TextModel

/// Collects forms and makes a ``FormMatcher`` of them.
struct FormMatcherBuilder: Sendable {
  /// Scalars of all forms, in order of addition.
  private var pool: [UInt32] = []
  private var starts: [UInt32] = [0]

  /// Number of forms added.
  var count: Int { starts.count - 1 }

  init(reserving forms: Int) {
    pool.reserveCapacity(forms * 6)
    starts.reserveCapacity(forms + 1)
  }

  /// Adds a form; it must not be empty.
  mutating func add(_ form: ArraySlice<UInt32>) {
    pool += form
    starts.append(UInt32(truncatingIfNeeded: pool.count))
  }

  /// Adds the forms of another builder.
  mutating func take(_ other: FormMatcherBuilder) {
    let base = UInt32(truncatingIfNeeded: pool.count)
    pool += other.pool
    starts.reserveCapacity(starts.count + other.count)
    for start in other.starts.dropFirst() { starts.append(start &+ base) }
  }

  /// The matcher, and for each added form its index among the sorted, distinct forms. O(n log n).
  func build() -> (matcher: FormMatcher, formOfAddition: [UInt32]) {
    let order = sortedOrder()
    var formOfAddition = [UInt32](repeating: 0, count: count)
    var sorted: [UInt32] = []
    sorted.reserveCapacity(pool.count)
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    var previous = -1
    for item in order {
      let addition = Int(item.index)
      if previous < 0 || !isSame(previous, addition) {
        for i in Int(starts[addition])..<Int(starts[addition + 1]) { sorted.append(pool[i]) }
        offsets.append(UInt32(truncatingIfNeeded: sorted.count))
        previous = addition
      }
      formOfAddition[addition] = UInt32(truncatingIfNeeded: offsets.count - 2)
    }
    return (FormMatcher(sortedPool: sorted, offsets: offsets), formOfAddition)
  }

  /// Whether two additions have the same text.
  private func isSame(_ x: Int, _ y: Int) -> Bool {
    var a = Int(starts[x])
    var b = Int(starts[y])
    guard Int(starts[x + 1]) - a == Int(starts[y + 1]) - b else { return false }
    while a < Int(starts[x + 1]) {
      if pool[a] != pool[b] { return false }
      a += 1
      b += 1
    }
    return true
  }

  /// Additions by their text: by the first two scalars, those that begin alike by the first four in one key, ties by the whole.
  private func sortedOrder() -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(count)
    for i in 0..<count { items.append(Item(key: key(i), index: UInt32(truncatingIfNeeded: i))) }
    Self.sort(&items)
    var i = 0
    while i < items.count {
      let beginning = items[i].key >> 32
      var j = i &+ 1
      while j < items.count, items[j].key >> 32 == beginning { j &+= 1 }
      if j &- i > 1 { sortTies(&items, i..<j) }
      i = j
    }
    return items
  }

  /// The first four scalars, sixteen bits each. What follows one beyond the Basic Multilingual Plane is left to the comparison
  /// of the whole, so that keys never contradict it.
  private func key(_ addition: Int) -> UInt64 {
    let start = Int(starts[addition])
    let end = min(Int(starts[addition + 1]), start + 4)
    var key: UInt64 = 0
    var shift: UInt64 = 48
    var i = start
    while i < end {
      guard pool[i] < 0xFFFF else { return key | 0xFFFF << shift }
      key |= UInt64(pool[i]) << shift
      shift = shift &- 16
      i += 1
    }
    return key
  }

  /// Sorts additions that begin alike. There are few of them nearly always, and inserting them costs no memory.
  private func sortTies(_ items: inout [Item], _ range: Range<Int>) {
    guard range.count <= 24 else {
      let sorted = items[range].sorted { precedes($0, $1) }
      for (i, item) in sorted.enumerated() { items[range.lowerBound + i] = item }
      return
    }
    var places = items.mutableSpan
    var i = range.lowerBound &+ 1
    while i < range.upperBound {
      let item = places[i]
      var j = i
      while j > range.lowerBound, precedes(item, places[j &- 1]) {
        places[j] = places[j &- 1]
        j &-= 1
      }
      places[j] = item
      i &+= 1
    }
  }

  @inline(__always)
  private func precedes(_ x: Item, _ y: Item) -> Bool {
    x.key != y.key ? x.key < y.key : precedes(Int(x.index), Int(y.index))
  }

  private struct Item {
    var key: UInt64
    var index: UInt32
  }

  /// Sorts by the upper half of the key, a digit of eleven bits at a time, the lowest first: comparing would take most of the time
  /// of making a matcher.
  private static func sort(_ items: inout [Item]) {
    var other = items
    var shift: UInt64 = 31
    while shift < 64 {
      defer { shift += 11 }
      var places = [Int](repeating: 0, count: 2049)
      count(items.span, shift, &places)
      for digit in 1..<2049 { places[digit] += places[digit - 1] }
      distribute(items.span, shift, &places, &other)
      swap(&items, &other)
    }
  }

  /// How many items have each digit, one place further on.
  private static func count(_ items: Span<Item>, _ shift: UInt64, _ places: inout [Int]) {
    var places = places.mutableSpan
    for i in items.indices { places[Int(truncatingIfNeeded: items[i].key >> shift & 2047) &+ 1] &+= 1 }
  }

  private static func distribute(_ items: Span<Item>, _ shift: UInt64, _ places: inout [Int], _ out: inout [Item]) {
    var places = places.mutableSpan
    var out = out.mutableSpan
    for i in items.indices {
      let item = items[i]
      let digit = Int(truncatingIfNeeded: item.key >> shift & 2047)
      out[places[digit]] = item
      places[digit] &+= 1
    }
  }

  private func precedes(_ x: Int, _ y: Int) -> Bool {
    var a = Int(starts[x])
    var b = Int(starts[y])
    let aEnd = Int(starts[x + 1])
    let bEnd = Int(starts[y + 1])
    while a < aEnd, b < bEnd {
      if pool[a] != pool[b] { return pool[a] < pool[b] }
      a += 1
      b += 1
    }
    if aEnd - a != bEnd - b { return aEnd - a < bEnd - b }
    return x < y
  }
}

extension FormMatcher {
  /// Whether a form of three scalars or more begins with the same three as the one before.
  @inline(__always)
  private static func isLikeTheOneBefore(_ form: Int, _ pool: [UInt32], _ offsets: [UInt32]) -> Bool {
    guard form > 0 else { return false }
    let a = Int(offsets[form])
    let before = Int(offsets[form - 1])
    guard a - before > 2, Int(offsets[form + 1]) - a > 2 else { return false }
    return pool[a + 2] == pool[before + 2] && pool[a + 1] == pool[before + 1] && pool[a] == pool[before]
  }

  init(sortedPool pool: [UInt32], offsets: [UInt32]) {
    let forms = offsets.count - 1
    var keys = 0
    for i in 0..<forms where !Self.isLikeTheOneBefore(i, pool, offsets) { keys += 1 }
    var slotBits: UInt64 = 10
    while 1 << slotBits < keys + keys / 2 { slotBits += 1 }
    let triplesShift: UInt64 = 64 - (forms > 200_000 ? 24 : 20)
    let pairsShift: UInt64 = 64 - (forms > 200_000 ? 22 : 18)
    var slots = [Slot](repeating: Slot(), count: 1 << slotBits)
    var triples = [UInt64](repeating: 0, count: 1 << Int(64 - triplesShift - 6))
    var pairs = [UInt64](repeating: 0, count: 1 << Int(64 - pairsShift - 6))
    var singles: [UInt64] = []
    var i = 0
    while i < forms {
      let a = Int(offsets[i])
      if Int(offsets[i + 1]) - a == 1 {
        singles.append(UInt64(pool[a]) << 32 | UInt64(i))
        i += 1
        continue
      }
      let isPair = Int(offsets[i + 1]) - a == 2
      var j = i + 1
      while j < forms, Self.isLikeTheOneBefore(j, pool, offsets) { j += 1 }
      let hash = isPair ? Self.hash(pool[a], pool[a + 1]) : Self.hash(pool[a], pool[a + 1], pool[a + 2])
      var slot = Int(truncatingIfNeeded: hash >> (64 - slotBits))
      while slots[slot].size != 0 { slot = (slot + 1) & (slots.count - 1) }
      if isPair {
        let bit = hash >> pairsShift
        pairs[Int(truncatingIfNeeded: bit >> 6)] |= 1 << (bit & 63)
      } else {
        let bit = hash >> triplesShift
        triples[Int(truncatingIfNeeded: bit >> 6)] |= 1 << (bit & 63)
      }
      let (mark, isHashed) = Self.mark(pool[a], pool[a + 1], hash)
      slots[slot] = Slot(
        mark: mark, third: isPair ? Slot.none : pool[a + 2], place: UInt32(truncatingIfNeeded: i) | isHashed,
        size: UInt32(truncatingIfNeeded: j - i))
      i = j
    }
    self.init(
      triplesShift: triplesShift, triples: triples, pairsShift: pairsShift, pairs: pairs, slots: slots, slotShift: 64 - slotBits,
      pool: pool, offsets: offsets,
      singles: singles, singlesSet: ScalarSet(singles.lazy.map { UInt32(truncatingIfNeeded: $0 >> 32) }))
  }
}
