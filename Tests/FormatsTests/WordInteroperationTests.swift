import Testing
import TextModel

@testable import Formats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Programs outside, and files in a folder of their own.
enum Outside {
  /// Whether a shell command succeeds.
  static func succeeds(_ command: String) -> Bool { unsafe system("(\(command)) >/dev/null 2>&1") == 0 }

  static let hasOffice = succeeds("command -v soffice")
  /// Set `ZHUBI_PYTHON` to a Python that has python-docx.
  static let python: String? = [unsafe getenv("ZHUBI_PYTHON").flatMap { unsafe String(validatingCString: $0) }, "python3"]
    .compactMap(\.self)
    .first { succeeds("\($0) -c 'import docx'") }

  static func folder() -> String? {
    var template = Array("/tmp/zhubi-formats-XXXXXX".utf8CString)
    guard unsafe template.withUnsafeMutableBufferPointer({ unsafe $0.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false })
    else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func write(_ bytes: [UInt8], _ path: String) -> Bool {
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count <= 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// Converts a file by LibreOffice, with a profile of its own so that no other instance is met.
  static func convert(_ name: String, to format: String, in folder: String) -> Bool {
    succeeds(
      "cd \(folder) && nice -n 10 timeout 180 soffice -env:UserInstallation=file://\(folder)/profile --headless --convert-to \(format) \(name)"
    )
  }
}

@Suite(.serialized) struct WordInteroperationTests {
  private func expectCommentsInOffice(_ document: WordDocument, _ parts: [String], in folder: String) throws {
    let text = Array(document.text.string.utf8)
    var comments: [WordComment] = []
    for (index, part) in parts.enumerated() {
      let needle = Array(part.utf8)
      let start = try #require(
        (0...(text.count - needle.count)).first { text[$0..<($0 + needle.count)].elementsEqual(needle) }, "\(part)")
      comments.append(
        WordComment(
          ByteRange(start, start + needle.count), author: "朱笔", text: "批注\(index)：<改> & “正”\n第二段", date: "2024-03-05T10:00:00Z"))
    }
    #expect(Outside.write(try document.addingComments(comments), folder + "/reviewed.docx"))
    #expect(Outside.convert("reviewed.docx", to: "fodt", in: folder))
    let xml = try #require(Outside.read(folder + "/reviewed.fodt"))
    let found = try annotations(SourceText(validUTF8: xml))
    for (index, part) in parts.enumerated() {
      let annotation = found.first { $0.text.hasPrefix("批注\(index)：") }
      #expect(annotation?.text == "批注\(index)：<改> & “正”第二段")
      #expect(annotation?.author == "朱笔")
      #expect(annotation?.anchored == part)
    }
  }

  private struct Annotation {
    var author = ""
    var text = ""
    var anchored = ""
  }

  /// The annotations of a flat ODF document and the text that they stand on.
  private func annotations(_ text: SourceText) throws -> [Annotation] {
    var scanner = XMLScanner(text, part: "fodt", limits: FormatLimits())
    var annotations: [Annotation] = []
    var named: [String: Int] = [:]
    var open: Set<Int> = []
    var inside: Int?
    var path: [String] = []
    while let token = try scanner.next() {
      let name = scanner.localName(token)
      switch token.kind {
      case .startTag, .emptyTag:
        if name == "annotation" {
          inside = annotations.count
          annotations.append(Annotation())
          let id = scanner.attribute("name", of: token) ?? "\(annotations.count)"
          named[id] = annotations.count - 1
          open.insert(annotations.count - 1)
        }
        if name == "annotation-end", let id = scanner.attribute("name", of: token), let index = named[id] { open.remove(index) }
        if case .startTag = token.kind { path.append(name) }
      case .endTag:
        path.removeLast()
        if name == "annotation" { inside = nil }
      case .text, .reference, .section:
        let string =
          switch token.kind {
          case .reference(let scalar): String(Unicode.Scalar(scalar).map(Character.init) ?? " ")
          default: String(decoding: scanner.bytes[token.start..<token.end], as: UTF8.self)
          }
        if let inside {
          if path.last == "creator" {
            annotations[inside].author += string
          } else if path.lastIndex(of: "p") ?? 0 > path.lastIndex(of: "annotation") ?? 0 {
            annotations[inside].text += string
          }
        } else if path.contains("p") || path.contains("h") {
          for index in open { annotations[index].anchored += string }
        }
      }
    }
    return annotations
  }

  @Test(.enabled(if: Outside.hasOffice, "soffice is not installed: LibreOffice is not asked"))
  func libreOfficeReadsWhatIsWrittenAndItsFilesAreRead() throws {
    let folder = try #require(Outside.folder())
    defer { _ = Outside.succeeds("rm -rf \(folder)") }
    let page =
      "<html><meta charset=utf-8><body><h1>关于测试的通知</h1><p>沈<b>陽</b>市人民<i>政府</i>,2024年。第二句<br>新行</p><table border=1><tr><td>甲格</td><td>乙</td></tr></table><ul><li>项一<li>项二</ul><blockquote>引文</blockquote></body></html>"
    #expect(Outside.write(Array(page.utf8), folder + "/a.html"))
    #expect(Outside.convert("a.html", to: "docx:\"MS Word 2007 XML\"", in: folder))
    let document = try WordDocument(try #require(Outside.read(folder + "/a.docx")))
    let kinds = document.blocks.filter { !$0.range.isEmpty }.map { described($0, of: document.text) }
    #expect(kinds.prefix(5) == ["h1|关于测试的通知", "p|沈陽市人民政府,2024年。第二句", "p|新行", "td|甲格", "td|乙"])

    let text = document.text.string
    let at = try #require(Array(text.utf8).indices.first { text.utf8.dropFirst($0).starts(with: "陽市人民政府,".utf8) })
    let edited = try document.applyEdits([TextEdit(ByteRange(at, at + 19), "阳市人民政府，")])
    #expect(Outside.write(edited, folder + "/fixed.docx"))
    #expect(Outside.convert("fixed.docx", to: "txt:\"Text (encoded):UTF8\"", in: folder))
    let converted = String(decoding: try #require(Outside.read(folder + "/fixed.txt")), as: UTF8.self)
    #expect(converted.contains("沈阳市人民政府，2024年。第二句"))
    try expectCommentsInOffice(WordDocument(edited), ["阳市人民政", "，2024年", "新行", "乙", "项一", "关于测试的通知"], in: folder)
  }

  @Test(.enabled(if: Outside.hasOffice, "soffice is not installed: LibreOffice is not asked"))
  func libreOfficeReadsFilesThatTestsBuilt() throws {
    let folder = try #require(Outside.folder())
    defer { _ = Outside.succeeds("rm -rf \(folder)") }
    var file = DocxBytes(body: WordWritingTests.body.withoutPictures)
    file.parts[0].bytes = Array(
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
        .utf8)
    try expectCommentsInOffice(WordDocument(file.bytes), ["沈陽", "市人民 政", "B<", "增<&", "前", "圖後"], in: folder)
  }

  @Test(.enabled(if: Outside.python != nil, "python-docx is not installed: its files are not read"))
  func filesOfPythonDocxAreReadAndItReadsOurs() throws {
    let folder = try #require(Outside.folder())
    defer { _ = Outside.succeeds("rm -rf \(folder)") }
    let python = try #require(Outside.python)
    let make = """
      import docx
      d = docx.Document()
      d.add_heading('关于测试的通知', 0)
      d.add_heading('一、总体要求', 1)
      p = d.add_paragraph('沈陽市')
      p.add_run('人民').bold = True
      p.add_run('政府 & 部门')
      d.add_paragraph('项一', style='List Bullet')
      d.add_paragraph('引文', style='Quote')
      t = d.add_table(rows=1, cols=2)
      t.cell(0, 0).text = '甲'
      d.sections[0].header.paragraphs[0].text = '頁眉'
      d.save('a.docx')
      """
    let check = """
      import docx
      d = docx.Document('b.docx')
      assert d.paragraphs[2].text == '沈阳市人民政府和部门', d.paragraphs[2].text
      assert [r.bold for r in d.paragraphs[2].runs if r.text] == [None, True, None]
      assert d.sections[0].header.paragraphs[0].text == '页眉'
      """
    #expect(Outside.write(Array(make.utf8), folder + "/make.py") && Outside.write(Array(check.utf8), folder + "/check.py"))
    #expect(Outside.succeeds("cd \(folder) && \(python) make.py"))
    let document = try WordDocument(try #require(Outside.read(folder + "/a.docx")))
    let kinds = document.blocks.map { described($0, of: document.text) }
    #expect(kinds == ["h1|关于测试的通知", "h1|一、总体要求", "p|沈陽市人民政府 & 部门", "p|项一", "q|引文", "td|甲", "p|頁眉"])
    var edits: [TextEdit] = []
    for (old, new) in [("陽", "阳"), (" & ", "和"), ("頁", "页")] {
      let bytes = Array(document.text.string.utf8)
      let needle = Array(old.utf8)
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: needle) })
      edits.append(TextEdit(ByteRange(start, start + needle.count), new))
    }
    #expect(Outside.write(try document.applyEdits(edits), folder + "/b.docx"))
    #expect(Outside.succeeds("cd \(folder) && \(python) check.py"))
  }
}

extension String {
  /// The body of the writing tests without the elements that are no valid drawings.
  fileprivate var withoutPictures: String {
    replacingOnce("<w:r><w:drawing><wp:inline/></w:drawing><w:t>圖後</w:t></w:r>", with: "<w:r><w:t>圖後</w:t></w:r>")
      .replacingOnce(
        "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框內文字</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r><m:oMath><m:r/></m:oMath>",
        with: "")
  }
}
