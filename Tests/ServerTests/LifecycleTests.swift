import JSON
import LanguageServerProtocol
import Server
import Testing

@Suite("The life of a session")
struct LifecycleTests {
  /// Runs a loop over what came on the stream, up to its end; gives the exit status and what was sent.
  static func run(
    _ items: [Inbox.Item], cancelling ids: [RequestID] = [], patience: Int = 3000, isAlive: @escaping (Int) -> Bool = { _ in true }
  ) -> (status: Int32, sent: [JSONValue], log: [String]) {
    let inbox = Inbox()
    for item in items { inbox.put(item) }
    let cancellations = ServerLoop.Cancellations()
    for id in ids { cancellations.note(id) }
    var sent: [JSONValue] = []
    var lines: [String] = []
    let session = Session(
      host: FolderHost(), isCancelled: { cancellations.take($0) }, log: { lines.append($0) },
      send: { if let value = try? JSONValue.parse($0.body) { sent.append(value) } })
    let loop = ServerLoop(inbox: inbox, session: session, cancellations: cancellations, patience: patience, isAlive: isAlive)
    return (loop.run(), sent, lines)
  }

  static func message(_ text: String) -> Inbox.Item { .piece(.body(Array(text.utf8))) }

  static func request(_ id: Int, _ method: String, _ params: String = "{}") -> Inbox.Item {
    message(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
  }

  static let initialize = request(1, "initialize", #"{"processId":4711,"capabilities":{}}"#)

  @Test func anOrderlySessionEndsWithZero() {
    let outcome = Self.run([
      Self.initialize, Self.request(2, "shutdown", "null"), Self.message(#"{"jsonrpc":"2.0","method":"exit"}"#),
    ])
    #expect(outcome.status == 0)
    #expect(outcome.sent.compactMap { $0["id"]?.intValue } == [1, 2])
  }

  @Test func aClientThatIsGoneEndsTheSession() {
    #expect(Self.run([Self.initialize, .endOfStream]).status == 1)
    #expect(Self.run([Self.initialize, Self.request(2, "shutdown", "null"), .endOfStream]).status == 0)
    // Its process is dead, but somebody else holds the stream open.
    #expect(Self.run([Self.initialize], patience: 1, isAlive: { $0 != 4711 }).status == 1)
  }

  @Test func exitBeforeInitializeEndsTheSession() {
    #expect(Self.run([Self.message(#"{"jsonrpc":"2.0","method":"exit"}"#)]).status == 1)
  }

  @Test func whatIsAskedBeforeInitializeIsRefusedAndWhatIsToldIsDropped() {
    let outcome = Self.run([
      Self.message(
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a","text":"2月30日。"}}}"#),
      Self.request(7, "textDocument/hover"), Self.initialize, Self.request(8, "initialize"), .endOfStream,
    ])
    let codes = outcome.sent.map { $0["error"]?["code"]?.intValue ?? 0 }
    #expect(codes == [-32002, 0, -32600])
    #expect(!outcome.sent.contains { $0["method"] == "textDocument/publishDiagnostics" })
  }

  @Test func aRequestThatWasCancelledBeforeItWasReachedIsAnsweredSo() {
    let outcome = Self.run(
      [
        Self.initialize, Self.request(2, "workspace/symbol"), .cancel(.number(2)), Self.request(3, "workspace/symbol"),
        .endOfStream,
      ],
      cancelling: [.number(2)])
    #expect(outcome.sent.first { $0["id"] == 2 }?["error"]?["code"]?.intValue == -32800)
    #expect(outcome.sent.first { $0["id"] == 3 }?["result"] != nil)
  }

  @Test func aCancellationThatComesTooLateIsForgotten() {
    let cancellations = ServerLoop.Cancellations()
    cancellations.note(.number(2))
    cancellations.forget(.number(2))
    #expect(!cancellations.take(.number(2)))
  }

  @Test func aMessageThatIsTooLongIsRefusedAndTheNextIsHeard() {
    let outcome = Self.run([
      Self.initialize, .piece(.tooLong(1 << 40)), .piece(.garbage([0x21])), Self.request(2, "shutdown", "null"), .endOfStream,
    ])
    #expect(outcome.sent.compactMap { $0["error"]?["code"]?.intValue } == [-32600])
    #expect(outcome.status == 0)
  }

  @Test(
    "no message ends the session",
    arguments: [
      "", "{", "null", "42", "[]", "[{}]", "{}", "\"x\"", #"{"jsonrpc":"2.0"}"#, #"{"jsonrpc":"2.0","method":7}"#,
      #"{"jsonrpc":"2.0","id":{},"method":"shutdown"}"#, #"{"jsonrpc":"2.0","id":99,"result":null}"#,
      #"{"jsonrpc":"2.0","id":1,"error":5}"#, #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":[1]}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":7}}}"#,
      "{\"jsonrpc\":\"2.0\",\"method\":\"\\ud842\"}",
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w/a.txt","version":"x"},"contentChanges":[{"range":{"start":{"line":-5,"character":1e99},"end":null},"text":"x"},7,{"text":null}]}}"#,
    ])
  func noMessageEndsTheSession(_ text: String) {
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/a.txt","version":1,"languageId":"x","text":"会议于2月30日召开。"}}}"#
    let outcome = Self.run([
      Self.initialize, Self.message(open), Self.message(text),
      Self.request(2, "textDocument/documentSymbol", #"{"textDocument":{"uri":"file:///w/a.txt"}}"#),
      .endOfStream,
    ])
    #expect(outcome.sent.contains { $0["id"] == 2 && $0["result"] != nil })
  }

  @Test(
    "every request survives parameters of every shape",
    arguments: ["null", "[]", "7", "{}", #"{"textDocument":7}"#, #"{"textDocument":{"uri":"file:///none"}}"#])
  func everyRequestSurvivesItsParameters(_ params: String) {
    let methods = [
      "textDocument/codeAction", "codeAction/resolve", "workspace/executeCommand", "textDocument/diagnostic",
      "textDocument/completion",
      "completionItem/resolve", "textDocument/hover", "textDocument/definition", "textDocument/references",
      "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol",
      "textDocument/foldingRange", "textDocument/selectionRange", "textDocument/semanticTokens/full",
      "textDocument/semanticTokens/full/delta", "textDocument/semanticTokens/range", "workspace/symbol", "textDocument/formatting",
      "textDocument/rangeFormatting", "textDocument/onTypeFormatting", "workspace/diagnostic",
    ]
    let outcome = Self.run(
      [Self.initialize] + methods.enumerated().map { Self.request(100 + $0, $1, params) } + [
        Self.request(2, "shutdown", "null"), .endOfStream,
      ])
    #expect(outcome.status == 0)
    for index in methods.indices {
      #expect(outcome.sent.filter { $0["id"]?.intValue == 100 + index }.count == 1, "\(methods[index])")
    }
  }

  @Test func theTraceTellsWhatIsHandledAndOnlyWhenItIsOn() {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", "正文。\n")
    #expect(editor.sent("$/logTrace").isEmpty)
    editor.client.notify("$/setTrace", ["value": "messages"])
    editor.client.request("workspace/symbol", ["query": "振"])
    let lines = editor.sent("$/logTrace").compactMap { $0["params"] }
    #expect(lines.contains { $0["message"]?.stringValue?.contains("workspace/symbol") ?? false && $0["verbose"] == nil })
    editor.client.notify("$/setTrace", ["value": "verbose"])
    editor.client.request("workspace/symbol", ["query": "振兴"])
    #expect(editor.sent("$/logTrace").contains { $0["params"]?["verbose"]?.stringValue?.contains("振兴") ?? false })
    editor.client.notify("$/setTrace", ["value": "off"])
    let count = editor.sent("$/logTrace").count
    editor.client.request("workspace/symbol", ["query": "振"])
    #expect(editor.sent("$/logTrace").count == count)
  }

  @Test func theLogHasLevels() {
    let outcome = Self.run([
      Self.initialize,
      Self.message(#"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"zhubi":{"rulez":{}}}}}"#),
      .endOfStream,
    ])
    let logged = outcome.sent.first { $0["method"] == "window/logMessage" }
    #expect(logged?["params"]?["type"]?.intValue == 2)
    #expect(outcome.log.first?.hasPrefix("zhubi lsp: warning: ") == true)
  }

  @Test(
    "messages follow the client's language",
    arguments: [("zh-cn", "保留原文"), ("en", "stand"), ("en-GB", "stand"), ("zh-Hant-TW", "保留原文")])
  func messagesFollowTheLocale(_ tag: String, _ title: String) {
    let client = TestClient(FolderHost())
    var params: JSONObject = ["processId": nil, "capabilities": everything]
    params["locale"] = .string(tag)
    client.request("initialize", .object(params))
    client.open("file:///w/a.txt", "要布署。\n")
    let isEnglish = tag.hasPrefix("en")
    #expect(client.diagnostics("file:///w/a.txt").first?["message"]?.stringValue?.contains("应") == !isEnglish)
    let range: JSONValue = ["start": ["line": 0, "character": 1], "end": ["line": 0, "character": 3]]
    let actions = client.request(
      "textDocument/codeAction", ["textDocument": ["uri": "file:///w/a.txt"], "range": range, "context": ["diagnostics": []]])
    let titles = actions?["result"]?.arrayValue?.compactMap { $0["title"]?.stringValue } ?? []
    #expect(titles.contains { $0.contains(title) }, "\(titles)")
    let hover = client.request(
      "textDocument/hover", ["textDocument": ["uri": "file:///w/a.txt"], "position": ["line": 0, "character": 2]])
    // No content format was announced: no Markdown.
    #expect(hover?["result"]?["contents"]?["kind"] == "plaintext")
    #expect(hover?["result"]?["contents"]?["value"]?.stringValue?.contains("**") == false)
  }
}
