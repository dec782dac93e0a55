import TextModel

/// What the writer has typed of an entry: Han characters, syllables, initials, in any mixture (`quanmzx`, `两gwh`).
struct CompletionQuery {
  /// One scalar each; Latin letters in lower case, tone marks taken off, `ü` and `u:` as `v`.
  let scalars: [UInt32]

  init(_ text: some Sequence<Unicode.Scalar>) {
    var scalars: [UInt32] = []
    for scalar in text {
      if scalar.value >= 0x41, scalar.value <= 0x5A {
        scalars.append(scalar.value | 0x20)
      } else if let base = PinyinTone.base(of: scalar.value) {
        scalars.append(UInt32(base.letter))
      } else {
        scalars.append(scalar.value)
      }
    }
    self.scalars = scalars
  }

  var isEmpty: Bool { scalars.isEmpty }
  /// Whether any letter is Latin.
  var hasLetters: Bool { scalars.contains { $0 >= 0x61 && $0 <= 0x7A } }

  /// How well the query names an entry: nil when it does not. The larger the better: whole syllables and Han characters count
  /// more than bare initials.
  ///
  /// The search goes back where a letter may begin the next character or go on with the syllable (`xian` is 先 or 西安); a
  /// name has few readings, so that it stays short, and ``steps`` ends it in any case.
  func score(_ name: ArraySlice<UInt32>, _ readings: ReadingTable) -> Int? {
    var steps = 400
    return score(0, name, readings, &steps)
  }

  private func score(_ at: Int, _ name: ArraySlice<UInt32>, _ readings: ReadingTable, _ steps: inout Int) -> Int? {
    if at == scalars.count { return 0 }
    guard let character = name.first, steps > 0 else { return nil }
    steps -= 1
    let rest = name.dropFirst()
    if scalars[at] == character || scalars[at] == (character | 0x20) && character < 0x80 {
      if let score = score(at + 1, rest, readings, &steps) { return score + 8 }
    }
    // Marks of punctuation in a name need not be typed.
    if Self.isMark(character) { return score(at, rest, readings, &steps) }
    guard Self.isLetter(scalars[at]) else { return nil }
    var best: Int?
    for reading in readings.readings(of: character) {
      var length = 0
      while length < reading.count, at + length < scalars.count, Self.same(scalars[at + length], reading[length]) { length += 1 }
      while length > 0 {
        // A syllable may be typed whole, by its initial alone (zh, ch, sh too), or be cut off at the end of the query.
        let isWhole = length == reading.count
        let isInitial = length == 1 || length == 2 && reading.count > 2 && reading[1] == 0x68
        // The number of a tone behind a whole syllable says nothing.
        let end = at + length
        let next = isWhole && end < scalars.count && scalars[end] >= 0x31 && scalars[end] <= 0x35 ? end + 1 : end
        if isWhole || isInitial || end == scalars.count, let more = score(next, rest, readings, &steps) {
          let score = more + (isWhole ? 6 : isInitial ? 3 : 2)
          if score > best ?? -1 { best = score }
        }
        length -= 1
      }
    }
    return best
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x61 && scalar <= 0x7A }

  /// `u` stands for `ü` where somebody types `lu` for 旅.
  private static func same(_ typed: UInt32, _ letter: UInt8) -> Bool {
    typed == UInt32(letter) || letter == 0x76 && typed == 0x75
  }

  static func isMark(_ scalar: UInt32) -> Bool {
    scalar == 0x201C || scalar == 0x201D || scalar == 0x3001 || scalar == 0xB7 || scalar == 0xFF08 || scalar == 0xFF09
      || scalar == 0xFF0C
  }
}
