import TextModel

/// Finds wrong forms within right ones: sorted forms, a hash table of their first twelve bytes (four Chinese characters).
///
/// A dictionary may have a million rows: looking a right form up costs a few steps for each of its characters, whatever the
/// number of wrong forms and however many of them begin alike.
struct WrongFormIndex {
  private static let longest = 12
  private static let pairLength = 6

  private var pool: [UInt8] = []
  private var offsets: [Int32] = [0]
  /// Numbers of the forms, by their bytes.
  private var order: [Int32] = []
  /// For each hash of a beginning, the first place in ``order``.
  private var slots: [Int32] = []
  /// How many forms have the beginning of the form at each place of ``order`` where one begins.
  private var sizes: [Int32] = []
  /// The lengths that beginnings have, ascending.
  private var lengths: [Int] = []
  /// How many of them are less than six.
  private var shortCount = 0
  /// A bit for the hash of the first six bytes of each form that has as many: most places of a text begin none.
  private var pairs: [UInt64] = []
  private var pairShift: UInt64 = 52

  /// Adds a form; forms are numbered from 0.
  mutating func add(_ form: ArraySlice<UInt8>) {
    pool += form
    offsets.append(Int32(truncatingIfNeeded: pool.count))
  }

  /// The bytes of a form.
  func form(_ number: Int) -> ArraySlice<UInt8> { pool[Int(offsets[number])..<Int(offsets[number + 1])] }

  /// Makes the index of what was added. O(n log n).
  mutating func finish() {
    sort()
    var size = 64
    while size < order.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    sizes = [Int32](repeating: 0, count: order.count)
    // Sixteen bits for each form.
    var pairBits: UInt64 = 12
    while 1 << pairBits < order.count * 16 { pairBits += 1 }
    (pairs, pairShift) = ([UInt64](repeating: 0, count: 1 << (pairBits - 6)), 64 - pairBits)
    var lengths: Set<Int> = []
    var first = 0
    while first < order.count {
      let beginning = form(Int(order[first])).prefix(Self.longest)
      let isWhole = beginning.count < Self.longest
      var end = first + 1
      while end < order.count {
        let other = form(Int(order[end]))
        guard isWhole ? other.elementsEqual(beginning) : other.starts(with: beginning) else { break }
        end += 1
      }
      var hash = FNV1a()
      for byte in beginning { hash.add(byte) }
      mark(beginning)
      var slot = Self.mixed(hash.value) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: first)
      sizes[first] = Int32(truncatingIfNeeded: end - first)
      lengths.insert(beginning.count)
      first = end
    }
    self.lengths = lengths.sorted()
    shortCount = self.lengths.count { $0 < Self.pairLength }
  }

  private mutating func sort() {
    func key(_ number: Int) -> UInt64 {
      var key: UInt64 = 0
      for place in 0..<8 {
        let at = Int(offsets[number]) + place
        key = key << 8 | (at < Int(offsets[number + 1]) ? UInt64(pool[at]) : 0)
      }
      return key
    }
    var items = (0..<offsets.count - 1).map { (key: key($0), number: Int32(truncatingIfNeeded: $0)) }
    items.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      let x = form(Int(a.number))
      let y = form(Int(b.number))
      return x.lexicographicallyPrecedes(y) || a.number < b.number && !y.lexicographicallyPrecedes(x)
    }
    order = items.map(\.number)
  }

  private mutating func mark(_ form: ArraySlice<UInt8>) {
    guard form.count >= Self.pairLength else { return }
    var pair: UInt64 = 0
    for byte in form.prefix(Self.pairLength) { pair = pair << 8 | UInt64(byte) }
    let bit = Self.bit(ofPair: pair, shift: pairShift)
    pairs[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  private static func bit(ofPair pair: UInt64, shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// Calls `body` with the number of each form that stands in a part of some bytes and its offset there, by offset.
  func forEachMatch(in bytes: [UInt8], _ text: Range<Int>, _ body: (_ number: Int, _ offset: Int) -> Void) {
    let span = bytes.span
    let pairs = pairs
    let bits = pairs.span
    var start = text.lowerBound
    while start < text.upperBound {
      defer { start &+= 1 }
      if span[start] & 0xC0 == 0x80 { continue }
      if shortCount > 0 { match(span, start, text, lengths[..<shortCount], body) }
      guard start + Self.pairLength <= text.upperBound else { continue }
      var pair: UInt64 = 0
      var i = start
      while i < start &+ Self.pairLength {
        pair = pair << 8 | UInt64(span[i])
        i &+= 1
      }
      let bit = Self.bit(ofPair: pair, shift: pairShift)
      if bits[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 {
        match(span, start, text, lengths[shortCount...], body)
      }
    }
  }

  /// Tells the forms at one place whose beginnings have one of some lengths.
  private func match(
    _ span: Span<UInt8>, _ start: Int, _ text: Range<Int>, _ lengths: ArraySlice<Int>,
    _ body: (_ number: Int, _ offset: Int) -> Void
  ) {
    var hash = FNV1a()
    var at = start
    for length in lengths {
      guard start + length <= text.upperBound else { return }
      while at < start + length {
        hash.add(span[at])
        at &+= 1
      }
      if let place = place(hash.value, of: span, start, length) {
        narrow(place, span, start, text.upperBound) { body($0, start - text.lowerBound) }
      }
    }
  }

  /// The first place in the order of a beginning that stands in a text; nil when none does.
  private func place(_ hash: UInt64, of text: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
    var slot = Self.mixed(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      let first = Int(offsets[Int(order[place])])
      let count = Int(offsets[Int(order[place]) + 1]) - first
      if min(count, Self.longest) == length {
        var i = 0
        while i < length, pool[first + i] == text[start + i] { i += 1 }
        if i == length { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Tells the forms of one beginning that go on as the text does.
  private func narrow(_ place: Int, _ text: Span<UInt8>, _ start: Int, _ limit: Int, _ body: (Int) -> Void) {
    var low = place
    var high = place + Int(sizes[place])
    var depth = min(Self.longest, count(low))
    while low < high {
      // Forms that end here stand first.
      while low < high, count(low) == depth {
        body(Int(order[low]))
        low += 1
      }
      guard low < high, start + depth < limit else { return }
      let next = text[start + depth]
      low = firstPlace(low, high) { byte($0, depth) >= next }
      high = firstPlace(low, high) { byte($0, depth) > next }
      depth += 1
    }
  }

  private func firstPlace(_ first: Int, _ end: Int, where holds: (Int) -> Bool) -> Int {
    var low = first
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func count(_ place: Int) -> Int { Int(offsets[Int(order[place]) + 1] - offsets[Int(order[place])]) }

  private func byte(_ place: Int, _ depth: Int) -> UInt8 { pool[Int(offsets[Int(order[place])]) + depth] }

  private static func mixed(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(Int.max)) }
}
