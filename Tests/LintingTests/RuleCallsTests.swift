import Testing

@testable import Linting

@Suite("Which rules a paragraph calls")
struct RuleCallsTests {
  @Test("those that share an interest with it, in their order", arguments: [0, 1, 63, 64, 65, 200])
  func callsThoseThatShareAnInterest(_ count: Int) {
    let interests = (0..<count).map { Interests(rawValue: 1 << UInt64($0 % 61) | 1 << UInt64($0 * 7 % 64)) }
    let calls = RuleCalls(interests)
    for present in [0, 1, 0x8000_0000_0000_0001, 0x0000_1234_0000_8000, UInt64.max].map(Interests.init(rawValue:)) {
      let called = (0..<calls.width).flatMap { word in
        let bits = calls.word(word, where: present)
        return (0..<64).filter { bits >> UInt64($0) & 1 != 0 }.map { word * 64 + $0 }
      }
      #expect(called == interests.indices.filter { !interests[$0].isDisjoint(with: present) })
    }
  }

  @Test("a number takes no more room than can be copied without a call")
  func numbersAreSmall() { #expect(MemoryLayout<NumberFact>.size <= 128) }
}
