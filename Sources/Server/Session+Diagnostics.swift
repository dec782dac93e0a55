import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

extension Session {
  func publish(_ uri: String) {
    // A client that pulls gets no second copy.
    guard let document = documents[uri], !client.hasPullDiagnostics else { return }
    send(
      .notification(
        method: "textDocument/publishDiagnostics",
        params: ["uri": .string(uri), "version": .integer(Int64(document.version)), "diagnostics": diagnostics(document)]))
  }

  func documentDiagnostics(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    if let previous = params["previousResultId"]?.stringValue, previous == document.resultID {
      return ["kind": "unchanged", "resultId": .string(document.resultID)]
    }
    return ["kind": "full", "resultId": .string(document.resultID), "items": diagnostics(document)]
  }

  func diagnostics(_ document: ServerDocument) -> JSONValue {
    .array(document.findings.map { diagnostic($0, document) })
  }

  func diagnostic(_ finding: Finding, _ document: ServerDocument) -> JSONValue {
    var json = JSONObject()
    json["range"] = self.json(finding.range, in: document.text)
    json["severity"] = .integer(Self.severity(finding.severity))
    json["code"] = .string(finding.rule)
    json["source"] = "zhubi"
    json["message"] = .string(finding.message)
    if client.hasCodeDescription, let target = explanationTarget(of: finding.rule) {
      json["codeDescription"] = ["href": .string(target)]
    }
    if client.hasDiagnosticData, let fix = finding.fixes.first { json["data"] = ["fix": .string(fix.safety.name)] }
    if let tag = finding.tag, client.hasDiagnosticTags { json["tags"] = [.integer(Int64(tag.rawValue))] }
    if client.hasRelatedInformation {
      var places = finding.related.compactMap { related($0, document) }
      if let reference = finding.reference { places.append(row(reference, finding, document)) }
      if !places.isEmpty { json["relatedInformation"] = .array(places) }
    }
    return .object(json)
  }

  /// Another place that explains a finding, in this document or in another that was compared with it.
  private func related(_ place: RelatedPlace, _ document: ServerDocument) -> JSONValue? {
    var uri = document.uri
    var text = document.text
    if let path = place.path {
      if let open = documents.values.first(where: { $0.path == path }) {
        (uri, text) = (open.uri, open.text)
      } else if let closed = workspace.closed[path] {
        (uri, text) = (closed.uri, closed.text)
      } else {
        return nil
      }
    }
    return ["location": ["uri": .string(uri), "range": json(place.range, in: text)], "message": .string(place.message)]
  }

  /// The dictionary row that decided a finding. A row of the bundled dictionaries is in the binary and not in a file: it is named at
  /// the finding itself.
  private func row(_ reference: EntryReference, _ finding: Finding, _ document: ServerDocument) -> JSONValue {
    let source = reference.source
    let message = Localized(
      "词典：\(reference.place)" + (source.isEmpty ? "" : "，据\(source)"),
      en: "Dictionary: \(reference.place)" + (source.isEmpty ? "" : ", source: \(source)"))
    return [
      "location": location(of: reference) ?? ["uri": .string(document.uri), "range": self.json(finding.range, in: document.text)],
      "message": .string(message.text(locale)),
    ]
  }

  /// Where a row stands in a file; nil for a row of the bundled dictionaries.
  func location(of reference: EntryReference) -> JSONValue? {
    guard reference.path.hasPrefix("/"), reference.line > 0 else { return nil }
    let position: JSONValue = ["line": .integer(Int64(reference.line - 1)), "character": 0]
    return ["uri": .string(uri(ofPath: reference.path)), "range": ["start": position, "end": position]]
  }

  private static func severity(_ severity: Severity) -> Int64 {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    case .hint, .off: 4
    }
  }
}
