/// One paragraph of prose in a document, as a format found it: plain text has one a line, Markdown and HTML one a block.
public struct ProseBlock: Hashable, Sendable {
  /// What a block is in its format.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A paragraph or a line of unknown role.
    case paragraph
    /// A heading by markup; ``ProseBlock/level`` is 1…6.
    case heading
    /// An item of a list.
    case listItem
    /// A cell or a row of a table.
    case tableCell
    /// A quotation by markup: wording is not ours to mend.
    case quotation
    /// Text that a reader does not see as prose: an `alt` or `title` attribute, a caption.
    case caption
  }

  /// A stretch of source that is not read as it stands.
  public struct Splice: Hashable, Sendable {
    /// How the stretch is read.
    public enum Reading: Hashable, Sendable {
      /// Not at all: markup between two characters of one word, such as `**`.
      case nothing
      /// As one object that no word reaches across: inline code, an image, a footnote mark.
      case object
      /// As these scalars: a character reference such as `&amp;`.
      case scalars([UInt32])
    }
    /// Source bytes.
    public var range: ByteRange
    /// How they are read.
    public var reading: Reading

    /// Creates a splice.
    public init(_ range: ByteRange, _ reading: Reading) {
      self.range = range
      self.reading = reading
    }
  }

  /// Source bytes of the block, without the line end.
  public var range: ByteRange
  /// Its role.
  public var kind: Kind
  /// Heading level or list depth from 1; 0 when neither.
  public var level: UInt8
  /// Stretches that are not read as they stand, in order, inside ``range``.
  public var splices: [Splice]

  /// Creates a block.
  public init(_ range: ByteRange, kind: Kind = .paragraph, level: UInt8 = 0, splices: [Splice] = []) {
    self.range = range
    self.kind = kind
    self.level = level
    self.splices = splices
  }

  /// Moves the block by `delta` bytes.
  @inlinable
  public mutating func shift(by delta: Int) {
    range = range.shifted(by: delta)
    guard !splices.isEmpty else { return }
    for s in splices.indices { splices[s].range = splices[s].range.shifted(by: delta) }
  }

  /// The same block `delta` bytes further on.
  public func shifted(by delta: Int) -> ProseBlock {
    var moved = self
    moved.shift(by: delta)
    return moved
  }
}

extension SourceText {
  /// The blocks of plain text: every line is one, empty lines included.
  public var lineBlocks: [ProseBlock] {
    lineStarts.indices.map { ProseBlock(contentRange(ofLine: $0)) }
  }
}
