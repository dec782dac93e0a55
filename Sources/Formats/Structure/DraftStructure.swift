public import TextModel

/// The structure of a text that is being edited: after an edit only the part around it is read again.
///
/// The structure is exactly that of ``DocumentStructure/init(_:as:)`` on the same text. Plain text is read by lines; Markdown
/// from the last place before the edit at which nothing was open to the first one behind it that was such a place before;
/// pages whole, since an open element reaches to the end.
public struct DraftStructure: Sendable {
  /// The structure of the last version.
  public private(set) var structure: DocumentStructure
  private let format: DocumentFormat
  /// The version that ``structure`` belongs to.
  private var text: SourceText
  private var rests: MarkdownRests

  /// A text whose structure is being read in steps, so that a long one keeps nobody waiting.
  public struct Reading: Sendable {
    private let text: SourceText
    private let format: DocumentFormat
    private var markdown: MarkdownRests.Reading?

    /// Takes a text of which nothing is read yet.
    public init(_ text: SourceText, as format: DocumentFormat) {
      (self.text, self.format) = (text, format)
      if format == .markdown { markdown = MarkdownRests.Reading(text) }
    }

    /// Reads about `bytes` bytes; nil when there is more to read. Only Markdown takes long enough to be read in parts.
    public mutating func advance(bytes: Int = .max) -> DraftStructure? {
      guard format == .markdown else { return DraftStructure(text, format, DocumentStructure(text, as: format), MarkdownRests()) }
      guard let (read, rests) = markdown?.advance(bytes: bytes) else { return nil }
      var structure = read
      structure.addDateOfFrontMatter()
      return DraftStructure(text, format, structure, rests)
    }
  }

  private init(_ text: SourceText, _ format: DocumentFormat, _ structure: DocumentStructure, _ rests: MarkdownRests) {
    (self.text, self.format, self.structure, self.rests) = (text, format, structure, rests)
  }

  /// Takes a new version of the text.
  ///
  /// - Parameter change: What lies between the last version and this one.
  /// - Returns: How the blocks line up with those of the last version.
  public mutating func update(_ new: SourceText, _ change: TextChange) -> BlockAlignment {
    defer { text = new }
    if structure.frontMatter == FrontMatter(new),
      change.start > Int(structure.frontMatter?.range.end ?? 0) || structure.frontMatter == nil
    {
      switch format {
      case .plainText, .docx:
        if structure.frontMatter == nil { return updateLines(new, change) }
      case .markdown:
        let known = structure.frontMatter?.date == nil ? 0 : 1
        if structure.dateCandidates.count == known, let alignment = rests.update(&structure, text, new, change) {
          return alignment
        }
      case .html: break
      }
    }
    let old = structure.blocks
    var reading = Reading(new, as: format)
    if let whole = reading.advance() { self = whole }
    return BlockAlignment(old, structure.blocks, change)
  }

  private mutating func updateLines(_ new: SourceText, _ change: TextChange) -> BlockAlignment {
    // A line end at the change may have become another one: the line before it counts as changed.
    let first = new.line(at: max(0, change.start - 1))
    let oldLast = text.line(at: change.oldEnd)
    let newLast = new.line(at: change.newEnd)
    let suffix = text.lineStarts.count - 1 - oldLast
    structure.blocks.replaceSubrange(first...oldLast, with: (first...newLast).map { ProseBlock(new.contentRange(ofLine: $0)) })
    structure.shiftBlocks(from: newLast + 1, by: change.delta)
    return BlockAlignment(prefix: first, suffix: suffix)
  }
}

extension DocumentStructure {
  /// Moves the blocks from an index on.
  mutating func shiftBlocks(from index: Int, by delta: Int) {
    guard delta != 0 else { return }
    // As a span: the array would ask for each block whether it is shared.
    var span = blocks.mutableSpan
    for i in index..<max(index, span.count) { span[i].shift(by: delta) }
  }

  /// Moves the comments from an index on.
  mutating func shiftComments(from index: Int, by delta: Int) {
    guard delta != 0 else { return }
    for i in index..<max(index, comments.count) {
      comments[i] = DocumentComment(comments[i].range.shifted(by: delta), comments[i].text)
    }
  }

  /// The date of the front matter goes before all others.
  mutating func addDateOfFrontMatter() {
    guard let date = frontMatter?.date else { return }
    dateCandidates.insert(DateCandidate(text: date.value, origin: .frontMatter, range: date.range), at: 0)
  }
}
