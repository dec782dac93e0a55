import JSON
import LanguageServerProtocol
import Linting
import TextModel

extension Session {
  func initialize(_ params: JSONValue) -> JSONValue {
    phase = .running
    client = ClientCapabilities(params["capabilities"] ?? .null)
    encoding = forcedEncoding ?? client.positionEncoding
    if let tag = params["locale"]?.stringValue, let locale = MessageLocale(languageTag: tag) { self.locale = locale }
    parentProcess = params["processId"]?.intValue
    if let value = params["trace"]?.stringValue { trace = value }
    for folder in params["workspaceFolders"]?.arrayValue ?? [] {
      if let uri = folder["uri"]?.stringValue, let path = DocumentURI.path(uri) { folders.append((uri, path)) }
    }
    if folders.isEmpty, let uri = params["rootUri"]?.stringValue, let path = DocumentURI.path(uri) { folders.append((uri, path)) }
    return ["capabilities": capabilities, "serverInfo": ["name": "zhubi", "version": .string(host.version)]]
  }

  private var capabilities: JSONValue {
    var all = JSONObject()
    all["positionEncoding"] = .string(encoding.rawValue)
    all["textDocumentSync"] = ["openClose": true, "change": 2, "save": ["includeText": false]]
    if client.hasPullDiagnostics {
      all["diagnosticProvider"] = ["identifier": "zhubi", "interFileDependencies": false, "workspaceDiagnostics": true]
    }
    all["codeActionProvider"] =
      client.hasCodeActionLiterals
      ? ["codeActionKinds": Self.actionKinds, "resolveProvider": .bool(client.resolvesActionEdits)] : true
    all["executeCommandProvider"] = ["commands": .array(commands.map { .string($0.rawValue) })]
    all["completionProvider"] = ["resolveProvider": true, "triggerCharacters": ["“", "《", "、"]]
    all["hoverProvider"] = true
    all["definitionProvider"] = true
    all["referencesProvider"] = true
    all["documentHighlightProvider"] = true
    all["renameProvider"] = client.preparesRename ? ["prepareProvider": true] : true
    all["documentSymbolProvider"] = true
    all["foldingRangeProvider"] = true
    all["selectionRangeProvider"] = true
    all["workspaceSymbolProvider"] = true
    all["semanticTokensProvider"] = ["legend": Self.tokenLegend, "full": ["delta": true], "range": true]
    if client.hasInlayHints { all["inlayHintProvider"] = true }
    all["documentFormattingProvider"] = true
    all["documentRangeFormattingProvider"] = true
    all["documentOnTypeFormattingProvider"] = ["firstTriggerCharacter": ",", "moreTriggerCharacter": [";", ":", "?", "!", "\""]]
    all["workspace"] = ["workspaceFolders": ["supported": true, "changeNotifications": true]]
    return .object(all)
  }

  func shutDown() -> JSONValue {
    releaseHeld()
    phase = .shutDown
    documents = [:]
    return .null
  }
}
