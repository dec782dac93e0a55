import Synchronization
public import TextModel

/// An immutable set of dictionary layers with everything that matching needs. Shared by all threads.
public final class LexiconSnapshot: Sendable {
  /// The layers, earliest first; later ones win.
  public let layers: [DictionaryLayer]
  /// Entries of all layers that are neither replaced nor switched off, in order of layer, table and row.
  public let entries: [Entry]
  /// Finds forms of entries and cues.
  public let matcher: FormMatcher
  /// What each form of ``matcher`` stands for: `meanings[meaningStarts[f]..<meaningStarts[f + 1]]`.
  public let meanings: [FormMeaning]
  /// See ``meanings``.
  public let meaningStarts: [UInt32]
  /// For each form, the bits of what it can be: bit n for entries of the n-th ``TableKind``, bit 6 a cue, bit 7 a wrong form.
  public let formTraits: [UInt8]
  /// Character classes and foldings.
  public let characters: CharacterTable
  /// Which characters are mistaken for which; made when first asked for.
  public var likeness: CharacterLikeness { language.likeness }
  /// Ordinary words; made when first asked for.
  public var words: WordList { language.words }
  /// Surnames; made when first asked for.
  public var surnames: SurnameTable { language.surnames }
  private let derivations = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])
  // Made when a rule first asks, since most texts never do. Two threads may both make one, of which one is kept.
  private let madeDivisions = AtomicLazyReference<DivisionIndex>()
  private let madeTenures = AtomicLazyReference<TenureIndex>()
  var divisionIndex: DivisionIndex { madeDivisions.load() ?? madeDivisions.storeIfNil(DivisionIndex(self)) }
  var tenureIndex: TenureIndex { madeTenures.load() ?? madeTenures.storeIfNil(TenureIndex(self)) }
  /// The literals that rules asked to be told of, by cue number.
  public let cues: [String]
  /// Words, sounds, likenesses and surnames, made when first asked for.
  public let language: LanguageFacts

  /// Creates a snapshot of layers; `cues` are literals that rules want to be told of, in addition. `language` is of the same layers
  /// and asked for last.
  public init(layers: [DictionaryLayer], cues: [String] = [], language: @autoclosure () -> LanguageFacts? = nil) {
    self.layers = layers
    self.cues = cues
    let characters = CharacterTable(layers: layers)
    self.characters = characters
    var builder = LexiconBuilder(layers: layers, characters: characters)
    builder.addEntries()
    builder.addCues(cues)
    let built = builder.build()
    entries = built.entries
    matcher = built.matcher
    meanings = built.meanings
    meaningStarts = built.meaningStarts
    formTraits = built.formTraits
    self.language = language() ?? LanguageFacts(layers: layers)
  }

  /// Finds slips near phrases and words; made when first asked for.
  public var nearMisses: NearMissIndex {
    language.nearMisses {
      NearMissIndex(
        matcher: matcher, meanings: meanings, starts: meaningStarts, traits: formTraits, entries: entries, language: language)
    }
  }

  /// What somebody makes of the whole lexicon, one value of each type: made when first asked for, kept as long as the lexicon.
  /// `make` must not ask for another.
  public func derived<Value: AnyObject & Sendable>(_ make: (LexiconSnapshot) -> Value) -> Value {
    derivations.withLock { known in
      if let value = known[ObjectIdentifier(Value.self)] as? Value { return value }
      let value = make(self)
      known[ObjectIdentifier(Value.self)] = value
      return value
    }
  }

  /// What a form stands for.
  @inlinable
  public func meanings(ofForm form: Int) -> ArraySlice<FormMeaning> {
    meanings[Int(meaningStarts[form])..<Int(meaningStarts[form + 1])]
  }

  /// The table and row of an entry.
  public func table(of entry: Entry) -> DictionaryTable { layers[Int(entry.layer)].tables[Int(entry.table)] }

  /// A cell of an entry; empty when the table lacks the column.
  public func text(_ entry: Entry, _ column: String) -> String {
    guard let index = entry.kind.columnIndex(column) else { return "" }
    // Through the arrays, not through a copy of the table: this is asked in the midst of matching.
    return layers[Int(entry.layer)].tables[Int(entry.table)].text(Int(entry.row), index)
  }

  /// The values of a cell that holds several.
  public func list(_ entry: Entry, _ column: String) -> [String] {
    text(entry, column).split(separator: "|").map(String.init)
  }

  /// The name of an entry.
  public func name(_ entry: Entry) -> String {
    guard let column = entry.kind.nameColumnIndex else { return "" }
    return layers[Int(entry.layer)].tables[Int(entry.table)].text(Int(entry.row), column)
  }

  /// Where an entry stands and on whose word: for messages and links.
  public func reference(_ entry: Entry) -> EntryReference {
    let layer = layers[Int(entry.layer)]
    let table = table(of: entry)
    let key = text(entry, "source")
    return EntryReference(
      dictionary: layer.manifest.name, path: table.path, line: Int(table.lines[Int(entry.row)]), name: name(entry),
      source: layer.manifest.sources[key] ?? key, period: period(entry))
  }

  /// `2018-03—2023-03`: when a row is in force; the dates on which it is attested where it says nothing else.
  private func period(_ entry: Entry) -> String {
    let since = entry.validity.since?.text ?? ""
    let until = entry.validity.until?.text ?? ""
    return since.isEmpty && until.isEmpty ? list(entry, "attested").joined(separator: ", ") : since + "—" + until
  }

  /// A file of a dictionary that is no table, such as `pinyin.tsv`; the latest layer that has it wins.
  public func resource(_ name: String) -> DictionaryFile? { Self.resource(name, of: layers) }

  static func resource(_ name: String, of layers: [DictionaryLayer]) -> DictionaryFile? {
    for layer in layers.reversed() {
      if let file = layer.resources.first(where: { $0.name == name }) { return file }
    }
    return nil
  }

  /// Entries with a form of exactly this text (folded), with the role it has there.
  public func lookUp(_ text: String) -> [(entry: Entry, role: FormRole)] {
    guard let form = matcher.form(characters.folded(text)) else { return [] }
    return meanings(ofForm: form).compactMap { $0.owner == .entry ? (entries[Int($0.id)], $0.role) : nil }
  }
}
