import Analysis
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// What can be done about findings and selections (LSP 3.17, `textDocument/codeAction`).
extension Session {
  /// Kinds of actions that the client is told of.
  static let actionKinds: JSONValue = [
    "quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll", "source.fixAll.zhubi",
  ]
  /// The most findings at one place for which everything is offered and not only the fixes.
  private static let wholeMenuLimit = 8

  func codeActions(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let range = byteRange(params["range"] ?? .null, in: document.text)
    let asked = AskedActions(params["context"])
    if let fixes = fixesAlone(params["context"], range, document) { return .array(fixes.compactMap { encoded($0, document) }) }
    var actions: [CodeAction] = []
    if asked.wants("quickfix") {
      // A cursor touches what it stands beside, a selection only what it covers a part of.
      let touched = document.findings.filter { finding in
        range.isEmpty || finding.range.isEmpty
          ? finding.range.start <= range.end && range.start <= finding.range.end : finding.range.overlaps(range)
      }
      for finding in touched {
        for (index, fix) in finding.fixes.enumerated() {
          actions.append(
            CodeAction(
              title: Localized(fix.title, en: fix.title), kind: "quickfix", finding: finding, isPreferred: index == 0,
              work: .edits(fix.edits)))
        }
      }
      if touched.count <= Self.wholeMenuLimit { actions += menu(for: touched, document) }
    }
    // A light bulb is for findings; what one selects, one asks about.
    if asked.isExplicit || !asked.isAutomatic {
      if asked.wants("refactor.rewrite") { actions += rewritings(of: range, document) }
      if asked.wants("refactor.extract"), let action = extraction(of: range, document) { actions.append(action) }
      if asked.wants("source.fixAll.zhubi"), hasSafeFix(document) {
        actions.append(
          CodeAction(
            title: Localized("修改全部有把握的问题", en: "Fix all safe problems"), kind: "source.fixAll.zhubi",
            work: .later(CodeAction.Later(kind: .fixAll))))
      }
    }
    return .array(actions.compactMap { encoded($0, document) })
  }

  /// The first fix of each finding that the client names, where it cannot want more; nil where it can.
  ///
  /// Kate 22.12 asks for one finding with the whole document as the range, and applies every action of the answer.
  private func fixesAlone(_ context: JSONValue?, _ range: ByteRange, _ document: ServerDocument) -> [CodeAction]? {
    guard !client.hasPreferredActions, client.hasCodeActionLiterals, context?["only"] == nil, range.start == 0,
      Int(range.end) >= document.text.count, let named = context?["diagnostics"]?.arrayValue, !named.isEmpty
    else { return nil }
    return document.findings.compactMap { finding in
      let isNamed = named.contains {
        $0["code"]?.stringValue == finding.rule && byteRange($0["range"] ?? .null, in: document.text) == finding.range
      }
      guard isNamed, let fix = finding.fixes.first else { return nil }
      return CodeAction(title: Localized(fix.title, en: fix.title), kind: "quickfix", finding: finding, work: .edits(fix.edits))
    }
  }

  /// What can be done about findings beside mending them.
  private func menu(for findings: [Finding], _ document: ServerDocument) -> [CodeAction] {
    var actions: [CodeAction] = []
    var seen: Set<String> = []
    let fingerprints = fingerprints(of: document)
    for finding in findings where seen.insert(finding.rule).inserted {
      let same = document.findings.filter { $0.rule == finding.rule && $0.safety != nil }
      if same.count > 1 {
        actions.append(
          CodeAction(
            title: Localized(
              "修改全文同类问题，共 \(same.count) 处（\(summary(finding.rule))）",
              en: "Fix all \(same.count) of this kind: \(summary(finding.rule))"),
            kind: "quickfix", finding: finding, work: .later(CodeAction.Later(kind: .fixRule, rule: finding.rule))))
      }
    }
    for finding in findings {
      let text = Self.quoted(document.text.string(finding.range))
      if let fingerprint = fingerprints[finding], let action = stet(finding, fingerprint, text, document) { actions.append(action) }
      actions += dictionaryActions(finding, text, document)
    }
    for rule in findings.map(\.rule) where seen.remove(rule) != nil {
      if let action = switchingOff(rule, document) { actions.append(action) }
      actions.append(
        CodeAction(
          title: Localized("说明：\(summary(rule))（\(rule)）", en: "Explain: \(summary(rule)) (\(rule))"), kind: "quickfix",
          work: .command(.explainRule, [.string(rule)])))
    }
    return actions
  }

  private func hasSafeFix(_ document: ServerDocument) -> Bool {
    document.findings.contains { $0.fixes.contains { $0.safety == .safe } }
  }

