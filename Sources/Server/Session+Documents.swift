import Analysis
import Dispatch
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
    stetTables = [:]
    if let path, let closed = workspace.closed.removeValue(forKey: path) { workspace.bytes -= closed.text.count }
    documents[uri] = ServerDocument(
      uri: uri, path: path, format: format == .docx ? .plainText : format, version: item["version"]?.intValue ?? 0,
      text: SourceText(text))
    workspaceChanged(path: path)
    unsettled.insert(uri)
  }

  func didChange(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, let document = documents[uri] else { return }
    for change in params["contentChanges"]?.arrayValue ?? [] {
      guard let replacement = change["text"]?.stringValue else { continue }
      if let range = change["range"], range.objectValue != nil {
        document.replace(byteRange(range, in: document.text), with: replacement)
      } else {
        document.replaceAll(with: replacement)
      }
    }
    document.version = params["textDocument"]?["version"]?.intValue ?? document.version + 1
    // A new version has its own diagnostics, even when the text is the same.
    document.isSettled = false
    workspaceChanged(path: document.path)
    unsettled.insert(uri)
  }

  func didClose(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.stringValue, let document = documents.removeValue(forKey: uri) else { return }
    unsettled.remove(uri)
    tokenResults[uri] = nil
    workspaceChanged(path: document.path)
    send(.notification(method: "textDocument/publishDiagnostics", params: ["uri": .string(uri), "diagnostics": []]))
  }

  /// How many bytes of text are analysed before a look is taken whether a message has come.
  private static let portion = 1 << 17
  /// A text of more bytes is long: what is done with all of it at once may wait for a message. So many bytes are looked over
  /// for the first time between two looks.
  private static let longText = 1 << 16
  /// How often a message goes before the last steps of an analysis.
  private static let mostDelays = 8

  /// Analyses what has changed and publishes it, until `goesOn` says no; the result tells whether all is done. Something is done
  /// at every call, so that a stream of messages delays the analysis but cannot prevent it.
  @discardableResult
  public func settle(while goesOn: () -> Bool = { true }) -> Bool {
    guard phase == .running else { return true }
    for uri in unsettled.count > 1 ? unsettled.sorted() : Array(unsettled) {
      if !settle(uri, while: goesOn) { return false }
    }
    let issues = host.takeIssues()
    for issue in issues { log(issue, .error) }
    // What is wrong with a configuration or a dictionary is for its owner to see, and few look at logs.
    if let first = issues.first { show(first, type: 2) }
    return true
  }

  /// The same for one document.
  @discardableResult
  func settle(_ uri: String, while goesOn: () -> Bool = { true }) -> Bool {
    guard let document = documents[uri] else {
      unsettled.remove(uri)
      return true
    }
    if !open(document, while: goesOn) { return false }
    update(document)
    while document.analysis?.isComplete == false {
      document.analysis?.step(bytes: Self.portion, workers: host.cores) {
        DispatchQueue.concurrentPerform(iterations: $0, execute: $1)
      }
      // Judging and sending a long text takes as long as scanning a part of it; what waits goes first, but not for ever.
      let isScanned = document.analysis?.isScanned ?? true
      let mayWait = !isScanned || document.text.count > Self.longText && document.timesPutOff < Self.mostDelays
      if mayWait, !goesOn() {
        document.timesPutOff += 1
        return false
      }
    }
    unsettled.remove(uri)
    document.timesPutOff = 0
    let wasSettled = document.isSettled
    if !wasSettled {
      judge(document)
      document.isSettled = true
      publish(uri)
    }
    if host.cores > 1, let lexicon = document.settings?.lexicon { completionEngines.prepare(lexicon) }
    return true
  }

  /// Reads a long document for the first time, until `goesOn` says no; the result tells whether that is done.
  private func open(_ document: ServerDocument, while goesOn: () -> Bool) -> Bool {
    guard document.draft == nil, document.text.count > Self.longText else { return true }
    let characters = freshSettings(document).lexicon.characters
    var opening = document.opening ?? DocumentOpening(document.text, as: document.format, characters)
    // Whose edits come faster than a reading takes waits for it once.
    let mayWait = document.openings < Self.mostDelays
    document.opening = nil
    while true {
      if let (draft, survey) = opening.advance(characters, bytes: Self.longText) {
        document.noteOpened(draft, survey)
        return true
      }
      if mayWait, !goesOn() { break }
    }
    document.opening = opening
    return false
  }

  /// Tells the analysis of a document what has changed. What does not need findings can be answered afterwards.
  func update(_ uri: String) {
    if let document = documents[uri] { update(document) }
  }

  private func update(_ document: ServerDocument) {
    guard document.isStale else { return }
    let isContextSame = !document.isContextStale && document.analysis != nil
    let settings = isContextSame ? document.settings ?? freshSettings(document) : freshSettings(document)
    let characters = settings.lexicon.characters
    let change = document.change ?? TextChange(start: document.text.count, oldEnd: document.text.count, newEnd: document.text.count)
    var alignment = BlockAlignment(prefix: 0, suffix: 0)
    if !isContextSame { document.encoded = EncodedDiagnostics() }
    document.analysis?.releaseBlocks()
    if document.draft == nil {
      var opening = document.opening ?? DocumentOpening(document.text, as: document.format, characters)
      if let (draft, survey) = opening.advance(characters) { (document.draft, document.survey) = (draft, survey) }
    } else if document.change != nil {
      alignment = document.draft?.update(document.text, change) ?? alignment
    }
    let structure = document.draft?.structure ?? DocumentStructure(document.text, as: document.format)
    if isContextSame, document.survey != nil {
      document.survey?.update(document.text, structure.blocks, change, alignment, characters)
    } else if document.analysis != nil || document.survey == nil {
      document.survey = DocumentSurvey(document.text, structure.blocks, characters)
    }
    let survey = document.survey ?? DocumentSurvey(document.text, structure.blocks, characters)
    let configuration = settings.configuration
    let profile =
      configuration.profile ?? Profile.guess(document.text, structure.blocks, survey.overview, characters)
    // What was told outside the text goes before what stands in it.
    let told = DocumentDate.find(
      given: configuration.asOf, frontMatter: structure.dateCandidates.first { DocumentDate.parse($0.text) != nil }?.text,
      in: SourceText(""), blocks: [], characters: characters)
    let date = told ?? survey.date
    var context = LintContext(
      lexicon: settings.lexicon, date: date?.day ?? host.today(), profile: profile,
      target: configuration.target ?? .auto,
      locale: configuration.locale ?? locale, placeBase: configuration.placeBase ?? "")
    context.isDateAssumed = date == nil
    let before = document.analysis?.context
    let isSame =
      isContextSame && before?.profile == profile && before?.date == context.date && before?.isDateAssumed == context.isDateAssumed
    let linter =
      (isSame ? document.analysis?.linter : nil) ?? host.linter(configuration, profile: profile, lexicon: settings.lexicon)
    if document.analysis == nil {
      document.analysis = OpenDocument(
        document.text, blocks: structure.blocks, overview: survey.overview, linter: linter, context: context)
    } else {
      document.analysis?.update(
        document.text, blocks: structure.blocks, overview: survey.overview, change, alignment, linter: linter, context: context,
        isContextSame: isSame)
    }
    document.settings = settings
    document.noteUpdated()
  }

  /// Finds all of a document that is not open.
  func analyse(_ document: ServerDocument) {
    update(document)
    document.analysis?.advance()
    judge(document)
    document.isSettled = true
  }

  /// Works out anew which findings of a document stand, its text and context being the same.
  func judge(_ uri: String) {
    // One that is not yet analysed is judged when it is.
    if let document = documents[uri], document.isSettled { judge(document) }
  }

  /// The findings that neither a comment nor the sidecar table lets stand: the same that `zhubi lint` reports.
  private func judge(_ document: ServerDocument) {
    guard let structure = document.structure, let analysis = document.analysis else { return }
    document.findings = standing(
      document.compared.isEmpty ? analysis.findings : analysis.findings + document.compared, structure, analysis.context.profile,
      document)
  }

  /// What neither a comment nor the sidecar table lets stand. `judged` of the document becomes what the table was asked about.
  func standing(
    _ found: [Finding], _ structure: DocumentStructure, _ profile: Profile, _ document: ServerDocument
  ) -> [Finding] {
    let pass = directivePass(structure, document.text, document.settings?.configuration ?? Configuration(), profile)
    // Findings of the comparison stand behind the others.
    let isSorted = found.indices.dropFirst().allSatisfy { index in
      found[index - 1].range < found[index].range
        || found[index - 1].range == found[index].range && found[index - 1].rule <= found[index].rule
    }
    let findings = pass.apply(isSorted ? found : found.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) })
    document.judged = []
    guard !findings.isEmpty, let place = sidecar(of: document) else { return findings }
    let table = stetTable(place.table)
    let rules = Set(table.rows.lazy.filter { $0.file == place.file }.map(\.rule))
    // A fingerprint counts among findings of its own rule only.
    let named = rules.isEmpty ? [] : findings.indices.filter { rules.contains(findings[$0].rule) }
    guard !named.isEmpty else { return findings }
    let candidates = named.map { findings[$0] }
    var used: Set<Int> = []
    let isKept = table.filter(
      candidates, fingerprints: Fingerprint.fingerprints(of: candidates, in: document.text), file: place.file, used: &used)
    let gone = Set(zip(named, isKept).filter { !$0.1 }.map(\.0))
    guard !gone.isEmpty else { return findings }
    document.judged = findings
    return findings.indices.filter { !gone.contains($0) }.map { findings[$0] }
  }

  /// The sidecar table at a path, read once until something changes on disk.
  private func stetTable(_ path: String) -> StetTable {
    if let table = stetTables[path] { return table }
    var issues: [ConfigurationIssue] = []
    let table = host.read(path).map { StetTable(path: path, bytes: $0, issues: &issues) } ?? StetTable()
    stetTables[path] = table
    return table
  }

  /// The table of what stands has changed: nothing else need be done anew.
  func judgeAnew() {
    stetTables = [:]
    for uri in documents.keys.sorted() where documents[uri]?.isSettled == true {
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
