import Testing
import TextModel

@Suite("Words of two characters as a set")
struct PairSetTests {
  @Test func holdsItsWordsInTheirOrderAndNothingElse() {
    let set = PairSet("建设设施𠮷野")
    #expect(set.contains(0x5EFA, 0x8BBE) && set.contains(0x8BBE, 0x65BD) && set.contains(0x20BB7, 0x91CE))
    #expect(!set.contains(0x8BBE, 0x5EFA) && !set.contains(0x65BD, 0x20BB7) && !set.contains(0, 0))
  }

  @Test func takesTheStartsOfLongerWords() {
    let set = PairSet(startsOf: "主持人 说 表示".split(separator: " "))
    #expect(set.contains(0x4E3B, 0x6301) && set.contains(0x8868, 0x793A))
    #expect(!set.contains(0x6301, 0x4EBA) && !set.contains(0x8BF4, 0))
  }
}
