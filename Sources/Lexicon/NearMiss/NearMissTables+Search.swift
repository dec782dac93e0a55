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
    var scratch = Scratch()
    scratch.questions.reserveCapacity(min(n, Self.chunk) * 2)
    scratch.answers.reserveCapacity(min(n, Self.chunk) * 2)
    var start = 0
    while start < n {
      let end = min(start &+ Self.chunk, n)
      scratch.questions.removeAll(keepingCapacity: true)
      scratch.answers.removeAll(keepingCapacity: true)
      ask(text, start..<end, &scratch.questions, &out)
      look(scratch.questions, &scratch.answers)
      for answer in scratch.answers { align(from: Int(answer.posting), at: Int(answer.index), t, &out) }
      start = end
    }
  }

  private static let chunk = 256

  /// Questions of a range of positions that the bitmap does not turn away.
  private func ask(
    _ text: borrowing NormalizedText, _ range: Range<Int>, _ questions: inout [Question], _ out: inout [NearMissCandidate]
  ) {
    let t = text.scalars.span
    let classes = text.classBytes.span
    let roughSounds = sounds.rough
    let rough = roughSounds.span
    let bitmap = bitmap.span
    let n = t.count
    let han = CharacterClass.hanUnit.rawValue
    // Whether the two characters at the place before, here and behind are a word.
    var i = range.lowerBound
    var joinsBefore = i > 0 && pairs.contains(t[i &- 1], t[i])
    var joinsHere = i &+ 1 < n && pairs.contains(t[i], t[i &+ 1])
    var joinsBehind = i &+ 2 < n && pairs.contains(t[i &+ 1], t[i &+ 2])
    while i < range.upperBound, i &+ 1 < n {
      let joinsLast = i &+ 3 < n && pairs.contains(t[i &+ 2], t[i &+ 3])
      defer {
        joinsBefore = joinsHere
        joinsHere = joinsBehind
        joinsBehind = joinsLast
        i &+= 1
      }
      guard classes[i] <= han, classes[i &+ 1] <= han, t[i] < 0x10000, t[i &+ 1] < 0x10000 else { continue }
      let a = t[i]
      let b = t[i &+ 1]
      let sa = rough[Int(a)]
      let sb = rough[Int(b)]
      if sa != 0, sb != 0, !joinsHere, !joinsBefore, !joinsBehind { pair(a, b, Self.key(sounds: sa, sb), i, bitmap, &out) }
      guard i &+ 2 < n, classes[i &+ 2] <= han, t[i &+ 2] < 0x10000 else { continue }
      let c = t[i &+ 2]
      let sc = rough[Int(c)]
      let hasSounds = sa != 0 && sb != 0 && sc != 0
      // A slip leaves a word of three a character that makes no word with either neighbour.
      if hasSounds, !joinsHere && !joinsBehind || !joinsBehind && !joinsLast || !joinsBefore && !joinsHere {
        Self.ask(Self.key(sounds: sa, sb, sc), i, Self.exact(a, b, c, 0), bitmap, &questions)
      }
      Self.ask(Self.key(a, b, c), i, 0, bitmap, &questions)
      guard i &+ 3 < n, t[i &+ 3] < 0x10000 else { continue }
      let d = t[i &+ 3]
      if hasSounds, rough[Int(d)] != 0 {
        Self.ask(Self.key(sounds: sa, sb, sc, rough[Int(d)]), i, Self.exact(a, b, c, d), bitmap, &questions)
      }
      guard classes[i &+ 3] <= han else { continue }
      // Two characters swapped may make words with their neighbours, so these are asked for at every place.
      Self.ask(Self.key(a, b, d), i, 0, bitmap, &questions)
      Self.ask(Self.key(a, c, d), i, 0, bitmap, &questions)
    }
  }

  @inline(__always)
  private static func ask(_ key: UInt64, _ i: Int, _ exact: UInt16, _ bitmap: Span<UInt64>, _ questions: inout [Question]) {
    let hash = key &* FormMatcher.multiplier
    let bit = Int(truncatingIfNeeded: hash >> bitmapShift)
    guard bitmap[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 else { return }
    questions.append(Question(hash: hash, index: UInt32(truncatingIfNeeded: i), exact: exact))
  }

  /// Finds the postings of questions, but for those whose characters stand there exactly.
  private func look(_ questions: [Question], _ answers: inout [(posting: UInt32, index: UInt32)]) {
    for question in questions {
      guard let slot = find(question.hash), question.exact == 0 || slot.exact != question.exact else { continue }
      answers.append((slot.first &- 1, question.index))
    }
  }

  /// The slot of a key; nil when nothing is filed under it.
  @inline(__always)
  private func find(_ hash: UInt64) -> Slot? {
    let slots = slots.span
    let mark = Self.mark(ofHash: hash)
    var slot = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[slot].first != 0 {
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
        let first = UInt32(pool[Int(posting.start)]) == a
        let second = UInt32(pool[Int(posting.start) &+ 1]) == b
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
  private func align(_ posting: Posting, at start: Int, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]) {
    let n = Int(posting.count)
    let u = Int(posting.start)
    let pool = pool.span
    var p = 0
    if start >= 0 {
      let most = min(n, t.count &- start)
      while p < most, t[start &+ p] == UInt32(pool[u &+ p]) { p &+= 1 }
      if p == n { return }
    }
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

  /// Aligns a unit with a stretch of the text. `agreed` is how many characters agree from the start, where that is known.
  private func align(
    _ posting: Posting, _ s: Int, _ length: Int, _ agreed: Int?, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]
  ) {
    let n = Int(posting.count)
    let u = Int(posting.start)
    let e = s &+ length
    guard s >= 0, e <= t.count else { return }
    let pool = pool.span
    var p = agreed ?? 0
    if agreed == nil {
      while p < n, p < length, t[s &+ p] == UInt32(pool[u &+ p]) { p &+= 1 }
    }
    guard length == n || p > 0 else { return }
    var q = 0
    while q < n &- p, q < length &- p, t[e &- 1 &- q] == UInt32(pool[u &+ n &- 1 &- q]) { q &+= 1 }
    if let edit = slip(n, length, p, q, s, u, t) {
      let candidate = NearMissCandidate(unit: Int(posting.unit), range: s..<e, at: p, edit: edit)
      if !out.suffix(12).contains(candidate) { out.append(candidate) }
    }
  }

  /// What the slip is when `p` characters agree from the start and `q` from the end; nil when it is more than one.
  @inline(__always)
  private func slip(_ n: Int, _ length: Int, _ p: Int, _ q: Int, _ s: Int, _ u: Int, _ t: Span<UInt32>) -> NearMissCandidate.Edit? {
    if length == n {
      let wrong = n &- p &- q
      if wrong == 1 { return .substituted(1) }
      guard wrong == 2 else { return nil }
      let first = UInt32(pool[u &+ p])
      let second = UInt32(pool[u &+ p &+ 1])
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
