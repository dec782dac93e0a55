import JSON
import LanguageServerProtocol
import Server
import Testing

@Suite("The workspace as a whole")
struct WorkspaceTests {
  static let pulling: JSONValue = {
    var capabilities = everything.objectValue ?? JSONObject()
    var documents = capabilities["textDocument"]?.objectValue ?? JSONObject()
    documents["diagnostic"] = JSONValue.object(JSONObject())
    capabilities["textDocument"] = .object(documents)
    return .object(capabilities)
  }()

  static let drafts = ["/w/a.txt": "要认真布署。\n", "/w/稿/b.md": "# 会议\n\n再次布署。\n", "/w/c.txt": "没有问题。\n", "/elsewhere/d.txt": "布署。\n"]

  /// Asks as a client does; the answer may come later.
  func pull(_ editor: ActionClient, _ id: Int64, previous: [(String, String)] = []) {
    let list = previous.map { JSONValue.object(["uri": .string($0.0), "value": .string($0.1)]) }
    editor.client.session.handle(
      .request(id: .number(id), method: "workspace/diagnostic", params: ["previousResultIds": .array(list)]))
  }

  func answer(_ editor: ActionClient, _ id: Int64) -> JSONValue? {
    editor.client.sent.last { $0["id"]?.intValue == Int(id) && $0["method"] == nil }
  }

