import Bundled
import Lexicon
import Testing

@Suite("The bundled dictionaries")
struct BundledDictionariesTests {
  @Test("load without an issue", arguments: BundledDictionaries.names)
  func loadsWithoutAnIssue(_ name: String) {
    var issues: [DictionaryIssue] = []
    let layer = DictionaryLayer(name: name, files: BundledDictionaries.files(of: name), isTrusted: false, issues: &issues)
    #expect(issues.isEmpty, "\(issues.prefix(5))")
    #expect(layer.manifest.name == name)
  }

  @Test func holdEveryDivisionAndTownship() {
    let layers = BundledDictionaries.layers(["national"])
    func rows(_ suffix: String) -> Int {
      layers.flatMap(\.tables).filter { $0.path.hasSuffix(suffix) }.reduce(0) { $0 + $1.rows.count }
    }
    #expect(rows("national/places.tsv") == 34 + 333 + 2_845)
    #expect(rows("national/places-townships.tsv") == 38_723)
    #expect(rows("national/places-history.tsv") > 3_400)
  }

  @Test("name what every clean document needs", arguments: [("海州区", TableKind.places), ("两个维护", .phrases), ("区委书记", .offices)])
  func namesWhatDocumentsNeed(_ name: String, _ kind: TableKind) {
    let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())
    #expect(lexicon.entries.contains { $0.kind == kind && lexicon.name($0) == name })
  }
}
