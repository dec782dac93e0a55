import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

extension Session {
  /// Completions (LSP 3.17, `textDocument/completion`).
  ///
  /// The item's range is the whole run of word characters before the cursor, its label, filter text and new text that run with
  /// the completion at its end: the only form with which every client tried keeps the item (Chinese has no word boundaries).
  func completion(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard let analysis = document.analysis else { return .null }
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let block = analysis.block(at: offset) else { return ["isIncomplete": true, "items": []] }
    let lexicon = analysis.context.lexicon
    let engine = completions(lexicon)
    let start = Int(analysis.blocks[block].range.start)
    let found = engine.completions(in: document.text, at: offset, date: analysis.context.date, blockStart: start)
    let run = Completions.run(in: document.text, endingAt: offset, from: start)
    let range = json(ByteRange(run, offset), in: document.text)
    let typed = document.text.string(ByteRange(run, offset))
    let items: [JSONValue] = found.enumerated().map { number, completion in
      let kept = document.text.string(ByteRange(run, Int(completion.typed.start)))
      return item(completion, label: kept + completion.text, typed: typed, range, number, lexicon)
    }
    return ["isIncomplete": true, "items": .array(items)]
  }

  private func item(
    _ completion: Completion, label: String, typed: String, _ range: JSONValue, _ number: Int, _ lexicon: LexiconSnapshot
  )
    -> JSONValue
  {
    let entry = lexicon.entries[Int(completion.entry)]
    var json = JSONObject()
    json["label"] = .string(label)
    // What was typed in letters is no part of the name: clients that filter must find it there all the same.
    json["filterText"] = .string(label.hasPrefix(typed) ? label : typed + " " + label)
    json["kind"] = .integer(Self.completionKind(entry.kind))
    let order = String(number)
    json["sortText"] = .string(String(repeating: "0", count: 4 - min(4, order.count)) + order)
    let detail = EntryCard(entry, in: lexicon, on: nil, locale: locale).lines[0].split(separator: " ").last.map(String.init) ?? ""
    json["detail"] = .string(detail)
    json["textEdit"] =
      client.hasInsertReplace
      ? ["insert": range, "replace": range, "newText": .string(label)] : ["range": range, "newText": .string(label)]
    json["data"] = ["entry": .integer(Int64(completion.entry)), "name": .string(lexicon.name(entry))]
    return .object(json)
  }

  /// Documentation of an item (LSP 3.17, `completionItem/resolve`).
  func resolveCompletion(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard var item = params.objectValue else { throw ResponseError(ResponseError.invalidParams, "an item is an object") }
    guard let lexicon = completionCache?.lexicon, let id = params["data"]?["entry"]?.intValue, lexicon.entries.indices.contains(id)
    else { return params }
    let card = EntryCard(lexicon.entries[id], in: lexicon, on: host.today(), locale: locale)
    item["documentation"] = markup(card.lines, asMarkdown: client.prefersMarkdownDocumentation)
    return .object(item)
  }

  func completions(_ lexicon: LexiconSnapshot) -> Completions {
    if let cached = completionCache, cached.lexicon === lexicon { return cached.engine }
    let engine = Completions(CompletionIndex(lexicon), lexicon)
    completionCache = (lexicon, engine)
    return engine
  }

  private static func completionKind(_ kind: TableKind) -> Int64 {
    switch kind {
    case .people: 6
    case .places: 17
    case .organizations: 9
    case .offices: 7
    case .phrases: 15
    case .terms: 1
    }
  }

  /// Lines as `MarkupContent`, plain where the client does not take Markdown.
  func markup(_ lines: [String], asMarkdown: Bool) -> JSONValue {
    if asMarkdown { return ["kind": "markdown", "value": .string(lines.joined(separator: "\n\n"))] }
    return ["kind": "plaintext", "value": .string(lines.map { $0.replacing("**", with: "") }.joined(separator: "\n"))]
  }
}
