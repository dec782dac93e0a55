import JSON
import Lexicon
import Linting
import TextModel

/// Settings of the editor, files on disk, folders: what changes the context of every open document.
extension Session {
  func initialized() {
    if client.registersWatchedFiles {
      let globs = ["**/zhubi.json", "**/.zhubi.json", "**/zhubi.stet.tsv", "**/*.tsv", "**/dictionary.json"]
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
    var reader = ConfigurationReader(path: "", bytes: settings.serialized(), rules: host.rules)
    let configuration = reader.read()
    for issue in reader.issues { log(issue.text(locale), type: 2) }
    guard configuration != clientConfiguration else { return }
    clientConfiguration = configuration
    makeStale()
  }

  /// A configuration, a dictionary or the table of what stands changed on disk.
  func reload() {
    host.reload()
    completionCache = nil
    makeStale()
  }

  func didSave(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, let path = DocumentURI.path(uri) else { return }
    if path.hasSuffix(".tsv") || path.hasSuffix("zhubi.json") || path.hasSuffix("dictionary.json") { reload() }
  }

  func didChangeFolders(_ params: JSONValue) {
    for folder in params["event"]?["removed"]?.arrayValue ?? [] { folders.removeAll { $0.uri == folder["uri"]?.stringValue } }
    for folder in params["event"]?["added"]?.arrayValue ?? [] {
      if let uri = folder["uri"]?.stringValue, let path = DocumentURI.path(uri) { folders.append((uri, path)) }
    }
    makeStale()
  }

  /// Every open document is judged anew; clients that pull are told to.
  private func makeStale() {
    for uri in documents.keys { documents[uri]?.isContextStale = true }
    if client.hasPullDiagnostics, client.refreshesDiagnostics { request("workspace/diagnostic/refresh", .null) }
  }
}
