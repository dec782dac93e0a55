import Synchronization

/// Facts of the language: words and surnames, which every text asks for at every place, and others that are made when first
/// asked for. When two threads ask for the first time at once, both make it and one is kept; only the near-miss index, which
/// takes longest, is waited for.
public final class LanguageFacts: Sendable {
  private let madeSounds = AtomicLazyReference<SoundTable>()
  private let madeLikeness = AtomicLazyReference<CharacterLikeness>()
  private let madeSyllables = AtomicLazyReference<SyllableTable>()
  private let madeStrokes = AtomicLazyReference<StrokeTable>()
  private let madeNearMisses = AtomicLazyReference<NearMissIndex>()
  private let makesNearMisses = Mutex<Void>(())
  private let preparesNearMisses = Mutex<Void>(())
  private let layers: [DictionaryLayer]

  /// Ordinary words.
  public let words: WordList
  /// Surnames.
  public let surnames: SurnameTable

  /// Reads the words and the surnames of some layers.
  public init(layers: [DictionaryLayer]) {
    self.layers = layers
    words = WordList(Self.files("words", of: layers))
    surnames = SurnameTable(
      single: LexiconSnapshot.resource("surnames-single.tsv", of: layers),
      compound: LexiconSnapshot.resource("surnames.tsv", of: layers))
  }

  /// Characters by their strokes.
  public var strokes: StrokeTable {
    madeStrokes.load() ?? madeStrokes.storeIfNil(StrokeTable(standard: file("standard.tsv"), strokes: file("strokes.tsv")))
  }
  /// How characters sound.
  public var sounds: SoundTable { madeSounds.load() ?? madeSounds.storeIfNil(SoundTable(file("pinyin.tsv"))) }
  /// Which characters are mistaken for which.
  public var likeness: CharacterLikeness {
    madeLikeness.load() ?? madeLikeness.storeIfNil(CharacterLikeness(file("confusable.tsv")))
  }
  /// Characters by their readings.
  public var syllables: SyllableTable {
    madeSyllables.load() ?? madeSyllables.storeIfNil(SyllableTable(pinyin: file("pinyin.tsv"), standard: file("standard.tsv")))
  }

  /// Makes what the near-miss index is made of, so that it can be made beside the lexicon.
  public func prepareNearMisses() { preparesNearMisses.withLock { _ in _ = (sounds, likeness) } }

  func nearMisses(_ make: () -> NearMissIndex) -> NearMissIndex {
    if let made = madeNearMisses.load() { return made }
    return makesNearMisses.withLock { _ in
      if let made = madeNearMisses.load() { return made }
      prepareNearMisses()
      return madeNearMisses.storeIfNil(make())
    }
  }

  /// All files of a table that may be in several: `words.tsv`, `words-modern.tsv`.
  private static func files(_ table: String, of layers: [DictionaryLayer]) -> [DictionaryFile] {
    layers.flatMap(\.resources).filter { $0.name == table + ".tsv" || $0.name.hasPrefix(table + "-") }
  }

  private func file(_ name: String) -> DictionaryFile? { LexiconSnapshot.resource(name, of: layers) }
}
