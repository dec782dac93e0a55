import Lexicon
import Linting
import Testing
import TextModel

@Suite("Outline")
struct OutlineTests {
  @Test func entriesNestByLevelAndEndBeforeTheNextOfTheirLevel() {
    let text = "工作报告\n一、回顾\n（一）经济。增长较快。\n正文。\n\n二、打算\n一是抓项目。"
    let (source, blocks, overview) = BlockRoleTests.overview(text)
    let outline = Outline(source, blocks, overview, CharacterTable())
    #expect(outline.entries.map(\.text) == ["工作报告", "一、回顾", "（一）经济", "二、打算", "一是抓项目"])
    #expect(outline.entries.map(\.level) == [0, 10, 11, 10, 14])
    #expect(source.string(outline.entries[2].heading) == "（一）经济")
    #expect(source.string(outline.entries[1].extent) == "一、回顾\n（一）经济。增长较快。\n正文。")
    #expect(outline.entries[0].extent == ByteRange(0, source.count))
  }

  @Test func aDocumentWithoutHeadingsHasNoEntries() {
    let (source, blocks, overview) = BlockRoleTests.overview("会议召开，听取汇报。\n会议要求抓好落实。")
    #expect(Outline(source, blocks, overview, CharacterTable()).entries.isEmpty)
  }
}

@Suite("Numerals of ordinals")
struct OrdinalNumeralTests {
  @Test(arguments: 1...999)
  func whatIsWrittenIsReadBack(_ value: Int) {
    let scalars = OrdinalNumeral.write(value, .han).unicodeScalars.map(\.value)
    let read = OrdinalNumeral.readHan(scalars, 0)
    #expect(read?.value == value)
    #expect(read?.end == scalars.count)
  }

  @Test(arguments: ["二〇二五", "两", "一千", "一一", "十百", ""])
  func listedDigitsAndLargerUnitsAreNotOrdinals(_ text: String) {
    #expect(OrdinalNumeral.readHan(text.unicodeScalars.map(\.value), 0) == nil)
  }
}
