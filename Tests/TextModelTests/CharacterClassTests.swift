import Testing

@testable import TextModel

@Suite("Character classes")
struct CharacterClassTests {
  @Test("A large block has the class that each of its code points has")
  func largeBlocks() {
    var count = 0
    for c in UInt32(0)..<0x10000 {
      guard let block = CharacterClass.ofLargeBlock(c) else { continue }
      count += 1
      #expect(block == CharacterClass.ofBasicPlane(c) && !CharacterClass.isInvisible(c), "U+\(String(c, radix: 16))")
    }
    #expect(count > 40_000)
  }
}
