import Analysis
import Formats
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// Checking the whole workspace in the background, one document at a time, whenever no message waits.
extension Session {
  /// Whether there is something to do when nothing else is.
  public var hasBackgroundWork: Bool {
    phase == .running && (areExplanationsDue || workspace.isWanted && !workspace.isDone)
  }

  /// Does one small piece of the background work.
  public func advance() {
    guard hasBackgroundWork else { return }
    if areExplanationsDue {
      areExplanationsDue = false
      writeExplanations()
    } else if workspace.isWalkDue {
      walk()
    } else if let path = workspace.queue.popLast() {
      check(path)
      reportProgress()
    } else {
      workspace.isComparisonDue = false
      compare()
      endProgress()
    }
    if workspace.isDone { answerHeld() }
  }

  /// `zhubi.checkWorkspace`: checks everything, also for clients that never ask.
  func checkWorkspace(_ token: JSONValue?) {
    workspace.isWanted = true
    workspace.isWalkDue = true
    if let token, !token.isNull { beginProgress(token) }
  }

  // MARK: - Steps

  private func walk() {
    workspace.isWalkDue = false
    workspace.isComparisonDue = true
    var seen: Set<String> = []
    var paths: [String] = []
    for folder in folders {
      for path in host.documents(in: folder.path) where seen.insert(path).inserted { paths.append(path) }
    }
    if paths.count > WorkspaceState.mostDocuments {
      log(
        Localized(
          "工作区有 \(paths.count) 份文稿，只检查前 \(WorkspaceState.mostDocuments) 份",
          en: "the workspace holds \(paths.count) documents; the first \(WorkspaceState.mostDocuments) are checked"), .warning)
      paths = Array(paths.prefix(WorkspaceState.mostDocuments))
    }
    for path in workspace.closed.keys where !seen.contains(path) { forget(path) }
    // The first is taken last off the end.
    workspace.queue = paths.reversed()
    workspace.total = paths.count
    if workspace.progress == .none, client.hasProgress, paths.count >= 20 { askForProgress() }
  }

  /// Reads and checks one document of the disk; one that is open counts as the editor has it.
  private func check(_ path: String) {
    if let old = workspace.closed[path] { workspace.bytes -= old.text.count }
    guard !documents.values.contains(where: { $0.path == path }), workspace.bytes < WorkspaceState.mostBytes,
      let bytes = host.read(path), bytes.count <= WorkspaceState.largest,
      let formatted = try? FormattedDocument.open(bytes: bytes, name: path), formatted.format != .docx
    else { return forget(path) }
    let uri = uri(ofPath: path)
    let empty = ServerDocument(uri: uri, path: path, format: formatted.format, version: 0, text: formatted.text)
    let document = analysed(empty)
    guard let analysis = document.analysis else { return }
    workspace.bytes += document.text.count
    lastResult += 1
    let old = workspace.closed[path]
    let isSame = old?.findings == document.findings && old?.text.count == document.text.count
    workspace.closed[path] = WorkspaceState.Closed(
      uri: uri, format: document.format, text: document.text, findings: document.findings, facts: analysis.facts,
      context: analysis.context,
      settings: document.settings, compared: isSame ? old?.compared ?? [] : [],
      resultID: isSame ? old?.resultID ?? "" : String(lastResult), isPublished: isSame && old?.isPublished ?? false)
  }

  private func forget(_ path: String) {
    guard let old = workspace.closed.removeValue(forKey: path) else { return }
    workspace.bytes -= old.text.count
    if old.isPublished { publish(nothingFor: old.uri) }
  }

  private func publish(nothingFor uri: String) {
    send(.notification(method: "textDocument/publishDiagnostics", params: ["uri": .string(uri), "diagnostics": []]))
  }

