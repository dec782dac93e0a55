public import TextModel

/// A file that was opened: its text, what of it is prose, and the way back to bytes.
public struct FormattedDocument: Sendable {
  /// The format.
  public let format: DocumentFormat
  /// The text that all offsets refer to. For Word it is made: one paragraph a line.
  public let text: SourceText
  /// Blocks, comments, front matter and dates.
  public let structure: DocumentStructure
  /// Encoding, byte order mark and line ends of the file; UTF-8 for Word.
  public let form: DecodedText
  /// The document behind the text of a Word file; nil for other formats.
  public let word: WordDocument?

  /// The prose, by start.
  public var blocks: [ProseBlock] { structure.blocks }
  /// The comments of the markup, by start.
  public var comments: [DocumentComment] { structure.comments }
  /// The head of the document.
  public var frontMatter: FrontMatter? { structure.frontMatter }
  /// Dates that the markup tells, the most trustworthy first.
  public var dateCandidates: [DateCandidate] { structure.dateCandidates }
  /// The encoding of the file.
  public var encoding: TextEncoding { form.encoding }

  /// Opens the bytes of a file.
  ///
  /// - Parameters:
  ///   - name: File name or path; it tells the format where the bytes do not.
  /// - Throws: When the format is not supported or the bytes are damaged, with the place and what to do.
  public static func open(
    bytes: [UInt8], name: String, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> FormattedDocument {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(bytes.count, limits.fileBytes) }
    let format = try DocumentFormat(name: name, bytes: bytes)
    return try open(bytes: bytes, as: format, limits: limits)
  }

  /// Opens the bytes of a file of a known format.
  public static func open(
    bytes: [UInt8], as format: DocumentFormat, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> FormattedDocument {
    if format == .docx { return FormattedDocument(try WordDocument(bytes, limits: limits)) }
    let declared = format == .html ? HTMLReader.declaredEncoding(bytes) : nil
    let form = try DecodedText(decoding: bytes, declared: declared, limits: limits)
    return FormattedDocument(format, form)
  }

  /// Takes a text that is in memory already.
  public init(_ text: SourceText, as format: DocumentFormat) {
    self.init(format, DecodedText(text))
  }

  private init(_ format: DocumentFormat, _ form: DecodedText) {
    self.format = format
    self.form = form
    word = nil
    text = form.text
    structure = DocumentStructure(form.text, as: format)
  }

  private init(_ word: WordDocument) {
    format = .docx
    form = DecodedText(word.text)
    text = word.text
    structure = DocumentStructure(blocks: word.blocks)
    self.word = word
  }

  /// The bytes of the file with edits made: encoding, byte order mark and line ends stay as they were.
  ///
  /// - Parameter edits: Edits of ``text``; one that overlaps an earlier one is left out.
  /// - Throws: When the format cannot hold an edit.
  public func rewritten(edits: [TextEdit]) throws(FormatError) -> [UInt8] {
    if let word { return try word.applyEdits(edits) }
    let edits = edits.map { TextEdit($0.range, form.withLineEndings($0.replacement)) }
    return try form.encoded(text.applying(edits))
  }
}
