import Testing
import TextModel

@testable import Formats

@Suite struct DocumentFormatTests {
  static let names: [(String, DocumentFormat)] = [
    ("a.txt", .plainText), ("README", .plainText), (".md", .plainText), ("稿.MD", .markdown), ("dir.html/稿", .plainText),
    ("C:\\稿\\a.Htm", .html), ("a.docx", .docx), ("a.b.markdown", .markdown), ("a.", .plainText), ("", .plainText),
    ("/", .plainText),
  ]

  @Test(arguments: names) func nameTellsTheFormat(name: String, format: DocumentFormat) throws {
    #expect(try DocumentFormat(name: name) == format)
  }

  static let unsupported: [(String, [UInt8], String)] = [
    ("a.doc", [0xD0, 0xCF, 0x11, 0xE0], "soffice --headless --convert-to docx a.doc"),
    ("通知 1.wps", [1], "soffice --headless --convert-to docx '通知 1.wps'"),
    ("it's.odt", [0x50, 0x4B, 0x03, 0x04], "soffice --headless --convert-to docx 'it'\\''s.odt'"),
    ("a.xlsx", [0x50, 0x4B, 0x03, 0x04], "--convert-to html a.xlsx"),
    ("a.txt", Array("%PDF-1.7".utf8), "pdftotext"),
    ("a.docx", [0xD0, 0xCF, 0x11, 0xE0], "加密"),
    ("a.docx", Array("文字".utf8), "ZIP"),
  ]

  @Test(arguments: unsupported) func unsupportedFormatsSayHowToConvert(name: String, bytes: [UInt8], part: String) {
    let result = Result { () throws(FormatError) in try DocumentFormat(name: name, bytes: bytes) }
    #expect(result.failure?.message.zh.contains(part) == true)
  }

  @Test func contentGoesBeforeTheName() throws {
    #expect(try DocumentFormat(name: "a.doc", bytes: Array("<html><body>".utf8)) == .html)
    #expect(try DocumentFormat(name: "page", bytes: Array("\u{FEFF}\n<!DOCTYPE HTML>".utf8)) == .html)
    #expect(try DocumentFormat(name: "a.txt", bytes: Array("<html>".utf8)) == .plainText)
    #expect(try DocumentFormat(name: "a.txt", bytes: [0x50, 0x4B, 0x03, 0x04]) == .docx)
  }
}

@Suite struct FrontMatterTests {
  @Test func fieldsAreReadAndTheRestIsProse() {
    let text = SourceText("---\r\ntitle: \"关于A的通知\" # 题\r\ndate: 2024-03-05 # 成文\r\ntags:\r\n  - a: b\r\n---\r\n正文。\r\n")
    let document = FormattedDocument(text, as: .plainText)
    #expect(document.frontMatter?.title?.value == "关于A的通知")
    #expect(document.frontMatter?.date?.value == "2024-03-05")
    #expect(document.dateCandidates.map(\.text) == ["2024-03-05"])
    #expect(document.dateCandidates.map { text.string($0.range) } == ["2024-03-05"])
    #expect(document.blocks.map { text.string($0.range) } == ["正文。", ""])
  }

  @Test func tomlStopsAtTables() {
    let head = FrontMatter(SourceText("+++\ndate = '2024-01-02'\n[extra]\ntitle = 'x'\n+++\n"))
    #expect(head?.date?.value == "2024-01-02")
    #expect(head?.title == nil)
  }

  @Test(arguments: ["---\n正文没有冒号\n---\n", "---\na: b\n", " ---\na: b\n---\n", "--- 一\na: b\n---\n", "", "---"])
  func aDashLineAloneIsText(text: String) {
    #expect(FrontMatter(SourceText(text)) == nil)
    #expect(FormattedDocument(SourceText(text), as: .plainText).blocks.count == SourceText(text).lineStarts.count)
  }

  @Test func aHeadWithoutBodyLeavesNoProse() {
    #expect(FormattedDocument(SourceText("---\na: b\n---"), as: .plainText).blocks.isEmpty)
  }
}
