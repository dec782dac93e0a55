import Lexicon
import TextModel

extension Paragraph {
  /// Lists the forms that the dictionary calls wrong, but for those that stand in the text by right: inside a longer form or
  /// word (规戒 in 清规戒律), or as the end of one word and the beginning of the next (建全 in 构建全国, 对帐 in 核对帐号).
  mutating func findWrongForms() {
    wrongForms.removeAll(keepingCapacity: true)
    let lexicon = context.lexicon
    for (h, hit) in hits.enumerated() {
      let traits = lexicon.formTraits[Int(hit.form)]
      guard traits & FormTrait.wrong != 0, !isCovered(h, hit, lexicon), !isChanceMeeting(h, hit.range, lexicon) else { continue }
      wrongForms.append(Mention(range: hit.range, form: Int(hit.form), traits: traits))
    }
    if !wrongForms.isEmpty { present.insert(.wrongForms) }
  }

  /// Whether a longer form of the dictionary, right or wrong, holds a hit.
  private func isCovered(_ index: Int, _ hit: FormMatcher.Hit, _ lexicon: LexiconSnapshot) -> Bool {
    let farthest = 40
    var other = index - 1
    while other >= 0, Int(hits[other].start) + farthest > Int(hit.start) {
      if covers(hits[other], hit, lexicon) { return true }
      other -= 1
    }
    other = index + 1
    while other < hits.count, hits[other].start == hit.start {
      if covers(hits[other], hit, lexicon) { return true }
      other += 1
    }
    return isInsideWord(hit.range)
  }

  private func covers(_ other: FormMatcher.Hit, _ hit: FormMatcher.Hit, _ lexicon: LexiconSnapshot) -> Bool {
    other.start <= hit.start && other.end >= hit.end && other.form != hit.form
      && other.end - other.start > hit.end - hit.start && lexicon.formTraits[Int(other.form)] & 0x9F != 0
  }

  /// Whether an ordinary word of up to four characters holds a range of two or three.
  public func isInsideWord(_ range: Range<Int>) -> Bool {
    let words = context.lexicon.words
    guard range.count < 4 else { return false }
    for length in range.count + 1...4 {
      for start in range.upperBound - length...range.lowerBound where words.rank(start..<start + length, in: text) > 0 {
        return true
      }
    }
    return false
  }

  /// Whether the first character belongs to the word before and the last one to the word behind, so that the two of them only
  /// meet.
  private func isChanceMeeting(_ index: Int, _ range: Range<Int>, _ lexicon: LexiconSnapshot) -> Bool {
    let words = lexicon.words
    let first = range.lowerBound
    let last = range.upperBound - 1
    guard range.count == 2 || range.count == 3 && words.rank(first + 1..<last + 1, in: text) > 0 else { return false }
    let isWordBehind =
      range.count == 3 || (2...4).contains { words.rank(last..<last + $0, in: text) > 0 }
      || hasWrongForm(at: last, behind: index, lexicon)
    guard isWordBehind else { return false }
    return (2...4).contains { words.rank(first + 1 - $0..<first + 1, in: text) > 0 }
  }

  /// Whether a miswritten word begins at a place behind a hit: it is a word of the sentence all the same.
  private func hasWrongForm(at place: Int, behind index: Int, _ lexicon: LexiconSnapshot) -> Bool {
    var other = index + 1
    while other < hits.count, Int(hits[other].start) <= place {
      if Int(hits[other].start) == place, lexicon.formTraits[Int(hits[other].form)] & FormTrait.wrong != 0 { return true }
      other += 1
    }
    return false
  }
}
