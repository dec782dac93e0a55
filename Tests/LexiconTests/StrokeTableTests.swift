import Bundled
import Lexicon
import Testing

@Suite("Characters by strokes")
struct StrokeTableTests {
  private let strokes = LexiconSnapshot(layers: BundledDictionaries.layers(["language"])).language.strokes

  private func scalar(_ text: String) -> UInt32 { text.unicodeScalars.first?.value ?? 0 }

  @Test(
    "a character has the strokes that the standard table counts",
    arguments: [("丁", 2), ("王", 4), ("龙", 5), ("李", 7), ("马", 3), ("鑫", 24), ("魏", 17), ("邢", 6), ("阎", 11), ("蠼", 26)])
  func count(_ character: String, _ count: Int) { #expect(strokes.strokes(scalar(character)) == count) }

  @Test(
    "strokes come first, then their order: 横竖撇点折",
    arguments: [("丁", "马", false), ("王", "丁", true), ("马", "习", true), ("王", "毛", false), ("于", "万", false), ("李", "李", false)])
  func order(_ a: String, _ b: String, _ isAfter: Bool) { #expect(strokes.isAfter(scalar(a), scalar(b)) == isAfter) }

  @Test func whatTheTableLacksIsNotCompared() {
    #expect(strokes.strokes(scalar("A")) == nil)
    #expect(strokes.isAfter(scalar("A"), scalar("王")) == nil)
    // As many strokes, in two levels of the table: 丛 of the first, 邝 of the second.
    #expect(strokes.strokes(scalar("丛")) == strokes.strokes(scalar("邝")))
    #expect(strokes.isAfter(scalar("丛"), scalar("邝")) == nil)
  }
}
