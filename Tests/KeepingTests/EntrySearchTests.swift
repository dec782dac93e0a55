import Bundled
import Keeping
import Lexicon
import Testing

struct EntrySearchTests {
  private static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

  @Test(arguments: [
    ("崇文区", "崇文区"), ("chongwenqu", "崇文区"), ("cwq", "崇文区"), ("chongwq", "崇文区"), ("營商環境", "营商环境"),
    ("yingshanghuanj", "营商环境"), ("110103", "崇文区"),
  ])
  func anEntryIsFoundByCharactersPinyinInitialsAndBothMixed(query: String, name: String) {
    let results = EntrySearch(Self.lexicon).find(query)
    #expect(results.contains { Self.lexicon.name($0.entry) == name })
  }

  @Test func aWholeFormComesBeforeOnesThatOnlyHoldIt() {
    let results = EntrySearch(Self.lexicon).find("营商环境")
    #expect(results.first.map { Self.lexicon.name($0.entry) } == "营商环境")
    #expect(results.count > 1)
  }

  @Test func whatNobodyHasIsNotFound() { #expect(EntrySearch(Self.lexicon).find("龘龘龘").isEmpty) }

  @Test func aDescriptionTellsParentAndSuccessor() throws {
    let entry = try #require(Self.lexicon.lookUp("崇文区").first?.entry)
    let card = EntryDescription(entry, in: Self.lexicon)
    #expect(card.related.contains { $0.relation == .parent && $0.name == "北京市" })
    #expect(card.related.contains { $0.relation == .successor && $0.name == "东城区" })
  }
}
