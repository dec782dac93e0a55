import Analysis
import JSON
import LanguageServerProtocol
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
    if let tag = finding.tag, client.hasDiagnosticTags { json["tags"] = [.integer(Int64(tag.rawValue))] }
    if client.hasRelatedInformation, !finding.related.isEmpty {
      json["relatedInformation"] = .array(
        finding.related.filter { $0.path == nil }.map {
          [
            "location": ["uri": .string(document.uri), "range": self.json($0.range, in: document.text)],
            "message": .string($0.message),
          ]
        })
    }
    return .object(json)
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
