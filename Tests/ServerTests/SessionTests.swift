import Bundled
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import Rules
import Server
import Testing
import TextModel

/// A host without a disk.
struct MemoryHost: ServerHost {
  static let lexicon = LexiconSnapshot(layers: BundledDictionaries.layers(), cues: RuleSet.cues(of: RuleCatalogue.all))
  var rules: [RuleDescription] { RuleCatalogue.all.map { $0.description } }
  var version: String { "test" }
  func today() -> Day { Day(clamping: 2026, 11, 21) }
  mutating func settings(forPath path: String?, client: Configuration) -> DocumentSettings {
    DocumentSettings(configuration: client, lexicon: Self.lexicon, folder: nil)
  }
  /// Linters without settings, each made once.
  static let linters: [Profile: Linter] = Dictionary(
    uniqueKeysWithValues: Profile.allCases.map { profile in
      (
        profile,
        Linter(
          rules: RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) {
            Configuration().setting(of: $0, profile: profile)
          })
      )
    })
  mutating func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter {
    if configuration == Configuration(), lexicon === Self.lexicon, let linter = Self.linters[profile] { return linter }
    return Linter(
      rules: RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) {
        configuration.setting(of: $0, profile: profile)
      })
  }
  mutating func reload() {}
  mutating func takeIssues() -> [Localized] { [] }
  func read(_ path: String) -> [UInt8]? { nil }
  func documents(in folder: String) -> [String] { [] }
  var bundledDictionaries: [String] { BundledDictionaries.names }
  func names(in folder: String) -> [String] { [] }
  mutating func replace(_ path: String, with bytes: [UInt8], expecting old: [UInt8]?) -> Localized? {
    Localized("无盘", en: "no disk")
  }
  var cacheFolder: String? { nil }
}

/// A client that keeps what the session sends.
final class TestClient {
  private(set) var sent: [JSONValue] = []
  private(set) lazy var session = Session(host: host) { [unowned self] message in
    if let value = try? JSONValue.parse(message.body) { sent.append(value) }
  }
  private let host: any ServerHost
  private var lastID: Int64 = 0

  init(_ host: any ServerHost = MemoryHost()) { self.host = host }

  func start(_ capabilities: JSONValue = [:]) -> TestClient {
    _ = request("initialize", ["processId": nil, "rootUri": nil, "capabilities": capabilities])
    notify("initialized", [:])
    return self
  }

  @discardableResult
  func request(_ method: String, _ params: JSONValue) -> JSONValue? {
    lastID += 1
    session.handle(.request(id: .number(lastID), method: method, params: params))
    return sent.last { $0["id"]?.intValue == Int(lastID) && $0["method"] == nil }
  }

  func notify(_ method: String, _ params: JSONValue) { session.handle(.notification(method: method, params: params)) }

  func open(_ uri: String, _ text: String) {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "plaintext", "version": 1, "text": .string(text)]])
    session.settle()
  }

  /// The diagnostics that were last published for a document.
  func diagnostics(_ uri: String) -> [JSONValue] {
    let last = sent.last {
      $0["method"]?.stringValue == "textDocument/publishDiagnostics" && $0["params"]?["uri"]?.stringValue == uri
    }
    return last?["params"]?["diagnostics"]?.arrayValue ?? []
  }
}

@Suite("A session with a client")
struct SessionTests {
  @Test func aRequestBeforeInitializeIsRefused() {
    let answer = TestClient().request("textDocument/hover", [:])
    #expect(answer?["error"]?["code"]?.intValue == -32002)
  }

  @Test func aRequestAfterShutdownIsRefused() {
    let client = TestClient().start()
    #expect(client.request("shutdown", nil)?["result"]?.isNull == true)
    #expect(client.request("textDocument/hover", [:])?["error"]?["code"]?.intValue == -32600)
    client.notify("exit", nil)
    #expect(client.session.exitStatus == 0)
  }

  @Test func exitWithoutShutdownFails() {
    let client = TestClient().start()
    client.notify("exit", nil)
    #expect(client.session.exitStatus == 1)
  }

  @Test func anUnknownMethodIsAnsweredAndAnUnknownNotificationIsNot() {
    let client = TestClient().start()
    #expect(client.request("zhubi/nothing", nil)?["error"]?["code"]?.intValue == -32601)
    let count = client.sent.count
    client.notify("zhubi/nothing", nil)
    #expect(client.sent.count == count)
  }

