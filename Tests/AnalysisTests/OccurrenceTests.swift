import Analysis
import Bundled
import Lexicon
import Linting
import Rules
import Testing
import TextModel

@Suite("What occurs in a text")
struct OccurrenceTests {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(), cues: RuleSet.cues(of: RuleCatalogue.all))

  static func open(_ string: String) -> OpenDocument {
    let text = SourceText(string)
    let rules = RuleSet(catalogue: [], lexicon: lexicon, profile: .news) {
      (RuleSetting(severity: .off, isSeverityFixed: true), RuleOptions($0))
    }
    let context = LintContext(lexicon: lexicon, date: Day(clamping: 2026, 11, 21))
    return OpenDocument(text, blocks: text.lineBlocks, linter: Linter(rules: rules), context: context)
  }

  @Test("places, dates and formulas are found through Traditional characters and residue")
  func namesAreFoundThroughDamage() {
    let document = Self.open("1月28日,阜新市海州區(qū)推進(jìn)全面振興新突破三年行動。")
    let found = document.occurrences(inBlock: 0).map { "\($0.kind.name):\($0.text)" }
    #expect(found.contains("date:1月28日") && found.contains("place:海州区") && found.contains("phrase:全面振兴新突破三年行动"), "\(found)")
  }

  @Test func aShortNameThatIsAWordIsNoPlace() {
    let document = Self.open("推动辽宁全面振兴，深化合作，注入动力。")
    let places = document.occurrences(inBlock: 0).filter { $0.kind == .place }.map(\.text)
    #expect(places == ["辽宁"])
  }

  @Test(
    "an institution of a place is one name",
    arguments: [
      ("辽宁省财政厅负责解释。", "辽宁省财政厅"), ("由沈阳市发展和改革委员会负责。", "沈阳市发展和改革委员会"), ("沈阳市人民政府", "沈阳市人民政府"),
    ])
  func institutionsOfPlaces(_ string: String, _ name: String) {
    let document = Self.open(string)
    let found = document.occurrences(inBlock: 0)
    #expect(found.map(\.text) == [name])
    #expect(found.first?.kind == .organization)
    #expect(found.first.map { document.entries(of: $0).isEmpty } == false)
  }

  @Test func aPlaceBeforeAnotherInstitutionIsAPlace() {
    let document = Self.open("沈阳市召开会议，国家发展和改革委员会派员参加。")
    #expect(document.occurrences(inBlock: 0).map(\.text) == ["沈阳市", "国家发展和改革委员会"])
  }

  @Test func theSameOfficeOfAnotherPlaceIsAnotherName() throws {
    let document = Self.open("沈阳市财政局和大连市财政局。\n沈阳市财政局。")
    let found = document.occurrence(at: 12)
    let occurrence = try #require(found)
    let ranges = document.references(to: occurrence).map(\.range)
    #expect(ranges == [ByteRange(0, 18), ByteRange(43, 61)])
  }

  @Test func theCardOfAGenericEntryBearsTheNameInTheText() throws {
    let document = Self.open("沈阳市粮食局。")
    let found = document.occurrence(at: 0)
    let occurrence = try #require(found)
    let entry = try #require(document.entries(of: occurrence).first)
    let card = EntryCard(entry, named: occurrence.text, in: Self.lexicon, on: Day(clamping: 2026, 11, 21), locale: .zhHans)
    #expect(card.lines.first == "**沈阳市粮食局** 机构")
    #expect(card.lines.contains("现为：××市发展和改革委员会、××市粮食和物资储备局"))
    #expect(!card.lines.contains { $0.contains("{") })
  }

  @Test func aNameIsFoundEverywhereItStands() throws {
    let document = Self.open("全国人大召开会议。\n全国人大代表出席。")
    let found = document.occurrence(at: 3)
    let occurrence = try #require(found)
    let names = document.sameNames(as: occurrence).map(\.range)
    #expect(names == [ByteRange(0, 12), ByteRange(28, 40)])
  }
}

@Suite("Completion")
struct CompletionTests {
  static let index = CompletionIndex(OccurrenceTests.lexicon)

  @Test(
    "an entry is named by Han characters, syllables, initials and mixtures",
    arguments: [
      ("阜新", "阜新市"), ("fuxin", "阜新市"), ("fxs", "阜新市"), ("阜x", "阜新市"), ("lüshun", "旅顺口区"), ("lvshunk", "旅顺口区"), ("chongq", "重庆市"),
      ("cqs", "重庆市"),
    ])
  func entriesAreNamedByPinyin(_ typed: String, _ name: String) {
    #expect(Self.index.matches(typed.unicodeScalars).contains { Self.index.text($0.candidate) == name })
  }

  @Test("one letter names nothing, and neither does what is no reading", arguments: ["f", "vvvv", "x1"])
  func whatIsNoReadingNamesNothing(_ typed: String) {
    #expect(Self.index.matches(typed.unicodeScalars).isEmpty)
  }
}
