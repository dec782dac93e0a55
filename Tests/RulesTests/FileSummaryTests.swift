import Linting
import Rules
import Testing
import TextModel

@Suite("One finding for a whole page")
struct FileSummaryTests {
  private static func found(_ id: String, _ text: String) throws -> (SourceText, [Finding]) {
    let source = SourceText(text)
    return (source, findings(of: try #require(RuleCatalogue.rule(id)), in: source, date: nil, profile: .news))
  }

  @Test("a page that writes nearly every comma half-width gets one finding, whose fix mends all")
  func aPageOfHalfWidthMarksIsReportedOnce() throws {
    let (source, found) = try Self.found(
      "punct/halfwidth-in-cjk", String(repeating: "会议强调,要统筹兼顾,要突出重点。\n", count: 10))
    #expect(found.count == 1)
    let fix = try #require(found.first?.fixes.first)
    #expect(fix.edits.count == 20)
    #expect(source.applying(fix.edits).string == String(repeating: "会议强调，要统筹兼顾，要突出重点。\n", count: 10))
    #expect(found[0].message.contains("20"))
  }

  @Test("a few among many right ones are reported one by one")
  func aFewMarksAreReportedEach() throws {
    let (_, found) = try Self.found(
      "punct/halfwidth-in-cjk",
      String(repeating: "会议强调，要统筹兼顾，要突出重点。\n", count: 10) + String(repeating: "会议强调,要抓落实。\n", count: 3))
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.fixes.count == 1 && $0.fixes[0].edits.count == 1 })
  }

  @Test("one mark short of the smallest page is still reported one by one")
  func elevenAreReportedEach() throws {
    let (_, eleven) = try Self.found("punct/halfwidth-in-cjk", String(repeating: "会议强调,要抓落实。\n", count: 11))
    let (_, twelve) = try Self.found("punct/halfwidth-in-cjk", String(repeating: "会议强调,要抓落实。\n", count: 12))
    #expect(eleven.count == 11)
    #expect(twelve.count == 1)
  }

  @Test("the finding stands where most of the hits are, not in the line of navigation before them")
  func theFindingStandsInTheFullestParagraph() throws {
    let body = String(repeating: "強(qiáng)調(diào)領(lǐng)導(dǎo)", count: 10)
    let (source, found) = try Self.found("residue/pinyin-annotation", "領(lǐng)導\n會議\(body)。\n")
    #expect(found.count == 1)
    #expect(Int(try #require(found.first).range.start) > 10)
    #expect(source.applying(try #require(found.first?.fixes.first).edits).string.contains("(") == false)
  }

  @Test("an annotation that is no reading of its character is a warning, a right one an error")
  func anUnlikelyReadingIsLessSure() throws {
    let (_, right) = try Self.found("residue/pinyin-annotation", "优化营商环境（jìng）")
    let (_, wrong) = try Self.found("residue/pinyin-annotation", "优化营商环境（bào）")
    #expect(right.map(\.severity) == [.error])
    #expect(wrong.map(\.severity) == [.warning])
  }

  @Test("a Simplified text with more Traditional characters than the limit is reported once")
  func manyTraditionalCharactersAreReportedOnce() throws {
    let filler = String(repeating: "会议指出，当前形势总体向好，各项工作有序推进，取得新的成绩和进展。", count: 4)
    let text = (0..<60).map { _ in "全面振興取得成效。" + filler + "\n" }.joined()
    let (source, found) = try Self.found("script/traditional-char", text)
    #expect(found.count == 1)
    #expect(try #require(found.first?.fixes.first).edits.count == 60)
    #expect(!source.applying(found[0].fixes[0].edits).string.contains("興"))
  }
}
