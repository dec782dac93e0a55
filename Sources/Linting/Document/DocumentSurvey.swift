import Lexicon
public import TextModel

/// What is known of a document before its paragraphs are scanned, kept while it is edited: how to read it, what each block is,
/// which date its text names. After an edit only the blocks that changed are looked at.
public struct DocumentSurvey: Sendable {
  /// How to read the document, and what each block is.
  public private(set) var overview: DocumentOverview
  /// The date that the text itself tells; front matter and configuration go before it (see ``DocumentDate``).
  public private(set) var date: DocumentDate?
  private var script: ScriptCensus
  /// The version that was looked over.
  private var text: SourceText
  private var reader: BlockRoleReader
  private var finder = DocumentDateFinder()
  private var late = LateDates()

  /// Looks over a document. O(bytes).
  public init(_ source: SourceText, _ blocks: [ProseBlock], _ characters: CharacterTable) {
    self.init(source, characters)
    _ = advance(blocks, characters)
  }

  /// Takes a document that is to be looked over by ``advance(_:_:bytes:)``.
  public init(_ source: SourceText, _ characters: CharacterTable) {
    text = source
    script = ScriptCensus(source, characters)
    reader = BlockRoleReader()
    overview = DocumentOverview(script, [], source)
  }

  /// Looks at about `bytes` bytes for the first time; whether all was looked at.
  public mutating func advance(_ blocks: [ProseBlock], _ characters: CharacterTable, bytes: Int = .max) -> Bool {
    let first = reader.roles.count
    var end = first
    var left = bytes
    while end < blocks.count, left > 0 {
      finder.find(&late, end, blocks[end], text, characters)
      left -= blocks[end].range.count + 1
      end += 1
    }
    reader.advance(to: end, text, blocks, characters)
    guard end == blocks.count else { return false }
    overview = DocumentOverview(script, reader.roles, text)
    findDate(text, blocks, unchanged: 0, characters)
    return true
  }

  /// Takes a new version.
  ///
  /// - Parameter alignment: How `blocks` line up with those of the last version.
  public mutating func update(
    _ source: SourceText, _ blocks: [ProseBlock], _ change: TextChange, _ alignment: BlockAlignment, _ characters: CharacterTable
  ) {
    let blockDelta = blocks.count - overview.roles.count
    script.update(text, source, change, characters)
    text = source
    reader.update(source, blocks, alignment, characters)
    overview = DocumentOverview(script, reader.roles, source)

    let tail = blocks.count - alignment.suffix
    let behind = late.dates.filter { $0.block >= tail - blockDelta }
    late.dates.removeAll { $0.block >= alignment.prefix }
    for index in alignment.prefix..<tail { finder.find(&late, index, blocks[index], source, characters) }
    for var date in behind {
      date.block += blockDelta
      late.dates.append(date)
    }
    findDate(source, blocks, unchanged: alignment.prefix, characters)
  }

  private mutating func findDate(_ source: SourceText, _ blocks: [ProseBlock], unchanged: Int, _ characters: CharacterTable) {
    finder.look(source, blocks, late, unchanged: unchanged, characters)
    date = finder.best
  }
}
