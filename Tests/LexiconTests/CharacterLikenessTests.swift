import Bundled
import Lexicon
import Testing
import TextModel

private let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(["language"]))

private func scalar(_ text: String) -> UInt32 { text.unicodeScalars.first?.value ?? 0 }

@Suite("Likeness of characters, words and surnames")
struct CharacterLikenessTests {
  @Test(
    "characters are alike by sound or by shape, whichever comes first, in both directions",
    arguments: [("春", "鹑", CharacterLikeness.Kind.sound), ("大", "太", .shape), ("锦", "棉", .shape), ("洲", "州", .sound)])
  func likeness(_ a: String, _ b: String, _ kind: CharacterLikeness.Kind) {
    #expect(lexicon.likeness.kind(scalar(a), scalar(b)) == kind)
    #expect(lexicon.likeness.kind(scalar(b), scalar(a)) == kind)
    #expect(lexicon.likeness.alike(scalar(a)).contains(scalar(b)) || lexicon.likeness.alike(scalar(b)).contains(scalar(a)))
  }

  @Test func strangersAndACharacterItselfAreNotAlike() {
    #expect(lexicon.likeness.kind(scalar("营"), scalar("口")) == nil)
    #expect(lexicon.likeness.kind(scalar("营"), scalar("营")) == nil)
    #expect(CharacterLikeness(nil).kind(scalar("春"), scalar("鹑")) == nil)
  }

  @Test("what a character is told to be like, it is like, and nothing else")
  func likenessIsTheSameBothWays() {
    var count = 0
    for character in UInt32(0x4E00)..<0x4E40 {
      let alike = Set(lexicon.likeness.alike(character))
      for other in UInt32(0x4E00)..<0x5000 {
        let isLike = lexicon.likeness.kind(character, other) != nil
        #expect(isLike || !alike.contains(other) || other == character)
        #expect(!isLike || alike.contains(other) || lexicon.likeness.alike(other).contains(character))
        if isLike { count += 1 }
      }
    }
    #expect(count > 50)
  }

  @Test func wordsOfAnyLengthAreFoundInAParagraph() {
    var text = NormalizedText()
    let source = SourceText("发展高速公路建设")
    text.read(ProseBlock(ByteRange(0, source.count)), of: source, lexicon.characters, NormalizedText.Reading())
    #expect(lexicon.words.rank(0..<2, in: text) > 0)
    #expect(lexicon.words.rank(2..<6, in: text) > 0)
    #expect(lexicon.words.rank(1..<3, in: text) == 0)
    #expect(lexicon.words.rank(6..<9, in: text) == 0)
    #expect(lexicon.words.rank(scalar("发"), scalar("展")) > 0)
  }

  @Test func surnamesAreKnownWithTheirFrequency() {
    #expect(lexicon.surnames.rank(scalar("王")) == 1)
    #expect(lexicon.surnames.rank(scalar("谌")) == 2)
    #expect(lexicon.surnames.rank(scalar("的")) == 0)
    #expect(lexicon.surnames.isCompound(scalar("欧"), scalar("阳")))
    #expect(!lexicon.surnames.isCompound(scalar("王"), scalar("阳")))
  }
}
