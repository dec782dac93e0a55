import JSON
import Testing

@testable import Server

struct MarkupTests {
  @Test func linesOfACardBreakAndCardsArePartedAsParagraphs() {
    let content = Markup.content(["错别字", "规则 a/b", "", "**市数据局** 机构", "时间：2019 — …"], asMarkdown: true)
    #expect(content == ["kind": "markdown", "value": "错别字  \n规则 a/b\n\n**市数据局** 机构  \n时间：2019 — …"])
  }

  @Test func wordsOfTheDraftAreNoMarkdown() {
    let lines = ["“1~2*3*_x_`y`<b>&nbsp;\\”有误", "**a_b** 机构"]
    let markdown = Markup.content(lines, asMarkdown: true)
    #expect(markdown["value"] == "“1\\~2\\*3\\*\\_x\\_\\`y\\`\\<b>\\&nbsp;\\\\”有误  \n**a\\_b** 机构")
    let plain = Markup.content(lines, asMarkdown: false)
    #expect(plain == ["kind": "plaintext", "value": "“1~2*3*_x_`y`<b>&nbsp;\\”有误\na_b 机构"])
  }
}
