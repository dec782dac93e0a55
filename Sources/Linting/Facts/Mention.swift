public import Lexicon

/// An occurrence of a dictionary form, chosen among overlapping ones.
public struct Mention: Hashable, Sendable {
  /// View indices, half-open.
  public let range: Range<Int>
  /// Index of the form in ``LexiconSnapshot/matcher``.
  public let form: Int
  /// Bits of ``LexiconSnapshot/formTraits``.
  public let traits: UInt8

  /// Creates a mention.
  public init(range: Range<Int>, form: Int, traits: UInt8) { (self.range, self.form, self.traits) = (range, form, traits) }

  /// Whether the form names an entry of `kind` (canonically, by an alias, or in short).
  public func names(_ kind: TableKind) -> Bool { traits >> kind.bit & 1 != 0 }
  /// Whether some entry calls the form wrong.
  public var isWrong: Bool { traits & FormTrait.wrong != 0 }
}

extension Paragraph {
  /// Entries of a kind that a mention can stand for, with the role that it has there.
  public func entries(_ mention: Mention, _ kind: TableKind) -> [(entry: Entry, role: FormRole)] {
    context.lexicon.meanings(ofForm: mention.form).compactMap {
      guard $0.owner == .entry else { return nil }
      let entry = context.lexicon.entries[Int($0.id)]
      return entry.kind == kind && $0.role != .wrong ? (entry, $0.role) : nil
    }
  }

  /// Whether an entry of a kind that a mention can stand for fulfils a condition: what nearly all mentions are told by, before
  /// ``entries(_:_:)`` makes a list.
  public func hasEntry(_ mention: Mention, _ kind: TableKind, where isWanted: (Entry) -> Bool) -> Bool {
    let lexicon = context.lexicon
    return lexicon.meanings(ofForm: mention.form).contains { meaning in
      guard meaning.owner == .entry, meaning.role != .wrong else { return false }
      let entry = lexicon.entries[Int(meaning.id)]
      return entry.kind == kind && isWanted(entry)
    }
  }

  /// Chooses mentions among ``hits``: left to right, the longest at each place.
  mutating func resolveMentions() {
    let traits = context.lexicon.formTraits
    var covered = 0
    var h = 0
    while h < hits.count {
      // Hits are in order of start, shorter first: the last of a start is its longest.
      var last = h
      var best = -1
      while last < hits.count, hits[last].start == hits[h].start {
        if traits[Int(hits[last].form)] & 0xBF != 0 { best = last }
        last += 1
      }
      h = last
      guard best >= 0, Int(hits[best].start) >= covered else { continue }
      let hit = hits[best]
      let trait = traits[Int(hit.form)]
      mentions.append(Mention(range: hit.range, form: Int(hit.form), traits: trait))
      covered = Int(hit.end)
      present.formUnion(Interests(rawValue: UInt64(trait & FormTrait.kinds) << 53))
    }
  }
}
