public import TextModel

/// The headings and series of a document: what an editor shows as its symbols and folds.
public struct Outline: Hashable, Sendable {
  /// Its entries, in order. An entry contains those after it that have a greater level.
  public var entries: [Entry]

  /// A heading, an article, an item.
  public struct Entry: Hashable, Sendable {
    /// What it is.
    public var role: BlockRole
    /// Depth from 0, for comparing: an entry belongs to the nearest one before it with a smaller level. Title 0, chapters 1,
    /// articles and headings by markup after them, 一、 10, （一） 11, 1. 12, （1） 13, items 14.
    public var level: Int
    /// Position of the block among the blocks.
    public var block: Int
    /// Source bytes of the heading itself: of a run-in heading its first sentence.
    public var heading: ByteRange
    /// Source bytes from the start of the heading to the end of what belongs to it, blank lines after it not included.
    public var extent: ByteRange
    /// The heading's text, Simplified and folded, at most 48 characters.
    public var text: String
  }

  /// Reads the outline of a document.
  public init(_ source: SourceText, _ blocks: [ProseBlock], _ overview: DocumentOverview, _ characters: CharacterTable) {
    entries = []
    var glance = BlockGlance()
    var lastText = 0
    var open: [Int] = []
    for (index, role) in overview.roles.enumerated() where index < blocks.count {
      if let level = Self.level(role, blocks[index]) {
        while let top = open.last, entries[top].level >= level {
          entries[top].extent.end = UInt32(clamping: max(lastText, Int(entries[top].heading.end)))
          open.removeLast()
        }
        glance.read(blocks[index], of: source, characters)
        let text = Self.firstSentence(glance)
        let range = blocks[index].range
        open.append(entries.count)
        entries.append(
          Entry(role: role, level: level, block: index, heading: Self.headingRange(range, source), extent: range, text: text))
      }
      if role != .blank { lastText = Int(blocks[index].range.end) }
    }
    for top in open { entries[top].extent.end = UInt32(clamping: max(lastText, Int(entries[top].heading.end))) }
  }

  private static func level(_ role: BlockRole, _ block: ProseBlock) -> Int? {
    switch role {
    case .title: 0
    case .attachmentHeading: 0
    case .chapter: 1
    case .heading: 1 + Int(block.level)
    case .article: 8
    case .heading1: 10
    case .heading2: 11
    case .heading3: 12
    case .heading4: 13
    case .item: 14
    default: nil
    }
  }

  /// The text up to the mark that ends its first sentence.
  private static func firstSentence(_ glance: BlockGlance) -> String {
    var out = String.UnicodeScalarView()
    for scalar in glance.scalars.prefix(48) {
      if scalar == 0x3002 || scalar == 0xFF1B || scalar == 0xFF01 || scalar == 0xFF1F { break }
      out.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
    return String(out)
  }

  /// Source bytes up to the mark that ends the first sentence; the whole block when none does within 200 characters.
  private static func headingRange(_ range: ByteRange, _ source: SourceText) -> ByteRange {
    var i = Int(range.start)
    var seen = 0
    while i < Int(range.end), seen < 200 {
      switch source.scalar(at: i, limit: Int(range.end)) {
      case 0x3002, 0xFF1B, 0xFF01, 0xFF1F: return i > Int(range.start) ? ByteRange(Int(range.start), i) : range
      default: break
      }
      i += SourceText.sequenceLength(source.storage[i])
      seen += 1
    }
    return range
  }
}
