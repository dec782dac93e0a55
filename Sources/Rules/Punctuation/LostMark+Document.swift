import Linting
import TextModel

/// The same words in the same marks elsewhere in the document: the surest sign of where a quotation ends.
extension LostMark {
  /// No quotation is compared further, in bytes.
  private static let reach = 120
  /// Shorter agreement, in bytes, says nothing: two Han characters.
  private static let least = 6

  /// Byte offset at which the closing mark belongs: `open` is the lone mark, and elsewhere the same mark, the same words and
  /// `close` stand together. O(document).
  static func closing(after open: ByteRange, _ close: String, elsewhereIn source: SourceText) -> Int? {
    let bytes = source.storage.span
    let mark = Array(source.storage[Int(open.start)..<Int(open.end)])
    let closing = Array(close.utf8)
    let start = Int(open.end)
    guard start + least <= bytes.count else { return nil }
    var best: Int?
    var i = 0
    while i + mark.count + least + closing.count <= bytes.count {
      defer { i += 1 }
      guard bytes[i] == mark[0], i != Int(open.start), holds(mark, at: i, source) else { continue }
      let text = i + mark.count
      var n = 0
      while n < reach, start + n < bytes.count, text + n < bytes.count, bytes[start + n] == bytes[text + n],
        bytes[text + n] != 0x0A,
        !holds(closing, at: text + n, source)
      { n += 1 }
      if n >= least, holds(closing, at: text + n, source), n > (best ?? 0) - (best == nil ? 0 : start) { best = start + n }
    }
    return best
  }

  /// Byte offset at which the opening mark belongs: `close` is the lone mark.
  static func opening(before close: ByteRange, _ open: String, elsewhereIn source: SourceText) -> Int? {
    let bytes = source.storage.span
    let mark = Array(source.storage[Int(close.start)..<Int(close.end)])
    let opening = Array(open.utf8)
    let end = Int(close.start)
    guard end >= least else { return nil }
    var i = least + opening.count
    while i + mark.count <= bytes.count {
      defer { i += 1 }
      guard bytes[i] == mark[0], i != end, holds(mark, at: i, source) else { continue }
      var n = 0
      while n < reach, n < end, n < i, bytes[end - n - 1] == bytes[i - n - 1], bytes[i - n - 1] != 0x0A,
        !holds(opening, at: i - n - opening.count, source)
      { n += 1 }
      if n >= least, holds(opening, at: i - n - opening.count, source) { return end - n }
    }
    return nil
  }

  private static func holds(_ literal: [UInt8], at offset: Int, _ source: SourceText) -> Bool {
    guard offset >= 0, offset + literal.count <= source.storage.count else { return false }
    for k in literal.indices where source.storage[offset + k] != literal[k] { return false }
    return true
  }
}
