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
    phase == .running && (areExplanationsDue || !workspace.isDone)
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
    let document = ServerDocument(uri: uri, path: path, format: formatted.format, version: 0, text: formatted.text)
    analyse(document)
    guard let analysis = document.analysis else { return }
    workspace.bytes += document.text.count
    lastResult += 1
    let old = workspace.closed[path]
    var new = WorkspaceState.Closed(
      uri: uri, format: document.format, text: document.text, found: analysis.findings, findings: document.findings,
      facts: analysis.facts, context: analysis.context, settings: document.settings, compared: old?.compared ?? [],
      resultID: String(lastResult))
    // What the comparison found stays until it is made anew, where the text is the same.
    if old?.text.storage != new.text.storage { new.compared = [] }
    if !new.compared.isEmpty { new.findings = standing(new, path) }
    if let old, old.findings == new.findings, old.text.count == new.text.count {
      (new.resultID, new.isPublished) = (old.resultID, old.isPublished)
    }
    workspace.closed[path] = new
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
  ///
  /// The documents on the disk come first, so that what does not agree with them is told in the draft that is being written.
  private func compare() {
    let closed = workspace.closed.sorted { $0.key < $1.key }
    let open = documents.values.filter { $0.analysis != nil && isCompared($0.path) }.sorted { $0.uri < $1.uri }
    var paths: [String: String] = [:]
    var parts: [Workspace.Document] = []
    func add(_ path: String, _ facts: [DocumentFact], _ context: LintContext) {
      let name = shownName(path, paths)
      paths[name] = path
      parts.append(Workspace.Document(path: name, result: DocumentResult(findings: [], facts: facts, context: context)))
    }
    for item in closed { add(item.key, item.value.facts, item.value.context) }
    for document in open {
      if let analysis = document.analysis { add(document.path ?? "", analysis.facts, analysis.context) }
    }
    guard let context = parts.first?.result.context else { return }
    let linter = host.linter(clientConfiguration, profile: .news, lexicon: context.lexicon)
    var found = Workspace(rules: linter.rules).check(parts, locale: locale)
    for d in found.indices {
      for f in found[d].indices {
        var related = found[d][f].related
        for r in related.indices { related[r].path = related[r].path.map { paths[$0] ?? $0 } }
        found[d][f] = found[d][f].explained(by: related)
      }
    }
    for (item, findings) in zip(closed, found) {
      let own = Workspace.allowed(
        findings, item.value.settings?.configuration ?? Configuration(), item.value.context.profile, host.rules)
      if item.value.compared != own {
        lastResult += 1
        workspace.closed[item.key]?.compared = own
        if let changed = workspace.closed[item.key] { workspace.closed[item.key]?.findings = standing(changed, item.key) }
        workspace.closed[item.key]?.resultID = String(lastResult)
        workspace.closed[item.key]?.isPublished = false
      }
      publishClosed(item.key)
    }
    var hasChanged = false
    for (document, findings) in zip(open, found.dropFirst(closed.count)) {
      let own = Workspace.allowed(
        findings, document.settings?.configuration ?? Configuration(), document.analysis?.context.profile ?? .news, host.rules)
      guard documents[document.uri]?.compared != own else { continue }
      documents[document.uri]?.compared = own
      judge(document.uri)
      if documents[document.uri]?.isSettled == true { publish(document.uri) }
      hasChanged = true
    }
    if hasChanged { refreshDiagnostics() }
  }

  /// A path as messages say it: from the folder of the workspace on, where that tells it.
  private func shownName(_ path: String, _ taken: [String: String]) -> String {
    guard let folder = folder(holding: path) else { return path }
    let name = String(path.dropFirst(folder.count + 1))
    return taken[name] == nil ? name : path
  }

  /// Whether an open document is compared with the others: those of the workspace, all where there is none. Unless the whole
  /// workspace was asked for, what was never saved is a scratch pad and agrees with nothing.
  private func isCompared(_ path: String?) -> Bool {
    guard let path, folders.isEmpty || folder(holding: path) != nil else { return false }
    return workspace.isWanted || host.stamp(path) != nil
  }

  /// What neither a comment nor the sidecar table of a closed document lets stand.
  private func standing(_ closed: WorkspaceState.Closed, _ path: String) -> [Finding] {
    let document = ServerDocument(uri: closed.uri, path: path, format: closed.format, version: 0, text: closed.text)
    document.settings = closed.settings
    let structure = DocumentStructure(closed.text, as: closed.format)
    return standing(closed.found + closed.compared, structure, closed.context.profile, document)
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
    guard let path, isCompared(path) else { return }
    // One document has nothing to be compared with.
    let hasOthers = documents.count + workspace.closed.count > 1
    if hasOthers || documents.values.contains(where: { !$0.compared.isEmpty }) { workspace.isComparisonDue = true }
    guard workspace.isWanted, folder(holding: path) != nil else { return }
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
