import Linting
import Rules
import Testing
import TextModel

@Suite("The catalogue of rules")
struct RuleCatalogueTests {
  @Test func identifiersAreUniqueAndWellFormed() {
    let ids = RuleCatalogue.all.map { $0.description.id }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(
        id.split(separator: "/").count == 2 && id.allSatisfy { $0.isLowercase || $0 == "/" || $0 == "-" || $0.isNumber }, "\(id)")
    }
  }

  @Test(
    "a rule has at least three bad examples, three good ones that nearly fire, a rationale in two languages and a source",
    // Rules about the checking itself need a configuration and comments; they have tests of their own.
    arguments: RuleCatalogue.all.map { $0.description.id }.filter { !$0.hasPrefix("lint/") })
  func everyRuleDescribesItself(_ id: String) throws {
    let d = try #require(RuleCatalogue.rule(id)).description
    #expect(d.examples.filter { !$0.isGood }.count >= 3, "\(id)")
    #expect(d.examples.filter(\.isGood).count >= 3, "\(id)")
    #expect(
      !d.source.isEmpty && !d.summary.zh.isEmpty && !d.summary.en.isEmpty && !d.rationale.zh.isEmpty && !d.rationale.en.isEmpty,
      "\(id)")
    #expect(
      (d.fix != nil) == d.examples.contains { $0.fixed != nil }, "\(id): a rule that offers fixes shows one, and no other does")
  }
}
