import TextModel

/// Whether a unit stands with one slip where one of its keys does.
extension NearMissTables {
  /// Aligns a unit that should start about `start` with the text: at most one slip. Behind a missing or an additional character
  /// the unit's key stands one place off.
  func align(
    _ posting: Posting, at start: Int, _ t: Span<UInt32>, _ text: borrowing NearMissText, _ out: inout [NearMissCandidate]
  ) {
    var p = 0
    if start >= 0 {
      p = agreement(Int(starts[Int(posting.unit)]), Int(posting.count), start, text.characters.span)
      if p == posting.count { return }
    }
    alignAll(posting, at: start, p, t, &out)
  }

  /// How many characters of a unit agree with the text from a place on, four at a time.
  private func agreement(_ first: Int, _ count: Int, _ start: Int, _ text: Span<UInt16>) -> Int {
    let pool = pool.span.extracting(first..<first &+ count)
    var p = 0
    while p &+ 4 <= count {
      // SAFETY: the four characters are those of the unit.
      let four = unsafe pool.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* p, as: UInt64.self)
      let difference = four ^ text.four(from: start &+ p)
      if difference != 0 { return p &+ difference.trailingZeroBitCount >> 4 }
      p &+= 4
    }
    while p < count, pool[p] == UInt16(truncatingIfNeeded: text.four(from: start &+ p)) { p &+= 1 }
    return p
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
    let known = place &- posting.from
    return known >= 0 && known < 4 ? posting.character(known) : UInt32(pool[Int(starts[Int(posting.unit)]) &+ place])
  }

  /// Aligns a unit with a stretch of the text. `agreed` is how many characters agree from the start, where that is known.
  private func align(
    _ posting: Posting, _ s: Int, _ length: Int, _ agreed: Int?, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]
  ) {
    let n = Int(posting.count)
    let e = s &+ length
    guard s >= 0, e <= t.count else { return }
    var p = min(agreed ?? 0, length)
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
