import Analysis
import Formats
import JSON
public import LanguageServerProtocol
import Lexicon
import Linting
public import TextModel

/// One session with a client, from `initialize` to `exit`: messages in, messages out.
///
/// A session does no I/O and knows no threads. The loop hands it every message in the order in which it came and calls
/// ``settle(while:)`` when none is waiting; what was edited meanwhile is analysed once.
public final class Session {
  enum Phase { case new, running, shutDown, ended }

  var phase = Phase.new
  var host: any ServerHost
  let send: (OutgoingMessage) -> Void
  let forcedEncoding: PositionEncoding?
  var encoding = PositionEncoding.utf16
  var client = ClientCapabilities(.null)
  var locale = MessageLocale.zhHans
  var trace = "off"
  /// The client's process; nil when it did not say. The server ends when it has gone.
  public internal(set) var parentProcess: Int?
  /// Open documents by URI, byte for byte as the client writes it.
  var documents: [String: ServerDocument] = [:]
  /// Those whose diagnostics are still to be worked out.
  var unsettled: Set<String> = []
  /// Tables of findings that stand, by path, as they were last read.
  var stetTables: [String: StetTable] = [:]
  /// Folders of the workspace: URI and path.
  var folders: [(uri: String, path: String)] = []
  /// What the editor's settings say.
  var clientConfiguration = Configuration()
  /// Answers that we wait for, by our request's number.
  var awaited: [Int64: (Session, JSONValue?) -> Void] = [:]
  private var lastRequest: Int64 = 0
  var lastResult = 0
  let completionEngines = CompletionEngines()
  /// The tables of scripts of the lexicon that was last rewritten with.
  var scriptCache: (lexicon: LexiconSnapshot, table: ScriptTable)?
  /// The explanations of all rules, made when first asked for.
  var explanationBook: RuleExplanation.Book?
  /// The URI of their file up to the number of a line; nil until it is asked for, and where there is no place for it.
  var explanationBase: String?
  /// Whether the explanations that diagnostics point to are still to be written.
  var areExplanationsDue = false
  /// Stamps of the files that findings rest on, when they were last looked at.
  var lookedAt: [String: String]?
  /// Tables of the bundled dictionaries that have been laid into the user's cache.
  var laidOut: Set<String> = []
  /// What is known of the whole workspace.
  var workspace = WorkspaceState()
  /// Whether the editor's settings ask for inlay hints.
  var showsInlayHints = false
  /// How many findings of a document the editor's settings ask for.
  var diagnosticLimit = DiagnosticLimit()
  /// Semantic tokens that the client holds, by URI.
  var tokenResults: [String: (id: String, data: [Int])] = [:]
  private let isCancelled: (RequestID) -> Bool
  /// Takes lines of the log as well, for those who look for them outside the editor.
  private let writeLine: (String) -> Void

  /// Status with which the process should end; nil while the session lives.
  public private(set) var exitStatus: Int32?

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - positionEncoding: Forces an encoding on clients that offer none and count otherwise.
  ///   - isCancelled: Whether the client has cancelled a request that was not yet handled.
  ///   - log: Takes what also goes to the client's log: one line, its level before it.
  ///   - send: Takes messages to the client.
  public init(
    host: any ServerHost, positionEncoding: PositionEncoding? = nil, isCancelled: @escaping (RequestID) -> Bool = { _ in false },
    log: @escaping (String) -> Void = { _ in }, send: @escaping (OutgoingMessage) -> Void
  ) {
    self.host = host
    forcedEncoding = positionEncoding
    self.isCancelled = isCancelled
    writeLine = log
    self.send = send
  }

  // MARK: - Messages

  /// Handles one message. Never fails: what cannot be done is answered with the error that JSON-RPC or LSP asks for.
  public func handle(_ message: IncomingMessage) {
    guard phase != .ended else { return }
    switch message {
    case .malformed(let id, let error): send(.failure(id: id, error))
    case .response(let id, let result, let error): take(answer: id, result, error)
    case .notification(let method, let params): handle(notification: method, params)
    case .request(let id, let method, let params):
      traceMessage("→", "\(method) (\(id.text))", params)
      handle(request: id, method, params)
    }
  }