  @Test func everyDocumentIsReportedTheOpenOnesAsTheyAreInTheEditor() throws {
    let editor = ActionClient(Self.drafts, capabilities: Self.pulling)
    editor.open("file:///w/a.txt", "要认真部署。\n")
    pull(editor, 900)
    #expect(answer(editor, 900) == nil)
    editor.rest()
    let items = try #require(answer(editor, 900)?["result"]?["items"]?.arrayValue)
    let counts = items.map { "\($0["uri"]?.stringValue ?? "") \($0["items"]?.arrayValue?.count ?? -1)" }.sorted()
    #expect(
      counts == ["file:///w/%E7%A8%BF/b.md 1", "file:///w/a.txt 0", "file:///w/c.txt 0"])
    #expect(items.first { $0["uri"] == "file:///w/a.txt" }?["version"] == 1)
    #expect(items.first { $0["uri"] == "file:///w/c.txt" }?["version"]?.isNull == true)
  }

  @Test func aClientThatKnowsEverythingWaitsUntilSomethingChanges() throws {
    let editor = ActionClient(Self.drafts, capabilities: Self.pulling)
    pull(editor, 900)
    editor.rest()
    let items = try #require(answer(editor, 900)?["result"]?["items"]?.arrayValue)
    let known = items.compactMap { item in
      item["uri"]?.stringValue.flatMap { uri in item["resultId"]?.stringValue.map { (uri, $0) } }
    }
    pull(editor, 901, previous: known)
    editor.rest()
    #expect(answer(editor, 901) == nil)
    editor.host.files["/w/c.txt"] = Array("要布署。\n".utf8)
    editor.client.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///w/c.txt", "type": 2]]])
    editor.rest()
    let news = try #require(answer(editor, 901)?["result"]?["items"]?.arrayValue)
    #expect(news.map { $0["uri"]?.stringValue } == ["file:///w/c.txt"])
    #expect(news.first?["items"]?.arrayValue?.count == 1)
    // A file that is gone has nothing to report.
    editor.host.files["/w/c.txt"] = nil
    editor.client.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///w/c.txt", "type": 3]]])
    editor.rest()
    pull(editor, 902, previous: known)
    let gone = try #require(answer(editor, 902)?["result"]?["items"]?.arrayValue?.first { $0["uri"] == "file:///w/c.txt" })
    #expect(gone["items"]?.arrayValue?.isEmpty == true)
  }

  @Test func aRequestThatWaitsCanBeCancelledAndIsAnsweredAtTheEnd() {
    let editor = ActionClient(Self.drafts, capabilities: Self.pulling)
    pull(editor, 900)
    pull(editor, 901)
    editor.client.session.cancel(.number(900))
    #expect(answer(editor, 900)?["error"]?["code"]?.intValue == -32800)
    editor.client.request("shutdown", nil)
    #expect(answer(editor, 901)?["result"]?["items"]?.arrayValue?.isEmpty == true)
  }

  @Test func nothingIsReadBeforeSomebodyAsks() {
    let editor = ActionClient(Self.drafts)
    editor.open("file:///w/a.txt", "部署。\n")
    editor.rest()
    #expect(editor.codes("file:///w/%E7%A8%BF/b.md").isEmpty)
    #expect(editor.sent("window/workDoneProgress/create").isEmpty)
  }

  @Test func aClientThatDoesNotAskIsToldOfEveryDocumentByTheCommand() {
    let editor = ActionClient(Self.drafts)
    editor.open("file:///w/a.txt", "部署。\n")
    #expect(editor.execute("zhubi.checkWorkspace", []) == nil)
    editor.rest()
    #expect(editor.codes("file:///w/%E7%A8%BF/b.md").count == 1)
    #expect(editor.codes("file:///elsewhere/d.txt").isEmpty)
    // A rule switched off holds for the closed ones too.
    editor.host.files["/w/zhubi.json"] = Array("{\"rules\": {\"*\": \"off\"}}".utf8)
    editor.client.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///w/zhubi.json", "type": 1]]])
    editor.rest()
    #expect(editor.codes("file:///w/%E7%A8%BF/b.md").isEmpty)
  }

  @Test func progressIsShownWhereTheClientAllowsIt() throws {
    var files: [String: String] = [:]
    for number in 0..<40 { files["/w/\(number).txt"] = "第\(number)篇。\n" }
    let editor = ActionClient(files)
    #expect(editor.execute("zhubi.checkWorkspace", []) == nil)
    for _ in 0..<3 where editor.sent("window/workDoneProgress/create").isEmpty { editor.client.session.advance() }
    let token = try #require(editor.sent("window/workDoneProgress/create").last?["params"]?["token"])
    #expect(editor.sent("$/progress").isEmpty)
    editor.answer("window/workDoneProgress/create", nil)
    editor.rest()
    let values = editor.sent("$/progress").filter { $0["params"]?["token"] == token }.compactMap { $0["params"]?["value"] }
    #expect(values.first?["kind"] == "begin")
    #expect(values.last?["kind"] == "end")
    let shares = values.compactMap { $0["percentage"]?.intValue }
    #expect(shares == shares.sorted() && shares.allSatisfy { 0...100 ~= $0 } && shares.count > 3)
  }

  @Test func progressThatIsCancelledEnds() throws {
    var files: [String: String] = [:]
    for number in 0..<40 { files["/w/\(number).txt"] = "要布署\(number)。\n" }
    let editor = ActionClient(files)
    editor.client.request("workspace/executeCommand", ["command": "zhubi.checkWorkspace", "workDoneToken": "mine"])
    for _ in 0..<10 { editor.client.session.advance() }
    editor.client.notify("window/workDoneProgress/cancel", ["token": "mine"])
    #expect(editor.sent("$/progress").last?["params"]?["value"]?["kind"] == "end")
    editor.rest()
    #expect(editor.sent("textDocument/publishDiagnostics").count < 20)
  }

  @Test func aFolderThatIsAddedBringsItsConfiguration() {
    let editor = ActionClient(["/w/zhubi.json": "{\"rules\": {\"*\": \"off\"}}"], folder: nil)
    editor.open("file:///v/a.txt", "要布署。\n")
    #expect(editor.codes("file:///v/a.txt").count == 1)
    editor.client.notify(
      "workspace/didChangeWorkspaceFolders", ["event": ["added": [["uri": "file:///v", "name": "v"]], "removed": []]])
    editor.client.session.settle()
    editor.choose(editor.action("file:///v/a.txt", of: "布署", "保留原文") ?? .null)
    #expect(editor.host.text("/v/zhubi.stet.tsv") != nil)
    #expect(editor.codes("file:///v/a.txt").isEmpty)
  }

  @Test func anEntryIsFoundByHanAndByPinyin() throws {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", "正文。\n")
    for query in ["全面振兴", "qmzx", "quanmianzhenxing", "quanmzx"] {
      let answer = editor.client.request("workspace/symbol", ["query": .string(query)])
      let found = try #require(answer?["result"]?.arrayValue?.first { $0["name"] == "全面振兴新突破三年行动" }, "\(query)")
      // The row of a bundled dictionary is laid where it can be looked at.
      let path = try #require(found["location"]?["uri"]?.stringValue).dropFirst("file://".count)
      let line = try #require(found["location"]?["range"]?["start"]?["line"]?.intValue)
      #expect(editor.host.text(String(path))?.split(separator: "\n")[line].hasPrefix("全面振兴新突破三年行动") == true)
    }
    #expect(editor.client.request("workspace/symbol", ["query": "zzzz"])?["result"]?.arrayValue?.isEmpty == true)
  }

  @Test func aNameIsRenamedInEveryDraftAndInTheProjectsDictionary() throws {
    let editor = ActionClient([
      "/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./本局\"]}",
      "/w/本局/phrases.tsv": "phrase\tcategory\n# 我们的\n数字孪生水网\t规划\n", "/w/a.txt": "旧的文字。\n", "/w/稿/b.md": "建设数字孪生水网，完善数字孪生水网。\n",
      "/w/c.txt": "无关。\n", "/elsewhere/d.txt": "数字孪生水网。\n",
    ])
    editor.open("file:///w/a.txt", "𠮷建设数字孪生水网。\n")
    let at: JSONValue = ["textDocument": ["uri": "file:///w/a.txt"], "position": ["line": 0, "character": 6]]
    let references = editor.client.request("textDocument/references", at)?["result"]?.arrayValue ?? []
    #expect(references.count == 3)
    var params = at.objectValue ?? JSONObject()
    params["newName"] = "智慧水网"
    let edit = try #require(editor.client.request("textDocument/rename", .object(params))?["result"])
    let changed = edit["documentChanges"]?.arrayValue ?? []
    #expect(changed.first?["textDocument"]?["version"] == 1)
    #expect(changed.dropFirst().allSatisfy { $0["textDocument"]?["version"]?.isNull == true })
    editor.apply(edit)
    #expect(editor.text("file:///w/a.txt") == "𠮷建设智慧水网。\n")
    #expect(editor.host.text("/w/稿/b.md") == "建设智慧水网，完善智慧水网。\n")
    #expect(editor.host.text("/w/本局/phrases.tsv") == "phrase\tcategory\n# 我们的\n智慧水网\t规划\n")
    #expect(editor.host.text("/elsewhere/d.txt") == "数字孪生水网。\n")
  }
}
