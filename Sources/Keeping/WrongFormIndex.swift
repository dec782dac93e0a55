import TextModel

/// Finds wrong forms within right ones: a hash table by the first bytes of the forms, twelve at most (four Chinese characters).
///
/// A dictionary may have a million rows: looking a right form up costs a few steps for each of its characters, whatever the
/// number of wrong forms.
struct WrongFormIndex {
  private static let longest = 12

  private var pool: [UInt8] = []
  private var offsets: [Int] = [0]
  /// The first form of each slot; -1 for none.
  private var heads: [Int32]
  /// The next form in the same slot.
  private var next: [Int32]
  /// The lengths that beginnings of forms have, ascending.
  private let lengths: [Int]

  init(_ forms: [[UInt8]]) {
    var size = 64
    while size < forms.count * 4 { size *= 2 }
    heads = [Int32](repeating: -1, count: size)
    next = [Int32](repeating: -1, count: forms.count)
    lengths = Set(forms.map { min($0.count, Self.longest) }).sorted()
    for (number, form) in forms.enumerated() {
      var hash = FNV1a()
      for byte in form.prefix(Self.longest) { hash.add(byte) }
      let slot = Int(truncatingIfNeeded: Self.mixed(hash.value)) & (size - 1)
      next[number] = heads[slot]
      heads[slot] = Int32(truncatingIfNeeded: number)
      pool += form
      offsets.append(pool.count)
    }
  }

  /// Calls `body` with the number of each form that stands in a text and its byte offset there, by offset.
  func forEachMatch(in text: ArraySlice<UInt8>, _ body: (_ number: Int, _ offset: Int) -> Void) {
    for start in text.indices where text[start] & 0xC0 != 0x80 {
      var hash = FNV1a()
      var at = start
      for length in lengths {
        guard start + length <= text.endIndex else { break }
        for i in at..<start + length { hash.add(text[i]) }
        at = start + length
        var number = heads[Int(truncatingIfNeeded: Self.mixed(hash.value)) & (heads.count - 1)]
        while number >= 0 {
          if stands(Int(number), beginning: length, at: start, in: text) { body(Int(number), start - text.startIndex) }
          number = next[Int(number)]
        }
      }
    }
  }

  private func stands(_ number: Int, beginning length: Int, at start: Int, in text: ArraySlice<UInt8>) -> Bool {
    let first = offsets[number]
    let count = offsets[number + 1] - first
    guard min(count, Self.longest) == length, start + count <= text.endIndex else { return false }
    for i in 0..<count where pool[first + i] != text[start + i] { return false }
    return true
  }

  /// The low bits of FNV-1a are weak.
  private static func mixed(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }
}
