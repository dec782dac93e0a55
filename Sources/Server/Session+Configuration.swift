import JSON
import Lexicon
import Linting
import TextModel

/// Settings of the editor, files on disk, folders: what changes the context of every open document.
extension Session {
  func initialized() {
    areExplanationsDue = client.hasCodeDescription && host.cacheFolder != nil
    if client.registersWatchedFiles {
      let globs = ["**/zhubi.json", "**/.zhubi.json", "**/*.tsv", "**/dictionary.json", "**/*.{txt,md,markdown,html,htm}"]
      let watchers: JSONValue = .array(globs.map { ["globPattern": .string($0)] })
      request(
        "client/registerCapability",
        [
          "registrations": [
            ["id": "zhubi-files", "method": "workspace/didChangeWatchedFiles", "registerOptions": ["watchers": watchers]]
          ]
        ])
    }
    if client.registersConfiguration {
      request(
        "client/registerCapability",
        [
          "registrations": [
            ["id": "zhubi-settings", "method": "workspace/didChangeConfiguration", "registerOptions": ["section": "zhubi"]]
          ]
        ])
    }
    askConfiguration()
  }

  private func askConfiguration() {
    guard client.hasConfiguration else { return }
    request("workspace/configuration", ["items": [["section": "zhubi"]]]) { session, result in
      guard let settings = result?[0], settings.objectValue != nil else { return }
      session.take(settings: settings)
    }
  }

  func didChangeConfiguration(_ params: JSONValue) {
    let settings = params["settings"]?["zhubi"] ?? .null
    // A client that answers `workspace/configuration` often sends no settings along.
    if settings.objectValue != nil { take(settings: settings) } else { askConfiguration() }
  }

  /// Lays the editor's settings over the files. A fault is logged; what is right in them holds.
  func take(settings: JSONValue) {
    let settings = takeDiagnosticLimit(takeInlayHints(settings))
    var reader = ConfigurationReader(path: "", bytes: settings.serialized(), rules: host.rules)
    let configuration = reader.read()
    for issue in reader.issues { log(issue.text(locale), type: 2) }
    guard configuration != clientConfiguration else { return }
    clientConfiguration = configuration
    makeStale()
  }

  /// A configuration or a dictionary changed on disk.
  func reload() {
    host.reload()
    completionEngines.forget()
    makeStale()
  }

  /// Files changed on disk, as the client saw it (LSP 3.17, `workspace/didChangeWatchedFiles`).
  func didChangeFiles(_ params: JSONValue) {
    let paths = (params["changes"]?.arrayValue ?? []).compactMap { $0["uri"]?.stringValue.flatMap { DocumentURI.path($0) } }
    filesChanged(paths)
  }

  func didSave(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, let path = DocumentURI.path(uri) else { return }
    stetTables = [:]
    filesChanged([path])
  }

  /// Does anew what depends on the files: everything on configurations and dictionaries, little on the rest.
  func filesChanged(_ paths: [String]) {
    var needsReload = false
    var needsJudging = false
    for path in paths {
      let name = Self.fileName(path)
      if name == StetTable.fileName {
        needsJudging = true
      } else if name.hasSuffix(".tsv") || name == "zhubi.json" || name == ".zhubi.json" || name == "dictionary.json" {
        needsReload = true
      } else if !documents.values.contains(where: { $0.path == path }) {
        workspaceChanged(path: path)
      }
    }
    if needsReload { reload() } else if needsJudging { judgeAnew() }
  }

  func didChangeFolders(_ params: JSONValue) {
    for folder in params["event"]?["removed"]?.arrayValue ?? [] { folders.removeAll { $0.uri == folder["uri"]?.stringValue } }
    for folder in params["event"]?["added"]?.arrayValue ?? [] {
      if let uri = folder["uri"]?.stringValue, let path = DocumentURI.path(uri) { folders.append((uri, path)) }
    }
    makeStale()
  }

  /// Every open document is judged anew; clients that pull are told to.
  func makeStale() {
    stetTables = [:]
    for uri in Array(documents.keys) {
      documents[uri]?.isContextStale = true
      documents[uri]?.opening = nil
      documents[uri]?.isSettled = false
      unsettled.insert(uri)
    }
    workspaceIsStale()
    refreshDiagnostics()
  }

  /// Tells clients that ask for diagnostics to ask again.
  func refreshDiagnostics() {
    if client.hasPullDiagnostics, client.refreshesDiagnostics { request("workspace/diagnostic/refresh", .null) }
  }
}
