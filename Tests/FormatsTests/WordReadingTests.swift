import Testing
import TextModel

@testable import Formats

@Suite struct WordReadingTests {
  static let styles =
    "<w:styles xmlns:w=\"\(DocxBytes.word)\"><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"我的标题\"/><w:basedOn w:val=\"2\"/></w:style><w:style w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"q\"><w:name w:val=\"Quote\"/></w:style><w:style w:styleId=\"o\"><w:name w:val=\"o\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"h\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"hh\"><w:name w:val=\"hh\"/><w:basedOn w:val=\"h\"/></w:style><w:style w:styleId=\"c\"><w:name w:val=\"c\"/><w:basedOn w:val=\"c\"/></w:style></w:styles>"

  static let bodies: [(String, [String])] = [
    ("<w:p><w:r><w:t>沈阳市人</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>民政府</w:t></w:r></w:p><w:p/>", ["p|沈阳市人民政府", "p|"]),
    (
      "<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙 </w:t></w:r><w:r><w:t>\n丙\n</w:t></w:r></w:p>", ["p|甲 乙 丙"]
    ),
    ("<w:p><w:r><w:t>A&amp;B&#x4E2D;&#10;<![CDATA[<丁>&amp;]]><!-- 注 -->戊</w:t></w:r></w:p>", ["p|A&B中 <丁>&amp;戊"]),
    (
      "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type=\"page\"/><w:t>丁</w:t><w:noBreakHyphen/><w:cr/></w:r></w:p>",
      ["p|甲\t乙", "p|丙", "p|丁\u{2011}"]
    ),
    (
      "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs><w:pStyle w:val=\"x\"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>", ["h2|标题"]
    ),
    (
      "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"q\"/></w:pPr><w:r><w:t>引</w:t></w:r></w:p>",
      ["h1|题", "q|引"]
    ),
    (
      "<w:p><w:pPr><w:outlineLvl w:val=\"8\"/><w:pStyle w:val=\"c\"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"o\"/><w:outlineLvl w:val=\"9\"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>",
      ["h6|题", "p|文"]
    ),
    ("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>", ["li1|项"]),
    ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["td|甲"]),
    (
      "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>到</w:t></w:r></w:moveTo></w:p>",
      ["p|增到"]
    ),
    (
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>令</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>果</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>后</w:t></w:r></w:p>",
      ["p|果后"]
    ),
    (
      "<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>智</w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:r><w:t>无</w:t></w:r></w:sdtPr><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt><w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>",
      ["p|链智控域"]
    ),
    (
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p>",
      ["p|显"]
    ),
    (
      "<w:p><w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"hh\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"hh\"/></w:pPr><w:r><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t>现</w:t></w:r></w:p>",
      ["p|显", "p|现"]
    ),
    (
      "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>",
      ["p|前后", "p|框内"]
    ),
    (
      "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:drawing><wp:inline/></w:drawing></w:r><w:r><w:t>后</w:t><w:footnoteReference w:id=\"1\"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
      ["p|前◦后◦◦"]
    ),
    (
      "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lǐng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>領</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>導</w:t></w:r></w:p>",
      ["p|領導"]
    ),
    ("<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>文</w:t></w:r></w:p>", ["p|文"]),
    (
      "<x:p xmlns:x=\"\(DocxBytes.word)\"><x:r><x:t>别名</x:t></x:r></x:p><p xmlns=\"\(DocxBytes.word)\"><r><t>默认</t></r></p><p><r><t>无</t></r></p>",
      ["p|别名", "p|默认"]
    ),
  ]

  @Test(arguments: bodies) func proseIsReadAsWordShowsIt(body: String, expected: [String]) throws {
    for packing in DocxBytes.Packing.allCases {
      let bytes = DocxBytes(body: body, [("styles", Self.styles)], packing: packing).bytes
      let document = try FormattedDocument.open(bytes: bytes, name: "a.docx")
      expectSound(document.structure, of: document.text)
      #expect(document.blocks.map { described($0, of: document.text) } == expected)
    }
  }

  @Test func storiesAndPlacesAreNamed() throws {
    let paragraph = { (text: String) in "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let bytes = DocxBytes(
      body: paragraph("正文一") + "<w:p/>" + "<w:tbl><w:tr><w:tc>" + paragraph("格") + "</w:tc></w:tr></w:tbl>",
      [
        ("header", DocxBytes.part("w:hdr", paragraph("眉"))), ("comments", DocxBytes.part("w:comments", paragraph("批注"))),
        (
          "footnotes",
          DocxBytes.part(
            "w:footnotes",
            "<w:footnote w:type=\"separator\">\(paragraph("线"))</w:footnote><w:footnote w:id=\"1\">\(paragraph("注"))</w:footnote>")
        ),
        ("footer", DocxBytes.part("w:ftr", paragraph("脚"))),
      ]
    ).bytes
    let document = try WordDocument(bytes)
    #expect(document.text.string == "正文一\n\n格\n注\n眉\n脚")
    #expect(
      document.paragraphs.map(\.place.zh) == [
        "正文第 1 段", "正文第 2 段", "正文第 3 段（表 1 第 1 行第 1 格）", "脚注 1 第 1 段", "页眉 1 第 1 段", "页脚 1 第 1 段",
      ])
    for (index, paragraph) in document.paragraphs.enumerated() {
      #expect(document.paragraphIndex(at: Int(paragraph.range.start)) == index)
      #expect(document.paragraphIndex(at: Int(paragraph.range.end)) == index)
    }
    #expect(document.paragraph(at: document.text.count + 1) == nil)
  }

  @Test func utf16PartsAreReadAndWrittenBackAsUTF16() throws {
    var file = DocxBytes(body: "")
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document \(DocxBytes.namespaces)><w:body><w:p><w:r><w:t>领導</w:t></w:r></w:p></w:body></w:document>"
    file.parts[3].bytes = EncodingTests.utf16(xml, littleEndian: true)
    let document = try WordDocument(file.bytes)
    #expect(document.text.string == "领導")
    let again = try document.applyEdits([TextEdit(ByteRange(3, 6), "导")])
    #expect(try WordDocument(again).text.string == "领导")
    let archive = try ZipArchive(again, limits: FormatLimits())
    var budget = 1_000_000
    let position = try #require(archive.position(of: "word/document.xml"))
    #expect(try archive.unpack(position, budget: &budget).starts(with: [0xFF, 0xFE]))
  }

  static let damages: [(String, FormatError.Kind)] = [
    ("<w:p><w:r><w:t>甲</w:r></w:p>", .damagedXML), ("<w:p>", .damagedXML), ("<w:p a=\"1>", .damagedXML),
    ("<w:p>&unknown;</w:p>", .damagedXML),
    ("<w:p><!DOCTYPE x></w:p>", .damagedXML), ("<w:p>&#xD800;</w:p>", .damagedXML), ("</w:body></w:document><x/>", .damagedXML),
    (String(repeating: "<w:p>", count: 5_000), .damagedXML),
  ]

  @Test(arguments: damages) func wrongXMLIsLocated(body: String, kind: FormatError.Kind) {
    let result = Result { () throws(FormatError) in try WordDocument(DocxBytes(body: body).bytes) }
    #expect(result.failure?.kind == kind)
    #expect(result.failure?.part == "word/document.xml")
    #expect(result.failure?.line != nil)
  }

  @Test(arguments: DocxBytes.Packing.allCases) func everyTruncationAndManyFlipsAreErrorsOrText(packing: DocxBytes.Packing) {
    let bytes = DocxBytes(body: "<w:p><w:r><w:t>会议强调</w:t></w:r></w:p>", packing: packing).bytes
    for count in 0..<bytes.count {
      let result = Result { () throws(FormatError) in try WordDocument(Array(bytes.prefix(count))) }
      #expect(result.failure != nil)
    }
    for index in stride(from: 0, to: bytes.count, by: 2) {
      var flipped = bytes
      flipped[index] ^= 0xFF
      let result = Result { () throws(FormatError) in try WordDocument(flipped) }
      if case .success(let document) = result { #expect(document.text.count < 1_000) }
    }
  }

  @Test func bombsAreRefused() throws {
    var limits = FormatLimits()
    limits.ratioFreeBytes = 100_000
    let blanks = String(repeating: " ", count: 3_000_000)
    let bomb = DocxBytes(body: "<w:p><w:r><w:t>\(blanks)</w:t></w:r></w:p>").bytes
    #expect(Result { () throws(FormatError) in try WordDocument(bomb, limits: limits) }.failure?.kind == .tooLarge)
    #expect(Result { () throws(FormatError) in try WordDocument(bomb) }.failure == nil)
    var small = FormatLimits()
    small.partBytes = 1_000_000
    #expect(Result { () throws(FormatError) in try WordDocument(bomb, limits: small) }.failure?.kind == .tooLarge)
    var few = FormatLimits()
    few.archiveEntries = 2
    #expect(Result { () throws(FormatError) in try WordDocument(bomb, limits: few) }.failure?.kind == .tooLarge)
    // A directory that understates the size does not get more unpacked than it says.
    var lying = DocxBytes(body: "<w:p/>")
    lying.packing = .deflated
    var bytes = lying.bytes
    for i in 0..<(bytes.count - 30) where bytes.number(i, 4) == 0x0201_4B50 { bytes[i + 24] = 1 }
    #expect(Result { () throws(FormatError) in try WordDocument(bytes) }.failure?.kind == .damagedArchive)
  }

  @Test func otherArchivesAreNamed() {
    var file = DocxBytes(body: "")
    file.parts = [("xl/workbook.xml", [])]
    #expect(Result { () throws(FormatError) in try WordDocument(file.bytes) }.failure?.message.zh.contains("xlsx") == true)
    file.parts = [("a.txt", [])]
    #expect(Result { () throws(FormatError) in try WordDocument(file.bytes) }.failure?.kind == .unsupportedFormat)
  }
}
