import TextModel

/// The facts of one rule on the way from the paragraphs to the rule that judges them: mostly eight or sixteen bytes each instead of
/// the forty of a ``DocumentFact`` and the objects of its texts. A long document has hundreds of thousands of facts, and all of them
/// wait until its last paragraph was read; but only one rule judges at a time.
struct PackedFacts: Sendable {
  /// Number of facts.
  private(set) var count = 0
  /// For each fact a word of ``Parts``, then the words that it announces.
  private var words: [UInt64] = []
  /// The texts of those facts that have some.
  private var texts: [String] = []
  /// Words and texts that were full: in pieces they never lie twice in memory, as what grows does while it moves.
  private var before: [(words: [UInt64], texts: [String])] = []
  /// Words of a piece.
  private static let piece = 8192
  /// Words of a fact at most.
  private static let most = 5
  private var lastStart: UInt32 = 0
  private var lastBlock: UInt32 = 0

  /// The first word of a fact: the kind in the four lowest bits, what else there is in the next five, then the bytes of its range in
  /// eleven, the blocks since the fact before in twelve, and the bytes from start to start in 32.
  private enum Parts {
    /// Range and block are in the next word and the kind is in the one behind it, since they need more bits.
    static let isWide: UInt64 = 0x10
    /// A text comes with it, or two.
    static let hasText: UInt64 = 0x20
    static let hasDetail: UInt64 = 0x40
    /// The two numbers are in one word.
    static let hasNumbers: UInt64 = 0x80
    /// The two numbers have a word each.
    static let hasLargeNumbers: UInt64 = 0x100
  }

  var isEmpty: Bool { count == 0 }

  /// Adds a fact; `kind` and `block` hold 16 and 32 bits, as in a ``DocumentFact``.
  mutating func append(_ kind: Int, _ range: ByteRange, block: Int, text: String, detail: String, value: Int, extra: Int) {
    if words.count > Self.piece - Self.most { startPiece() }
    let block = UInt32(truncatingIfNeeded: block)
    let length = range.end &- range.start
    let blocks = block &- lastBlock
    var parts = UInt64(range.start &- lastStart) << 32
    let isWide = kind & ~0x0F != 0 || length > 0x07FF || blocks > 0x0FFF
    if isWide {
      parts |= Parts.isWide
    } else {
      parts |= UInt64(truncatingIfNeeded: kind) | UInt64(length) << 9 | UInt64(blocks) << 20
    }
    if !detail.isEmpty {
      parts |= Parts.hasText | Parts.hasDetail
      texts.append(text)
      texts.append(detail)
    } else if !text.isEmpty {
      parts |= Parts.hasText
      texts.append(text)
    }
    let areSmall = Int(Int32(truncatingIfNeeded: value)) == value && Int(Int32(truncatingIfNeeded: extra)) == extra
    let hasNumbers = value | extra != 0
    if hasNumbers { parts |= areSmall ? Parts.hasNumbers : Parts.hasLargeNumbers }
    words.append(parts)
    if isWide {
      words.append(UInt64(length) | UInt64(block) << 32)
      words.append(UInt64(UInt16(truncatingIfNeeded: kind)))
    }
    if hasNumbers {
      if areSmall {
        words.append(UInt64(UInt32(truncatingIfNeeded: value)) | UInt64(UInt32(truncatingIfNeeded: extra)) << 32)
      } else {
        words.append(UInt64(bitPattern: Int64(value)))
        words.append(UInt64(bitPattern: Int64(extra)))
      }
    }
    (lastStart, lastBlock) = (range.start, block)
    count &+= 1
  }

  private mutating func startPiece() {
    before.append((words, texts))
    (words, texts) = ([], [])
    words.reserveCapacity(Self.piece)
  }

  /// The facts as rules see them, in the order in which they were added.
  func unpacked(owner: UInt16) -> [DocumentFact] {
    var facts: [DocumentFact] = []
    facts.reserveCapacity(count)
    var place = (start: UInt32(0), block: UInt32(0))
    for piece in before { Self.unpack(piece.words, piece.texts, owner, &place, &facts) }
    Self.unpack(words, texts, owner, &place, &facts)
    return facts
  }

  private static func unpack(
    _ words: [UInt64], _ texts: [String], _ owner: UInt16, _ place: inout (start: UInt32, block: UInt32),
    _ facts: inout [DocumentFact]
  ) {
    let words = words.span
    var (start, block) = place
    var nextText = 0
    var at = 0
    while at < words.count {
      let parts = words[at]
      at &+= 1
      start &+= UInt32(truncatingIfNeeded: parts >> 32)
      var kind = Int(truncatingIfNeeded: parts & 0x0F)
      var length = UInt32(truncatingIfNeeded: parts >> 9 & 0x07FF)
      if parts & Parts.isWide != 0 {
        length = UInt32(truncatingIfNeeded: words[at])
        block = UInt32(truncatingIfNeeded: words[at] >> 32)
        kind = Int(Int16(truncatingIfNeeded: words[at &+ 1]))
        at &+= 2
      } else {
        block &+= UInt32(truncatingIfNeeded: parts >> 20 & 0x0FFF)
      }
      var (value, extra) = (0, 0)
      if parts & Parts.hasNumbers != 0 {
        value = Int(Int32(truncatingIfNeeded: words[at]))
        extra = Int(Int32(truncatingIfNeeded: words[at] >> 32))
        at &+= 1
      } else if parts & Parts.hasLargeNumbers != 0 {
        (value, extra) = (Int(truncatingIfNeeded: words[at]), Int(truncatingIfNeeded: words[at &+ 1]))
        at &+= 2
      }
      facts.append(
        DocumentFact(
          owner: owner, kind: kind, range: ByteRange(start, start &+ length), block: Int(block),
          texts: Self.texts(parts, texts, &nextText), value: value, extra: extra))
    }
    place = (start, block)
  }

  /// The texts of a fact whose first word is given, if it has some; `next` is the index of the first one, and then that behind them.
  @inline(__always)
  private static func texts(_ parts: UInt64, _ texts: [String], _ next: inout Int) -> DocumentFact.Texts? {
    guard parts & Parts.hasText != 0 else { return nil }
    let hasDetail = parts & Parts.hasDetail != 0
    defer { next &+= hasDetail ? 2 : 1 }
    return DocumentFact.Texts(texts[next], hasDetail ? texts[next &+ 1] : "")
  }
}
