import Bundled
import Lexicon
import Testing
import TextModel

@Suite("Facts of the language")
struct LanguageFactsTests {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(["language"]))

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func commonWordsHaveALowClassAndMisspellingsNone() {
    let words = Self.lexicon.language.words
    #expect(words.frequencyClass(scalars("发展")) <= 3 && words.frequencyClass(scalars("发展")) > 0)
    #expect(words.contains(scalars("的")) && words.contains(scalars("构建")) && words.contains(scalars("一如既往")))
    #expect(!words.contains(scalars("建全")) && !words.contains(scalars("")) && !words.contains(scalars("中国特色社会主义")))
    #expect(words.rank(0x53D1, 0x5C55) > 0 && words.rank(0x20BB7, 0x5C55) == 0)
  }

  @Test(
    "characters sound the same, nearly the same or different",
    arguments: [
      ("主", "珠", SoundTable.Relation.same), ("民", "命", .near), ("是", "四", .near), ("老", "脑", .near), ("长", "涨", .same),
      ("国", "家", .different), ("A", "国", .different),
    ])
  func sounds(_ a: String, _ b: String, _ relation: SoundTable.Relation) {
    #expect(Self.lexicon.language.sounds.relation(scalars(a)[0], scalars(b)[0]) == relation)
  }
}
