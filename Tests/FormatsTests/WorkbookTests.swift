import Testing
import TextModel

@testable import Formats

@Suite("Workbooks")
struct WorkbookTests {
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook of two sheets, the first of them hidden.
  private static func workbook(_ cells: String, strings: String = "", styles: String = "", properties: String = "") -> [UInt8] {
    var file = DocxBytes(body: "")
    file.parts = []
    func link(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(types)/\(type)\" Target=\"\(target)\"/>"
    }
    file.add("_rels/.rels", DocxBytes.relationships(link("r1", "officeDocument", "xl/workbook.xml")))
    file.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"\(types)\"><workbookPr \(properties)/><sheets><sheet name=\"a\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"b\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
    )
    file.add(
      "xl/_rels/workbook.xml.rels",
      DocxBytes.relationships(
        link("r1", "worksheet", "worksheets/sheet1.xml") + link("r2", "worksheet", "worksheets/sheet2.xml")
          + link("r3", "sharedStrings", "sharedStrings.xml") + link("r4", "styles", "styles.xml")))
    file.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
    file.add("xl/worksheets/sheet2.xml", "<worksheet><sheetData>\(cells)</sheetData></worksheet>")
    file.add("xl/sharedStrings.xml", "<sst>\(strings)</sst>")
    file.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    return file.bytes
  }

  @Test func stringsOfEveryKindAreRead() throws {
    let strings =
      "<si><t>甲</t></si><si><r><t>乙&amp;</t></r><r><t xml:space=\"preserve\"> 丙</t></r><rPh><t>yi</t></rPh></si><si/>"
    let cells =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>丁<![CDATA[<戊]]></t></is></c><c t=\"str\"><f>A1</f><v>己</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>9</v></c></row>"
    #expect(
      try Workbook(Self.workbook(cells, strings: strings)).rows == [["甲", "", "乙& 丙"], ["", "丁<戊", "己", "TRUE", "", "", ""]])
  }

  @Test(
    "a number is a date where its format says so",
    arguments: [
      ("14", "44954", "2023-01-28"), ("17", "44954", "2023-01"), ("57", "44954", "2023-01"), ("31", "44954.75", "2023-01-28"),
      ("0", "44954", "44954"), ("165", "44954", "2023-01-28"), ("166", "44954", "2023-01"), ("167", "44954", "44954"),
      ("14", "1", "1900-01-01"), ("14", "59", "1900-02-28"), ("14", "61", "1900-03-01"), ("0", "3.0", "3"), ("14", "0", "0"),
      ("14", "-5", "-5"), ("14", "1e300", "1e300"), ("14", "nan", "nan"), ("168", "44954", "2023-01-28"),
    ])
  func dates(_ format: String, _ value: String, _ expected: String) throws {
    let styles =
      "<numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"166\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;;@\"/><numFmt numFmtId=\"167\" formatCode=\"[Red]0&quot;mdy&quot;\"/><numFmt numFmtId=\"168\" formatCode=\"[$-804]yyyy年m月d日\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>"
    let cells = "<row><c s=\"1\"><v>\(value)</v></c></row>"
    #expect(try Workbook(Self.workbook(cells, styles: styles)).rows == [[expected]])
  }

  @Test func theOtherEpochIsKnown() throws {
    let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
    let cells = "<row><c s=\"0\"><v>43492</v></c></row>"
    #expect(try Workbook(Self.workbook(cells, styles: styles, properties: "date1904=\"1\"")).rows == [["2023-01-28"]])
  }

  @Test func whatIsNoWorkbookIsRefused() {
    #expect(throws: FormatError.self) { try Workbook(DocxBytes(body: "").bytes) }
    #expect(throws: FormatError.self) { try Workbook(Array("name,office\n".utf8)) }
    let good = Self.workbook("<row><c><v>1</v></c></row>")
    for length in stride(from: 0, to: good.count, by: 37) {
      #expect(throws: FormatError.self) { try Workbook(Array(good.prefix(length))) }
    }
    #expect(throws: FormatError.self) { try Workbook(Self.workbook("<row><c r=\"ZZZZ1\"><v>1</v></c></row>")) }
  }

  @Test(.enabled(if: Outside.hasOffice, "soffice is not installed: LibreOffice is not asked"))
  func filesOfLibreOfficeAreRead() throws {
    let folder = try #require(Outside.folder())
    defer { _ = Outside.succeeds("rm -rf \(folder)") }
    let text = "\u{FEFF}name,since,attested,source\n张三,2023-01-28,2024|2025-03,\"说“是”, \"\"引\"\"\"\n李四,2023-01,1,\n"
    #expect(Outside.write(Array(text.utf8), folder + "/a.csv"))
    #expect(Outside.convert("--infilter='Text - txt - csv (StarCalc)':44,34,76,1 a.csv", to: "xlsx", in: folder))
    let rows = try Workbook(try #require(Outside.read(folder + "/a.xlsx"))).rows
    #expect(
      rows == [
        ["name", "since", "attested", "source"], ["张三", "2023-01-28", "2024|2025-03", "说“是”, \"引\""], ["李四", "2023-01", "1"],
      ])
  }
}
