import TextModel

/// The numbers of things by 64-bit keys: open addressing in two arrays, sixteen bytes a thing.
///
/// A dictionary may have a million rows; a `Dictionary` of their names costs ten times as much.
struct KeyIndex {
  /// The keys, in order of addition.
  private(set) var keys: [UInt64] = []
  /// One more than the number of a key; 0 for a free slot.
  private var slots: [UInt32]

  init(reserving count: Int = 0) {
    var size = 64
    while size < count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    keys.reserveCapacity(count)
  }

  /// Number of keys.
  var count: Int { keys.count }

  /// The number of a key; nil when there is none.
  func number(of key: UInt64) -> Int? {
    let slot = slot(of: key)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Adds a key; gives its number and whether it is new. Numbers count from 0 in order of addition.
  @discardableResult
  mutating func add(_ key: UInt64) -> (number: Int, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
    keys.append(key)
    slots[slot] = UInt32(truncatingIfNeeded: keys.count)
    if keys.count * 2 > slots.count { grow() }
    return (keys.count - 1, true)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    // The low bits of FNV-1a are weak.
    var slot = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(truncatingIfNeeded: number + 1) }
  }
}

extension FNV1a {
  /// Hash of a part of some bytes.
  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let span = bytes.span
    var hash = FNV1a()
    var i = range.lowerBound
    while i < range.upperBound {
      hash.add(span[i])
      i &+= 1
    }
    return hash.value
  }

  /// Hash of a text.
  static func hash(_ text: String) -> UInt64 {
    var hash = FNV1a()
    for byte in text.utf8 { hash.add(byte) }
    return hash.value
  }
}
