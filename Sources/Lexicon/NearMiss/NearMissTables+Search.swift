import TextModel

extension NearMissTables {
  /// Asks for the keys of every position and aligns what answers.
  ///
  /// A chunk at a time, in three passes: which keys may be filed, where their postings are, what aligns. The memory that
  /// each pass reads lies anywhere, so a pass asks for much of it at once instead of waiting for one answer after the other.
  borrowing func collect(in text: borrowing NormalizedText, into out: inout [NearMissCandidate]) {
    let n = text.count
    guard n >= 2 else { return }
    let t = text.scalars.span
    var scratch = Scratch(count: min(n, Self.chunk))
    var start = 0
    while start < n {
      let end = min(start &+ Self.chunk, n)
      ask(text, start..<end, &scratch, &out)
      look(&scratch)
      for answer in scratch.answers { align(from: Int(answer.posting), at: Int(answer.index), t, &out) }
      start = end
    }
  }

  private static let chunk = 256

  /// Questions of a range of positions that the bitmap does not turn away.
  private func ask(
    _ text: borrowing NormalizedText, _ range: Range<Int>, _ scratch: inout Scratch, _ out: inout [NearMissCandidate]
  ) {
    let t = text.scalars.span
    let classes = text.classBytes.span
    let roughSounds = sounds.rough
    let rough = roughSounds.span
    let bitmap = bitmap.span
    let n = t.count
    let han = CharacterClass.hanUnit.rawValue
    // From the character before the range to the second one behind it.
    let first = max(0, range.lowerBound &- 1)
    pairs.levels(in: t, first..<min(n, range.upperBound &+ 2), into: &scratch.levels)
    scratch.questionCount = 0
    var i = range.lowerBound
    while i < range.upperBound, i &+ 1 < n {
      defer { i &+= 1 }
      guard classes[i] <= han, classes[i &+ 1] <= han, t[i] < 0x10000, t[i &+ 1] < 0x10000 else { continue }
      let at = i &- first
      let a = t[i]
      let b = t[i &+ 1]
      let sa = rough[Int(a)]
      let sb = rough[Int(b)]
      // Whether the two characters at the place before, here, behind and after that are a word.
      let joinsBefore = at > 0 && scratch.levels[at &- 1] != 0
      let joinsHere = scratch.levels[at] != 0
      let joinsBehind = at &+ 1 < scratch.levels.count && scratch.levels[at &+ 1] != 0
      if sa != 0, sb != 0, !joinsHere, !joinsBefore, !joinsBehind { pair(a, b, Self.key(sounds: sa, sb), i, bitmap, &out) }
      guard i &+ 2 < n, classes[i &+ 2] <= han, t[i &+ 2] < 0x10000 else { continue }
      let joinsLast = at &+ 2 < scratch.levels.count && scratch.levels[at &+ 2] != 0
      let c = t[i &+ 2]
      let sc = rough[Int(c)]
      let hasSounds = sa != 0 && sb != 0 && sc != 0
      // A slip leaves a word of three a character that makes no word with either neighbour.
      let isStranded = !joinsHere && !joinsBehind || !joinsBehind && !joinsLast || !joinsBefore && !joinsHere
      Self.ask(Self.key(sounds: sa, sb, sc), i, Self.exact(a, b, c, 0), 0, hasSounds && isStranded, bitmap, &scratch)
      let d = i &+ 3 < n ? t[i &+ 3] : 0
      let before = UInt16(truncatingIfNeeded: i > 0 ? t[i &- 1] : 0)
      Self.ask(Self.key(a, b, c), i, UInt16(truncatingIfNeeded: d), before, true, bitmap, &scratch)
      guard i &+ 3 < n, d < 0x10000 else { continue }
      let sd = rough[Int(d)]
      Self.ask(Self.key(sounds: sa, sb, sc, sd), i, Self.exact(a, b, c, d), 0, hasSounds && sd != 0, bitmap, &scratch)
      guard classes[i &+ 3] <= han else { continue }
      // Two characters swapped may make words with their neighbours, so these are asked for at every place.
      Self.ask(Self.key(a, b, d), i, UInt16(truncatingIfNeeded: c), 0, true, bitmap, &scratch)
      Self.ask(Self.key(a, c, d), i, UInt16(truncatingIfNeeded: b), 0, true, bitmap, &scratch)
    }
  }

  /// Notes a question that may be answered. Which ones may, nobody can guess, so none is branched upon.
  @inline(__always)
  private static func ask(
    _ key: UInt64, _ i: Int, _ exact: UInt16, _ before: UInt16, _ isAsked: Bool, _ bitmap: Span<UInt64>, _ scratch: inout Scratch
  ) {
    let hash = key &* FormMatcher.multiplier
    let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
    scratch.questions[scratch.questionCount] = Question(
      hash: hash, index: UInt32(truncatingIfNeeded: i), exact: exact, before: before)
    let isFiled = bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1
    scratch.questionCount &+= Int(truncatingIfNeeded: isFiled & (isAsked ? 1 : 0))
  }

  /// Finds the postings of questions, but for those whose characters stand there exactly.
  private func look(_ scratch: inout Scratch) {
    scratch.answers.removeAll(keepingCapacity: true)
    var number = 0
    while number < scratch.questionCount {
      let question = scratch.questions[number]
      number &+= 1
      guard let slot = find(question.hash) else { continue }
      let stands = slot.place & Slot.isBefore != 0 ? question.before : question.exact
      guard slot.exact == 0 || slot.exact != stands else { continue }
      scratch.answers.append((slot.first &- 1, question.index))
    }
  }

