import Analysis
import Testing
import TextModel

@Suite("Inlay hints")
struct InlayHintTests {
  static func hints(_ string: String) -> [String] {
    let text = SourceText(string)
    let document = OccurrenceTests.open(string)
    return document.inlayHints(in: text.fullRange).map { text.string(ByteRange(0, $0.offset)).suffix(2) + $0.label }
  }

  @Test(
    "the items behind an announced count are counted",
    arguments: [
      ("要做好三方面工作：一是抓项目；二是抓招商；三是抓服务。", ["好三〔3/3〕"]), ("要做好四项工作：一是抓项目；二是抓招商。", ["好四〔2/4〕"]),
      ("提出两点要求：\n一是抓项目。\n二是抓招商。\n三是抓服务。", ["出两〔3/2〕"]), ("提出3项要求：\n一、抓项目\n说明。\n二、抓招商\n", ["出3〔2/3〕"]), ("有三个项目。", []),
      ("提出三点要求：\n没有编号。", []),
    ])
  func itemsAreCounted(_ text: String, _ expected: [String]) {
    #expect(Self.hints(text).filter { $0.contains("/") } == expected)
  }

  @Test func theFullNameStandsBehindAShortOne() {
    #expect(Self.hints("由国家发改委牵头。").contains { $0.hasSuffix("〔国家发展和改革委员会〕") })
    #expect(Self.hints("由国家发展和改革委员会牵头。").isEmpty)
  }
}
