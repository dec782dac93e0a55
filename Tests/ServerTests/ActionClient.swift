import JSON
import LanguageServerProtocol
import Server
import TextModel

/// What an editor with everything says it can do.
let everything: JSONValue = [
  "window": ["workDoneProgress": true, "showDocument": ["support": true]],
  "workspace": [
    "applyEdit": true, "workspaceEdit": ["documentChanges": true], "workspaceFolders": true,
    "didChangeWatchedFiles": ["dynamicRegistration": true], "diagnostics": ["refreshSupport": true],
  ],
  "textDocument": [
    "publishDiagnostics": [
      "relatedInformation": true, "tagSupport": ["valueSet": [1, 2]], "codeDescriptionSupport": true, "dataSupport": true,
    ],
    "codeAction": [
      "isPreferredSupport": true, "dataSupport": true, "resolveSupport": ["properties": ["edit"]],
      "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix", "refactor", "source"]]],
    ],
  ],
]

/// A client that edits, chooses actions and applies what it is told to, as an editor does.
final class ActionClient {
  let host: FolderHost
  let client: TestClient
  private var texts: [String: SourceText] = [:]
  private var versions: [String: Int64] = [:]

  init(_ files: [String: String] = [:], capabilities: JSONValue = everything, folder: String? = "/w") {
    host = FolderHost(files)
    client = TestClient(host)
    var params: JSONObject = ["processId": nil, "capabilities": capabilities]
    if let folder { params["workspaceFolders"] = [["uri": .string("file://" + folder), "name": "w"]] }
    client.request("initialize", .object(params))
    client.notify("initialized", [:])
  }

  func text(_ uri: String) -> String { texts[uri]?.string ?? "" }

  func open(_ uri: String, _ text: String) {
    texts[uri] = SourceText(text)
    versions[uri] = 1
    client.open(uri, text)
  }

  /// Replaces the whole text.
  func type(_ uri: String, _ text: String) {
    texts[uri] = SourceText(text)
    versions[uri, default: 0] += 1
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": .integer(versions[uri] ?? 0)], "contentChanges": [["text": .string(text)]],
      ])
    client.session.settle()
  }

  func codes(_ uri: String) -> [String] { client.diagnostics(uri).compactMap { $0["code"]?.stringValue } }

  func range(_ uri: String, of part: String? = nil) -> JSONValue {
    let text = texts[uri] ?? SourceText("")
    var range = text.fullRange
    if let part, let found = text.string.range(of: part) {
      let start = text.string[..<found.lowerBound].utf8.count
      range = ByteRange(start, start + part.utf8.count)
    }
    func position(_ offset: UInt32) -> JSONValue {
      let position = text.position(at: Int(offset), encoding: .utf16)
      return ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.column))]
    }
    return ["start": position(range.start), "end": position(range.end)]
  }

  func actions(_ uri: String, of part: String? = nil, only: [String]? = nil, trigger: Int64 = 1) -> [JSONValue] {
    var context: JSONObject = ["diagnostics": [], "triggerKind": .integer(trigger)]
    if let only { context["only"] = .array(only.map { .string($0) }) }
    let answer = client.request(
      "textDocument/codeAction",
      ["textDocument": ["uri": .string(uri)], "range": range(uri, of: part), "context": .object(context)])
    return answer?["result"]?.arrayValue ?? []
  }

  func action(_ uri: String, of part: String, _ title: String, only: [String]? = nil) -> JSONValue? {
    actions(uri, of: part, only: only).first { $0["title"]?.stringValue?.contains(title) ?? false }
  }

  /// Does what an editor does when an action is chosen; the result is the error, if any.
  @discardableResult
  func choose(_ action: JSONValue) -> JSONValue? {
    var action = action
    if action["edit"] == nil, action["command"] == nil {
      let answer = client.request("codeAction/resolve", action)
      guard let resolved = answer?["result"] else { return answer?["error"] }
      action = resolved
    }
    if let edit = action["edit"] { apply(edit) }
    if let name = action["command"]?.stringValue { return execute(name, action["arguments"] ?? []) }
    if let command = action["command"] { return execute(command["command"]?.stringValue ?? "", command["arguments"] ?? []) }
    return nil
  }

  /// Executes a command and applies the edits that come of it; the result is the error, if any.
  @discardableResult
  func execute(_ name: String, _ arguments: JSONValue) -> JSONValue? {
    let before = client.sent.count
    let answer = client.request("workspace/executeCommand", ["command": .string(name), "arguments": arguments])
    for message in client.sent[before...] where message["method"]?.stringValue == "workspace/applyEdit" {
      apply(message["params"]?["edit"] ?? .null)
    }
    client.session.settle()
    return answer?["error"]
  }

  /// Applies a `WorkspaceEdit`, to files that are not open as well.
  func apply(_ edit: JSONValue) {
    for change in edit["documentChanges"]?.arrayValue ?? [] {
      guard let uri = change["textDocument"]?["uri"]?.stringValue else { continue }
      apply(change["edits"]?.arrayValue ?? [], to: uri)
    }
    for member in edit["changes"]?.objectValue?.members ?? [] { apply(member.value.arrayValue ?? [], to: member.key) }
  }

  private func apply(_ edits: [JSONValue], to uri: String) {
    guard let text = texts[uri] else {
      let path = DocumentURI.path(uri) ?? uri
      let closed = SourceText(host.text(path) ?? "")
      host.files[path] = Array(closed.applying(edits.map { self.edit($0, closed) }).string.utf8)
      return
    }
    type(uri, text.applying(edits.map { edit($0, text) }.sorted { $0.range < $1.range }).string)
  }

  private func edit(_ edit: JSONValue, _ text: SourceText) -> TextEdit {
    func offset(_ position: JSONValue?) -> Int {
      text.offset(
        of: Position(line: position?["line"]?.intValue ?? 0, column: position?["character"]?.intValue ?? 0), encoding: .utf16)
    }
    return TextEdit(
      ByteRange(offset(edit["range"]?["start"]), offset(edit["range"]?["end"])), edit["newText"]?.stringValue ?? "")
  }

  /// Answers the last request of the server of a method.
  func answer(_ method: String, _ result: JSONValue) {
    guard let asked = client.sent.last(where: { $0["method"]?.stringValue == method }),
      let id = asked["id"].flatMap({ RequestID($0) })
    else { return }
    client.session.handle(.response(id: id, result: result, error: nil))
  }

  func sent(_ method: String) -> [JSONValue] { client.sent.filter { $0["method"]?.stringValue == method } }

  /// Lets the background work go on to its end.
  func rest() {
    client.session.settle()
    for _ in 0..<10_000 where client.session.hasBackgroundWork { client.session.advance() }
  }
}

extension String {
  /// The first place of a part; the standard library has it for collections only.
  func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}
