import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// Searching the workspace by name (LSP 3.17, `workspace/symbol`): headings of drafts and entries of dictionaries.
extension Session {
  private static let mostSymbols = 200

  func workspaceSymbols(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let query = params["query"]?.stringValue ?? ""
    var symbols = headings(query)
    if !query.isEmpty { symbols += entries(query, limit: Self.mostSymbols - symbols.count) }
    return .array(symbols)
  }

  private func headings(_ query: String) -> [JSONValue] {
    var symbols: [JSONValue] = []
    for uri in documents.keys.sorted() {
      guard let document = documents[uri], let outline = outline(document) else { continue }
      for entry in outline.entries where query.isEmpty || entry.text.contains(query) {
        symbols.append([
          "name": .string(Self.symbolName(entry.text)), "kind": 15,
          "location": ["uri": .string(uri), "range": json(entry.heading, in: document.text)],
        ])
        if symbols.count >= Self.mostSymbols { return symbols }
      }
    }
    return symbols
  }

  /// Entries of the dictionaries of the open documents; of the workspace where none is open.
  private func entries(_ query: String, limit: Int) -> [JSONValue] {
    var lexicons: [LexiconSnapshot] = []
    for uri in documents.keys.sorted() {
      guard let lexicon = documents[uri]?.settings?.lexicon, !lexicons.contains(where: { $0 === lexicon }) else { continue }
      lexicons.append(lexicon)
    }
    if lexicons.isEmpty {
      lexicons = [host.settings(forPath: folders.first.map { $0.path + "/-" }, client: clientConfiguration).lexicon]
    }
    var symbols: [JSONValue] = []
    for lexicon in lexicons {
      for found in completions(lexicon).entries(named: query, limit: limit) {
        guard symbols.count < limit else { return symbols }
        guard let location = rowLocation(of: lexicon.reference(found.entry), in: lexicon) else { continue }
        let card = EntryCard(found.entry, in: lexicon, on: nil, locale: locale)
        symbols.append([
          "name": .string(found.name), "kind": .integer(Self.symbolKind(found.entry.kind)),
          "containerName": .string(card.lines[0].split(separator: " ").last.map(String.init) ?? ""), "location": location,
        ])
      }
    }
    return symbols
  }

  private static func symbolKind(_ kind: TableKind) -> Int64 {
    switch kind {
    case .people: 13
    case .places: 3
    case .organizations: 4
    case .offices: 10
    case .phrases: 15
    case .terms: 20
    }
  }

  // MARK: - Rows

  /// A row in its file. The rows of the bundled dictionaries are in the binary: their tables are laid into the user's cache, to
  /// be looked at, when one is first asked for.
  func rowLocation(of reference: EntryReference, in lexicon: LexiconSnapshot) -> JSONValue? {
    if let location = location(of: reference) { return location }
    guard let folder = host.cacheFolder, !reference.path.hasPrefix("/"), reference.line > 0 else { return nil }
    let path = "\(folder)/dictionaries-\(host.version)/\(reference.path)"
    if !laidOut.contains(path) {
      guard let table = lexicon.layers.lazy.flatMap(\.tables).first(where: { $0.path == reference.path }) else { return nil }
      let old = host.read(path)
      guard old == table.bytes || host.replace(path, with: table.bytes, expecting: old) == nil else { return nil }
      laidOut.insert(path)
    }
    let position: JSONValue = ["line": .integer(Int64(reference.line - 1)), "character": 0]
    return ["uri": .string(DocumentURI.uri(path)), "range": ["start": position, "end": position]]
  }
}
