/// Collects forms and makes a ``FormMatcher`` of them.
struct FormMatcherBuilder {
  /// Scalars of all forms, in order of addition.
  private var pool: [UInt32] = []
  private var starts: [UInt32] = [0]

  /// Number of forms added.
  var count: Int { starts.count - 1 }

  init(reserving forms: Int) {
    pool.reserveCapacity(forms * 6)
    starts.reserveCapacity(forms + 1)
  }

  /// Appends one scalar to the form that is being written.
  mutating func append(_ scalar: UInt32) { pool.append(scalar) }

  /// Takes back the last `count` scalars of the form that is being written.
  mutating func discard(_ count: Int) { pool.removeLast(min(count, pool.count - Int(starts[starts.count - 1]))) }

  /// Ends the form; an empty one is not added. Returns whether it was.
  mutating func endForm() -> Bool {
    if pool.count == Int(starts[starts.count - 1]) { return false }
    starts.append(UInt32(truncatingIfNeeded: pool.count))
    return true
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
    for addition in order {
      let a = Int(starts[addition])
      let b = Int(starts[addition + 1])
      if previous >= 0, pool[Int(starts[previous])..<Int(starts[previous + 1])] == pool[a..<b] {
        formOfAddition[addition] = UInt32(truncatingIfNeeded: offsets.count - 2)
        continue
      }
      sorted.append(contentsOf: pool[a..<b])
      offsets.append(UInt32(truncatingIfNeeded: sorted.count))
      formOfAddition[addition] = UInt32(truncatingIfNeeded: offsets.count - 2)
      previous = addition
    }
    return (FormMatcher(sortedPool: sorted, offsets: offsets), formOfAddition)
  }

  /// Additions by their text: by the first three scalars in one key, ties by the rest.
  private func sortedOrder() -> [Int] {
    struct Item {
      var key: UInt64
      var index: UInt32
    }
    var items: [Item] = []
    items.reserveCapacity(count)
    for i in 0..<count {
      let a = Int(starts[i])
      let n = Int(starts[i + 1]) - a
      let key = UInt64(pool[a]) << 42 | (n > 1 ? UInt64(pool[a + 1]) << 21 : 0) | (n > 2 ? UInt64(pool[a + 2]) : 0)
      items.append(Item(key: key, index: UInt32(truncatingIfNeeded: i)))
    }
    items.sort { $0.key < $1.key }
    var order = items.map { Int($0.index) }
    var i = 0
    while i < items.count {
      var j = i + 1
      while j < items.count, items[j].key == items[i].key { j += 1 }
      if j - i > 1 { order[i..<j].sort { precedes($0, $1) } }
      i = j
    }
    return order
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
  init(sortedPool pool: [UInt32], offsets: [UInt32]) {
    let forms = offsets.count - 1
    var slotBits: UInt64 = 10
    while 1 << slotBits < forms * 2 { slotBits += 1 }
    let bitmapBits: UInt64 = forms > 200_000 ? 23 : 19
    var slots = [Slot](repeating: Slot(), count: 1 << slotBits)
    var bitmap = [UInt64](repeating: 0, count: (1 << bitmapBits) / 64)
    var singles: [UInt32: UInt32] = [:]
    var singlesBitmap = [UInt64](repeating: 0, count: 0x10000 / 64)
    var i = 0
    while i < forms {
      let a = Int(offsets[i])
      if Int(offsets[i + 1]) - a == 1 {
        singles[pool[a]] = UInt32(truncatingIfNeeded: i)
        if pool[a] < 0x10000 { singlesBitmap[Int(pool[a] >> 6)] |= 1 << UInt64(pool[a] & 63) }
        i += 1
        continue
      }
      let key = Self.key(pool[a], pool[a + 1])
      var j = i + 1
      while j < forms, offsets[j + 1] - offsets[j] > 1, pool[Int(offsets[j])] == pool[a], pool[Int(offsets[j]) + 1] == pool[a + 1] {
        j += 1
      }
      let hash = key &* Self.multiplier
      let bit = Int(truncatingIfNeeded: hash >> (64 - bitmapBits))
      bitmap[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(truncatingIfNeeded: hash >> (64 - slotBits))
      while slots[slot].count != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Slot(key: key, first: UInt32(truncatingIfNeeded: i), count: UInt32(truncatingIfNeeded: j - i))
      i = j
    }
    self.init(
      bitmapShift: 64 - bitmapBits, bitmap: bitmap, slots: slots, slotShift: 64 - slotBits, pool: pool, offsets: offsets,
      singles: singles, singlesBitmap: singlesBitmap)
  }
}
