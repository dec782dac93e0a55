import TextModel

extension NearMissTables {
  /// Asks for the keys of every position and aligns what answers.
  ///
  /// A chunk at a time, in passes: which keys may be filed, what their slots hold, what their postings are, what aligns. The
  /// memory that a pass reads lies anywhere, so it does nothing but read: much of it comes at once, instead of one answer
  /// after the other.
  borrowing func collect(in text: borrowing NormalizedText, _ scratch: inout NearMissScratch) {
    scratch.candidates.removeAll(keepingCapacity: true)
    let n = text.count
    guard n >= 2 else { return }
    scratch.makeRoom(for: Self.chunk)
    let t = text.scalars.span
    var start = 0
    while start < n {
      let end = min(start &+ Self.chunk, n)
      // From the character before the chunk to the second one behind it.
      let first = max(0, start &- 1)
      let known = pairs.levels(in: t, first..<min(n, end &+ 2), &scratch.mixed, &scratch.touched, into: &scratch.levels)
      var count = ask(text, start..<end, scratch.levels, known, from: first, &scratch.questions, &scratch.candidates)
      touch(scratch.questions, count, &scratch.touched)
      count = filter(&scratch.questions, count)
      scratch.answers.removeAll(keepingCapacity: true)
      look(scratch.questions, count, &scratch.homes, &scratch.answers)
      fetch(scratch.answers, &scratch.heads)
      for number in scratch.answers.indices {
        let answer = scratch.answers[number]
        align(scratch.heads[number], Int(answer.posting), at: Int(answer.index), t, &scratch.candidates)
      }
      start = end
    }
  }

  private static let chunk = 128

  /// Writes the questions of a range of positions, and gives their number.
  ///
  /// - Parameters:
  ///   - levels: Classes of the words that the characters make with the next ones, from the place `first` on, `known` of them.
  ///   - out: Words of two characters, which are told at once.
  private func ask(
    _ text: borrowing NormalizedText, _ range: Range<Int>, _ levels: [UInt8], _ known: Int, from first: Int,
    _ questions: inout [Question],
    _ out: inout [NearMissCandidate]
  ) -> Int {
    let t = text.scalars.span
    let classes = text.classBytes.span
    let roughSounds = sounds.rough
    let rough = roughSounds.span
    let bitmap = bitmap.span
    let n = t.count
    // The share of what begins every key of sounds.
    let soundsStart = Self.key(sounds: 0, 0) &* FormMatcher.multiplier
    let levels = levels.span.extracting(first: known)
    var questions = questions.mutableSpan
    var count = 0
    let end = min(range.upperBound, n &- 1)
    var i = range.lowerBound
    var a = Neighbour()
    var b = Neighbour(i, t, classes, rough)
    var c = Neighbour(i &+ 1, t, classes, rough)
    var d = Neighbour(i &+ 2, t, classes, rough)
    while i < end {
      defer { i &+= 1 }
      (a, b, c, d) = (b, c, d, Neighbour(i &+ 3, t, classes, rough))
      guard a.isHan, b.isHan else { continue }
      let at = i &- first
      // Whether the two characters at the place before, here, behind and after that are no word: 1 or 0, since what nobody can guess
      // is not branched upon.
      let partBefore = at > 0 ? Self.isNone(levels[at &- 1]) : 1
      let partHere = Self.isNone(levels[at])
      let partBehind = at &+ 1 < levels.count ? Self.isNone(levels[at &+ 1]) : 1
      if a.hasSound & b.hasSound & partHere & partBefore & partBehind != 0 {
        pair(a.scalar, b.scalar, Self.key(sounds: a.sound, b.sound), i, bitmap, &out)
      }
      guard c.isHan else { continue }
      let partLast = at &+ 2 < levels.count ? Self.isNone(levels[at &+ 2]) : 1
      let haveSounds = a.hasSound & b.hasSound & c.hasSound
      // A slip leaves a word of three a character that makes no word with either neighbour.
      let isStranded = partHere & partBehind | partBehind & partLast | partBefore & partHere
      let place = UInt64(truncatingIfNeeded: i) << 32
      let sounds = soundsStart &+ a.sounds &<< 48 &+ b.sounds &<< 32 &+ c.sounds &<< 16
      let written = a.characters &<< 48 &+ b.characters &<< 32 &+ c.characters &<< 16
      count &+= Self.note(sounds, place | written >> 48 | 1, if: haveSounds & isStranded, &questions, count)
      // SAFETY: i - 1 is a place of the text.
      let before = i > 0 ? UInt64(unsafe t[unchecked: i &- 1] & 0xFFFF) << 16 : 0
      let firstTwo = a.characters &<< 42 &+ b.characters &<< 21
      count &+= Self.note(
        firstTwo &+ c.characters, place | before | UInt64(d.scalar & 0xFFFF), if: 1, &questions, count)
      guard d.scalar != 0, d.scalar < 0x10000 else { continue }
      count &+= Self.note(
        sounds &+ d.sounds, place | (written &+ d.characters) >> 48 | 1, if: haveSounds & d.hasSound, &questions, count)
      guard d.isHan else { continue }
      // Two characters swapped may make words with their neighbours, so these are asked for at every place.
      count &+= Self.note(firstTwo &+ d.characters, place | UInt64(c.scalar), if: 1, &questions, count)
      count &+= Self.note(
        a.characters &<< 42 &+ c.characters &<< 21 &+ d.characters, place | UInt64(b.scalar), if: 1, &questions, count)
    }
    return count
  }

