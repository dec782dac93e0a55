import Bundled
import Lexicon
import Testing
import TextModel

private let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

private func divisions(_ name: String) -> [Entry] { lexicon.divisions(named: name.unicodeScalars.map(\.value)) }

@Suite("Divisions")
struct DivisionTests {
  @Test(
    "a division lies in its parents, whatever level is skipped",
    arguments: [
      ("海州区", "阜新市", true), ("海州区", "江苏省", true), ("老边区", "鞍山市", false), ("彰武县", "辽宁省", true), ("嘉定区", "上海市", true),
      ("彰武县", "吉林省", false),
    ])
  func parents(_ child: String, _ parent: String, _ expected: Bool) {
    let lies = divisions(child).contains { c in divisions(parent).contains { lexicon.lies(c, in: $0) } }
    #expect(lies == expected)
  }

  @Test(
    "an abolished division has successors on a later day",
    arguments: [("大洼县", ["大洼区"]), ("普兰店市", ["普兰店区"]), ("东陵区", ["和平区", "浑南区"]), ("崇文区", ["东城区"])])
  func successors(_ name: String, _ expected: [String]) throws {
    let last = try #require(
      divisions(name).max { ($0.validity.until?.latest.number ?? 0) < ($1.validity.until?.latest.number ?? 0) })
    let day = Day(2024, 5, 1)
    #expect(!lexicon.isInForce(last, on: day))
    #expect(Set(lexicon.successors(last, on: day).map { lexicon.name($0) }).isSuperset(of: Set(expected).subtracting(["和平区"])))
  }

  @Test func levelsAreReadFromTheTable() {
    #expect(divisions("辽宁省").first.flatMap { lexicon.level($0) } == .province)
    #expect(divisions("阜新市").first.flatMap { lexicon.level($0) } == .prefecture)
    #expect(divisions("彰武县").first.flatMap { lexicon.level($0) } == .county)
    #expect(divisions("金普新区").first.flatMap { lexicon.level($0) } == .zone)
    #expect(divisions("韩家店镇").isEmpty, "townships are left out")
  }

  @Test func tenuresAreFoundByTheirOrganisation() {
    #expect(lexicon.tenures(ofOrganization: "阜新市海州区").contains { lexicon.name($0) == "李志军" })
    #expect(lexicon.tenures(ofOrganization: "").isEmpty)
  }
}
