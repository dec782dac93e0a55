import TextModel

extension NearMissTables {
  /// Asks for the keys of every position and aligns what answers.
  ///
  /// A chunk at a time, in passes: which keys may be filed, what their slots hold, what their postings are, what may align, what does.
  /// The memory that a pass reads lies anywhere, so it does nothing but read: much of it comes at once, instead of one answer
  /// after the other.
  borrowing func collect(in text: borrowing NormalizedText, _ scratch: inout NearMissScratch) {
    scratch.candidates.removeAll(keepingCapacity: true)
    let n = text.count
    guard n >= 2 else { return }
    scratch.makeRoom(for: Self.chunk)
    let t = text.scalars.span
    scratch.text.read(t)
    var start = 0
    while start < n {
      let end = min(start &+ Self.chunk, n)
      // From the character before the chunk to the second one behind it.
      let first = max(0, start &- 1)
      let known = pairs.levels(in: t, first..<min(n, end &+ 2), &scratch.mixed, &scratch.touched, into: &scratch.levels)
      let count = ask(
        text.classBytes, start..<end, &scratch.text, &scratch.levels, known, from: first, &scratch.products, &scratch.questions,
        &scratch.candidates)
      let found = look(scratch.questions, count, scratch.text, &scratch.homes, &scratch.answers)
      touch(scratch.answers[..<found], &scratch.touched)
      fetch(scratch.answers[..<found], &scratch.postings, &scratch.places)
      let nearCount = glance(scratch.postings, scratch.places, &scratch.text, &scratch.near)
      for number in 0..<nearCount {
        let near = scratch.near[number]
        let posting = scratch.postings[near.number]
        let start = Int(scratch.places[near.number]) &- posting.at
        if mayAlign(posting, at: start, near.verdict, scratch.text) {
          align(posting, at: start, t, scratch.text, &scratch.candidates)
        }
      }
      start = end
    }
  }

  private static let chunk = 120

  /// Finds the postings of questions, but for those whose characters stand there exactly, and gives their number.
  ///
  /// What stands at a key's home is another key's slot now and then, else nobody can guess whether it is free, the key's own, or that
  /// of what stands in the text itself, so that is not branched upon.
  private func look(
    _ questions: [Question], _ count: Int, _ text: NearMissText, _ homes: inout [Slot], _ out: inout [NearMissScratch.Answer]
  ) -> Int {
    let slots = slots.span
    let questions = questions.span.extracting(first: count)
    let characters = text.characters.span
    var homes = homes.mutableSpan
    var out = out.mutableSpan
    var found = 0
    // SAFETY: there is a slot for each value of the hash's upper bits.
    for number in questions.indices { homes[number] = unsafe slots[unchecked: home(questions[number].hash)] }
    for number in questions.indices {
      let question = questions[number]
      var slot = homes[number]
      if Self.isSet(slot.place) & Self.isSet(UInt32(slot.mark ^ Self.mark(ofHash: question.hash))) != 0 {
        slot = find(question.hash, at: slot) ?? Slot()
      }
      let standing = question.standing(characters, isBefore: slot.place & Slot.isBefore != 0)
      let isThere = Self.isSet(UInt32(slot.exact)) & ~Self.isSet(UInt32(slot.exact ^ standing))
      // SAFETY: there is room for an answer to each question of a chunk.
      unsafe out[unchecked: found] = (slot.first &- 1, UInt32(truncatingIfNeeded: question.place))
      found &+= Int(Self.isSet(slot.place) & ~isThere)
    }
    return found
  }

  /// 1 for all but 0, without a branch.
  @inline(__always)
  private static func isSet(_ value: UInt32) -> UInt64 { (0 &- UInt64(value)) >> 63 }

  /// Reads a little of the first posting of each answer and does nothing else.
  private func touch(_ answers: ArraySlice<NearMissScratch.Answer>, _ touched: inout UInt64) {
    let postings = postings.span
    var sum: UInt32 = 0
    for answer in answers { sum ^= postings[Int(answer.posting)].unit }
    touched ^= UInt64(sum)
  }

