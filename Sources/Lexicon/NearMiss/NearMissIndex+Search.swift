public import TextModel

extension NearMissIndex {
  /// Appends the slips of a paragraph that are near a unit, best one at each place, in order of position.
  ///
  /// - Parameters:
  ///   - hits: All dictionary forms of the paragraph, in order of start.
  ///   - lexicon: The snapshot that this index belongs to.
  public func search(
    in text: borrowing NormalizedText, hits: borrowing [FormMatcher.Hit], lexicon: borrowing LexiconSnapshot,
    into out: inout [NearMiss]
  ) {
    var candidates: [NearMissCandidate] = []
    collect(in: text, into: &candidates)
    guard !candidates.isEmpty else { return }
    let judge = NearMissJudge(index: self, words: words, sounds: sounds, likeness: lexicon.likeness)
    var found: [NearMiss] = []
    for candidate in candidates {
      if let miss = judge.judge(candidate, in: text, hits: hits, lexicon: lexicon) { found.append(miss) }
    }
    found.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.range.lowerBound < $1.range.lowerBound }
    var chosen: [NearMiss] = []
    for miss in found where !chosen.contains(where: { $0.range.overlaps(miss.range) }) { chosen.append(miss) }
    out.append(contentsOf: chosen.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// Asks for the keys of every position and aligns what answers.
  private func collect(in text: borrowing NormalizedText, into out: inout [NearMissCandidate]) {
    let t = text.scalars.span
    let classes = text.classBytes.span
    let roughOfCharacters = sounds.rough
    let rough = roughOfCharacters.span
    let n = t.count
    guard n >= 2 else { return }
    let han = CharacterClass.hanUnit.rawValue
    var i = 0
    while i &+ 1 < n {
      defer { i &+= 1 }
      guard classes[i] <= han, classes[i &+ 1] <= han else { continue }
      let a = t[i]
      let b = t[i &+ 1]
      guard a < 0x10000, b < 0x10000 else { continue }
      let sa = rough[Int(a)]
      let sb = rough[Int(b)]
      let third = i &+ 2 < n && classes[i &+ 2] <= han && t[i &+ 2] < 0x10000
      if sa != 0, sb != 0 {
        pair(a, b, sa, sb, i, text, &out)
        if third {
          let c = t[i &+ 2]
          let sc = rough[Int(c)]
          if sc != 0 {
            ask(Self.key(sounds: sa, sb, sc), i, text, &out)
            if i &+ 3 < n, t[i &+ 3] < 0x10000, rough[Int(t[i &+ 3])] != 0 {
              ask(Self.key(sounds: sa, sb, sc, rough[Int(t[i &+ 3])]), i, text, &out)
            }
          }
        }
      }
      guard third else { continue }
      let c = t[i &+ 2]
      ask(Self.key(a, b, c), i, text, &out)
      guard i &+ 3 < n, classes[i &+ 3] <= han else { continue }
      let d = t[i &+ 3]
      ask(Self.key(a, b, d), i, text, &out)
      ask(Self.key(a, c, d), i, text, &out)
    }
  }

  @inline(__always)
  private func ask(_ key: UInt64, _ i: Int, _ text: borrowing NormalizedText, _ out: inout [NearMissCandidate]) {
    var posting = head(key)
    while posting != 0 {
      let p = postings[Int(posting) &- 1]
      align(units[Int(p.unit)], Int(p.unit), at: i &- Int(p.at), text, &out)
      posting = p.next
    }
  }

  /// Two characters that sound like a common word but are none, neither with a neighbour.
  @inline(__always)
  private func pair(
    _ a: UInt32, _ b: UInt32, _ sa: UInt16, _ sb: UInt16, _ i: Int, _ text: borrowing NormalizedText,
    _ out: inout [NearMissCandidate]
  ) {
    let head = head(Self.key(sounds: sa, sb))
    guard head != 0, words.rank(a, b) == 0, words.rank(text[i &- 1], a) == 0, words.rank(b, text[i &+ 2]) == 0 else { return }
    var posting = head
    while posting != 0 {
      let p = postings[Int(posting) &- 1]
      let unit = units[Int(p.unit)]
      let first = pool[Int(unit.start)] == a
      let second = pool[Int(unit.start) &+ 1] == b
      if first != second {
        out.append(NearMissCandidate(unit: Int(p.unit), range: i..<i &+ 2, at: first ? 1 : 0, edit: .substituted(1)))
      }
      posting = p.next
    }
  }

  /// Aligns a unit that should start about `start` with the text: at most one slip.
  private func align(_ unit: Unit, _ number: Int, at start: Int, _ text: borrowing NormalizedText, _ out: inout [NearMissCandidate])
  {
    let n = Int(unit.count)
    let u = Int(unit.start)
    for shift in -1...1 {
      let s = start + shift
      guard s >= 0, s + n - 1 <= text.count else { continue }
      var p = 0
      while p < n, text[s + p] == pool[u + p] { p += 1 }
      if p == n { return }
      // A slip at the first character is looked for where the unit starts, not beside it.
      for length in [n, n - 1, n + 1] {
        let e = s + length
        guard e <= text.count else { continue }
        var q = 0
        while q < n - p, q < length - p, text[e - 1 - q] == pool[u + n - 1 - q] { q += 1 }
        if let edit = slip(n, length, p, q, s, u, text) {
          let candidate = NearMissCandidate(unit: number, range: s..<e, at: p, edit: edit)
          if !out.suffix(12).contains(candidate) { out.append(candidate) }
        }
      }
    }
  }

  /// What the slip is when `p` characters agree from the start and `q` from the end; nil when it is more than one.
  private func slip(_ n: Int, _ length: Int, _ p: Int, _ q: Int, _ s: Int, _ u: Int, _ text: borrowing NormalizedText)
    -> NearMissCandidate.Edit?
  {
    if length == n {
      let wrong = n - p - q
      if wrong == 1 { return .substituted(1) }
      if wrong == 2, text[s + p] == pool[u + p + 1], text[s + p + 1] == pool[u + p] { return .swapped }
      if wrong == 2, n >= 4, sounds.relation(text[s + p], pool[u + p]) == .same,
        sounds.relation(text[s + p + 1], pool[u + p + 1]) == .same
      {
        return .substituted(2)
      }
      return nil
    }
    // At its edges a unit that lacks a character or has one too many is another unit, or the same with a neighbour.
    guard n >= 4, p > 0, q > 0 else { return nil }
    if length == n - 1 { return p + q >= n - 1 ? .missing : nil }
    return p + q >= n ? .extra : nil
  }
}

/// A stretch that one slip separates from a unit.
struct NearMissCandidate: Equatable {
  enum Edit: Equatable { case substituted(Int), swapped, missing, extra }
  var unit: Int
  var range: Range<Int>
  /// How many characters agree from the start.
  var at: Int
  var edit: Edit
}