  /// The slot of a key; nil when nothing is filed under it.
  @inline(__always)
  private func find(_ hash: UInt64) -> Slot? {
    let slots = slots.span
    let mark = Self.mark(ofHash: hash)
    var slot = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[slot].place != 0 {
      if slots[slot].mark == mark { return slots[slot] }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  private func align(from first: Int, at index: Int, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]) {
    let postings = postings.span
    var at = first
    while true {
      let posting = postings[at]
      align(posting, at: index &- Int(posting.at), t, &out)
      if posting.isLast { return }
      at &+= 1
    }
  }

  /// Two characters that sound like a common word but are none, neither with a neighbour.
  private func pair(
    _ a: UInt32, _ b: UInt32, _ key: UInt64, _ i: Int, _ bitmap: Span<UInt64>, _ out: inout [NearMissCandidate]
  ) {
    let hash = key &* FormMatcher.multiplier
    let bit = Int(truncatingIfNeeded: hash >> Self.bitmapShift)
    guard bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0, let slot = find(hash) else { return }
    var at = Int(slot.first) &- 1
    while true {
      let posting = postings[at]
      if posting.count == 2 {
        let first = posting.character(0) == a
        let second = posting.character(1) == b
        if first != second {
          out.append(NearMissCandidate(unit: Int(posting.unit), range: i..<i &+ 2, at: first ? 1 : 0, edit: .substituted(1)))
        }
      }
      if posting.isLast { return }
      at &+= 1
    }
  }

  /// Aligns a unit that should start about `start` with the text: at most one slip. Behind a missing or an additional character
  /// the unit's key stands one place off.
  @inline(__always)
  private func align(_ posting: Posting, at start: Int, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]) {
    let n = Int(posting.count)
    var p = 0
    if start >= 0 {
      let most = min(n, t.count &- start)
      let short = min(most, 4)
      while p < short, t[start &+ p] == posting.character(p) { p &+= 1 }
      if p == 4, n > 4 {
        let u = Int(starts[Int(posting.unit)])
        while p < most, t[start &+ p] == UInt32(pool[u &+ p]) { p &+= 1 }
      }
      if p == n { return }
    }
    alignAll(posting, at: start, p, t, &out)
  }

  /// Aligns a unit that does not stand at `start` itself; `p` characters of it do.
  private func alignAll(_ posting: Posting, at start: Int, _ p: Int, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]) {
    let n = Int(posting.count)
    align(posting, start, n, p, t, &out)
    guard n >= 4 else { return }
    align(posting, start, n &- 1, p, t, &out)
    align(posting, start, n &+ 1, p, t, &out)
    // 建构城市: with the first two swapped, first, third and fourth stand side by side, one place later.
    if n <= 5 { align(posting, start &- 1, n, nil, t, &out) }
    if posting.at > 0 {
      align(posting, start &- 1, n &+ 1, nil, t, &out)
      align(posting, start &+ 1, n &- 1, nil, t, &out)
    }
  }

  /// A character of a posting's unit.
  @inline(__always)
  private func character(_ posting: Posting, _ place: Int) -> UInt32 {
    place < 4 ? posting.character(place) : UInt32(pool[Int(starts[Int(posting.unit)]) &+ place])
  }

  /// Aligns a unit with a stretch of the text. `agreed` is how many characters agree from the start, where that is known.
  private func align(
    _ posting: Posting, _ s: Int, _ length: Int, _ agreed: Int?, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]
  ) {
    let n = Int(posting.count)
    let e = s &+ length
    guard s >= 0, e <= t.count else { return }
    var p = agreed ?? 0
    if agreed == nil {
      while p < n, p < length, t[s &+ p] == character(posting, p) { p &+= 1 }
    }
    guard length == n || p > 0 else { return }
    var q = 0
    while q < n &- p, q < length &- p, t[e &- 1 &- q] == character(posting, n &- 1 &- q) { q &+= 1 }
    if let edit = slip(posting, length, p, q, s, t) {
      let candidate = NearMissCandidate(unit: Int(posting.unit), range: s..<e, at: p, edit: edit)
      if !out.suffix(12).contains(candidate) { out.append(candidate) }
    }
  }

  /// What the slip is when `p` characters agree from the start and `q` from the end; nil when it is more than one.
  @inline(__always)
  private func slip(_ posting: Posting, _ length: Int, _ p: Int, _ q: Int, _ s: Int, _ t: Span<UInt32>) -> NearMissCandidate.Edit? {
    let n = Int(posting.count)
    if length == n {
      let wrong = n &- p &- q
      if wrong == 1 {
        // In a short unit only a character that sounds or looks like the right one is a slip.
        let isLikely =
          n >= 6 || sounds.mayBeAlike(t[s &+ p], character(posting, p)) || likeness.mayBeShape(t[s &+ p], character(posting, p))
        return isLikely ? .substituted(1) : nil
      }
      guard wrong == 2 else { return nil }
      let first = character(posting, p)
      let second = character(posting, p &+ 1)
      if t[s &+ p] == second, t[s &+ p &+ 1] == first { return .swapped }
      if n >= 4, sounds.relation(t[s &+ p], first) == .same, sounds.relation(t[s &+ p &+ 1], second) == .same {
        return .substituted(2)
      }
      return nil
    }
    // At its edges a unit that lacks a character or has one too many is another unit, or the same with a neighbour.
    guard p > 0, q > 0 else { return nil }
    if length == n &- 1 { return p &+ q >= n &- 1 ? .missing : nil }
    return p &+ q >= n ? .extra : nil
  }
}
