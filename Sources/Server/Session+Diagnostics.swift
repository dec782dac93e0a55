import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

extension Session {
  func publish(_ uri: String) {
    // A client that pulls gets no second copy.
    guard !client.hasPullDiagnostics, let version = documents[uri]?.version else { return }
    send(
      encode(uri) { encoder in
        encoder.write("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":".utf8)
        encoder.string(uri)
        encoder.write(",\"version\":\(version),\"diagnostics\":".utf8)
      })
  }

  /// A message that ends with the diagnostics of a document, within two objects that `head` begins.
  private func encode(_ uri: String, _ head: (inout DiagnosticEncoder) -> Void) -> OutgoingMessage {
    guard var document = documents.removeValue(forKey: uri) else { return .encoded([]) }
    var encoder = encoder(document)
    document.encoded.update(document.findings, document.text, document.encodedChange, &encoder)
    document.encodedChange = nil
    let elements = document.encoded.elements
    documents[uri] = document
    encoder.reserve(elements.count + 512)
    head(&encoder)
    encoder.write("[".utf8)
    encoder.write(elements)
    encoder.write("]}}".utf8)
    return .encoded(encoder.takeBytes())
  }

  /// Answers `textDocument/diagnostic`.
  func answerDiagnostics(_ id: RequestID, _ params: JSONValue) {
    if let uri = params["textDocument"]?["uri"]?.stringValue { settle(uri) }
    do throws(ResponseError) {
      let document = try document(params)
      let result = "\"resultId\":\"\(document.resultID)\""
      if let previous = params["previousResultId"]?.stringValue, previous == document.resultID {
        send(.response(id: id, result: ["kind": "unchanged", "resultId": .string(document.resultID)]))
        return
      }
      send(
        encode(document.uri) { encoder in
          encoder.write("{\"jsonrpc\":\"2.0\",\"id\":".utf8)
          encoder.write(id.json.serialized())
          encoder.write(",\"result\":{\"kind\":\"full\",\(result),\"items\":".utf8)
        })
    } catch {
      send(.failure(id: id, error))
    }
  }

  /// One finding as the client was told of it.
  func diagnostic(_ finding: Finding, _ document: ServerDocument) -> JSONValue {
    var encoder = encoder(document)
    encoder.diagnostic(finding)
    return (try? JSONValue.parse(encoder.bytes)) ?? .null
  }

  private func encoder(_ document: ServerDocument) -> DiagnosticEncoder {
    DiagnosticEncoder(document, encoding: encoding, takes: client) { rule in
      self.explanationTarget(of: rule)
    } row: { reference in
      (self.message(about: reference), self.location(of: reference))
    } elsewhere: { place in
      self.place(place)
    }
  }

  func diagnostics(_ document: ServerDocument) -> JSONValue {
    var encoder = encoder(document)
    encoder.array(document.findings)
    return (try? JSONValue.parse(encoder.bytes)) ?? []
  }

  /// A place in another document that explains a finding, in one that was compared with it.
  private func place(_ place: RelatedPlace) -> JSONValue? {
    guard let path = place.path else { return nil }
    let uri: String
    let text: SourceText
    if let open = documents.values.first(where: { $0.path == path }) {
      (uri, text) = (open.uri, open.text)
    } else if let closed = workspace.closed[path] {
      (uri, text) = (closed.uri, closed.text)
    } else {
      return nil
    }
    return ["location": ["uri": .string(uri), "range": json(place.range, in: text)], "message": .string(place.message)]
  }

  /// What is said of the dictionary row that decided a finding.
  private func message(about reference: EntryReference) -> String {
    let source = reference.source
    return Localized(
      "词典：\(reference.place)" + (source.isEmpty ? "" : "，据\(source)"),
      en: "Dictionary: \(reference.place)" + (source.isEmpty ? "" : ", source: \(source)")
    ).text(locale)
  }

  /// Where a row stands in a file; nil for a row of the bundled dictionaries.
  func location(of reference: EntryReference) -> JSONValue? {
    guard reference.path.hasPrefix("/"), reference.line > 0 else { return nil }
    let position: JSONValue = ["line": .integer(Int64(reference.line - 1)), "character": 0]
    return ["uri": .string(uri(ofPath: reference.path)), "range": ["start": position, "end": position]]
  }
}
