import Bundled
import Testing

@testable import Linting

@Suite("Literals and unit names")
struct LiteralsTests {
  @Test("A literal stands at an index, before one, or in a range as a whole")
  func single() {
    let p = Scanned.paragraph("总投资3.5亿元，占地20亩")
    #expect(p.has("投资", at: 1))
    #expect(!p.has("投产", at: 1))
    #expect(!p.has("投资", at: 2))
    #expect(p.has("投资", before: 3))
    #expect(!p.has("总资", before: 3))
    #expect(!p.has("总投资额", at: 0))
    #expect(!p.has("投", at: -1))
    #expect(!p.has("亩", at: p.count))
    #expect(p.has("亩", before: p.count))
    #expect(!p.has("总总投资", before: 3))
    #expect(p.firstIndex(of: "占地", in: 0..<p.count) == 9)
    #expect(p.firstIndex(of: "占地", in: 0..<10) == nil)
    #expect(p.firstIndex(of: "占地", in: 10..<p.count) == nil)
    #expect(p.contains("20亩", in: -5..<100))
  }

  @Test("Of several literals the first of the list counts")
  func several() {
    let p = Scanned.paragraph("达到三亿元，达标")
    let verbs: Literals = ["达到", "达", "元"]
    #expect(p.length(of: verbs, at: 0) == 2)
    #expect(p.length(of: verbs, at: 6) == 1)
    #expect(p.length(of: verbs, at: 1) == nil)
    #expect(p.length(of: verbs, before: 2) == 2)
    #expect(p.length(of: verbs, before: 1) == 1)
    #expect(p.length(of: verbs, before: 5) == 1)
    #expect(p.length(of: verbs, before: 0) == nil)
    #expect(p.length(of: verbs, at: p.count) == nil)
    #expect(p.contains(["元，"], in: 0..<6))
    #expect(!p.contains(["元，"], in: 0..<5))
    #expect(!p.contains(["标。", "达到三亿元五"], in: 0..<100))
  }

  @Test("A number is asked for its unit by name and by kind")
  func units() throws {
    let numbers = Scanned.paragraph("安置3块土地和5米布、7个，共9").numbers
    try #require(numbers.count == 4)
    // 块 is a count and money: either goes by the name.
    #expect(numbers[0].hasUnit(named: ["块"]))
    #expect(numbers[1].hasUnit(named: ["千克", "米"]))
    #expect(!numbers[1].hasUnit(named: ["千克", "块"]))
    #expect(numbers[1].unitKind == .length && numbers[1].unit?.kind == .length)
    #expect(numbers[2].hasUnit(.count))
    #expect(numbers[3].unitKind == nil && !numbers[3].hasUnit(named: ["个"]))
    // A name that is no unit's.
    #expect(!numbers[2].hasUnit(named: ["绝无此物", ""]))
  }
}