  /// The stream ended: the client is gone.
  public func endOfStream() { end(phase == .shutDown ? 0 : 1) }

  /// The client's process is gone without a word.
  public func clientDied() { end(1) }

  func end(_ status: Int32) {
    phase = .ended
    exitStatus = status
  }

  private func handle(request id: RequestID, _ method: String, _ params: JSONValue) {
    switch phase {
    case .new where method != "initialize":
      return send(.failure(id: id, ResponseError(ResponseError.serverNotInitialized, "the server is not initialized")))
    case .shutDown, .ended:
      return send(.failure(id: id, ResponseError(ResponseError.invalidRequest, "the server has been shut down")))
    case .running where method == "initialize":
      return send(.failure(id: id, ResponseError(ResponseError.invalidRequest, "the server is initialized already")))
    default: break
    }
    if isCancelled(id) { return send(.failure(id: id, ResponseError(ResponseError.requestCancelled, "cancelled"))) }
    guard let handler = Self.requests[method] else {
      if method == "textDocument/diagnostic" { return answerDiagnostics(id, params) }
      return send(.failure(id: id, ResponseError(ResponseError.methodNotFound, "unknown method \(method)")))
    }
    // What was edited before the request is part of what it asks about.
    prepare(method, params)
    if method == "workspace/diagnostic" { return holdWorkspaceDiagnostics(id, params) }
    do throws(ResponseError) {
      send(.response(id: id, result: try handler(self, params)))
      traceMessage("←", "\(method) (\(id.text))", nil)
    } catch {
      send(.failure(id: id, error))
      traceMessage("←", "\(method) (\(id.text)): \(error.code) \(error.message)", nil)
    }
  }

  /// Requests that look at the text and its blocks but not at findings: a large document need not be analysed for them.
  private static let needNoFindings: Set<String> = [
    "textDocument/completion", "textDocument/references", "textDocument/documentHighlight",
    "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol", "textDocument/foldingRange",
    "textDocument/selectionRange", "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range", "textDocument/inlayHint",
  ]

  /// Requests whose answers show findings beside what stands in the dictionary.
  private static let showFindings: Set<String> = ["textDocument/hover", "textDocument/definition"]
  /// A document of so many bytes takes longer to analyse than a reader waits for a hover.
  private static let long = 100_000

  private func prepare(_ method: String, _ params: JSONValue) {
    if method.hasPrefix("textDocument/"), let uri = params["textDocument"]?["uri"]?.stringValue {
      // What a reader points at in a long document is told at once, without the findings when they are not there yet.
      let isLong = (documents[uri]?.text.count ?? 0) > Self.long
      if Self.needNoFindings.contains(method) || isLong && Self.showFindings.contains(method) { update(uri) } else { settle(uri) }
    } else if method == "workspace/symbol" {
      for uri in unsettled { update(uri) }
    } else if method.hasPrefix("workspace/") {
      settle()
    }
  }

  private func handle(notification method: String, _ params: JSONValue) {
    if method == "exit" { return end(phase == .shutDown ? 0 : 1) }
    guard phase == .running, let handler = Self.notifications[method] else { return }
    traceMessage("→", method, params)
    handler(self, params)
  }

  // MARK: - Requests of ours

  /// Asks the client something; `then` gets the result, nil when it answered with an error.
  func request(_ method: String, _ params: JSONValue, then: @escaping (Session, JSONValue?) -> Void = { _, _ in }) {
    lastRequest += 1
    awaited[lastRequest] = then
    send(.request(id: .number(lastRequest), method: method, params: params))
  }

  private func take(answer id: RequestID, _ result: JSONValue?, _ error: ResponseError?) {
    guard case .number(let number) = id, let then = awaited.removeValue(forKey: number) else { return }
    then(self, error == nil ? result : nil)
  }