  @Test(
    "what is no message is answered as JSON-RPC asks",
    arguments: [("{", -32700), ("42", -32600), ("[]", -32600), ("{}", -32600), (#"{"jsonrpc":"1.0","id":1,"method":"x"}"#, -32600)])
  func malformedMessagesAreAnswered(_ body: String, _ code: Int) {
    let client = TestClient().start()
    client.session.handle(IncomingMessage(Array(body.utf8)))
    #expect(client.sent.last?["error"]?["code"]?.intValue == code)
  }

  @Test("a finding is published in the client's counts", arguments: [("utf-16", 5), ("utf-8", 10), ("utf-32", 4)])
  func columnsFollowTheEncoding(_ encoding: String, _ column: Int) {
    let client = TestClient().start(["general": ["positionEncodings": [.string(encoding)]]])
    client.open("file:///a.txt", "𠮷会议\u{FFFD}召开。")
    let diagnostic = client.diagnostics("file:///a.txt").first { $0["code"]?.stringValue == "encoding/replacement-char" }
    #expect(diagnostic?["range"]?["start"]?["character"]?.intValue == (encoding == "utf-16" ? 4 : encoding == "utf-8" ? 10 : 3))
    #expect(column > 0)
  }

  @Test func closingADocumentTakesItsDiagnosticsAway() {
    let client = TestClient().start()
    client.open("file:///a.txt", "会议\u{FFFD}召开。")
    #expect(!client.diagnostics("file:///a.txt").isEmpty)
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///a.txt"]])
    #expect(client.diagnostics("file:///a.txt").isEmpty)
  }

  @Test("edits of any kind leave exactly the findings of a fresh open")
  func editsAgreeWithAFreshOpen() {
    let pieces = [
      "会议,", "1，240万元", "一是抓，三是", "2月30日", "\u{FFFD}", "“", "”", "\n", "\r\n", "𠮷", "。", "区委书记李志军", "辽宁省", "阜新市海州区", "，，", "（", "a",
      " ",
    ]
    var state: UInt64 = 20_261_121
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    let client = TestClient().start()
    var text = "关于做好工作的通知\n\n一、提高认识\n会议指出，要抓好落实。\n二、加强领导\n区委书记李志军出席会议。\n"
    client.open("file:///a.txt", text)
    for round in 0..<300 {
      let scalars = Array(text.unicodeScalars)
      let start = random(scalars.count + 1)
      let end = min(scalars.count, start + random(6))
      let inserted = random(4) == 0 ? "" : pieces[random(pieces.count)]
      func position(_ index: Int) -> JSONValue {
        let source = SourceText(text)
        let before = String(String.UnicodeScalarView(scalars[..<index])).utf8.count
        let position = source.position(at: before, encoding: .utf16)
        return ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.column))]
      }
      let change: JSONValue = ["range": ["start": position(start), "end": position(end)], "text": .string(inserted)]
      // A position between CR and LF cannot be named: the client's line ends before both.
      if start > 0, start < scalars.count, scalars[start - 1] == "\r", scalars[start] == "\n" { continue }
      if end > 0, end < scalars.count, scalars[end - 1] == "\r", scalars[end] == "\n" { continue }
      client.notify(
        "textDocument/didChange",
        ["textDocument": ["uri": "file:///a.txt", "version": .integer(Int64(round + 2))], "contentChanges": [change]])
      text = String(String.UnicodeScalarView(scalars[..<start])) + inserted + String(String.UnicodeScalarView(scalars[end...]))
      guard round % 10 == 9 else { continue }
      client.session.settle()
      let fresh = "file:///fresh\(round).txt"
      client.open(fresh, text)
      #expect(client.diagnostics("file:///a.txt") == client.diagnostics(fresh), "seed 20261121, round \(round): \(text)")
      client.notify("textDocument/didClose", ["textDocument": ["uri": .string(fresh)]])
    }
  }

  @Test func settingsOfTheEditorGoOverTheFiles() {
    let client = TestClient().start()
    client.open("file:///a.txt", "会议\u{FFFD}召开。")
    client.notify("workspace/didChangeConfiguration", ["settings": ["zhubi": ["rules": ["*": "off"]]]])
    client.session.settle()
    #expect(client.diagnostics("file:///a.txt").isEmpty)
  }

  @Test func aQuickFixLeavesNoFindingBehind() throws {
    let client = TestClient().start([
      "textDocument": ["codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]]]
    ])
    client.open("file:///a.txt", "今年增长5-8%，其中工业增长较快。")
    let diagnostic = try #require(client.diagnostics("file:///a.txt").first { $0["code"]?.stringValue == "number/range-percent" })
    let actions = client.request(
      "textDocument/codeAction",
      ["textDocument": ["uri": "file:///a.txt"], "range": diagnostic["range"] ?? .null, "context": ["diagnostics": [diagnostic]]])
    let edit = try #require(actions?["result"]?[0]?["edit"]?["changes"]?["file:///a.txt"]?[0])
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": "file:///a.txt", "version": 2],
        "contentChanges": [["range": edit["range"] ?? .null, "text": edit["newText"] ?? .null]],
      ])
    client.session.settle()
    #expect(!client.diagnostics("file:///a.txt").contains { $0["code"]?.stringValue == "number/range-percent" })
  }

  @Test(
    "completion understands Han characters, full pinyin, initials and mixtures",
    arguments: ["全面振", "qmzx", "quanmzx", "quanmianzhenxing"])
  func completionUnderstandsPinyin(_ typed: String) {
    let client = TestClient().start()
    client.open("file:///a.txt", "实施\(typed == "全面振" ? "" : "，")\(typed)")
    let end = SourceText("实施\(typed == "全面振" ? "" : "，")\(typed)").position(at: 999, encoding: .utf16).column
    let answer = client.request(
      "textDocument/completion",
      ["textDocument": ["uri": "file:///a.txt"], "position": ["line": 0, "character": .integer(Int64(end))]])
    let labels = (answer?["result"]?["items"]?.arrayValue ?? []).compactMap { $0["label"]?.stringValue }
    #expect(labels.contains { $0.hasSuffix("全面振兴新突破三年行动") }, "\(labels)")
  }
}