  /// Reads the postings of all answers, with the view index of the key.
  private func fetch(_ answers: ArraySlice<NearMissScratch.Answer>, _ out: inout [Posting], _ places: inout [UInt32]) {
    out.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let postings = postings.span
    for answer in answers {
      var at = Int(answer.posting)
      while true {
        let posting = postings[at]
        out.append(posting)
        places.append(answer.index)
        if posting.isLast { break }
        at &+= 1
      }
    }
  }

  /// Notes the postings that a glance does not turn away, and gives their number. Which ones they are, nobody can guess, so none is
  /// branched upon.
  private func glance(
    _ postings: [Posting], _ places: [UInt32], _ text: inout NearMissText, _ out: inout [NearMissScratch.Near]
  ) -> Int {
    if out.count <= postings.count {
      out = [NearMissScratch.Near](repeating: NearMissScratch.Near(number: 0, verdict: 0), count: 2 * postings.count + 64)
    }
    let characters = text.characters.span
    let verdicts = glance.verdicts.span
    let postings = postings.span
    let places = places.span
    var out = out.mutableSpan
    var count = 0
    for number in postings.indices {
      let posting = postings[number]
      let start = Int(places[number]) &- posting.at
      // SAFETY: there is a verdict for each value of twelve bits, and room for one more than there are postings.
      let agreement = NearMissGlance.agreement(posting.characters, characters, at: Self.place(posting, start))
      let verdict = unsafe verdicts[unchecked: agreement]
      unsafe out[unchecked: count] = NearMissScratch.Near(number: number, verdict: verdict)
      let possible = verdict & glance.wanted(Int(posting.count))
      count &+= Int(truncatingIfNeeded: (0 &- UInt64(possible)) >> 63)
    }
    return count
  }

  /// Where the four characters of a posting should stand. Before the text there is nothing, however far.
  @inline(__always)
  static func place(_ posting: Posting, _ start: Int) -> Int { max(start &+ posting.from, 2 &- NearMissText.before) }

  /// Whether a posting that the glance let through may align; false is certain.
  func mayAlign(_ posting: Posting, at start: Int, _ verdict: UInt8, _ text: borrowing NearMissText) -> Bool {
    let other = NearMissGlance.four | NearMissGlance.shifted
    let place = Self.place(posting, start)
    switch posting.count {
    case ...3: return true
    case 4: return verdict & other != 0 || mayBeMeant(posting.characters, at: place, verdict, text)
    case 5: break
    default: return verdict & NearMissGlance.longer != 0 || mayBeMeant(posting.characters, at: place, verdict, text)
    }
    // Of five characters the last four have to agree as well.
    let characters = text.characters.span
    let last = posting.characters >> 16 | UInt64(posting.fifth) << 48
    let lastVerdict = glance.verdicts[NearMissGlance.agreement(last, characters, at: place &+ 1)]
    guard lastVerdict & glance.wanted(5) != 0 else { return false }
    if (verdict | lastVerdict) & other != 0 { return true }
    return mayBeMeant(posting.characters, at: place, verdict, text) || mayBeMeant(last, at: place &+ 1, lastVerdict, text)
  }

  /// Whether the one or two of four characters that differ, see ``NearMissGlance``, sound or look like the right ones, roughly: false
  /// is certain. Two must sound like them.
  private func mayBeMeant(_ characters: UInt64, at place: Int, _ verdict: UInt8, _ text: borrowing NearMissText) -> Bool {
    let shift = UInt64(truncatingIfNeeded: 16 &* NearMissGlance.place(verdict))
    let meant = characters &>> shift
    let standing = text.characters.span.four(from: place) &>> shift
    let (a, x) = (UInt32(truncatingIfNeeded: standing & 0xFFFF), UInt32(truncatingIfNeeded: meant & 0xFFFF))
    if verdict & NearMissGlance.two != 0 {
      let (b, y) = (UInt32(truncatingIfNeeded: standing >> 16 & 0xFFFF), UInt32(truncatingIfNeeded: meant >> 16 & 0xFFFF))
      return sounds.mayBeAlike(a, x) && sounds.mayBeAlike(b, y)
    }
    return verdict & NearMissGlance.one != 0 && (sounds.mayBeAlike(a, x) || likeness.mayBeShape(a, x))
  }

  @inline(__always)
  func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> slotShift) }

  /// The slot of a key, beginning with the one at home; nil when nothing is filed under it.
  @inline(__always)
  func find(_ hash: UInt64, at first: Slot) -> Slot? {
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
}
