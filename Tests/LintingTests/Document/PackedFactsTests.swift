@testable import Linting
import Testing
import TextModel

@Suite("Facts on their way to their rule")
struct PackedFactsTests {
  /// Numbers around every border of the form, in pairs that meet each other over the length of the list.
  private static let numbers = [
    0, 1, -1, 2047, 2048, 4095, 4096, 65_535, Int(Int32.max), Int(Int32.min), Int(Int32.max) + 1, Int(Int32.min) - 1, Int.max,
    Int.min,
  ]
  private static let texts = ["", "市", "全面振兴新突破三年行动", "“", String(repeating: "长", count: 300)]

  @Test("come out as they went in, whatever they hold", arguments: [0, 1, 5, 40_000])
  func comeOutAsTheyWentIn(_ count: Int) {
    var collector = FactCollector()
    var expected: [DocumentFact] = []
    collector.owner = 7
    var start = 0
    for i in 0..<count {
      // Mostly onwards, as a document is read, and now and then far off or back.
      start = i % 97 == 96 ? start &- 1_000 : i % 61 == 60 ? Int(UInt32.max) - 70_000 : i % 89 == 0 ? 5 : start &+ i % 300
      let length = Self.numbers[i % 8] & 0xFFFF
      let range = ByteRange(max(0, start), max(0, start) + length)
      let block = i % 500 == 499 ? 3 : i / 2 * (i % 700 == 0 ? 4_096 : 1)
      let kind = i % 40 == 39 ? -1 : i % 30 == 29 ? 300 : i % 17
      let (text, detail) = (Self.texts[i % 5], Self.texts[i / 5 % 5])
      let (value, extra) = (Self.numbers[i % 14], Self.numbers[i / 14 % 14])
      collector.block = block
      collector.add(kind, source: range, text: text, detail: detail, value: value, extra: extra)
      expected.append(
        DocumentFact(
          owner: 7, kind: kind, range: range, block: block,
          texts: text.isEmpty && detail.isEmpty ? nil : DocumentFact.Texts(text, detail), value: value, extra: extra))
    }
    #expect(collector.facts(of: 7) == (count == 0 ? nil : expected))
    #expect(collector.facts(of: 6) == nil && collector.facts(of: 8) == nil)
    #expect(collector.facts().last ?? [] == expected)
    collector.removeFacts(of: 7)
    #expect(collector.facts(of: 7) == nil)
  }

  @Test("of several rules stay apart")
  func staysApart() {
    var collector = FactCollector()
    for i in 0..<10 {
      collector.owner = UInt16(i % 3)
      collector.add(source: ByteRange(i, i + 1), value: i)
    }
    #expect(collector.facts().map { $0.map(\.value) } == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]])
    #expect(collector.facts(of: 1)?.map(\.owner) == [1, 1, 1])
  }
}
