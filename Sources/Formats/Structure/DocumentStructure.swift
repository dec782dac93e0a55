public import TextModel

/// A comment of the markup, `<!-- … -->`: no prose, but it may carry a directive.
public struct DocumentComment: Hashable, Sendable {
  /// Source bytes, delimiters included.
  public let range: ByteRange
  /// What stands between the delimiters, as written.
  public let text: String

  /// Creates a comment.
  public init(_ range: ByteRange, _ text: String) {
    self.range = range
    self.text = text
  }
}

/// A place where a document's markup tells a date.
public struct DateCandidate: Hashable, Sendable {
  /// What tells it.
  public enum Origin: String, Sendable, CaseIterable {
    /// A field of the front matter.
    case frontMatter
    /// `<meta name="pubdate" content="…">`.
    case metaElement
    /// `<time datetime="…">`.
    case timeElement
  }

  /// The date as written, such as `2024-03-05T10:00:00+08:00`.
  public let text: String
  /// What tells it.
  public let origin: Origin
  /// Source bytes of the text.
  public let range: ByteRange
}

/// What the markup of a text says about it: where prose stands, comments, dates.
public struct DocumentStructure: Hashable, Sendable {
  /// The prose, by start. A caption block (an `alt` text) may lie inside an object of another block; else they are disjoint.
  public var blocks: [ProseBlock]
  /// Comments, by start.
  public var comments: [DocumentComment] = []
  /// The head, if there is one.
  public var frontMatter: FrontMatter?
  /// Dates that the markup tells, the most trustworthy first.
  public var dateCandidates: [DateCandidate] = []

  /// Reads the structure of a text. Any text has one: markup that is not well-formed is text. O(n).
  ///
  /// - Parameter format: ``DocumentFormat/docx`` is read as plain text here, since its text has no markup left.
  public init(_ text: SourceText, as format: DocumentFormat) {
    switch format {
    case .plainText: self.init(plainText: text)
    case .markdown: self = MarkdownReader.read(text)
    case .html: self = HTMLReader.read(text, text.fullRange)
    case .docx: self.init(blocks: text.lineBlocks)
    }
    addDateOfFrontMatter()
  }

  init(blocks: [ProseBlock]) { self.blocks = blocks }

  private init(plainText text: SourceText) {
    frontMatter = FrontMatter(text)
    guard let head = frontMatter else {
      blocks = text.lineBlocks
      return
    }
    let first =
      head.range.end == text.count && text.lineStarts.last != head.range.end
      ? text.lineStarts.count : text.line(at: Int(head.range.end))
    blocks = (first..<max(first, text.lineStarts.count)).map { ProseBlock(text.contentRange(ofLine: $0)) }
  }
}
