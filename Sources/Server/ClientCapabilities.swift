import JSON
import TextModel

/// What the client said it can do (LSP 3.17, `ClientCapabilities`). Nothing is sent to a client that did not announce it.
struct ClientCapabilities {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  /// The capability at a path such as `textDocument.publishDiagnostics.relatedInformation`.
  private func value(_ path: String...) -> JSONValue? {
    var at: JSONValue? = json
    for key in path { at = at?[key] }
    return at
  }

  private func bool(_ path: String...) -> Bool {
    var at: JSONValue? = json
    for key in path { at = at?[key] }
    return at?.boolValue ?? false
  }

  var hasRelatedInformation: Bool { bool("textDocument", "publishDiagnostics", "relatedInformation") }
  var hasDiagnosticTags: Bool { value("textDocument", "publishDiagnostics", "tagSupport")?.objectValue != nil }
  var hasCodeDescription: Bool { bool("textDocument", "publishDiagnostics", "codeDescriptionSupport") }
  var hasDiagnosticData: Bool { bool("textDocument", "publishDiagnostics", "dataSupport") }
  var hasCodeActionLiterals: Bool { value("textDocument", "codeAction", "codeActionLiteralSupport")?.objectValue != nil }
  var hasPreferredActions: Bool { bool("textDocument", "codeAction", "isPreferredSupport") }
  /// Whether the client asks for the edits of an action when it is chosen, and keeps what it needs for that.
  var resolvesActionEdits: Bool {
    bool("textDocument", "codeAction", "dataSupport")
      && value("textDocument", "codeAction", "resolveSupport", "properties")?.arrayValue?.contains("edit") ?? false
  }
  var showsDocuments: Bool { bool("window", "showDocument", "support") }
  var hasDocumentChanges: Bool { bool("workspace", "workspaceEdit", "documentChanges") }
  var hasPullDiagnostics: Bool { value("textDocument", "diagnostic")?.objectValue != nil }
  var hasInlayHints: Bool { value("textDocument", "inlayHint")?.objectValue != nil }
  var refreshesInlayHints: Bool { bool("workspace", "inlayHint", "refreshSupport") }
  var refreshesDiagnostics: Bool { bool("workspace", "diagnostics", "refreshSupport") }
  var hasConfiguration: Bool { bool("workspace", "configuration") }
  var hasWorkspaceFolders: Bool { bool("workspace", "workspaceFolders") }
  var registersConfiguration: Bool { bool("workspace", "didChangeConfiguration", "dynamicRegistration") }
  var registersWatchedFiles: Bool { bool("workspace", "didChangeWatchedFiles", "dynamicRegistration") }
  var hasProgress: Bool { bool("window", "workDoneProgress") }
  var hasHierarchicalSymbols: Bool { bool("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport") }
  var hasSnippets: Bool { bool("textDocument", "completion", "completionItem", "snippetSupport") }
  var hasInsertReplace: Bool { bool("textDocument", "completion", "completionItem", "insertReplaceSupport") }
  var hasDefinitionLinks: Bool { bool("textDocument", "definition", "linkSupport") }
  var preparesRename: Bool { bool("textDocument", "rename", "prepareSupport") }
  var appliesEdits: Bool { bool("workspace", "applyEdit") }
  var hasLineFoldingOnly: Bool { bool("textDocument", "foldingRange", "lineFoldingOnly") }

  /// Whether hovers may be Markdown: the client's first choice that we know.
  var prefersMarkdownHover: Bool { prefersMarkdown(value("textDocument", "hover", "contentFormat")) }
  /// Whether documentation of completion items may be Markdown.
  var prefersMarkdownDocumentation: Bool {
    prefersMarkdown(value("textDocument", "completion", "completionItem", "documentationFormat"))
  }

  private func prefersMarkdown(_ formats: JSONValue?) -> Bool { formats?.arrayValue?.first?.stringValue == "markdown" }

  /// The first of the client's position encodings; UTF-16 where it names none.
  var positionEncoding: PositionEncoding {
    for offer in value("general", "positionEncodings")?.arrayValue ?? [] {
      if let name = offer.stringValue, let encoding = PositionEncoding(rawValue: name) { return encoding }
    }
    return .utf16
  }
}
