import TextModel

/// Puts blocks together from what a markup reader comes across: text, markup between characters, collapsible blanks.
///
/// All offsets are source bytes and must not decrease within a block. A block begins and ends with text or an object; one in
/// which nothing but blanks and objects would be read is left out.
struct BlockAssembler {
  private let text: SourceText
  /// The blocks so far.
  private(set) var blocks: [ProseBlock] = []
  private var start = -1
  private var end = 0
  private var splices: [ProseBlock.Splice] = []
  /// Index in ``splices`` of a line end whose reading depends on the next character; −1 when there is none.
  private var undecided = -1
  /// The character read last; 0 at the start of a block.
  private var last: UInt32 = 0
  private var hasInk = false

  init(_ text: SourceText) { self.text = text }

  /// Whether something that will be read has come since the last ``endBlock(_:level:)``.
  var isOpen: Bool { start >= 0 }

  /// Adds text that is read as it stands.
  mutating func literal(_ from: Int, _ to: Int) {
    var from = from
    if start < 0 {
      while from < to, Self.isBlank(text.storage[from]) { from += 1 }
    }
    guard from < to else { return }
    if start < 0 { start = from }
    let first = text.scalar(at: from, limit: to)
    decide(next: first)
    var stop = to
    while stop > from, Self.isBlank(text.storage[stop - 1]) { stop -= 1 }
    if stop > from {
      end = stop
      if !hasInk { hasInk = Self.hasInk(text, from, stop) }
    }
    last = stop < to ? 0x20 : text.scalar(at: text.characterStart(at: to - 1), limit: to)
  }

  /// Adds a stretch that is read otherwise than it stands.
  mutating func splice(_ from: Int, _ to: Int, _ reading: ProseBlock.Splice.Reading) {
    guard from < to else { return }
    switch reading {
    case .nothing:
      guard start >= 0 else { return }
      if let previous = splices.last, Int(previous.range.end) == from, previous.reading == .nothing, undecided != splices.count - 1
      {
        splices[splices.count - 1].range.end = UInt32(clamping: to)
        return
      }
    case .object:
      begin(from, to, next: 0xFFFC)
    case .scalars(let scalars):
      guard let first = scalars.first else { return splice(from, to, .nothing) }
      begin(from, to, next: first)
      last = scalars.last ?? first
      if !scalars.allSatisfy({ Self.isWideBlank($0) || $0 <= 0x20 }) { hasInk = true }
    }
    splices.append(ProseBlock.Splice(ByteRange(from, to), reading))
  }

  /// Adds blanks with a line end among them, which a reader sees as one blank or, beside Chinese characters, as none.
  mutating func space(_ from: Int, _ to: Int) {
    guard start >= 0, from < to else { return }
    let isFirst = undecided < 0
    if isFirst { undecided = splices.count }
    splices.append(ProseBlock.Splice(ByteRange(from, to), .nothing))
  }

  /// Ends the block.
  mutating func endBlock(_ kind: ProseBlock.Kind, level: Int = 0) {
    if start >= 0, hasInk, end > start {
      while let splice = splices.last, Int(splice.range.start) >= end { splices.removeLast() }
      blocks.append(
        ProseBlock(ByteRange(start, end), kind: kind, level: UInt8(clamping: level), splices: splices))
    }
    start = -1
    splices.removeAll(keepingCapacity: true)
    undecided = -1
    last = 0
    hasInk = false
  }

  /// Adds a block that another reader made.
  mutating func append(_ block: ProseBlock) { blocks.append(block) }

  private mutating func begin(_ from: Int, _ to: Int, next: UInt32) {
    if start < 0 { start = from }
    decide(next: next)
    last = next
    end = to
  }

  private mutating func decide(next: UInt32) {
    guard undecided >= 0 else { return }
    let isOne = !Self.isWide(last) && !Self.isWide(next) && last > 0x20 && next > 0x20
    if isOne { splices[undecided].reading = .scalars([0x20]) }
    undecided = -1
  }

  /// Characters between which no blank is written: a line end beside one of them is read as nothing.
  private static func isWide(_ c: UInt32) -> Bool {
    c >= 0x2E80 && c < 0xFB00 || c >= 0xFE10 && c < 0xFFE0 || c >= 0x20000 || c >= 0x2014 && c <= 0x2026 || c == 0xB7
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  private static func isWideBlank(_ c: UInt32) -> Bool {
    c == 0x3000 || c == 0xA0 || c >= 0x2000 && c <= 0x200F || c == 0x202F || c == 0xFEFF
  }

  private static func hasInk(_ text: SourceText, _ from: Int, _ to: Int) -> Bool {
    var i = from
    while i < to {
      let scalar = text.scalar(at: i, limit: to)
      if scalar > 0x20, !isWideBlank(scalar) { return true }
      i += SourceText.sequenceLength(text.storage[i])
    }
    return false
  }
}
