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

  private let filings: [[NearMissFiling]]
  private let units: [NearMissIndex.Unit]
  private let pool: [UInt16]
  private let count: Int
  private let shift: UInt64
  /// The first slot of the second half.
  private let half: Int

  /// Takes filings, which come in shares.
  init(filings: [[NearMissFiling]], units: [NearMissIndex.Unit], pool: [UInt16]) {
    (self.filings, self.units, self.pool) = (filings, units, pool)
    count = filings.reduce(0) { $0 + $1.count }
    var bits: UInt64 = 12
    while 1 << bits < count + count / 2 { bits += 1 }
    shift = 64 - bits
    half = 1 << Int(bits - 1)
  }

  /// Lays them out.
  func layOut() -> Result {
    var result = Result(shift: shift)
    let (slotOfFiling, inFirstHalf) = findSlots(&result)
    fill(&result, slotOfFiling, from: [1, 1 + UInt32(truncatingIfNeeded: inFirstHalf)])
    finish(&result, slotOfFiling)
    return result
  }

  /// Gives every filing its slot, in which `place` becomes the number of its postings. The result is the slot of each filing, the
  /// shares one behind the other, and how many have theirs in the first half.
  private func findSlots(_ result: inout Result) -> (slotOfFiling: [UInt32], inFirstHalf: Int) {
    let words = 1 << Int(64 - NearMissTables.bitmapShift - 6)
    let late = Mutex<[[Int]]>([[], []])
    let owned = Mutex([0, 0])
    var slotOfFiling: [UInt32] = []
    result.bitmap = SharedMemory.array(words) { bitmap in
      result.slots = SharedMemory.array(2 * half) { slots in
        slotOfFiling = SharedMemory.array(count) { slotOfFiling in
          DispatchQueue.concurrentPerform(iterations: 2) { side in
            for slot in side * half..<(side + 1) * half { slots[slot] = NearMissTables.Slot() }
            for word in side * (words / 2)..<(side + 1) * (words / 2) { bitmap[word] = 0 }
            var own = 0
            var number = 0
            var left: [Int] = []
            for share in filings {
              for filing in share {
                if Int(truncatingIfNeeded: filing.hash >> 63) == side {
                  bitmap[NearMissTables.word(ofHash: filing.hash)] |= NearMissTables.bits(ofHash: filing.hash)
                  let slot = take(filing, slots, before: (side + 1) * half)
                  slotOfFiling[number] = UInt32(truncatingIfNeeded: slot)
                  if slot == (side + 1) * half { left.append(number) } else { own += 1 }
                }
                number += 1
              }
            }
            let (result, behind) = (own, left)
            late.withLock { $0[side] = behind }
            owned.withLock { $0[side] = result }
          }
          // The few that found their half full up to its end go on in the other one.
          for (side, numbers) in late.withLock({ $0 }).enumerated() {
            for number in numbers {
              let slot = take(self[number], slots, from: (1 - side) * half)
              slotOfFiling[number] = UInt32(truncatingIfNeeded: slot)
              owned.withLock { $0[slot < half ? 0 : 1] += 1 }
            }
          }
        }
      }
    }
    return (slotOfFiling, owned.withLock { $0[0] })
  }

  /// The filing with a number.
  private subscript(number: Int) -> NearMissFiling {
    var left = number
    for share in filings {
      if left < share.count { return share[left] }
      left -= share.count
    }
    return NearMissFiling(hash: 0, unit: 0, at: 0)
  }

  /// Counts a filing in the slot of its key; the result is the slot, or `end` when none before it is free.
  private func take(
    _ filing: NearMissFiling, _ slots: SharedMemory<NearMissTables.Slot>, from start: Int? = nil, before end: Int = .max
  ) -> Int {
    let mark = NearMissTables.mark(ofHash: filing.hash)
    var slot = start ?? Int(truncatingIfNeeded: filing.hash >> shift)
    while slot < end {
      let known = slots[slot]
      if known.place == 0 || known.mark == mark {
        slots[slot] = NearMissTables.Slot(mark: mark, exact: known.place == 0 ? filing.exact : 0, place: known.place + 1)
        return slot
      }
      slot += 1
      if end == .max, slot == 2 * half { slot = 0 }
    }
    return end
  }

  /// Writes the postings; `first` is the number of the first one of each half, from 1.
  private func fill(_ result: inout Result, _ slotOfFiling: [UInt32], from first: [UInt32]) {
    SharedMemory.with(&result.slots) { slots in
      result.postings = SharedMemory.array(count) { postings in
        DispatchQueue.concurrentPerform(iterations: 2) { side in
          var next = first[side]
          for slot in side * half..<(side + 1) * half where slots[slot].place != 0 {
            next += slots[slot].place
            slots[slot].place = next
          }
          // Each slot's postings are filled from their end backwards, which leaves `place` where they begin.
          var number = 0
          for share in filings {
            for filing in share {
              let slot = Int(slotOfFiling[number])
              number += 1
              guard (slot < half) == (side == 0) else { continue }
              let unit = units[Int(filing.unit)]
              slots[slot].place -= 1
              let from = Self.firstTold(of: unit, filing.at)
              postings[Int(slots[slot].place) - 1] = NearMissTables.Posting(
                characters: characters(of: unit, from: from), unit: filing.unit, count: UInt8(truncatingIfNeeded: unit.count),
                at: filing.at, from: UInt8(truncatingIfNeeded: from), isLast: false)
            }
          }
        }
      }
    }
  }

  /// Marks the last posting of each key, which stands before the first one of the next key, and where ``NearMissTables/Slot/exact``
  /// is before the key.
  private func finish(_ result: inout Result, _ slotOfFiling: [UInt32]) {
    SharedMemory.with(&result.slots) { slots in
      SharedMemory.with(&result.postings) { postings in
        DispatchQueue.concurrentPerform(iterations: 2) { side in
          for slot in side * half..<(side + 1) * half where slots[slot].place > 1 {
            postings[Int(slots[slot].place) - 2].isLast = true
          }
          var number = 0
          for share in filings {
            for filing in share {
              let slot = Int(slotOfFiling[number])
              number += 1
              if filing.isBefore, (slot < half) == (side == 0), slots[slot].exact != 0 {
                slots[slot].place |= NearMissTables.Slot.isBefore
              }
            }
          }
        }
      }
    }
    if count > 0 { result.postings[count - 1].isLast = true }
  }

  /// Where the four characters of a posting begin in the unit: in the half in which its key does not lie.
  private static func firstTold(of unit: NearMissIndex.Unit, _ at: UInt8) -> Int {
    let count = Int(unit.count)
    return count >= NearMissIndex.shortestHalved && Int(at) < count / 2 ? count - 4 : 0
  }

  private func characters(of unit: NearMissIndex.Unit, from: Int) -> UInt64 {
    let start = Int(unit.start) + from
    return (0..<min(4, Int(unit.count))).reduce(0) { $0 | UInt64(pool[start + $1]) << UInt64(16 * $1) }
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
  static func with(_ array: inout [Element], _ body: (SharedMemory) -> Void) {
    unsafe array.withUnsafeMutableBufferPointer { body(unsafe SharedMemory($0)) }
  }

  subscript(index: Int) -> Element {
    // SAFETY: debug builds check the index; slots come from hashes of as many bits as there are slots, postings from the count.
    get { unsafe base[index] }
    nonmutating set { unsafe base[index] = newValue }
  }
}
