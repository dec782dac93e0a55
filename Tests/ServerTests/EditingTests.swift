import JSON
import LanguageServerProtocol
import Server
import Testing
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the client does to its own copy of a document, by its own naive count.
struct EditedText {
  var scalars: [Unicode.Scalar]

  /// Index of the scalar at a position; past the end of a line its end, past the last line the end of the text.
  func index(line: Int, character: Int, _ encoding: PositionEncoding) -> Int {
    var at = 0
    for _ in 0..<line {
      while at < scalars.count, scalars[at] != "\n", scalars[at] != "\r" { at += 1 }
      guard at < scalars.count else { return at }
      at += scalars[at] == "\r" && at + 1 < scalars.count && scalars[at + 1] == "\n" ? 2 : 1
    }
    var units = 0
    while at < scalars.count, scalars[at] != "\n", scalars[at] != "\r", units < character {
      let width = Self.width(scalars[at], encoding)
      if units + width > character { break }
      units += width
      at += 1
    }
    return at
  }

  static func width(_ scalar: Unicode.Scalar, _ encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: String(scalar).utf8.count
    case .utf16: String(scalar).utf16.count
    case .utf32: 1
    }
  }

  var string: String { String(String.UnicodeScalarView(scalars)) }
}

@Suite("Editing a document")
struct EditingTests {
  static let pieces = [
    "会议,", "1，240万元", "一是抓，三是", "2月30日", "\u{FFFD}", "“", "”", "\n", "\r\n", "\r", "𠮷", "。", "区委书记李志军", "辽宁省", "阜新市海州区", "，，", "（",
    "a", " ", "# ",
    "- ", "```\n", "\n\n", "<!-- zhubi-disable-next-line -->\n", "😀", "2024年3月1日", "附件：1.表\n", "**", "贯澈",
  ]
  static let drafts = [
    "关于做好工作的通知\n\n一、提高认识\n会议指出，要抓好落实。\n二、加强领导\n区委书记李志军出席会议。\n",
    "# 通知\r\n\r\n各部门：\r\n\r\n𠮷祥村😀第3组共有5户,要认真贯澈落实。\r\n\r\n## 二、要求\r\n\r\n- 一是抓好。\r\n- 三是落实。\r\n\r\n市政府办公室\r\n\r\n2024年2月30日\r\n",
  ]

  /// How many times each draft is edited; `ZHUBI_EDITS` asks for more.
  static let rounds = unsafe getenv("ZHUBI_EDITS").flatMap { unsafe Int(String(cString: $0)) } ?? 250

  /// Diagnostics as they were sent, but for the name of the document itself.
  static func written(_ diagnostics: [JSONValue], _ uri: String) -> String {
    String(decoding: JSONValue.array(diagnostics).serialized(), as: UTF8.self)
      .split(separator: "\"\(uri)\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }

  @Test(
    "edits of any kind leave exactly the findings of a fresh open",
    arguments: [PositionEncoding.utf8, .utf16, .utf32], [("md", 1), ("txt", 2), ("txt", 3), ("md", 4)] as [(String, UInt64)])
  func editsAgreeWithAFreshOpen(_ encoding: PositionEncoding, _ kind: (suffix: String, seed: UInt64)) {
    var state = kind.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(encoding.rawValue.utf8.count)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    var capabilities = everything.objectValue ?? JSONObject()
    capabilities["general"] = ["positionEncodings": [.string(encoding.rawValue)]]
    let client = TestClient().start(.object(capabilities))
    let uri = "file:///a.\(kind.suffix)"
    var text = EditedText(scalars: Array(Self.drafts[Int(kind.seed) % 2].unicodeScalars))
    client.open(uri, text.string)
    for round in 1...Self.rounds {
      var changes: [JSONValue] = []
      for _ in 0...(random(4) == 0 ? 3 : 0) {
        let inserted = random(4) == 0 ? "" : Self.pieces[random(Self.pieces.count)]
        if random(60) == 0 || text.scalars.count > 600 {
          text.scalars = Array((inserted + Self.drafts[random(2)]).unicodeScalars)
          changes.append(["text": .string(text.string)])
          continue
        }
        // Lines and columns past the end are sent as well: they count as the end.
        let lines = text.scalars.count { $0 == "\n" } + 1
        let line = random(lines + 2)
        let character = random(20)
        let last = line + (random(5) == 0 ? 1 : 0)
        let lastCharacter = last > line ? random(8) : character + random(5)
        let start = text.index(line: line, character: character, encoding)
        let end = max(start, text.index(line: last, character: lastCharacter, encoding))
        func position(_ line: Int, _ character: Int) -> JSONValue {
          ["line": .integer(Int64(line)), "character": .integer(Int64(character))]
        }
        changes.append([
          "range": ["start": position(line, character), "end": position(last, lastCharacter)], "text": .string(inserted),
        ])
        text.scalars.replaceSubrange(start..<end, with: inserted.unicodeScalars)
      }
      client.notify(
        "textDocument/didChange",
        ["textDocument": ["uri": .string(uri), "version": .integer(Int64(round + 1))], "contentChanges": .array(changes)])
      // Sometimes several edits come before anything is analysed, sometimes the analysis is broken off.
      switch random(4) {
      case 0: break
      case 1: _ = client.session.settle(while: { false })
      default: client.session.settle()
      }
      guard round % 10 == 0 else { continue }
      client.session.settle()
      let fresh = "file:///fresh.\(kind.suffix)"
      client.open(fresh, text.string)
      let isSame = Self.written(client.diagnostics(uri), uri) == Self.written(client.diagnostics(fresh), fresh)
      #expect(isSame, "\(encoding), seed \(kind.seed), round \(round): \(text.string.debugDescription)")
      guard isSame else { return }
      client.notify("textDocument/didClose", ["textDocument": ["uri": .string(fresh)]])
    }
  }

  @Test("a long draft that is edited while it is read for the first time has the findings of a fresh open")
  func editsWhileALongDraftIsOpened() {
    let client = TestClient().start(everything)
    let uri = "file:///long.md"
    var text = String(repeating: "# 标题\n\n会议指出，要抓好**落实**。\n\n- 一项\n- 二项\n\n", count: 1000) + "要认真贯澈落实。\n"
    client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "markdown", "version": 1, "text": .string(text)]])
    // A step of the reading, an edit, and so on: the reading begins anew, and comes to an end all the same.
    for version in 2..<24 {
      for _ in 0..<version % 4 { client.session.settle(while: { false }) }
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(uri), "version": .integer(Int64(version))],
          "contentChanges": [
            ["range": ["start": ["line": 0, "character": 2], "end": ["line": 0, "character": 2]], "text": "新"]
          ],
        ])
      text.insert("新", at: text.index(text.startIndex, offsetBy: 2))
    }
    // What asks about the text in between gets an answer about this text.
    let symbols = client.request("textDocument/documentSymbol", ["textDocument": ["uri": .string(uri)]])
    #expect(symbols?["result"]?[0]?["name"]?.stringValue == String(repeating: "新", count: 22) + "标题")
    client.session.settle()
    client.open("file:///fresh.md", text)
    #expect(!client.diagnostics(uri).isEmpty)
    #expect(Self.written(client.diagnostics(uri), uri) == Self.written(client.diagnostics("file:///fresh.md"), "file:///fresh.md"))
  }
}
