import Lexicon
import Testing

@Suite("What a later layer defines anew or switches off")
struct LayerTests {
  private static func layer(_ name: String, _ rows: [String]) -> DictionaryLayer {
    let text = (["phrase\tcategory\tquotes\tsource"] + rows).map { $0 + "\n" }.joined()
    var issues: [DictionaryIssue] = []
    let file = DictionaryFile(path: "/\(name)/phrases.tsv", name: "phrases.tsv", bytes: Array(text.utf8))
    return DictionaryLayer(name: name, files: [file], isTrusted: false, issues: &issues)
  }

  private static let earlier = ["清泉润万家工程\t项目\tnone\told", "碧水绕城行动\t项目\tnone\told", "青山复绿计划\t项目\tnone\told"]
  private static let later = ["清泉润万家工程\t活动\tnone\tnew", "!碧水绕城行动\t\t\t"]
  /// More rows than the earlier layer has, enough to be read in shares.
  private static let many = (0..<9_000).map { "第\($0)号自编项目名称\t项目\tnone\tnew" }

  @Test(
    "holds whether it is shorter or longer than the earlier one, and wherever in it the row stands",
    arguments: [0, 4_400, 9_000])
  func overrides(_ place: Int) {
    for filling in [[], Self.many] where place <= filling.count || filling.isEmpty {
      var rows = filling
      rows.insert(contentsOf: Self.later, at: min(place, rows.count))
      let lexicon = LexiconSnapshot(layers: [Self.layer("a", Self.earlier), Self.layer("b", rows)])
      let sources = { (name: String) in lexicon.lookUp(name).map { lexicon.reference($0.entry).source } }
      #expect(sources("清泉润万家工程") == ["new"])
      #expect(sources("碧水绕城行动") == [])
      #expect(sources("青山复绿计划") == ["old"])
      #expect(lexicon.entries.count == 2 + filling.count)
    }
  }
}