  /// What only the comparison of documents shows: one office with two holders, one meeting under two names.
  private func compare() {
    let open = documents.values.filter { document in document.path.map { folder(holding: $0) != nil } ?? false }
      .sorted { $0.uri < $1.uri }
    let closed = workspace.closed.sorted { $0.key < $1.key }
    var parts: [Workspace.Document] = []
    for document in open {
      guard let analysis = document.analysis else { continue }
      parts.append(
        Workspace.Document(
          path: document.path ?? "", result: DocumentResult(findings: [], facts: analysis.facts, context: analysis.context)))
    }
    let first = parts.count
    parts += closed.map {
      Workspace.Document(path: $0.key, result: DocumentResult(findings: [], facts: $0.value.facts, context: $0.value.context))
    }
    guard let context = parts.first?.result.context else { return }
    let linter = host.linter(clientConfiguration, profile: .news, lexicon: context.lexicon)
    let found = Workspace(rules: linter.rules).check(parts, locale: locale)
    var hasChanged = false
    for (document, findings) in zip(open.filter { $0.analysis != nil }, found.prefix(first)) {
      let own = allowed(findings, document.settings, document.analysis?.context.profile ?? .news)
      guard documents[document.uri]?.compared != own else { continue }
      documents[document.uri]?.compared = own
      judge(document.uri)
      publish(document.uri)
      hasChanged = true
    }
    if hasChanged { refreshDiagnostics() }
    for (item, findings) in zip(closed, found.dropFirst(first)) {
      let own = standing(allowed(findings, item.value.settings, item.value.context.profile), item.key, item.value)
      if item.value.compared != own {
        lastResult += 1
        workspace.closed[item.key]?.compared = own
        workspace.closed[item.key]?.resultID = String(lastResult)
        workspace.closed[item.key]?.isPublished = false
      }
      publishClosed(item.key)
    }
  }

  /// Findings of the comparison as the configuration of their document has them.
  private func allowed(_ findings: [Finding], _ settings: DocumentSettings?, _ profile: Profile) -> [Finding] {
    guard let settings else { return findings }
    return findings.compactMap { finding in
      guard let description = description(of: finding.rule) else { return finding }
      let setting = settings.configuration.setting(of: description, profile: profile).0
      guard setting.severity != .off else { return nil }
      var finding = finding
      if setting.isSeverityFixed { finding.severity = setting.severity }
      return finding
    }
  }

  /// What of the comparison neither a comment nor the sidecar table of a closed document lets stand.
  private func standing(_ findings: [Finding], _ path: String, _ closed: WorkspaceState.Closed) -> [Finding] {
    guard !findings.isEmpty else { return [] }
    let structure = DocumentStructure(closed.text, as: closed.format)
    var scopes = DirectiveScopes(
      comments: structure.comments.map { ($0.range, $0.text) }, blocks: structure.blocks, text: closed.text)
    let kept = scopes.filter(findings)
    var document = ServerDocument(uri: closed.uri, path: path, format: closed.format, version: 0, text: closed.text)
    document.settings = closed.settings
    guard let place = sidecar(of: document), let bytes = host.read(place.table) else { return kept }
    var issues: [ConfigurationIssue] = []
    var used: Set<Int> = []
    let isKept = StetTable(path: place.table, bytes: bytes, issues: &issues).filter(
      kept, fingerprints: Fingerprint.fingerprints(of: kept, in: closed.text), file: place.file, used: &used)
    return zip(kept, isKept).filter { $0.1 }.map(\.0)
  }

  private func publishClosed(_ path: String) {
    guard !client.hasPullDiagnostics, let closed = workspace.closed[path], !closed.isPublished else { return }
    workspace.closed[path]?.isPublished = true
    send(
      .notification(
        method: "textDocument/publishDiagnostics",
        params: ["uri": .string(closed.uri), "diagnostics": diagnostics(closed)]))
  }

  // MARK: - What changes it

  /// A document of the workspace was opened, closed, edited, or changed on the disk.
  func workspaceChanged(path: String?) {
    guard workspace.isWanted, let path, folder(holding: path) != nil else { return }
    workspace.isComparisonDue = true
    if !workspace.queue.contains(path) { workspace.queue.append(path) }
  }

  /// Configurations, dictionaries or folders changed: everything is checked anew.
  func workspaceIsStale() {
    guard workspace.isWanted else { return }
    workspace.isWalkDue = true
  }

  /// The URI of a file, as the client writes the URI of its folder.
  func uri(ofPath path: String) -> String {
    let holder = folders.filter { path.hasPrefix($0.path + "/") }.max { $0.path.utf8.count < $1.path.utf8.count }
    guard let holder else { return DocumentURI.uri(path) }
    let base = holder.uri.hasSuffix("/") ? String(holder.uri.dropLast()) : holder.uri
    return base + DocumentURI.uri(String(path.dropFirst(holder.path.count))).dropFirst("file://".count)
  }
}