  private func rewritings(of range: ByteRange, _ document: ServerDocument) -> [CodeAction] {
    guard let analysis = document.analysis else { return [] }
    return analysis.rewritings(of: range, scriptTable(analysis.context.lexicon)).map {
      CodeAction(title: $0.title, kind: "refactor.rewrite", work: .edits($0.edits))
    }
  }

  /// What a rule is about, in one line.
  func summary(_ rule: String) -> String { description(of: rule)?.summary.text(locale) ?? rule }

  /// What a rule says about itself.
  func description(of rule: String) -> RuleDescription? { host.rules.first { $0.id == rule } }

  /// Text for a title: on one line, short.
  static func quoted(_ text: String) -> String {
    let line = text.unicodeScalars.filter { $0.value >= 0x20 }
    return "“" + String(String.UnicodeScalarView(line.prefix(12))) + (line.count > 12 ? "…”" : "”")
  }

  // MARK: - In the client's words

  private func encoded(_ action: CodeAction, _ document: ServerDocument) -> JSONValue? {
    let title = action.title.text(locale)
    guard client.hasCodeActionLiterals else { return command(action, title, document) }
    var json = JSONObject()
    json["title"] = .string(title)
    json["kind"] = .string(action.kind)
    if let finding = action.finding { json["diagnostics"] = [diagnostic(finding, document)] }
    if action.isPreferred, client.hasPreferredActions { json["isPreferred"] = true }
    switch action.work {
    case .edits(let edits): json["edit"] = workspaceEdit(edits, document)
    case .command(let command, let arguments):
      json["command"] = ["title": .string(title), "command": .string(command.rawValue), "arguments": .array(arguments)]
    case .later(let later):
      if client.resolvesActionEdits {
        json["data"] = [
          "uri": .string(document.uri), "version": .integer(Int64(document.version)), "kind": .string(later.kind.rawValue),
          "rule": .string(later.rule), "fingerprint": .string(later.fingerprint),
        ]
      } else {
        guard let edits = edits(later, document), !edits.isEmpty else { return nil }
        json["edit"] = workspaceEdit(edits, document)
      }
    }
    return .object(json)
  }

  /// An action as a bare command, for clients that know no others.
  private func command(_ action: CodeAction, _ title: String, _ document: ServerDocument) -> JSONValue? {
    func json(_ command: ServerCommand, _ arguments: [JSONValue]) -> JSONValue {
      ["title": .string(title), "command": .string(command.rawValue), "arguments": .array(arguments)]
    }
    let edits: [TextEdit]
    switch action.work {
    case .command(let command, let arguments): return json(command, arguments)
    case .edits(let known): edits = known
    case .later(let later): edits = self.edits(later, document) ?? []
    }
    guard client.appliesEdits, !edits.isEmpty else { return nil }
    return json(
      .applyEdit, [.string(document.uri), .integer(Int64(document.version)), workspaceEdit(edits, document)])
  }

  /// The edits of an action (LSP 3.17, `codeAction/resolve`).
  func resolveCodeAction(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard var action = params.objectValue else { throw ResponseError(ResponseError.invalidParams, "an action is an object") }
    guard let data = action["data"], let uri = data["uri"]?.stringValue,
      let kind = data["kind"]?.stringValue.flatMap({ CodeAction.Later.Kind(rawValue: $0) })
    else { return params }
    guard let document = documents[uri] else { throw ResponseError(ResponseError.invalidParams, "\(uri) is not open") }
    let later = CodeAction.Later(
      kind: kind, rule: data["rule"]?.stringValue ?? "", fingerprint: data["fingerprint"]?.stringValue ?? "")
    guard let edits = edits(later, document) else {
      throw ResponseError(
        ResponseError.contentModified, Localized("文稿已改，此处已没有这个问题", en: "the text has changed; the finding is gone").text(locale))
    }
    action["edit"] = workspaceEdit(edits, document)
    return .object(action)
  }

  /// Works out edits; nil when what they were for is gone.
  func edits(_ later: CodeAction.Later, _ document: ServerDocument) -> [TextEdit]? {
    switch later.kind {
    case .fixAll: return mendingEdits(document, allowing: .safe) { _ in true }
    case .fixRule: return mendingEdits(document, allowing: .unsafe) { $0.rule == later.rule }
    case .stet:
      guard let finding = finding(later.rule, later.fingerprint, document) else { return nil }
      return stetComment(for: finding, document).map { [$0] }
    }
  }

  func workspaceEdit(_ edits: [TextEdit], _ document: ServerDocument) -> JSONValue {
    let list: JSONValue = .array(edits.map { ["range": json($0.range, in: document.text), "newText": .string($0.replacement)] })
    if client.hasDocumentChanges {
      let id: JSONValue = ["uri": .string(document.uri), "version": .integer(Int64(document.version))]
      return ["documentChanges": [["textDocument": id, "edits": list]]]
    }
    return ["changes": .object(JSONObject([(document.uri, list)]))]
  }
}
