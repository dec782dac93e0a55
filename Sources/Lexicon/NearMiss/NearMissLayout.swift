internal import Dispatch
import Synchronization

/// One unit filed under one key.
struct NearMissFiling: Sendable {
  var hash: UInt64
  var unit: UInt32
  /// See ``NearMissTables/Slot/exact``.
  var exact: UInt16 = 0
  var at: UInt8
  var isBefore = false
}

/// Filings in the order in which they were made, those of keys without and those of keys with the upper bit of their hash set.
struct NearMissFilings: Sendable {
  private(set) var sides: ([NearMissFiling], [NearMissFiling]) = ([], [])

  /// Creates an empty list for about so many.
  init(reserving count: Int = 0) {
    sides.0.reserveCapacity(count / 2)
    sides.1.reserveCapacity(count / 2)
  }

  @inline(__always)
  mutating func append(_ filing: NearMissFiling) {
    if filing.hash >> 63 == 0 { sides.0.append(filing) } else { sides.1.append(filing) }
  }

  /// Those of one side.
  func of(_ side: Int) -> [NearMissFiling] { side == 0 ? sides.0 : sides.1 }
}

/// Lays the postings of each key side by side, the last filed first.
///
/// With a million phrases these are a hundred megabytes that are written in no order. So two processors do it: one takes the keys
/// whose hashes have the upper bit set, the other those that have not; their slots, and their words of the bitmap, lie in halves.
struct NearMissLayout: Sendable {
  /// What is laid out.
  struct Result {
    var bitmap: [UInt64] = []
    var slots: [NearMissTables.Slot] = []
    var postings: [NearMissTables.Posting] = []
    var shift: UInt64
  }

  /// Where the filings of one side are, in their order.
  private struct Side: Sendable {
    var slots: [UInt32] = []
    /// Numbers of those whose half was full from their home up to its end: they are in the other one.
    var late: [Int] = []
  }

  private let filings: [NearMissFilings]
  private let units: [NearMissIndex.Unit]
  private let pool: [UInt16]
  private let count: Int
  private let shift: UInt64
  /// The first slot of the second half.
  private let half: Int

  /// Takes filings, which come in shares.
  init(filings: [NearMissFilings], units: [NearMissIndex.Unit], pool: [UInt16]) {
    (self.filings, self.units, self.pool) = (filings, units, pool)
    count = filings.reduce(0) { $0 + $1.of(0).count + $1.of(1).count }
    var bits: UInt64 = 12
    while 1 << bits < count + count / 2 { bits += 1 }
    shift = 64 - bits
    half = 1 << Int(bits - 1)
  }

  /// Lays them out.
  func layOut() -> Result {
    var result = Result(shift: shift)
    let words = 1 << Int(64 - NearMissTables.bitmapShift - 6)
    let sides = Mutex([Side(), Side()])
    result.bitmap = SharedMemory.array(words) { bitmap in
      result.slots = SharedMemory.array(2 * half) { slots in
        DispatchQueue.concurrentPerform(iterations: 2) { side in
          for slot in side * half..<(side + 1) * half { slots[slot] = NearMissTables.Slot() }
          for word in side * (words / 2)..<(side + 1) * (words / 2) { bitmap[word] = 0 }
          let found = findSlots(side, bitmap, slots)
          sides.withLock { $0[side] = found }
        }
      }
    }
    var places = sides.withLock { $0 }
    let inFirstHalf = SharedMemory.with(&result.slots) { slots in settleLate(&places, slots) }
    let found = places
    SharedMemory.with(&result.slots) { slots in
      result.postings = SharedMemory.array(count) { postings in
        DispatchQueue.concurrentPerform(iterations: 2) { side in
          let first = side == 0 ? 1 : UInt32(truncatingIfNeeded: inFirstHalf) + 1
          makeRoom(side * half..<(side + 1) * half, from: first, slots, postings)
          fill(side, found[side], slots, postings)
        }
        for side in 0..<2 {
          for number in found[side].late { fill(filing(number, of: side), Int(found[side].slots[number]), slots, postings) }
        }
      }
    }
    return result
  }

  /// Gives every filing of a side its slot, in which `place` becomes the number of its postings.
  private func findSlots(_ side: Int, _ bitmap: SharedMemory<UInt64>, _ slots: SharedMemory<NearMissTables.Slot>) -> Side {
    var found = Side()
    let end = (side + 1) * half
    found.slots.reserveCapacity(filings.reduce(0) { $0 + $1.of(side).count })
    for share in filings {
      for filing in share.of(side) {
        bitmap[NearMissTables.word(ofHash: filing.hash)] |= NearMissTables.bits(ofHash: filing.hash)
        let slot = take(filing, slots, from: Int(truncatingIfNeeded: filing.hash >> shift), before: end)
        if slot == end { found.late.append(found.slots.count) }
        found.slots.append(UInt32(truncatingIfNeeded: slot))
      }
    }
    return found
  }

