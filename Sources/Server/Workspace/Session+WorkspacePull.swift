import Formats
import JSON
public import LanguageServerProtocol
import Linting
import TextModel

/// `workspace/diagnostic` (LSP 3.17): answered when there is something to tell, so that a client that asks every two seconds
/// costs nothing.
extension Session {
  /// Takes a request. It is answered when the pass over the workspace has something that the client does not know.
  func holdWorkspaceDiagnostics(_ id: RequestID, _ params: JSONValue) {
    var previous: [String: String] = [:]
    for item in params["previousResultIds"]?.arrayValue ?? [] {
      if let uri = item["uri"]?.stringValue, let value = item["value"]?.stringValue { previous[uri] = value }
    }
    if !workspace.isWanted {
      workspace.isWanted = true
      workspace.isWalkDue = true
    }
    if let token = params["workDoneToken"], !token.isNull { beginProgress(token) }
    workspace.held.append(WorkspaceState.Held(id: id, previous: previous, partialToken: params["partialResultToken"]))
    if workspace.isDone { answerHeld() }
  }

  /// Answers the requests that have waited for something to tell.
  func answerHeld() {
    let held = workspace.held
    workspace.held = []
    for request in held {
      let reports = reports(since: request.previous)
      // Nothing is new: the client would ask again at once.
      guard !reports.isEmpty else {
        workspace.held.append(request)
        continue
      }
      answer(request, reports)
    }
  }

  /// Answers all that wait, before the end.
  func releaseHeld() {
    for request in workspace.held { send(.response(id: request.id, result: ["items": []])) }
    workspace.held = []
  }

  /// A request that waits was cancelled. One that was answered, or not yet reached, is none of these.
  public func cancel(_ id: RequestID) {
    guard let index = workspace.held.firstIndex(where: { $0.id == id }) else { return }
    workspace.held.remove(at: index)
    send(.failure(id: id, ResponseError(ResponseError.requestCancelled, "cancelled")))
  }

  /// Many reports go out in parts where the client takes them, so that the first show early.
  private func answer(_ request: WorkspaceState.Held, _ reports: [JSONValue]) {
    guard let token = request.partialToken, !token.isNull else {
      return send(.response(id: request.id, result: ["items": .array(reports)]))
    }
    for start in stride(from: 0, to: reports.count, by: 100) {
      let part = Array(reports[start..<min(start + 100, reports.count)])
      send(.notification(method: "$/progress", params: ["token": token, "value": ["items": .array(part)]]))
    }
    send(.response(id: request.id, result: ["items": []]))
  }

  /// Reports of what the client does not have yet.
  private func reports(since previous: [String: String]) -> [JSONValue] {
    var reports: [JSONValue] = []
    var known: Set<String> = []
    func add(_ uri: String, _ version: JSONValue, _ resultID: String, _ items: () -> JSONValue) {
      known.insert(uri)
      guard previous[uri] != resultID else { return }
      reports.append(["uri": .string(uri), "version": version, "kind": "full", "resultId": .string(resultID), "items": items()])
    }
    for uri in documents.keys.sorted() {
      guard let document = documents[uri] else { continue }
      let (name, items) = diagnostics(uri)
      add(uri, .integer(Int64(document.version)), name, items)
    }
    for path in workspace.closed.keys.sorted() {
      guard let closed = workspace.closed[path] else { continue }
      add(closed.uri, .null, closed.resultID) { diagnostics(closed) }
    }
    // What is gone has no findings any more.
    for uri in previous.keys.sorted() where !known.contains(uri) {
      reports.append(["uri": .string(uri), "version": .null, "kind": "full", "items": []])
    }
    return reports
  }

  // MARK: - Progress

  private static let title = Localized("朱笔：检查工作区", en: "Zhubi: checking the workspace")

  /// Asks the client for leave to show progress (LSP 3.17, `window/workDoneProgress/create`).
  func askForProgress() {
    lastResult += 1
    let token: JSONValue = .string("zhubi-workspace-\(lastResult)")
    workspace.progress = .asked(token)
    request("window/workDoneProgress/create", ["token": token]) { session, result in
      guard session.workspace.progress == .asked(token) else { return }
      session.workspace.progress = .none
      // An answer that comes when all is done begins nothing.
      if result != nil, !session.workspace.isDone { session.beginProgress(token) }
    }
  }

  /// Begins to show progress under a token that the client knows.
  func beginProgress(_ token: JSONValue) {
    endProgress()
    workspace.progress = .shown(token)
    progress(token, ["kind": "begin", "title": .string(Self.title.text(locale)), "cancellable": true, "percentage": 0])
  }

  func reportProgress() {
    guard case .shown(let token) = workspace.progress, workspace.total > 0 else { return }
    let done = max(0, workspace.total - workspace.queue.count)
    // Once in a while: a report for every document would be more than all the rest.
    guard done % max(1, workspace.total / 20) == 0 else { return }
    progress(
      token,
      [
        "kind": "report", "message": .string("\(done)/\(workspace.total)"),
        "percentage": .integer(Int64(min(100, done * 100 / workspace.total))),
      ])
  }

  func endProgress() {
    defer { workspace.progress = .none }
    guard case .shown(let token) = workspace.progress else { return }
    progress(token, ["kind": "end"])
  }

  /// The user does not want to wait (LSP 3.17, `window/workDoneProgress/cancel`): what is known is told.
  func cancelProgress(_ params: JSONValue) {
    guard case .shown(let token) = workspace.progress, params["token"] == token else { return }
    workspace.queue = []
    workspace.isWalkDue = false
    endProgress()
  }

  private func progress(_ token: JSONValue, _ value: JSONValue) {
    send(.notification(method: "$/progress", params: ["token": token, "value": value]))
  }
}
