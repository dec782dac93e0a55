import Formats
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

extension Session {
  func publish(_ uri: String) {
    // A client that pulls gets no second copy.
    guard !client.hasPullDiagnostics, let version = documents[uri]?.version else { return }
    var head = Array("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":".utf8)
    head += JSONValue.string(uri).serialized()
    head += ",\"version\":\(version),\"diagnostics\":".utf8
    send(message(head, elements(uri)))
  }

  /// A message that ends with diagnostics, within two objects that `head` begins.
  private func message(_ head: [UInt8], _ elements: ArraySlice<UInt8>) -> OutgoingMessage {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + elements.count + 4)
    bytes += head
    bytes.append(UInt8(ascii: "["))
    bytes += elements
    bytes += "]}}".utf8
    return .encoded(bytes)
  }

  /// The diagnostics of a document as JSON, commas between them: those that were written before are taken over.
  private func elements(_ uri: String) -> ArraySlice<UInt8> {
    guard let document = documents[uri] else { return [] }
    var encoder = encoder(document)
    let (told, untold) = diagnosticLimit.selection(of: document.findings)
    document.encoded.update(
      told, remark: untold > 0 ? DiagnosticLimit.remark(untold).text(locale) : nil, document.text, document.encodedChange, &encoder)
    document.encodedChange = nil
    return document.encoded.elements
  }

  /// What the diagnostics of a document are called: the same bytes have the same name, whenever they were written.
  private static func name(of elements: ArraySlice<UInt8>) -> String {
    var hash = FNV1a()
    hash.addWords(elements)
    return hash.hexadecimal
  }

  /// Answers `textDocument/diagnostic`.
  func answerDiagnostics(_ id: RequestID, _ params: JSONValue) {
    if let uri = params["textDocument"]?["uri"]?.stringValue { settle(uri) }
    do throws(ResponseError) {
      let elements = elements(try document(params).uri)
      let name = Self.name(of: elements)
      guard params["previousResultId"]?.stringValue != name else {
        return send(.response(id: id, result: ["kind": "unchanged", "resultId": .string(name)]))
      }
      var head = Array("{\"jsonrpc\":\"2.0\",\"id\":".utf8)
      head += id.json.serialized()
      head += ",\"result\":{\"kind\":\"full\",\"resultId\":\"\(name)\",\"items\":".utf8
      send(message(head, elements))
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

  /// The diagnostics of an open document, and what they are called.
  func diagnostics(_ uri: String) -> (name: String, items: () -> JSONValue) {
    let elements = elements(uri)
    return (Self.name(of: elements), { (try? JSONValue.parse([UInt8(ascii: "[")] + elements + [UInt8(ascii: "]")])) ?? [] })
  }

  /// The diagnostics of a document that is not open.
  func diagnostics(_ closed: WorkspaceState.Closed) -> JSONValue {
    var encoder = encoder(ServerDocument(uri: closed.uri, path: nil, format: .plainText, version: 0, text: closed.text))
    let (told, untold) = diagnosticLimit.selection(of: closed.findings)
    encoder.array(told, remark: untold > 0 ? DiagnosticLimit.remark(untold).text(locale) : nil)
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
