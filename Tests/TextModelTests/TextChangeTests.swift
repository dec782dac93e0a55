import Testing
import TextModel

@Suite("A text that is edited")
struct TextChangeTests {
  static let pieces = ["公文", "a", "\n", "\r\n", "\r", "\n\r", "𠮷", "😀", "é", "", "\r\r\n\n", "。"]

  @Test("the index of lines is carried over as a fresh one would be", arguments: 1...8 as ClosedRange<UInt64>)
  func linesAreCarriedOver(_ seed: UInt64) {
    var random = Seeded(seed)
    var text = SourceText("关于\r\n开展😀\r工作\n\n")
    for step in 0..<500 {
      let (range, piece) = random.edit(text, Self.pieces)
      let edited = text.replacing(range, with: piece)
      var bytes = Array(text.storage[..<text.count])
      bytes.replaceSubrange(range.indices, with: piece.utf8)
      let fresh = SourceText(validUTF8: bytes)
      guard edited.storage == fresh.storage, edited.lineStarts == fresh.lineStarts, edited.count == fresh.count else {
        Issue.record(
          "seed \(seed), step \(step): \(edited.lineStarts) and not \(fresh.lineStarts) in \(fresh.string.debugDescription)")
        return
      }
      text = edited.count > 400 ? SourceText("关于\r\n开展😀\r工作\n\n") : edited
    }
  }

  @Test("several changes are one that holds them all", arguments: 1...8 as ClosedRange<UInt64>)
  func changesAreMerged(_ seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let old = SourceText("甲乙丙丁戊己庚辛壬癸abc\r\n子丑寅卯")
      var text = old
      var change: TextChange?
      for _ in 0...random.below(4) {
        let (range, piece) = random.edit(text, Self.pieces)
        let next = TextChange(TextEdit(range, piece))
        change = change?.then(next) ?? next
        text = text.replacing(range, with: piece)
      }
      let merged = try #require(change)
      #expect(merged.delta == text.count - old.count)
      #expect(old.storage[..<merged.start] == text.storage[..<merged.start])
      #expect(old.storage[merged.oldEnd...].elementsEqual(text.storage[merged.newEnd...]))
      let found = TextChange(from: old, to: text)
      #expect((found == nil) == (old.string.utf8.elementsEqual(text.string.utf8)))
      if let found {
        #expect(old.storage[..<found.start] == text.storage[..<found.start])
        #expect(old.storage[found.oldEnd...].elementsEqual(text.storage[found.newEnd...]))
        #expect(found.oldEnd - found.start <= merged.oldEnd - merged.start)
      }
    }
  }

  /// Counts as the specification says, character by character.
  static func naive(_ text: String, line: Int, column: Int, _ encoding: PositionEncoding) -> Int {
    var lines: [[Unicode.Scalar]] = [[]]
    var lengths: [Int] = [0]
    let scalars = Array(text.unicodeScalars)
    var i = 0
    while i < scalars.count {
      let isPair = scalars[i] == "\r" && i + 1 < scalars.count && scalars[i + 1] == "\n"
      if scalars[i] == "\r" || scalars[i] == "\n" {
        lengths[lengths.count - 1] += isPair ? 2 : 1
        i += isPair ? 2 : 1
        lines.append([])
        lengths.append(0)
        continue
      }
      lines[lines.count - 1].append(scalars[i])
      lengths[lengths.count - 1] += String(scalars[i]).utf8.count
      i += 1
    }
    guard line >= 0 else { return 0 }
    guard line < lines.count else { return lengths.reduce(0, +) }
    var offset = lengths[..<line].reduce(0, +)
    var units = 0
    for scalar in lines[line] {
      let width = encoding == .utf8 ? String(scalar).utf8.count : encoding == .utf16 ? String(scalar).utf16.count : 1
      if units + width > column { break }
      units += width
      offset += String(scalar).utf8.count
    }
    return offset
  }

  @Test("positions are counted as the specification says", arguments: PositionEncoding.allCases)
  func positionsAgreeWithANaiveCount(_ encoding: PositionEncoding) {
    var random = Seeded(20_261_121)
    for _ in 0..<300 {
      var string = ""
      for _ in 0..<random.below(24) { string += Self.pieces[random.below(Self.pieces.count)] }
      let text = SourceText(string)
      for _ in 0..<20 {
        let position = Position(
          line: random.below(text.lineStarts.count + 2) - (random.below(9) == 0 ? 1 : 0), column: random.below(14) - 1)
        let offset = text.offset(of: position, encoding: encoding)
        #expect(
          offset == Self.naive(string, line: position.line, column: max(0, position.column), encoding),
          "\(position) in \(string.debugDescription)")
        // What a position names is named by it again.
        #expect(text.offset(of: text.position(at: offset, encoding: encoding), encoding: encoding) == offset)
      }
    }
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct Seeded {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// A range of whole characters and what replaces it.
  mutating func edit(_ text: SourceText, _ pieces: [String]) -> (ByteRange, String) {
    let start = text.characterStart(at: below(text.count + 1))
    let end = below(3) == 0 ? text.characterStart(at: min(text.count, start + below(12))) : start
    return (ByteRange(start, max(start, end)), below(5) == 0 ? "" : pieces[below(pieces.count)])
  }
}
