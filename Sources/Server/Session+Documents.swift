import Analysis
import Formats
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

extension Session {
  func didOpen(_ params: JSONValue) {
    guard let item = params["textDocument"], let uri = item["uri"]?.stringValue, let text = item["text"]?.stringValue else {
      return
    }
    let path = DocumentURI.path(uri)
    let name = path ?? uri
    let byName = try? DocumentFormat(name: name)
    let format = byName ?? DocumentFormat(languageID: item["languageId"]?.stringValue ?? "")
    if let path, let closed = workspace.closed.removeValue(forKey: path) { workspace.bytes -= closed.text.count }
    workspaceChanged(path: path)
    documents[uri] = ServerDocument(
      uri: uri, path: path, format: format == .docx ? .plainText : format, version: item["version"]?.intValue ?? 0,
      text: SourceText(text))
  }

  func didChange(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, var document = documents.removeValue(forKey: uri) else { return }
    for change in params["contentChanges"]?.arrayValue ?? [] {
      guard let replacement = change["text"]?.stringValue else { continue }
      if let range = change["range"], range.objectValue != nil {
        let edit = TextEdit(byteRange(range, in: document.text), replacement)
        document.text = document.text.applying([edit])
      } else {
        document.text = SourceText(replacement)
      }
      document.isDirty = true
    }
    document.version = params["textDocument"]?["version"]?.intValue ?? document.version + 1
    // What the comparison found stood in the old text; it is made anew when there is time.
    document.compared = []
    workspaceChanged(path: document.path)
    documents[uri] = document
  }

  func didClose(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, let document = documents.removeValue(forKey: uri) else { return }
    tokenResults[uri] = nil
    workspaceChanged(path: document.path)
    send(.notification(method: "textDocument/publishDiagnostics", params: ["uri": .string(uri), "diagnostics": []]))
  }

  /// Analyses what has changed and publishes it. Called when no message is waiting.
  public func settle() {
    guard phase == .running else { return }
    for uri in documents.keys.sorted() {
      guard let document = documents[uri], document.isDirty || document.isContextStale else { continue }
      analyse(uri)
      publish(uri)
    }
    for issue in host.takeIssues() { log(issue.text(locale), type: 1) }
  }

  private func analyse(_ uri: String) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    documents[uri] = analysed(document)
  }

  /// A document with its findings, whether open or not.
  func analysed(_ old: ServerDocument) -> ServerDocument {
    var document = old
    let isContextSame = !document.isContextStale && document.analysis != nil
    let settings = isContextSame ? document.settings ?? freshSettings(document) : freshSettings(document)
    let structure = DocumentStructure(document.text, as: document.format)
    let overview = DocumentOverview(document.text, structure.blocks, settings.lexicon.characters)
    let configuration = settings.configuration
    let profile = configuration.profile ?? Profile.guess(document.text, structure.blocks, overview, settings.lexicon.characters)
    let date = DocumentDate.find(
      given: configuration.asOf, frontMatter: structure.dateCandidates.first { DocumentDate.parse($0.text) != nil }?.text,
      in: document.text, blocks: structure.blocks,
      characters: settings.lexicon.characters)
    var context = LintContext(
      lexicon: settings.lexicon, date: date?.day ?? host.today(), profile: profile,
      target: configuration.target ?? .auto,
      locale: configuration.locale ?? locale, placeBase: configuration.placeBase ?? "")
    context.isDateAssumed = date == nil
    let linter = host.linter(configuration, profile: profile, lexicon: settings.lexicon)
    let isSame = isContextSame && document.analysis?.context.profile == profile && document.analysis?.context.date == context.date
    if document.analysis == nil {
      document.analysis = OpenDocument(document.text, blocks: structure.blocks, linter: linter, context: context)
    } else {
      document.analysis?.update(document.text, blocks: structure.blocks, linter: linter, context: context, isContextSame: isSame)
    }
    document.settings = settings
    document.structure = structure
    judge(&document)
    document.isDirty = false
    document.isContextStale = false
    return document
  }

  /// Works out anew which findings of a document stand, its text and context being the same.
  func judge(_ uri: String) {
    guard var document = documents.removeValue(forKey: uri) else { return }
    judge(&document)
    documents[uri] = document
  }

  /// The findings that neither a comment nor the sidecar table lets stand: the same that `zhubi lint` reports.
  private func judge(_ document: inout ServerDocument) {
    lastResult += 1
    document.resultID = String(lastResult)
    guard let structure = document.structure, let settings = document.settings, let analysis = document.analysis else { return }
    let pass = directivePass(structure, document.text, settings.configuration, analysis.context.profile)
    let found = analysis.findings
    let all = document.compared.isEmpty ? found : (found + document.compared).sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
    let findings = pass.apply(all)
    document.findings = findings
    document.judged = []
    guard !findings.isEmpty, let place = sidecar(of: document), let bytes = host.read(place.table) else { return }
    var issues: [ConfigurationIssue] = []
    let table = StetTable(path: place.table, bytes: bytes, issues: &issues)
    var used: Set<Int> = []
    let isKept = table.filter(
      findings, fingerprints: Fingerprint.fingerprints(of: findings, in: document.text), file: place.file, used: &used)
    guard isKept.contains(false) else { return }
    document.judged = findings
    document.findings = zip(findings, isKept).filter { $0.1 }.map(\.0)
  }

  /// The table of what stands has changed: nothing else need be done anew.
  func judgeAnew() {
    for uri in documents.keys.sorted() where documents[uri]?.isDirty == false && documents[uri]?.isContextStale == false {
      let old = documents[uri]?.findings
      judge(uri)
      if documents[uri]?.findings != old { publish(uri) }
    }
    workspaceIsStale()
    refreshDiagnostics()
  }

  private func freshSettings(_ document: ServerDocument) -> DocumentSettings {
    host.settings(forPath: document.path, client: clientConfiguration)
  }

  // MARK: - Positions

  /// Bytes of a range that the client counts.
  func byteRange(_ range: JSONValue, in text: SourceText) -> ByteRange {
    let start = byteOffset(range["start"] ?? .null, in: text)
    return ByteRange(start, max(start, byteOffset(range["end"] ?? .null, in: text)))
  }

  /// Byte offset of a position that the client counts.
  func byteOffset(_ position: JSONValue, in text: SourceText) -> Int {
    text.offset(
      of: Position(line: position["line"]?.intValue ?? 0, column: position["character"]?.intValue ?? 0), encoding: encoding)
  }

  /// A range as the client counts.
  func json(_ range: ByteRange, in text: SourceText) -> JSONValue {
    ["start": json(Int(range.start), in: text), "end": json(Int(range.end), in: text)]
  }

  /// A position as the client counts.
  func json(_ offset: Int, in text: SourceText) -> JSONValue {
    let position = text.position(at: offset, encoding: encoding)
    return ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.column))]
  }

  /// The document that a request names.
  func document(_ params: JSONValue) throws(ResponseError) -> ServerDocument {
    guard let uri = params["textDocument"]?["uri"]?.stringValue else {
      throw ResponseError(ResponseError.invalidParams, "“textDocument.uri” is missing")
    }
    guard let document = documents[uri] else { throw ResponseError(ResponseError.invalidParams, "\(uri) is not open") }
    return document
  }
}
