import Testing
import TextModel

@Suite("Positions in a source text")
struct SourceTextTests {
  @Test(
    "lines end in LF, CR or CR LF",
    arguments: [("a\nb", 2), ("a\rb", 2), ("a\r\nb", 2), ("a\n\rb", 3), ("", 1), ("\n", 2), ("a\r\n\r\n", 3)])
  func linesAreCounted(_ text: String, _ lines: Int) { #expect(SourceText(text).lineStarts.count == lines) }

  @Test("a byte offset becomes a column in each encoding")
  func offsetBecomesColumn() {
    let text = SourceText("a𠮷会\n会b")
    #expect(text.position(at: 5, encoding: .utf16) == Position(line: 0, column: 3))
    #expect(text.position(at: 5, encoding: .utf32) == Position(line: 0, column: 2))
    #expect(text.position(at: 5, encoding: .utf8) == Position(line: 0, column: 5))
    #expect(text.position(at: 12, encoding: .utf16) == Position(line: 1, column: 1))
    #expect(text.position(at: 3, encoding: .utf16) == Position(line: 0, column: 1), "inside a character counts as its start")
    #expect(text.position(at: 99, encoding: .utf16) == Position(line: 1, column: 2), "past the end counts as the end")
  }

  @Test("every offset survives the way to a position and back", arguments: PositionEncoding.allCases)
  func positionsRoundTrip(_ encoding: PositionEncoding) {
    let text = SourceText("市长𠮷😀\r\n\r\ne\u{301}会\rend")
    for offset in 0...text.count where text.characterStart(at: offset) == offset {
      let position = text.position(at: offset, encoding: encoding)
      let isInsideLineEnd = offset > 0 && text.storage[offset - 1] == 0x0D && text.storage[offset] == 0x0A
      if !isInsideLineEnd { #expect(text.offset(of: position, encoding: encoding) == offset) }
    }
  }

  @Test("positions past a line, past the text or before it are clamped")
  func positionsAreClamped() {
    let text = SourceText("会议\r\n召开")
    #expect(text.offset(of: Position(line: 0, column: 99), encoding: .utf16) == 6, "before the line break")
    #expect(text.offset(of: Position(line: 7, column: 0), encoding: .utf16) == text.count)
    #expect(text.offset(of: Position(line: -1, column: -4), encoding: .utf16) == 0)
    #expect(SourceText("𠮷").offset(of: Position(line: 0, column: 1), encoding: .utf16) == 0, "inside a surrogate pair")
    #expect(SourceText("会").offset(of: Position(line: 0, column: 2), encoding: .utf8) == 0, "inside a UTF-8 sequence")
  }

  @Test("the length of any stretch is counted in each encoding", arguments: ["甲", "a", "é", "𠮷", "甲𠮷a乙é😀，\r\n"])
  func lengthsAreCounted(_ piece: String) {
    let string = String(repeating: piece, count: 2_100)
    let text = SourceText(string)
    #expect(text.scalarCount == string.unicodeScalars.count)
    #expect(text.length(text.fullRange, in: .utf16) == string.utf16.count)
    for (start, end) in [(0, 0), (3, 4), (0, 7), (1, 9), (5, 2_045), (5, 2_046), (7, 2_055), (13, 4_117), (0, text.count)] {
      let range = ByteRange(min(start, text.count), min(end, text.count))
      let leads = text.storage[Int(range.start)..<Int(range.end)].filter { $0 & 0xC0 != 0x80 }
      #expect(text.length(range, in: .utf32) == leads.count)
      #expect(text.length(range, in: .utf16) == leads.count + leads.count { $0 >= 0xF0 })
    }
  }

  @Test("a cursor agrees with the direct conversion wherever it is sent")
  func cursorAgrees() {
    let text = SourceText("甲𠮷乙\n丙😀丁\r\n戊")
    var cursor = PositionCursor(text)
    for offset in [0, 7, 3, 24, 11, 10, text.count, 0, 18] {
      let place = cursor.place(at: offset)
      let direct = text.position(at: offset, encoding: .utf32)
      #expect(place.line == direct.line + 1 && place.column == direct.column + 1)
      #expect(place.utf16 == text.utf16Offset(at: text.characterStart(at: offset)))
    }
  }

  @Test("a cursor agrees with the direct conversion in a long text, forwards and far back")
  func cursorAgreesInALongText() {
    let text = SourceText(String(repeating: "甲𠮷乙a，", count: 3000) + "\n" + String(repeating: "丙😀\r\n", count: 2000))
    var cursor = PositionCursor(text)
    var state: UInt64 = 20_261_121
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let offset = Int(state >> 33) % (text.count + 1)
      let place = cursor.place(at: offset)
      let direct = text.position(at: offset, encoding: .utf32)
      #expect(place.line == direct.line + 1 && place.column == direct.column + 1, "seed 20261121, offset \(offset)")
      #expect(place.utf16 == text.utf16Offset(at: text.characterStart(at: offset)), "seed 20261121, offset \(offset)")
    }
  }

  @Test("edits are applied by position; one that overlaps an earlier one is left out")
  func editsAreApplied() {
    let text = SourceText("全市重点工作")
    let edits = [
      TextEdit(ByteRange(6, 12), "中心"), TextEdit(ByteRange(0, 3), "我"), TextEdit(ByteRange(9, 15), "×"),
      TextEdit(ByteRange(18, 18), "。"),
    ]
    #expect(text.applying(edits).string == "我市中心工作。")
  }

  @Test(
    "ill-formed UTF-8 is located",
    arguments: [
      ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xE4, 0xBC], 0),
      ([0xE4, 0xBC, 0x9A, 0xFF], 3), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF8, 0x88, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func illFormedBytesAreLocated(_ bytes: [UInt8], _ offset: Int) { #expect(UTF8Validation.firstInvalidOffset(bytes) == offset) }

  @Test("a byte that is wrong is located wherever it stands in a long text", arguments: ["会议a", "、会。议", "abcdefgh", "é会𠮷"])
  func faultsAreLocatedInLongTexts(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 9).utf8)
    #expect(UTF8Validation.firstInvalidOffset(bytes) == nil)
    for offset in bytes.indices {
      var faulty = bytes
      faulty[offset] = 0xFF
      let lead = bytes[...offset].lastIndex { $0 & 0xC0 != 0x80 }
      #expect(UTF8Validation.firstInvalidOffset(faulty) == lead)
      // The second byte of these leads is restricted.
      guard bytes[offset] & 0xF0 == 0xE0 else { continue }
      (faulty[offset], faulty[offset + 1]) = (0xE0, 0x80)
      #expect(UTF8Validation.firstInvalidOffset(faulty) == offset)
      (faulty[offset], faulty[offset + 1]) = (0xED, 0xA0)
      #expect(UTF8Validation.firstInvalidOffset(faulty) == offset)
    }
  }

  @Test func wellFormedBytesPass() {
    #expect(UTF8Validation.firstInvalidOffset(Array("a\u{7F}\u{80}\u{7FF}\u{800}会\u{FFFD}\u{10000}\u{10FFFF}".utf8)) == nil)
  }
}
