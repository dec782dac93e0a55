import Bundled
import Lexicon
import Testing

@Suite("Where a dictionary says something")
struct EntryReferenceTests {
  private static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers())

  @Test(
    "a reference names the row, its source and its time",
    arguments: [
      ("李志军", TableKind.people, "liaoning/people-attested.tsv", "2023-10-23"),
      ("两个确立", .phrases, "national/phrases.tsv", "2021-11—"),
      ("国土资源部", .organizations, "national/organizations.tsv", "—2018-03"), ("蓟县", .places, "national/places-history.tsv", "—2016"),
    ])
  func reference(_ name: String, _ kind: TableKind, _ file: String, _ period: String) throws {
    let found = Self.lexicon.lookUp(name).first { $0.entry.kind == kind }
    let entry = try #require(found?.entry)
    let reference = Self.lexicon.reference(entry)
    #expect(reference.path == file && reference.line > 1 && reference.name == name && !reference.source.isEmpty)
    #expect(reference.period.contains(period), "\(reference.period)")
    #expect(reference.place.hasPrefix("\(file):\(reference.line) \(name)"))
  }
}
