import Testing
import TextModel

@Suite("Strings by their bytes")
struct ByteStringTests {
  @Test("Equal are those with the same UTF-8, and they hash alike")
  func equality() {
    #expect(ByteString("发改委") == ByteString("发改" + "委"))
    #expect(ByteString("发改委") != ByteString("发改局"))
    #expect(ByteString("发改") != ByteString("发改委"))
    // Canonically equivalent, and equal as strings.
    #expect("e\u{301}" == "é")
    #expect(ByteString("e\u{301}") != ByteString("é"))
    let long = String(repeating: "市人民政府", count: 9)
    #expect(Set([ByteString(long), ByteString(long + ""), ByteString("")]).count == 2)
  }

  @Test("Scalars of every length in UTF-8, and those that are none")
  func scalars() {
    let text = "A\u{0}é\u{7FF}\u{800}汉，\u{D7FF}\u{E000}\u{FFFF}𠮷\u{10FFFF}"
    #expect(String(scalars: text.unicodeScalars.map(\.value)) == text)
    #expect(String(scalars: [0x6C49, 0xD800, 0xDFFF, 0x110000, 0x5B57]) == "汉\u{FFFD}\u{FFFD}\u{FFFD}字")
    #expect(String(scalars: []) == "")
  }

  @Test("Indices of a class of characters, eight at a time and at the ends")
  func classes() {
    let text = "　中文　abc，一二三四五六七八九十　"
    let view = NormalizedTextTests.read(text)
    var found: [Int] = []
    view.forEachIndex(of: .wideSpace) { found.append($0) }
    #expect(found == (0..<view.count).filter { view.characterClass($0) == .wideSpace })
    #expect(found.count == 3)
    #expect(view.firstIndex(of: .digit, from: 0) == view.count)
    view.forEachIndex(of: .digit) { _ in Issue.record("there is no digit") }
    let classes = view.classBytes.span
    for index in 0...view.count {
      let (low, high) = (CharacterClass.digit.rawValue, CharacterClass.latin.rawValue)
      let next = unsafe classes.bytes.firstOffset(between: low, and: high, from: index)
      #expect(
        next == (index..<view.count).first { view.characterClass($0) == .digit || view.characterClass($0) == .latin } ?? view.count)
      #expect(view.firstNotHan(from: index) == (index..<view.count).first { !view.characterClass($0).isHan } ?? view.count)
    }
  }
}
