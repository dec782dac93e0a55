import Testing
import TextModel

@testable import Formats

@Suite struct WordWritingTests {
  /// Paragraphs with the traps that writing meets: split runs, references, tabs, breaks, blanks that are not shown, objects,
  /// tracked changes, hyperlinks, text boxes, nothing at all.
  static let body =
    "<w:p w:rsidR=\"00A1\"><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r w:rsidR=\"0B\"><w:rPr><w:b/></w:rPr><w:t>沈陽市人</w:t></w:r><w:r><w:t xml:space=\"preserve\">民 政府 </w:t></w:r><w:hyperlink><w:r><w:rPr><w:u/></w:rPr><w:t>A&amp;B&lt;</w:t><w:tab/><w:t> 尾 </w:t><w:br/><w:t>新行</w:t></w:r></w:hyperlink></w:p>"
    + "<w:p/><w:p><w:pPr><w:ind/></w:pPr></w:p><w:p><w:del><w:r><w:delText>刪</w:delText></w:r></w:del><w:ins><w:r><w:t><![CDATA[增<&]]>加</w:t></w:r></w:ins><w:r><w:t>前</w:t></w:r><w:r><w:drawing><wp:inline/></w:drawing><w:t>圖後</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框內文字</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r><m:oMath><m:r/></m:oMath></w:p>"
    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:tab/><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"

  static var file: [UInt8] {
    DocxBytes(body: body, [("header", DocxBytes.part("w:hdr", "<w:p><w:r><w:t>頁眉</w:t></w:r></w:p>"))]).bytes
  }

  private static func part(_ name: String, of bytes: [UInt8]) throws -> String? {
    let archive = try ZipArchive(bytes, limits: FormatLimits())
    var budget = 10_000_000
    guard let position = archive.position(of: name) else { return nil }
    return String(decoding: try archive.unpack(position, budget: &budget), as: UTF8.self)
  }

  private func range(_ part: String, in document: WordDocument) throws -> ByteRange {
    let text = document.text.string
    let needle = Array(part.utf8)
    let bytes = Array(text.utf8)
    let start = try #require((0...(bytes.count - needle.count)).first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) })
    return ByteRange(start, start + needle.count)
  }

  @Test func theCopyOfATextBoxForOldProgramsIsMendedToo() throws {
    let box =
      "<w:txbxContent><w:p><w:r><w:t>沈陽</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>市</w:t></w:r></w:p></w:txbxContent>"
    func body(_ box: String, _ copy: String) -> String {
      "<w:p><w:r><w:t>前陽</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:txbx>\(box)</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>\(copy)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    }
    for copy in [box, box.replacingOnce("市", with: "城")] {
      let document = try WordDocument(DocxBytes(body: body(box, copy)).bytes)
      #expect(document.text.string == "前陽\n沈陽市")
      let edits = [TextEdit(ByteRange(3, 6), "阳"), TextEdit(ByteRange(10, 13), "阳")]
      let edited = try document.applyEdits(edits)
      var package = try WordPackage(edited, limits: FormatLimits())
      let xml = try #require(try package.part("word/document.xml")).text.string
      let mended = box.replacingOnce("陽", with: "阳").replacingOnce("<w:t>沈", with: "<w:t xml:space=\"preserve\">沈")
      // A copy that differs already is not ours to make equal.
      #expect(
        xml.contains("<wps:txbx>\(mended)</wps:txbx>") && xml.contains("<v:textbox>\(copy == box ? mended : copy)</v:textbox>"))
      #expect(try WordDocument(edited).text.string == "前阳\n沈阳市")
    }
  }

