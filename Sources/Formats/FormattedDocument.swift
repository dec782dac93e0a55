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
  /// The encoding that the document itself declares, as it is written there; nil when it declares none.
  public let declaredEncoding: String?

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

  /// What each line of ``text`` is called where a line is no line of the file: for Word, its paragraph.
  public func lineNames(_ locale: MessageLocale) -> [String]? { word?.paragraphs.map { $0.place.text(locale) } }

  /// Opens the bytes of a file.
  ///
  /// - Parameters:
  ///   - name: File name or path; it tells the format where the bytes do not.
  /// - Throws: When the format is not supported or the bytes are damaged, with the place and what to do.
  public static func open(
    bytes: consuming [UInt8], name: String, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> FormattedDocument {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(bytes.count, limits.fileBytes) }
    let format = try DocumentFormat(name: name, bytes: copy bytes)
    return try open(bytes: bytes, as: format, limits: limits)
  }

  /// Opens the bytes of a file of a known format.
  public static func open(
    bytes: consuming [UInt8], as format: DocumentFormat, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> FormattedDocument {
    if format == .docx { return FormattedDocument(try WordDocument(copy bytes, limits: limits)) }
    let declared = format == .html ? HTMLReader.declaredEncoding(bytes) : nil
    let form = try DecodedText(decoding: bytes, declared: declared, limits: limits)
    return FormattedDocument(format, form, declaredEncoding: declared)
  }

  /// Takes a text that is in memory already.
  public init(_ text: SourceText, as format: DocumentFormat) {
    self.init(format, DecodedText(text), declaredEncoding: nil)
  }

  private init(_ format: DocumentFormat, _ form: DecodedText, declaredEncoding: String?) {
    self.format = format
    self.declaredEncoding = declaredEncoding
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
    declaredEncoding = nil
    self.word = word
  }

  /// The bytes of the file with edits made: encoding, byte order mark and line ends stay as they were.
  ///
  /// - Parameter edits: Edits of ``text``; one that overlaps an earlier one is left out.
  /// - Throws: When the format cannot hold an edit.
  public func rewritten(edits: [TextEdit]) throws(FormatError) -> [UInt8] {
    if let word { return try word.applyEdits(edits) }
    let edits = edits.map { edit in
      TextEdit(edit.range, form.withLineEndings(format == .html ? escaped(edit) : edit.replacement))
    }
    return try form.encoded(text.applying(edits))
  }

  /// Whether the format can hold edits together: in Word none may reach over the end of a paragraph or take out a picture.
  public func accepts(_ edits: [TextEdit]) -> Bool { word?.accepts(edits) ?? true }

  /// A replacement as markup. What it took over from the source it replaces is markup already.
  private func escaped(_ edit: TextEdit) -> String {
    let isAttribute = blocks.contains { $0.kind == .caption && $0.range.overlaps(edit.range) }
    guard edit.replacement.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || isAttribute && ($0 == 0x22 || $0 == 0x27) }) else {
      return edit.replacement
    }
    let old = text.string(edit.range)
    var out = String.UnicodeScalarView()
    for scalar in edit.replacement.unicodeScalars {
      let isKept = old.unicodeScalars.contains(scalar)
      switch scalar {
      case "&" where !isKept: out.append(contentsOf: "&amp;".unicodeScalars)
      case "<" where !isKept: out.append(contentsOf: "&lt;".unicodeScalars)
      case "\"" where isAttribute && !isKept: out.append(contentsOf: "&quot;".unicodeScalars)
      case "'" where isAttribute && !isKept: out.append(contentsOf: "&#39;".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
