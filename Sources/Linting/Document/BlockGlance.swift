import TextModel

/// The first and last characters of a block, read without scanning it: enough to tell its role.
///
/// Characters are folded as in ``NormalizedText`` (Simplified, brackets widened, digits narrowed); markup and invisible
/// characters are not read. Blocks of at most ``wholeBytes`` bytes are read whole.
struct BlockGlance: Sendable {
  /// The characters from the first that is not blank: the whole block when ``isWhole``, else the first 48.
  var scalars: [UInt32] = []
  /// Whether ``scalars`` is the whole block.
  var isWhole = true
  /// The last character that is neither blank nor invisible; 0 when there is none.
  var last: UInt32 = 0

  /// Blocks up to this size are read whole.
  static let wholeBytes = 480

  init() { scalars.reserveCapacity(192) }

  /// Reads a block, replacing what was read before.
  mutating func read(_ block: ProseBlock, of source: borrowing SourceText, _ characters: borrowing CharacterTable) {
    scalars.removeAll(keepingCapacity: true)
    isWhole = block.range.count <= Self.wholeBytes
    let end = min(Int(block.range.end), source.count)
    var i = Int(block.range.start)
    let limit = isWhole ? max(0, end - i) : 48
    // Memory for one character a byte, which is written without a check for each append.
    scalars.append(contentsOf: repeatElement(0, count: limit))
    var found = scalars.mutableSpan
    var count = 0
    let bytes = source.storage.span
    let words = characters.words.span
    var splice = 0
    while i < end, count < limit {
      while splice < block.splices.count, Int(block.splices[splice].range.end) <= i { splice += 1 }
      if splice < block.splices.count, Int(block.splices[splice].range.start) <= i {
        i = Int(block.splices[splice].range.end)
        continue
      }
      if bytes[i] >= 0xE5 && bytes[i] <= 0xE9 {
        // Nearly all are Han characters; behind the text there is padding.
        let scalar = UInt32(bytes[i] & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
        let word = words[Int(scalar)]
        found[count] = word & CharacterTable.ambiguousBit != 0 ? scalar : word & 0xFFFF
        count += 1
        i += 3
        continue
      }
      let scalar = source.scalar(at: i, limit: end)
      i += SourceText.sequenceLength(bytes[i])
      let isPlainHan = scalar >= 0x4E00 && scalar < 0xA000
      if !isPlainHan, CharacterClass.isInvisible(scalar) || count == 0 && OrdinalReader.isBlank(scalar) { continue }
      found[count] = Self.fold(scalar, characters)
      count += 1
    }
    scalars.removeLast(limit - count)
    if isWhole {
      while let tail = scalars.last, OrdinalReader.isBlank(tail) { scalars.removeLast() }
      last = scalars.last ?? 0
    } else {
      last = Self.lastScalar(block, of: source, characters)
    }
  }

  @inline(__always)
  private static func fold(_ scalar: UInt32, _ characters: borrowing CharacterTable) -> UInt32 {
    switch scalar {
    case 0x28, 0x29, 0x3A, 0x3B, 0x2C: scalar + 0xFEE0
    default: characters.folded(scalar)
    }
  }

  private static func lastScalar(_ block: ProseBlock, of source: borrowing SourceText, _ characters: borrowing CharacterTable)
    -> UInt32
  {
    var end = min(Int(block.range.end), source.count)
    let start = Int(block.range.start)
    var splice = block.splices.count - 1
    while end > start {
      while splice >= 0, Int(block.splices[splice].range.start) >= end { splice -= 1 }
      if splice >= 0, Int(block.splices[splice].range.end) >= end {
        end = Int(block.splices[splice].range.start)
        continue
      }
      let at = source.characterStart(at: end - 1)
      let scalar = source.scalar(at: at, limit: end)
      if !CharacterClass.isInvisible(scalar), !OrdinalReader.isBlank(scalar) { return fold(scalar, characters) }
      end = at
    }
    return 0
  }

  /// Whether the block opens with a literal.
  func opens(with literal: [UInt32]) -> Bool { scalars.starts(with: literal) }

  /// Whether the block, read whole, ends with a literal.
  func ends(with literal: [UInt32]) -> Bool {
    isWhole && scalars.count >= literal.count && scalars.suffix(literal.count).elementsEqual(literal)
  }

  /// The character at an index; 0 outside.
  subscript(_ index: Int) -> UInt32 { index >= 0 && index < scalars.count ? scalars[index] : 0 }

  /// Number of characters read.
  var count: Int { scalars.count }
}
