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

/// Filings by the upper bits of their hashes; those of each part in the order in which they were made.
struct NearMissFilings: Sendable {
  /// How many parts there are: the slots of one lie near the processor also with a million phrases.
  static let parts = 1 << partBits
  private static let partBits = 6

  private(set) var ofParts = [[NearMissFiling]](repeating: [], count: parts)

  /// Creates an empty list for about so many.
  init(reserving count: Int = 0) {
    // Hashes are spread evenly, but not quite.
    let each = count / Self.parts
    for part in ofParts.indices { ofParts[part].reserveCapacity(each + each / 8) }
  }

  @inline(__always)
  mutating func append(_ filing: NearMissFiling) {
    ofParts[Int(truncatingIfNeeded: filing.hash >> UInt64(64 - Self.partBits))].append(filing)
  }
}

/// Lays the postings of each key side by side, the last filed first.
///
/// With a million phrases these are a hundred megabytes that are written in no order. So they are done part by part, by the upper
/// bits of the hashes: the slots of a part, its words of the bitmap and its postings lie together, and several processors may do
/// each its own.
struct NearMissLayout: Sendable {
  /// What is laid out.
  struct Result {
    var bitmap: [UInt64] = []
    var slots: [NearMissTables.Slot] = []
    var postings: [NearMissTables.Posting] = []
    var shift: UInt64
  }

  /// Where the filings of one part are, in their order.
  private struct Part: Sendable {
    var slots: [UInt32] = []
    /// Numbers of those for which the part was full from their home up to its end: they are in another one.
    var late: [Int] = []
    /// How many postings the slots of the part have.
    var count = 0
    /// The first of them, from 1.
    var first: UInt32 = 1
  }

  private let filings: [NearMissFilings]
  private let units: [NearMissIndex.Unit]
  private let pool: [UInt16]
  private let count: Int
  private let shift: UInt64
  /// Slots of a part, and its words of the bitmap.
  private let size: Int
  private let words: Int

  /// Takes filings, which come in shares.
  init(filings: [NearMissFilings], units: [NearMissIndex.Unit], pool: [UInt16]) {
    (self.filings, self.units, self.pool) = (filings, units, pool)
    count = filings.reduce(0) { $0 + $1.ofParts.reduce(0) { $0 + $1.count } }
    var bits: UInt64 = 12
    while 1 << bits < count + count / 4 { bits += 1 }
    shift = 64 - bits
    size = (1 << Int(bits)) / NearMissFilings.parts
    words = (1 << Int(64 - NearMissTables.bitmapShift - 6)) / NearMissFilings.parts
  }

  /// Lays them out.
  func layOut() -> Result {
    var result = Result(shift: shift)
    let parts = Mutex([Part](repeating: Part(), count: NearMissFilings.parts))
    result.bitmap = SharedMemory.array(words * NearMissFilings.parts) { bitmap in
      result.slots = SharedMemory.array(size * NearMissFilings.parts) { slots in
        DispatchQueue.concurrentPerform(iterations: NearMissFilings.parts) { number in
          for slot in number * size..<(number + 1) * size { slots[slot] = NearMissTables.Slot() }
          for word in number * words..<(number + 1) * words { bitmap[word] = 0 }
          let found = findSlots(number, bitmap, slots)
          parts.withLock { $0[number] = found }
        }
      }
    }
    var places = parts.withLock { $0 }
    SharedMemory.with(&result.slots) { slots in settleLate(&places, slots) }
    let found = places
    SharedMemory.with(&result.slots) { slots in
      result.postings = SharedMemory.array(count) { postings in
        DispatchQueue.concurrentPerform(iterations: NearMissFilings.parts) { number in
          makeRoom(number * size..<(number + 1) * size, from: found[number].first, slots, postings)
          fill(number, found[number], slots, postings)
        }
        for (number, part) in found.enumerated() {
          for late in part.late { fill(filing(late, of: number), Int(part.slots[late]), slots, postings) }
        }
      }
    }
    return result
  }

  /// Gives every filing of a part its slot, in which `place` becomes the number of its postings.
  private func findSlots(_ part: Int, _ bitmap: SharedMemory<UInt64>, _ slots: SharedMemory<NearMissTables.Slot>) -> Part {
    var found = Part()
    let end = (part + 1) * size
    found.slots.reserveCapacity(filings.reduce(0) { $0 + $1.ofParts[part].count })
    for share in filings {
      for filing in share.ofParts[part] {
        bitmap[NearMissTables.word(ofHash: filing.hash)] |= NearMissTables.bits(ofHash: filing.hash)
        let slot = take(filing, slots, from: Int(truncatingIfNeeded: filing.hash >> shift), before: end)
        if slot == end { found.late.append(found.slots.count) }
        found.slots.append(UInt32(truncatingIfNeeded: slot))
      }
    }
    found.count = found.slots.count - found.late.count
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

  /// Lets the few that found their part full go on in the next ones, and tells where the postings of each part begin.
  private func settleLate(_ parts: inout [Part], _ slots: SharedMemory<NearMissTables.Slot>) {
    for number in parts.indices {
      for late in parts[number].late {
        let filing = filing(late, of: number)
        for step in 1...parts.count {
          let next = (number + step) % parts.count
          let slot = take(filing, slots, from: next * size, before: (next + 1) * size)
          guard slot < (next + 1) * size else { continue }
          parts[number].slots[late] = UInt32(truncatingIfNeeded: slot)
          parts[next].count += 1
          break
        }
      }
    }
    var first = 1
    for number in parts.indices {
      parts[number].first = UInt32(truncatingIfNeeded: first)
      first += parts[number].count
    }
  }

  /// The filing of a part with a number.
  private func filing(_ number: Int, of part: Int) -> NearMissFiling {
    var left = number
    for share in filings {
      if left < share.ofParts[part].count { return share.ofParts[part][left] }
      left -= share.ofParts[part].count
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
        postings[Int(number) - 1] = NearMissTables.Posting(isLast: number + 1 == next + known.first)
      }
      next += known.first
      slots[slot].place = next | known.place & NearMissTables.Slot.isBefore
    }
  }

  private func fill(
    _ part: Int, _ found: Part, _ slots: SharedMemory<NearMissTables.Slot>, _ postings: SharedMemory<NearMissTables.Posting>
  ) {
    var number = 0
    var late = found.late[...]
    for share in filings {
      for filing in share.ofParts[part] {
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
    postings[index] = NearMissTables.Posting(
      pool.span, from: Int(unit.start), count: Int(unit.count), unit: filing.unit, at: Int(filing.at),
      isLast: postings[index].isLast)
  }
}

/// Memory of an array of plain values of which several threads write parts that do not meet.
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
