import Synchronization

/// Facts of the language that a clean document may never ask for: made when first asked, kept for the life of a snapshot.
public final class LanguageFacts: Sendable {
  private struct State: ~Copyable {
    var words: WordList?
    var sounds: SoundTable?
    var likeness: CharacterLikeness?
    var surnames: SurnameTable?
    var syllables: SyllableTable?
    var strokes: StrokeTable?
  }
  private let index = Mutex<NearMissIndex?>(nil)
  private let layers: [DictionaryLayer]
  private let state = Mutex(State())

  init(layers: [DictionaryLayer]) { self.layers = layers }

  /// Ordinary words.
  public var words: WordList { state.withLock { made(&$0.words) { WordList(files("words")) } } }
  /// How characters sound.
  public var sounds: SoundTable { state.withLock { made(&$0.sounds) { SoundTable(file("pinyin.tsv")) } } }
  /// Which characters are mistaken for which.
  public var likeness: CharacterLikeness { state.withLock { made(&$0.likeness) { CharacterLikeness(file("confusable.tsv")) } } }
  /// Surnames.
  public var surnames: SurnameTable {
    state.withLock { made(&$0.surnames) { SurnameTable(single: file("surnames-single.tsv"), compound: file("surnames.tsv")) } }
  }

  /// Characters by their strokes.
  public var strokes: StrokeTable {
    state.withLock { made(&$0.strokes) { StrokeTable(standard: file("standard.tsv"), strokes: file("strokes.tsv")) } }
  }

  func nearMisses(_ make: () -> NearMissIndex) -> NearMissIndex { index.withLock { made(&$0, make) } }

  /// Characters by their readings.
  public var syllables: SyllableTable {
    state.withLock { made(&$0.syllables) { SyllableTable(pinyin: file("pinyin.tsv"), standard: file("standard.tsv")) } }
  }

  private func made<Fact>(_ fact: inout Fact?, _ make: () -> Fact) -> Fact {
    if let fact { return fact }
    let new = make()
    fact = new
    return new
  }

  /// All files of a table that may be in several: `words.tsv`, `words-modern.tsv`.
  private func files(_ table: String) -> [DictionaryFile] {
    layers.flatMap(\.resources).filter { $0.name == table + ".tsv" || $0.name.hasPrefix(table + "-") }
  }

  private func file(_ name: String) -> DictionaryFile? { LexiconSnapshot.resource(name, of: layers) }
}