  /// 1 for the class 0, which is that of no word, else 0.
  @inline(__always)
  private static func isNone(_ level: UInt8) -> Int { Int(truncatingIfNeeded: (level &- 1) &>> 7) }

  /// What a question needs to know of a character; nothing behind the end of the text.
  private struct Neighbour {
    var scalar: UInt32 = 0
    /// Rough class of its usual reading, 0 when unknown.
    var sound: UInt16 = 0
    /// 1 if it is known.
    var hasSound: Int { Int(truncatingIfNeeded: (0 &- sound) &>> 15) }
    /// Han, and in the Basic Multilingual Plane.
    var isHan = false
    /// Its share in the hash of a key of characters, and in that of one of sounds: a hash is a product, and the parts of a key do not
    /// overlap, so that it is the sum of what they give, each moved to its place.
    var characters: UInt64 = 0
    var sounds: UInt64 = 0

    init() {}

    @inline(__always)
    init(_ place: Int, _ t: Span<UInt32>, _ classes: Span<UInt8>, _ rough: Span<UInt16>) {
      guard place < t.count else { return }
      // SAFETY: each character has a class, and each scalar of the Basic Multilingual Plane a sound.
      scalar = unsafe t[unchecked: place]
      guard scalar < 0x10000 else { return }
      isHan = unsafe classes[unchecked: place] <= CharacterClass.hanUnit.rawValue
      sound = unsafe rough[unchecked: Int(scalar)]
      characters = UInt64(scalar) &* FormMatcher.multiplier
      sounds = UInt64(sound) &* FormMatcher.multiplier
    }
  }

  /// Writes a question; the next one may take its place where `isAsked` is 0 instead of 1.
  @inline(__always)
  private static func note(
    _ hash: UInt64, _ rest: UInt64, if isAsked: Int, _ questions: inout MutableSpan<Question>, _ count: Int
  ) -> Int {
    // SAFETY: there is room for five questions of each character of a chunk and one more.
    unsafe questions[unchecked: count] = Question(hash: hash, rest: rest)
    return isAsked
  }

  /// Reads the bitmap's words of questions and does nothing else, so that many are fetched at once.
  private func touch(_ questions: [Question], _ count: Int, _ touched: inout UInt64) {
    let questions = questions.span.extracting(first: count)
    let bitmap = bitmap.span
    var sum: UInt64 = 0
    for number in questions.indices { sum ^= unsafe bitmap[unchecked: Self.word(ofHash: questions[number].hash)] }
    touched ^= sum
  }

  /// Keeps the questions that the bitmap does not turn away, and gives their number. Which ones they are, nobody can guess, so none is
  /// branched upon.
  private func filter(_ questions: inout [Question], _ count: Int) -> Int {
    let bitmap = bitmap.span
    var questions = questions.mutableSpan
    var kept = 0
    for number in 0..<count {
      let question = questions[number]
      questions[kept] = question
      // SAFETY: see ``word(ofHash:)``.
      let word = unsafe bitmap[unchecked: Self.word(ofHash: question.hash)]
      kept &+= Self.isNoted(question.hash, word)
    }
    return kept
  }