  /// Writes to the client's log.
  func log(_ text: String, type: Int = 4) {
    let level = ["", "error", "warning", "info"]
    writeLine("zhubi lsp: " + (level.indices.contains(type) ? level[type] + ": " : "") + text)
    send(.notification(method: "window/logMessage", params: ["type": .integer(Int64(type)), "message": .string(text)]))
  }

  // MARK: - Tables

  typealias RequestHandler = @Sendable (Session, JSONValue) throws(ResponseError) -> JSONValue
  typealias NotificationHandler = @Sendable (Session, JSONValue) -> Void

  /// Every request that is answered.
  static let requests: [String: RequestHandler] = [
    "initialize": { session, params throws(ResponseError) in session.initialize(params) },
    "shutdown": { session, _ throws(ResponseError) in session.shutDown() },
    "textDocument/completion": { session, params throws(ResponseError) in try session.completion(params) },
    "completionItem/resolve": { session, params throws(ResponseError) in try session.resolveCompletion(params) },
    "textDocument/hover": { session, params throws(ResponseError) in try session.hover(params) },
    "textDocument/definition": { session, params throws(ResponseError) in try session.definition(params) },
    "textDocument/references": { session, params throws(ResponseError) in try session.references(params) },
    "textDocument/documentHighlight": { session, params throws(ResponseError) in try session.highlights(params) },
    "textDocument/prepareRename": { session, params throws(ResponseError) in try session.prepareRename(params) },
    "textDocument/rename": { session, params throws(ResponseError) in try session.rename(params) },
    "textDocument/documentSymbol": { session, params throws(ResponseError) in try session.documentSymbols(params) },
    "textDocument/foldingRange": { session, params throws(ResponseError) in try session.foldingRanges(params) },
    "textDocument/selectionRange": { session, params throws(ResponseError) in try session.selectionRanges(params) },
    "textDocument/semanticTokens/full": { session, params throws(ResponseError) in try session.semanticTokens(params) },
    "textDocument/semanticTokens/full/delta": { session, params throws(ResponseError) in try session.semanticTokensDelta(params) },
    "textDocument/semanticTokens/range": { session, params throws(ResponseError) in try session.semanticTokensRange(params) },
    "textDocument/inlayHint": { session, params throws(ResponseError) in try session.inlayHints(params) },
    "workspace/symbol": { session, params throws(ResponseError) in try session.workspaceSymbols(params) },
    "textDocument/formatting": { session, params throws(ResponseError) in try session.formatting(params) },
    "textDocument/rangeFormatting": { session, params throws(ResponseError) in try session.formatting(params) },
    "textDocument/onTypeFormatting": { session, params throws(ResponseError) in try session.onTypeFormatting(params) },
    "textDocument/codeAction": { session, params throws(ResponseError) in try session.codeActions(params) },
    "codeAction/resolve": { session, params throws(ResponseError) in try session.resolveCodeAction(params) },
    "workspace/executeCommand": { session, params throws(ResponseError) in try session.executeCommand(params) },
    // Held until there is something to tell, see `holdWorkspaceDiagnostics`.
    "workspace/diagnostic": { _, _ throws(ResponseError) in ["items": []] },
  ]

  /// Every notification that is heard.
  static let notifications: [String: NotificationHandler] = [
    "initialized": { session, _ in session.initialized() },
    "textDocument/didOpen": { session, params in session.didOpen(params) },
    "textDocument/didChange": { session, params in session.didChange(params) },
    "textDocument/didClose": { session, params in session.didClose(params) },
    "workspace/didChangeConfiguration": { session, params in session.didChangeConfiguration(params) },
    "workspace/didChangeWatchedFiles": { session, params in session.didChangeFiles(params) },
    "workspace/didChangeWorkspaceFolders": { session, params in session.didChangeFolders(params) },
    "textDocument/didSave": { session, params in session.didSave(params) },
    "window/workDoneProgress/cancel": { session, params in session.cancelProgress(params) },
    "$/setTrace": { session, params in session.trace = params["value"]?.stringValue ?? "off" },
  ]
}
