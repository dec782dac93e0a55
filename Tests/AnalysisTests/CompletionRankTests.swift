import Analysis
import Bundled
import Lexicon
import Testing
import TextModel

@Suite("What may be written at a place")
struct CompletionRankTests {
  static let engine = Completions(OccurrenceTests.lexicon)

  static func offers(_ text: String, on date: Day? = Day(clamping: 2024, 6, 1)) -> [Completion] {
    let source = SourceText(text)
    return engine.completions(in: source, at: source.count, date: date, blockStart: 0)
  }

  @Test(
    "the holder on the document's date comes first behind an office",
    arguments: [("北京市委书记", 2005, "刘淇"), ("北京市委书记刘", 2005, "刘淇"), ("中共北京市委书记lq", 2005, "刘淇")])
  func holdersFollowOffices(_ text: String, _ year: Int, _ name: String) {
    #expect(Self.offers(text, on: Day(clamping: year, 6, 1)).first?.text == name)
  }

  @Test func whoDoesNotHoldTheOfficeThenIsNotOffered() {
    #expect(!Self.offers("北京市委书记", on: Day(clamping: 2015, 6, 1)).contains { $0.text == "刘淇" })
  }

  @Test(
    "the items of a formula follow its name",
    arguments: [("坚持“三个代表”重要思想", "（"), ("坚持“三个代表”重要思想：", "代"), ("坚持“三个代表”重要思想，即", "代")])
  func itemsFollowFormulas(_ text: String, _ opening: String) {
    let first = Self.offers(text).first?.text ?? ""
    #expect(first.hasPrefix(opening) && first.contains("代表中国先进生产力的发展要求、代表中国先进文化的前进方向"), "\(first)")
  }

  @Test("the divisions of a place follow it", arguments: [("在阜新市", "海州区"), ("在阜新市海", "海州区"), ("在阜新市hz", "海州区"), ("辽宁省", "沈阳市")])
  func divisionsFollowPlaces(_ text: String, _ name: String) {
    let offers = Self.offers(text).map(\.text)
    #expect(offers.contains(name), "\(offers.prefix(5))")
  }

  @Test func theDivisionThatIsTypedComesFirst() { #expect(Self.offers("在阜新市海").first?.text == "海州区") }

  @Test(
    "tones are ignored, marks or numbers; ü is v or u",
    arguments: [("quan2mian4zhen4xing1", "全面振兴"), ("quánmiànzhènxīng", "全面振兴"), ("lv3shun", "旅顺口区"), ("lushunkou", "旅顺口区")])
  func tonesAreIgnored(_ typed: String, _ name: String) {
    #expect(Self.offers("，" + typed).contains { $0.text.hasPrefix(name) })
  }

  @Test func whatWasWrittenBeforeComesFirst() {
    let text = "在盘锦市召开。"
    func place(_ name: String, _ offers: [Completion]) -> Int { offers.firstIndex { $0.text == name } ?? Int.max }
    let without = place("盘锦市", Self.offers("，pjs"))
    let with = place("盘锦市", Self.offers(text + "，pjs"))
    #expect(with <= without && with == 0)
  }

  @Test func whatWasTypedIsTheLongestStretchThatNamesSomething() {
    let offers = Self.offers("要推动全面振")
    #expect(offers.first?.typed == ByteRange(9, 18))
    #expect(offers.first?.text.hasPrefix("全面振兴") == true)
  }
}