  /// Finds the postings of questions, but for those whose characters stand there exactly.
  private func look(
    _ questions: [Question], _ count: Int, _ homes: inout [Slot], _ out: inout [NearMissScratch.Answer]
  ) {
    let slots = slots.span
    let questions = questions.span.extracting(first: count)
    var homes = homes.mutableSpan
    // SAFETY: there is a slot for each value of the hash's upper bits.
    for number in questions.indices { homes[number] = unsafe slots[unchecked: home(questions[number].hash)] }
    for number in questions.indices {
      let question = questions[number]
      guard let slot = find(question.hash, at: homes[number]) else { continue }
      let stands = slot.place & Slot.isBefore != 0 ? question.before : question.exact
      guard slot.exact == 0 || slot.exact != stands else { continue }
      out.append((slot.first &- 1, question.index))
    }
  }

  /// Reads the first posting of each answer.
  private func fetch(_ answers: [NearMissScratch.Answer], _ out: inout [Posting]) {
    out.removeAll(keepingCapacity: true)
    let postings = postings.span
    for answer in answers { out.append(postings[Int(answer.posting)]) }
  }

  @inline(__always)
  private func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> slotShift) }

  /// The slot of a key, beginning with the one at home; nil when nothing is filed under it.
  @inline(__always)
  private func find(_ hash: UInt64, at first: Slot) -> Slot? {
    let mark = Self.mark(ofHash: hash)
    if first.place == 0 { return nil }
    if first.mark == mark { return first }
    let slots = slots.span
    var number = (home(hash) &+ 1) & (slots.count &- 1)
    while slots[number].place != 0 {
      if slots[number].mark == mark { return slots[number] }
      number = (number &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  private func align(_ head: Posting, _ first: Int, at index: Int, _ t: Span<UInt32>, _ out: inout [NearMissCandidate]) {
    align(head, at: index &- Int(head.at), t, &out)
    var isLast = head.isLast
    var at = first
    while !isLast {
      at &+= 1
      let posting = postings[at]
      align(posting, at: index &- Int(posting.at), t, &out)
      isLast = posting.isLast
    }
  }

  /// Two characters that sound like a common word but are none, neither with a neighbour.
  private func pair(
    _ a: UInt32, _ b: UInt32, _ key: UInt64, _ i: Int, _ bitmap: Span<UInt64>, _ out: inout [NearMissCandidate]
  ) {
    let hash = key &* FormMatcher.multiplier
    guard Self.isNoted(hash, bitmap[Self.word(ofHash: hash)]) != 0, let slot = find(hash, at: slots[home(hash)]) else { return }
    var at = Int(slot.first) &- 1
    while true {
      let posting = postings[at]
      if posting.count == 2 {
        let first = character(posting, 0) == a
        let second = character(posting, 1) == b
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
    if n >= NearMissIndex.shortestHalved, !mayStand(posting, at: start, t) { return }
    var p = 0
    if start >= 0 {
      let most = min(n, t.count &- start)
      while p < most, t[start &+ p] == character(posting, p) { p &+= 1 }
      if p == n { return }
    }
    alignAll(posting, at: start, p, t, &out)
  }

  /// Whether a long unit, one of its halves being there, may stand at `start` with one slip. Of four characters of the other half, a
  /// slip leaves two side by side in their places, or one place off: most that answer by chance have none.
  @inline(__always)
  private func mayStand(_ posting: Posting, at start: Int, _ t: Span<UInt32>) -> Bool {
    let place = start &+ Int(posting.from)
    guard place > 0, place &+ 5 <= t.count else { return mayStandAtEdge(posting, place, t) }
    var before = 0
    var here = 0
    var behind = 0
    for k in 0..<4 {
      let scalar = posting.character(k)
      // SAFETY: place - 1 … place + 4 are inside the text.
      unsafe before &+= t[unchecked: place &+ k &- 1] == scalar ? 1 : 0
      unsafe here &+= t[unchecked: place &+ k] == scalar ? 1 : 0
      unsafe behind &+= t[unchecked: place &+ k &+ 1] == scalar ? 1 : 0
    }
    return max(before, here, behind) >= 2
  }

  private func mayStandAtEdge(_ posting: Posting, _ place: Int, _ t: Span<UInt32>) -> Bool {
    (-1...1).contains { shift in
      var count = 0
      for k in 0..<4 {
        let at = place &+ k &+ shift
        if at >= 0, at < t.count, t[at] == posting.character(k) { count &+= 1 }
      }
      return count >= 2
    }
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
    let known = place &- Int(posting.from)
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