  /// Counts a filing in the slot of its key; the result is the slot, or `end` when none before it is free.
  private func take(
    _ filing: NearMissFiling, _ slots: SharedMemory<NearMissTables.Slot>, from start: Int, before end: Int
  ) -> Int {
    let mark = NearMissTables.mark(ofHash: filing.hash)
    var slot = start
    while slot < end {
      let known = slots[slot]
      if known.place == 0 {
        slots[slot] = NearMissTables.Slot(
          mark: mark, exact: filing.exact, place: filing.isBefore && filing.exact != 0 ? 1 | NearMissTables.Slot.isBefore : 1)
        return slot
      }
      if known.mark == mark {
        slots[slot] = NearMissTables.Slot(mark: mark, exact: 0, place: known.first + 1)
        return slot
      }
      slot += 1
    }
    return end
  }

  /// Lets the few that found their half full go on in the other one. The result is how many have their slots in the first half.
  private func settleLate(_ sides: inout [Side], _ slots: SharedMemory<NearMissTables.Slot>) -> Int {
    var inFirstHalf = sides[0].slots.count - sides[0].late.count
    for side in 0..<2 {
      for number in sides[side].late {
        let filing = filing(number, of: side)
        var slot = take(filing, slots, from: (1 - side) * half, before: (2 - side) * half)
        if slot == (2 - side) * half { slot = take(filing, slots, from: side * half, before: (side + 1) * half) }
        sides[side].slots[number] = UInt32(truncatingIfNeeded: slot)
        if slot < half { inFirstHalf += 1 }
      }
    }
    return inFirstHalf
  }

  /// The filing of a side with a number.
  private func filing(_ number: Int, of side: Int) -> NearMissFiling {
    var left = number
    for share in filings {
      if left < share.of(side).count { return share.of(side)[left] }
      left -= share.of(side).count
    }
    return NearMissFiling(hash: 0, unit: 0, at: 0)
  }

  /// Makes `place` of some slots the number behind the last posting of each, and marks that one; the first has the number `first`.
  private func makeRoom(
    _ range: Range<Int>, from first: UInt32, _ slots: SharedMemory<NearMissTables.Slot>,
    _ postings: SharedMemory<NearMissTables.Posting>
  ) {
    var next = first
    for slot in range {
      let known = slots[slot]
      guard known.place != 0 else { continue }
      for number in next..<next + known.first {
        postings[Int(number) - 1] = NearMissTables.Posting(
          characters: 0, unit: 0, count: 0, at: 0, from: 0, isLast: number + 1 == next + known.first)
      }
      next += known.first
      slots[slot].place = next | known.place & NearMissTables.Slot.isBefore
    }
  }

  private func fill(
    _ side: Int, _ found: Side, _ slots: SharedMemory<NearMissTables.Slot>, _ postings: SharedMemory<NearMissTables.Posting>
  ) {
    var number = 0
    var late = found.late[...]
    for share in filings {
      for filing in share.of(side) {
        if late.first == number { late.removeFirst() } else { fill(filing, Int(found.slots[number]), slots, postings) }
        number += 1
      }
    }
  }

  /// Writes one posting. Those of a slot are filled from their end backwards, which leaves `place` where they begin.
  private func fill(
    _ filing: NearMissFiling, _ slot: Int, _ slots: SharedMemory<NearMissTables.Slot>,
    _ postings: SharedMemory<NearMissTables.Posting>
  ) {
    let unit = units[Int(filing.unit)]
    let place = slots[slot].place - 1
    slots[slot].place = place
    let index = Int(place & ~NearMissTables.Slot.isBefore) - 1
    let count = Int(unit.count)
    // The four characters begin in the half in which the key does not lie.
    let from = count >= NearMissIndex.shortestHalved && Int(filing.at) < count / 2 ? count - 4 : 0
    let start = Int(unit.start) + from
    var characters: UInt64 = 0
    for i in 0..<min(4, count) { characters |= UInt64(pool[start + i]) << UInt64(16 * i) }
    postings[index] = NearMissTables.Posting(
      characters: characters, unit: filing.unit, count: UInt8(truncatingIfNeeded: count), at: filing.at,
      from: UInt8(truncatingIfNeeded: from), isLast: postings[index].isLast)
  }
}

/// Memory of an array of plain values of which two threads write parts that do not meet.
@safe
private struct SharedMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafeMutableBufferPointer<Element>

  private init(_ base: UnsafeMutableBufferPointer<Element>) { unsafe self.base = base }

  /// An array all of whose elements `body` writes.
  static func array(_ count: Int, _ body: (SharedMemory) -> Void) -> [Element] {
    // SAFETY: the elements are plain values, and whoever calls writes each of them.
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe body(SharedMemory(buffer))
      filled = count
    }
  }

  /// Lets `body` write elements of an array.
  static func with<Result>(_ array: inout [Element], _ body: (SharedMemory) -> Result) -> Result {
    unsafe array.withUnsafeMutableBufferPointer { body(unsafe SharedMemory($0)) }
  }

  subscript(index: Int) -> Element {
    // SAFETY: debug builds check the index; slots come from hashes of as many bits as there are slots, postings from the count.
    get { unsafe base[index] }
    nonmutating set { unsafe base[index] = newValue }
  }
}