  @Test func anEditTouchesItsBytesOnly() throws {
    let document = try WordDocument(Self.file)
    let before = try #require(try Self.part("word/document.xml", of: Self.file))
    let bytes = try document.applyEdits([TextEdit(try range("陽", in: document), "阳"), TextEdit(try range("頁", in: document), "页")])
    let after = try #require(try Self.part("word/document.xml", of: bytes))
    #expect(after == before.replacingOnce("沈陽", with: "沈阳").replacingOnce("<w:t>沈", with: "<w:t xml:space=\"preserve\">沈"))
    #expect(try Self.part("word/header0.xml", of: bytes)?.contains("页眉") == true)
    for name in ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"] {
      #expect(try Self.part(name, of: bytes) == Self.part(name, of: Self.file))
    }
    #expect(try document.applyEdits([]) == Self.file)
  }

  @Test func charactersStayInTheirRuns() throws {
    let document = try WordDocument(Self.file)
    // 陽 and 政 stand in two runs; as many characters come as go.
    let bytes = try document.applyEdits([TextEdit(try range("沈陽市人民 政", in: document), "沈阳市人民_政")])
    let after = try #require(try Self.part("word/document.xml", of: bytes))
    #expect(after.contains(">沈阳市人</w:t></w:r><w:r><w:t xml:space=\"preserve\">民_政府 </w:t>"))
    let longer = try #require(
      try Self.part("word/document.xml", of: document.applyEdits([TextEdit(try range("人民 政", in: document), "人大常委会、政")])))
    #expect(longer.contains(">沈陽市人</w:t></w:r><w:r><w:t xml:space=\"preserve\">大常委会、政府 </w:t>"))
  }

  /// Text to replace, replacement.
  static let edits: [(String, String)] = [
    ("&B", "＆乙<"), ("<", "《"), ("\t", "，"), ("\t尾", ""), ("尾", " 尾 "), ("\u{0B}", ""), ("\u{0B}新", "\n新"), ("B<\t尾", "一\t二"),
    ("增<&加", "增加"),
    ("加前", "加\u{1}前"), ("沈陽市人民 政府 A", ""), ("框內文字", "框内文字"), ("\t格", "格"), ("市", "𠮷&amp;"), ("圖後", "图后"),
  ]

  @Test(arguments: edits) func anEditedFileReadsAsTheEditedText(old: String, new: String) throws {
    let document = try WordDocument(Self.file)
    let edit = TextEdit(try range(old, in: document), new)
    let again = try WordDocument(document.applyEdits([edit]))
    let expected = document.text.applying([
      TextEdit(edit.range, new.map { $0 == "\n" ? "\u{0B}" : $0 == "\u{1}" ? "" : String($0) }.joined())
    ])
    #expect(again.text.string == expected.string)
    #expect(again.blocks.count >= document.blocks.count - 1)
  }

  @Test func insertionsWorkAtEveryOffset() throws {
    let document = try WordDocument(Self.file)
    for offset in 0...document.text.count where document.text.characterStart(at: offset) == offset {
      let bytes = try document.applyEdits([TextEdit(ByteRange(offset, offset), "插 ")])
      let expected = document.text.applying([TextEdit(ByteRange(offset, offset), "插 ")])
      let found = try WordDocument(bytes).text.string
      // Beside a paragraph with a text box in it the order of paragraphs is the same too.
      #expect(found == expected.string, "at \(offset)")
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func randomEditsReadAsTheEditedText(seed: UInt64) throws {
    var numbers = SeededNumbers(state: seed)
    let document = try WordDocument(Self.file)
    for _ in 0..<150 {
      var edits: [TextEdit] = []
      var at = 0
      while at < document.text.count {
        let start = document.text.characterStart(at: Int.random(in: at...document.text.count, using: &numbers))
        let end = document.text.characterStart(at: min(document.text.count, start + Int.random(in: 0...9, using: &numbers)))
        if start >= at, end >= start {
          edits.append(TextEdit(ByteRange(start, end), ["", "新", "a b", " ", "新文<&>"][Int.random(in: 0..<5, using: &numbers)]))
        }
        at = max(end, at) + 1 + Int.random(in: 0...12, using: &numbers)
      }
      guard let bytes = try? document.applyEdits(edits) else { continue }
      #expect(try WordDocument(bytes).text.string == document.text.applying(edits).string, "seed \(seed): \(edits)")
    }
  }

  @Test func impossibleEditsAreRefused() throws {
    let document = try WordDocument(Self.file)
    for part in ["\n", "\u{FFFC}圖", "新行\n"] {
      let edit = TextEdit(try range(part, in: document), "")
      #expect(Result { () throws(FormatError) in try document.applyEdits([edit]) }.failure?.kind == .impossibleEdit)
    }
  }

  @Test func aCommentStandsAtExactlyItsCharacters() throws {
    let document = try WordDocument(Self.file)
    for part in ["沈陽", "市人民 政", "&B", "<\t尾", "\u{0B}新", "沈陽市人民 政府 A&B<\t尾\u{0B}新行", "增<&", "圖後", "格", "加前"] {
      let bytes = try document.addingComments([WordComment(try range(part, in: document), author: "朱笔", text: "改\n二<&>")])
      let again = try WordDocument(bytes)
      #expect(again.text.string == document.text.string)
      #expect(try Self.anchored(try #require(try Self.part("word/document.xml", of: bytes))) == [0: part])
      let comments = try #require(try Self.part("word/comments.xml", of: bytes))
      #expect(comments.contains("w:author=\"朱笔\""))
      #expect(comments.contains("二&lt;&amp;&gt;"))
    }
  }

  @Test func commentsInHeadersAndTextBoxesStandInTheBodyAndNameTheirPlace() throws {
    let document = try WordDocument(Self.file)
    let bytes = try document.addingComments([
      WordComment(try range("頁眉", in: document), author: "朱笔", text: "甲"),
      WordComment(try range("框內", in: document), author: "朱笔", text: "乙"),
      WordComment(ByteRange(0, 0), author: "朱笔", text: "丙"),
    ])
    #expect(try WordDocument(bytes).text.string == document.text.string)
    let comments = try #require(try Self.part("word/comments.xml", of: bytes))
    #expect(comments.contains("【页眉 1 第 1 段】“頁眉”：甲"))
    #expect(comments.contains("（文本框）】“框內”：乙"))
    #expect(try Self.anchored(try #require(try Self.part("word/document.xml", of: bytes))) == [0: "", 1: "", 2: ""])
  }

  @Test func anEmptyParagraphTakesSeveralComments() throws {
    let document = try WordDocument(DocxBytes(body: "<w:p/><w:p><w:pPr/></w:p>").bytes)
    let comments = [0, 0, 1].map { WordComment(ByteRange($0, $0), author: "朱笔", text: "空") }
    let bytes = try document.addingComments(comments)
    #expect(try WordDocument(bytes).text.string == "\n")
    #expect(try Self.anchored(try #require(try Self.part("word/document.xml", of: bytes))) == [0: "", 1: "", 2: ""])
  }

  @Test(arguments: [UInt64(5), 6]) func commentsAreKeptWhenMoreAreAdded(seed: UInt64) throws {
    var numbers = SeededNumbers(state: seed)
    var bytes = Self.file
    var expected: [Int: String] = [:]
    for round in 0..<12 {
      let document = try WordDocument(bytes)
      let index = Int.random(in: 0..<1, using: &numbers)
      let paragraph = document.paragraphs[index].range
      let start = document.text.characterStart(at: Int.random(in: Int(paragraph.start)..<Int(paragraph.end), using: &numbers))
      let end = document.text.characterStart(at: Int.random(in: start...Int(paragraph.end), using: &numbers))
      guard end > start else { continue }
      bytes = try document.addingComments([
        WordComment(ByteRange(start, end), author: "甲\(round)", text: "批注", date: "2024-03-05T10:00:00Z")
      ])
      expected[expected.count] = document.text.string(ByteRange(start, end))
      let found = try #require(try Self.part("word/document.xml", of: bytes))
      #expect(try Self.anchored(found) == expected, "seed \(seed)")
    }
    #expect(try WordDocument(bytes).text.string == WordDocument(Self.file).text.string)
  }

  /// The text between the marks of each comment.
  private static func anchored(_ xml: String) throws -> [Int: String] {
    var scanner = XMLScanner(SourceText(xml), part: "document.xml", limits: FormatLimits())
    var open: Set<Int> = []
    var found: [Int: String] = [:]
    var isText = false
    func add(_ string: String) { for id in open { found[id, default: ""] += string } }
    while let token = try scanner.next() {
      let name = scanner.localName(token)
      switch token.kind {
      case .startTag, .emptyTag:
        isText = name == "t"
        if name == "commentRangeStart", let id = scanner.attribute("id", of: token).flatMap({ Int($0) }) {
          open.insert(id)
          found[id] = ""
        }
        if name == "commentRangeEnd", let id = scanner.attribute("id", of: token).flatMap({ Int($0) }) { open.remove(id) }
        if name == "tab" { add("\t") }
        if name == "br" { add("\u{0B}") }
      case .endTag: isText = false
      case .text:
        let string = String(decoding: scanner.bytes[token.start..<token.end], as: UTF8.self)
        if isText { add(string == " 尾 " ? "尾" : string) }
      case .reference(let scalar): if let scalar = Unicode.Scalar(scalar) { add(String(scalar)) }
      case .section(let range): add(String(decoding: scanner.bytes[range], as: UTF8.self))
      }
    }
    #expect(open.isEmpty)
    return found
  }
}

extension String {
  /// The string with the first occurrence of a part replaced.
  func replacingOnce(_ part: String, with other: String) -> String {
    var bytes = Array(utf8)
    let needle = Array(part.utf8)
    for i in 0...max(0, bytes.count - needle.count) where bytes[i..<(i + needle.count)].elementsEqual(needle) {
      bytes.replaceSubrange(i..<(i + needle.count), with: Array(other.utf8))
      break
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
