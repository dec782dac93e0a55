import TextModel

/// Finds slips near dictionary phrases and words in linear time.
///
/// Every unit (a phrase, an institution, an office, a word) is filed under a few keys of which at least one survives any
/// single slip: groups of three of its characters, and the sequence of its rough sounds. A paragraph is read once; each
/// position asks for the keys that start there, nearly always in vain, through a bitmap. What answers is aligned with the text
/// and weighed by a local segmentation (``LocalSegmentation``). Units hold characters of the Basic Multilingual Plane only.
public final class NearMissIndex: Sendable {
  struct Unit: Sendable {
    var start: UInt32
    var count: UInt16
    /// What the unit costs a segmentation, in tenths of bits.
    var cost: Int16
    /// Entry, or -1 for a word.
    var entry: Int32
  }
  let units: [Unit]
  let tables: NearMissTables
  let sounds: SoundTable
  let words: WordList

  /// Shortest dictionary form that is looked for by three of its characters.
  static let shortestPhrase = 4
  /// Shortest unit that is filed under a key of each of its halves.
  static let shortestHalved = 6
  /// Longest form that is looked for.
  static let longestPhrase = 40

  /// Makes the index of a lexicon. O(forms + words).
  init(matcher: FormMatcher, meanings: [FormMeaning], starts: [UInt32], traits: [UInt8], entries: [Entry], language: LanguageFacts)
  {
    sounds = language.sounds
    words = language.words
    var builder = NearMissIndexBuilder(
      rough: sounds.rough, forms: matcher.count, words: words.packed.count, characters: matcher.pool.count + 4 * words.packed.count)
    let wanted: UInt8 = 1 << TableKind.organizations.bit | 1 << TableKind.offices.bit | 1 << TableKind.phrases.bit
    for form in 0..<matcher.count where traits[form] & wanted != 0 && traits[form] & FormTrait.wrong == 0 {
      let length = matcher.length(form)
      guard length >= 3, length <= Self.longestPhrase else { continue }
      let own = meanings[Int(starts[form])..<Int(starts[form + 1])].first {
        $0.owner == .entry && wanted >> entries[Int($0.id)].kind.bit & 1 != 0
      }
      guard let own else { continue }
      builder.add(
        matcher.scalars(form), cost: LocalSegmentation.cost(of: entries[Int(own.id)].kind), entry: own.id)
    }
    for key in words.packed {
      let level = words.frequencyClass(key: key)
      guard key >> 32 != 0 || key >> 16 != 0 && level <= NearMissIndexBuilder.rarestPair else { continue }
      builder.add(word: key, cost: LocalSegmentation.cost(ofClass: level))
    }
    tables = builder.fileAll(sounds: sounds, likeness: language.likeness, words: words)
    units = builder.units
  }
}
