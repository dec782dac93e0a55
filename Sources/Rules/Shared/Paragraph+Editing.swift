import Linting
import TextModel

extension Paragraph {
  /// A fix that replaces source bytes.
  func edit(_ range: ByteRange, _ replacement: String, _ safety: Fix.Safety) -> Fix {
    let isChinese = context.locale == .zhHans
    let title =
      replacement.isEmpty || replacement == lineEnd
      ? (isChinese ? (replacement.isEmpty ? "删去" : "改为换行") : (replacement.isEmpty ? "Delete" : "Break the line here"))
      : (isChinese ? "改为“\(replacement)”" : "Change to “\(replacement)”")
    return Fix(title: title, safety: safety, edits: [TextEdit(range, replacement)])
  }

  /// How the document ends its lines.
  var lineEnd: String { reading.endsLinesWithCRLF ? "\r\n" : "\n" }

  /// The view without the blanks at its ends.
  var trimmed: Range<Int> {
    var low = 0
    var high = count
    while low < high, text.characterClass(low).isBlank { low += 1 }
    while high > low, text.characterClass(high - 1).isBlank { high -= 1 }
    return low..<high
  }

  /// Whether a Han character stands at an index.
  func isHan(_ index: Int) -> Bool { text.characterClass(index).isHan }

  /// Number of Han characters in a range.
  func hanCount(_ range: Range<Int>) -> Int { range.count { text.characterClass($0).isHan } }

  /// Whether a clause ends before `index`: the paragraph's start, or a mark, blanks left out.
  func startsClause(_ index: Int) -> Bool {
    var i = index - 1
    while text.characterClass(i).isBlank { i -= 1 }
    let before = text.characterClass(i)
    return before == .newline || before == .stop || before == .quote || before == .bracket
  }

  /// First view index of the sentence that `index` stands in.
  func sentenceStart(_ index: Int) -> Int {
    var i = index
    while i > 0, !Self.endsSentence(self[i - 1]) { i -= 1 }
    return i
  }

  /// View index of the mark that ends the sentence of `index`, or the paragraph's end.
  func sentenceEnd(_ index: Int) -> Int {
    var i = index
    while i < count, !Self.endsSentence(self[i]) { i += 1 }
    return i
  }

  /// Whether a mark ends a sentence.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0xFF1B
  }

  /// How often a text that no cue announces stands in a range of the view.
  func count(of literal: [UInt32], in range: Range<Int>) -> Int { places(of: literal, in: range).count }

  /// Where a text that no cue announces stands in the view: words that a configuration adds.
  func places(of literal: [UInt32], in range: Range<Int>? = nil) -> [Range<Int>] {
    let range = range ?? 0..<count
    guard let first = literal.first, range.count >= literal.count else { return [] }
    var found: [Range<Int>] = []
    for i in range.lowerBound...range.upperBound - literal.count
    where self[i] == first && (1..<literal.count).allSatisfy({ self[i + $0] == literal[$0] }) {
      found.append(i..<i + literal.count)
    }
    return found
  }
}

extension String {
  /// The one character of a scalar value.
  init(scalar: UInt32) { self = Unicode.Scalar(scalar).map { String(Character($0)) } ?? "\u{FFFD}" }

  /// Scalar values.
  var values: [UInt32] { unicodeScalars.map(\.value) }
}

/// Four or more hexadecimal digits of a code point: `FEFF`.
func hexadecimal(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

extension Paragraph {
  /// Whether ASCII `literal` stands at an index of the view.
  func matches(_ literal: String, at index: Int) -> Bool {
    var i = index
    for byte in literal.utf8 {
      guard self[i] == UInt32(byte) else { return false }
      i += 1
    }
    return true
  }
}

extension DocumentContext {
  /// Source bytes of a block with its line end. Only a document rule may ask: what follows a block is not the block's.
  func lineRange(ofBlock block: Int) -> ByteRange {
    var end = Int(blocks[block].range.end)
    if source.scalar(at: end, limit: source.count) == 0x0D { end += 1 }
    if source.scalar(at: end, limit: source.count) == 0x0A { end += 1 }
    return ByteRange(Int(blocks[block].range.start), end)
  }

  /// A fix that deletes a block with its line end.
  func deleteLine(ofBlock block: Int) -> Fix {
    Fix(
      title: context.locale == .zhHans ? "删去整行" : "Delete the line", safety: .unsafe,
      edits: [TextEdit(lineRange(ofBlock: block), "")])
  }
}
