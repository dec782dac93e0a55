import TextModel

/// Runs of `*`, `_` and `~` and how they pair (CommonMark 0.31, 6.2, with flanking as is sensible beside Chinese text).
struct MarkdownDelimiters {
  private struct Run {
    var position: Int
    var count: Int
    var original: Int
    var character: UInt8
    var opens: Bool
    var closes: Bool
    var previous: Int
    var next: Int
  }

  private var runs: [Run] = []
  /// The last run that is not paired yet; −1 when there is none.
  private var last = -1

  /// Number of runs so far.
  var count: Int { runs.count }

  /// Takes the run at an offset; returns the offset after it.
  mutating func read(_ bytes: [UInt8], at start: Int) -> Int {
    let character = bytes[start]
    var end = start
    while end < bytes.count, bytes[end] == character { end += 1 }
    if character == UInt8(ascii: "~"), end - start > 2 { return end }
    let before = Self.kind(before: start, bytes)
    let after = Self.kind(at: end, bytes)
    // CommonMark's rule would keep `**强调：**后文` from closing, since the colon is punctuation before a letter; Chinese
    // characters and their punctuation are therefore never an obstacle.
    let isLeft = after != .space && (after != .punctuation || before != .letter)
    let isRight = before != .space && (before != .punctuation || after != .letter)
    let isUnderscore = character == UInt8(ascii: "_")
    let opens = isLeft && (!isUnderscore || !isRight || before == .punctuation)
    let closes = isRight && (!isUnderscore || !isLeft || after == .punctuation)
    runs.append(
      Run(
        position: start, count: end - start, original: end - start, character: character, opens: opens, closes: closes,
        previous: last,
        next: -1))
    if last >= 0 { runs[last].next = runs.count - 1 }
    last = runs.count - 1
    return end
  }

  /// Pairs the runs from number `first` on and forgets them. Linear: how far back a kind of closer found nothing is kept.
  mutating func resolve(from first: Int, _ marks: inout [MarkdownInlines.Mark]) {
    // The list may have lost run `first` itself: find the first one left.
    var closer = -1
    var walk = last
    while walk >= first {
      closer = walk
      walk = runs[walk].previous
    }
    let bottom = walk
    var bottoms = [Int](repeating: bottom, count: 18)
    while closer >= 0 {
      guard runs[closer].closes else {
        closer = runs[closer].next
        continue
      }
      let key = Self.key(runs[closer].character) * 6 + (runs[closer].opens ? 3 : 0) + runs[closer].original % 3
      var opener = runs[closer].previous
      var found = false
      while opener > bottom, opener > bottoms[key] {
        if runs[opener].opens, runs[opener].character == runs[closer].character, matches(opener, closer) {
          found = true
          break
        }
        opener = runs[opener].previous
      }
      guard found else {
        bottoms[key] = runs[closer].previous
        let next = runs[closer].next
        if !runs[closer].opens { remove(closer) }
        closer = next
        continue
      }
      pair(opener, closer, &marks)
      if runs[opener].count == 0 { remove(opener) }
      if runs[closer].count == 0 {
        let next = runs[closer].next
        remove(closer)
        closer = next
      }
    }
    last = bottom
    if bottom >= 0 { runs[bottom].next = -1 }
  }

  private func matches(_ opener: Int, _ closer: Int) -> Bool {
    let a = runs[opener]
    let b = runs[closer]
    if a.character == UInt8(ascii: "~") { return a.count == b.count }
    return !((a.closes || b.opens) && (a.original + b.original) % 3 == 0 && !(a.original % 3 == 0 && b.original % 3 == 0))
  }

  private mutating func pair(_ opener: Int, _ closer: Int, _ marks: inout [MarkdownInlines.Mark]) {
    let isTilde = runs[opener].character == UInt8(ascii: "~")
    let length = isTilde ? runs[opener].count : runs[opener].count >= 2 && runs[closer].count >= 2 ? 2 : 1
    let from = runs[opener].position + runs[opener].count - length
    marks.append(MarkdownInlines.Mark(start: from, end: from + length, reading: .splice(.nothing)))
    let at = runs[closer].position
    marks.append(MarkdownInlines.Mark(start: at, end: at + length, reading: .splice(.nothing)))
    runs[opener].count -= length
    runs[closer].count -= length
    runs[closer].position += length
    // Whatever stands between them can pair no more.
    runs[opener].next = closer
    runs[closer].previous = opener
  }

  private mutating func remove(_ run: Int) {
    let previous = runs[run].previous
    let next = runs[run].next
    if previous >= 0 { runs[previous].next = next }
    if next >= 0 { runs[next].previous = previous } else if last == run { last = previous }
  }

  private static func key(_ character: UInt8) -> Int { character == UInt8(ascii: "*") ? 0 : character == UInt8(ascii: "_") ? 1 : 2 }

  private enum Kind {
    case space
    case punctuation
    case letter
    case chinese
  }

  private static func kind(before offset: Int, _ bytes: [UInt8]) -> Kind {
    var i = offset - 1
    while i > 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return kind(at: i, bytes)
  }

  private static func kind(at i: Int, _ bytes: [UInt8]) -> Kind {
    guard i >= 0, i < bytes.count else { return .space }
    let lead = bytes[i]
    if lead < 0x80 { return lead <= 0x20 ? .space : MarkdownSyntax.isPunctuation(lead) ? .punctuation : .letter }
    if lead == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xA0 { return .space }
    if lead == 0xE3, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x80 { return .space }
    return lead >= 0xE2 ? .chinese : .letter
  }
}
