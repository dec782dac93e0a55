import TextModel

extension NearMissTables {
  /// Writes the questions of a range of positions whose keys may be filed, and gives their number.
  ///
  /// What nobody can guess is not branched upon: whether characters are Han, have sounds, make words, is a bit for each of 60 places,
  /// and a question is written at every place, where the next one takes its room if it is not to be asked or the bitmap turns it away.
  ///
  /// - Parameters:
  ///   - classes: Of the text, a byte for each character.
  ///   - levels: Classes of the words that the characters make with the next ones, from the place `first` on, `known` of them.
  ///   - products: Room, see ``NearMissScratch/products``.
  ///   - out: Words of two characters, which are told at once.
  func ask(
    _ classes: [UInt8], _ range: Range<Int>, _ text: inout NearMissText, _ levels: inout [UInt8], _ known: Int, from first: Int,
    _ products: inout [UInt64], _ questions: inout [Question], _ out: inout [NearMissCandidate]
  ) -> Int {
    var count = 0
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start &+ Self.block, range.upperBound)
      var places = Places(classes.span, levels.span.extracting(first: known), from: start, first: first)
      places.han &= text.known(from: start)
      places.sounds = multiply(text.characters.span, from: start, &products)
      let asked = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- (end &- start))
      let pairs = findPairs(places.pairs & asked, start, &products, &questions, count)
      for number in count..<pairs { tell(questions[number], text, &out) }
      count = ask(places, asked, start, &products, &questions, count)
      start = end
    }
    return count
  }

  /// As many places as have the three behind them in a word of 64 bits.
  private static let block = 60

  /// What is known of 64 places, a bit each, and what may be asked there.
  private struct Places {
    /// Han, and in the Basic Multilingual Plane.
    var han: UInt64
    /// The usual reading is known.
    var sounds: UInt64 = 0
    /// The character makes no word with the next one.
    var none: UInt64
    /// The one before makes no word with it.
    var noneBefore: UInt64

    @inline(__always)
    init(_ classes: Span<UInt8>, _ levels: Span<UInt8>, from start: Int, first: Int) {
      han = ByteMask.places(in: classes, from: start, atMost: CharacterClass.hanUnit.rawValue)
      // Past the end of the text nothing makes a word.
      let count = levels.count &- (start &- first)
      let ends = count < 64 ? UInt64.max << UInt64(truncatingIfNeeded: max(0, count)) : 0
      none = ByteMask.places(in: levels, from: start &- first, atMost: 0) | ends
      let carried: UInt64 = start == 0 || levels[start &- first &- 1] == 0 ? 1 : 0
      noneBefore = none << 1 | carried
    }

    /// Two characters with sounds, no word and none with a neighbour.
    var pairs: UInt64 { han & han >> 1 & sounds & sounds >> 1 & none & none >> 1 & noneBefore }
    var three: UInt64 { han & han >> 1 & han >> 2 }
    var four: UInt64 { three & han >> 3 }
    private var threeSounds: UInt64 { three & sounds & sounds >> 1 & sounds >> 2 }
    /// A slip leaves a word of three a character that makes no word with either neighbour.
    var threeStranded: UInt64 { threeSounds & (none & none >> 1 | none >> 1 & none >> 2 | noneBefore & none) }
    var fourSounds: UInt64 { threeSounds & sounds >> 3 }
  }

  /// Sets what each of the characters from a place on gives to the hash of a key of characters, and to that of one of sounds: a hash is
  /// a product, and the parts of a key do not overlap, so that it is the sum of what they give, each moved to its place. The result is
  /// a bit for each whose sound is known.
  private func multiply(_ characters: Span<UInt16>, from start: Int, _ products: inout [UInt64]) -> UInt64 {
    let roughSounds = sounds.rough
    let rough = roughSounds.span
    var products = products.mutableSpan
    var known: UInt64 = 0
    for place in 0..<Self.block &+ 4 {
      // SAFETY: the text has room behind it, there are 64 products of each kind, and each character of the Basic Multilingual Plane has
      // a sound.
      let character = unsafe characters[unchecked: NearMissText.before &+ start &+ place]
      let sound = UInt64(unsafe rough[unchecked: Int(character)])
      unsafe products[unchecked: place] = UInt64(character) &* FormMatcher.multiplier
      unsafe products[unchecked: Self.sounds &+ place] = sound &* FormMatcher.multiplier
      known |= ((0 &- sound) >> 63) &<< UInt64(truncatingIfNeeded: place)
    }
    return known
  }

  /// Where the products of sounds begin.
  private static let sounds = 64
  /// The share of what begins every key of sounds.
  private static let soundsStart = key(sounds: 0, 0) &* FormMatcher.multiplier

  private func ask(
    _ places: Places, _ asked: UInt64, _ start: Int, _ products: inout [UInt64], _ questions: inout [Question], _ known: Int
  ) -> Int {
    let bitmap = bitmap.span
    let products = products.span
    let (four, threeStranded, fourSounds) = (places.four, places.threeStranded, places.fourSounds)
    var questions = questions.mutableSpan
    var count = known
    var left = places.three & asked
    while left != 0 {
      let k = left.trailingZeroBitCount
      left &= left &- 1
      let bit = UInt64(truncatingIfNeeded: k)
      // SAFETY: k is below 60, and there are 64 products of each kind.
      let first = unsafe products[unchecked: k] &<< 42
      let third = unsafe products[unchecked: k &+ 2]
      let fourth = unsafe products[unchecked: k &+ 3]
      let firstTwo = unsafe first &+ products[unchecked: k &+ 1] &<< 21
      let firstSounds = unsafe products[unchecked: Self.sounds &+ k] &<< 48 &+ products[unchecked: Self.sounds &+ k &+ 1] &<< 32
      let sounds = unsafe Self.soundsStart &+ firstSounds &+ products[unchecked: Self.sounds &+ k &+ 2] &<< 16
      let allSounds = unsafe sounds &+ products[unchecked: Self.sounds &+ k &+ 3]
      let place = UInt64(truncatingIfNeeded: start &+ k) << 3
      count &+= Self.note(sounds, place | Question.threeSounds, if: threeStranded &>> bit, bitmap, &questions, count)
      count &+= Self.note(firstTwo &+ third, place | Question.three, if: 1, bitmap, &questions, count)
      count &+= Self.note(allSounds, place | Question.fourSounds, if: fourSounds &>> bit, bitmap, &questions, count)
      // Two characters swapped may make words with their neighbours, so these are asked for at every place.
      count &+= Self.note(firstTwo &+ fourth, place | Question.withoutThird, if: four &>> bit, bitmap, &questions, count)
      let withoutSecond = first &+ third &<< 21 &+ fourth
      count &+= Self.note(withoutSecond, place | Question.withoutSecond, if: four &>> bit, bitmap, &questions, count)
    }
    return count
  }

  /// Writes a question, and gives 1 if it is asked, the lowest bit of `isAsked`, and its key may be filed, else 0: then the next one
  /// may take its place.
  @inline(__always)
  private static func note(
    _ hash: UInt64, _ rest: UInt64, if isAsked: UInt64, _ bitmap: Span<UInt64>, _ questions: inout MutableSpan<Question>,
    _ count: Int
  ) -> Int {
    // SAFETY: there is room for five questions of each character of a chunk and one more; see ``word(ofHash:)`` for the bitmap.
    unsafe questions[unchecked: count] = Question(hash: hash, rest: rest)
    let word = unsafe bitmap[unchecked: Self.word(ofHash: hash)]
    return isNoted(hash, word) & Int(truncatingIfNeeded: isAsked)
  }

  /// Two characters that sound like a common word but are none, neither with a neighbour. The result is the number behind the last
  /// question.
  private func findPairs(
    _ asked: UInt64, _ start: Int, _ products: inout [UInt64], _ questions: inout [Question], _ known: Int
  ) -> Int {
    let bitmap = bitmap.span
    let products = products.span
    var questions = questions.mutableSpan
    var count = known
    var left = asked
    while left != 0 {
      let k = left.trailingZeroBitCount
      left &= left &- 1
      // SAFETY: as above.
      let sounds = unsafe products[unchecked: Self.sounds &+ k] &<< 48 &+ products[unchecked: Self.sounds &+ k &+ 1] &<< 32
      let hash = Self.soundsStart &+ sounds
      count &+= Self.note(hash, UInt64(truncatingIfNeeded: start &+ k) << 3, if: 1, bitmap, &questions, count)
    }
    return count
  }

  /// Tells the words that differ from two characters in one of them.
  private func tell(_ question: Question, _ text: borrowing NearMissText, _ out: inout [NearMissCandidate]) {
    guard let slot = find(question.hash, at: slots[home(question.hash)]) else { return }
    let two = text.characters.span.four(from: question.place)
    var at = Int(slot.first) &- 1
    while true {
      let posting = postings[at]
      if posting.count == 2 {
        let first = posting.character(0) == UInt32(truncatingIfNeeded: two & 0xFFFF)
        let second = posting.character(1) == UInt32(truncatingIfNeeded: two >> 16 & 0xFFFF)
        if first != second {
          out.append(
            NearMissCandidate(
              unit: Int(posting.unit), range: question.place..<question.place &+ 2, at: first ? 1 : 0, edit: .substituted(1)))
        }
      }
      if posting.isLast { return }
      at &+= 1
    }
  }
}
