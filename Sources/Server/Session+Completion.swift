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
  /// The list is always incomplete where prose may stand: what a longer stretch names need not be among what a shorter one did.
  func completion(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard let analysis = document.analysis else { return .null }
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let block = analysis.block(at: offset) else { return ["isIncomplete": false, "items": []] }
    let lexicon = analysis.context.lexicon
    let engine = completions(lexicon)
    let start = Int(analysis.blocks[block].range.start)
    let found = engine.completions(in: document.text, at: offset, date: analysis.context.date, blockStart: start)
    let place = CompletionPlace(
      run: ByteRange(Completions.run(in: document.text, endingAt: offset, from: start), offset), text: document.text,
      limit: Int(analysis.blocks[block].range.end))
    let insert = json(place.run, in: document.text)
    let items: [JSONValue] = found.enumerated().map { item($1, place, insert: insert, $0, lexicon) }
    return ["isIncomplete": true, "items": .array(items)]
  }

  private func item(
    _ completion: Completion, _ place: CompletionPlace, insert: JSONValue, _ number: Int, _ lexicon: LexiconSnapshot
  ) -> JSONValue {
    let entry = lexicon.entries[Int(completion.entry)]
    let label = place.kept(before: completion.typed) + completion.text
    var json = JSONObject()
    json["label"] = .string(label)
    // What was typed in letters is no part of the name: clients that filter must find it there all the same.
    json["filterText"] = .string(label.hasPrefix(place.typed) ? label : place.typed + " " + label)
    json["kind"] = .integer(Self.completionKind(entry.kind))
    let order = String(number)
    json["sortText"] = .string(String(repeating: "0", count: 4 - min(4, order.count)) + order)
    json["detail"] = .string(EntryCard.detail(entry, in: lexicon, locale: locale))
    if client.hasInsertReplace {
      // What stands behind the cursor goes with it only as far as the name has it too: nobody loses the next word.
      let end = place.end(covering: completion)
      let replace = end == Int(place.run.end) ? insert : self.json(ByteRange(Int(place.run.start), end), in: place.text)
      json["textEdit"] = ["insert": insert, "replace": replace, "newText": .string(label)]
    } else {
      json["textEdit"] = ["range": insert, "newText": .string(label)]
    }
    json["data"] = ["entry": .integer(Int64(completion.entry)), "name": .string(lexicon.name(entry))]
    return .object(json)
  }

  /// Documentation of an item (LSP 3.17, `completionItem/resolve`).
  func resolveCompletion(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    guard var item = params.objectValue else { throw ResponseError(ResponseError.invalidParams, "an item is an object") }
    // The dictionary may have been read anew since the item was offered.
    guard let lexicon = completionEngines.lexicon, let id = params["data"]?["entry"]?.intValue,
      lexicon.entries.indices.contains(id),
      lexicon.name(lexicon.entries[id]) == params["data"]?["name"]?.stringValue
    else { return params }
    let card = EntryCard(lexicon.entries[id], in: lexicon, on: host.today(), locale: locale)
    item["documentation"] = Markup.content(card.lines, asMarkdown: client.prefersMarkdownDocumentation)
    return .object(item)
  }

  func completions(_ lexicon: LexiconSnapshot) -> Completions {
    completionEngines.engine(lexicon)
  }

  /// `CompletionItemKind`. A set expression is a constant and not a snippet: a client may hide snippets or sort them apart.
  private static func completionKind(_ kind: TableKind) -> Int64 {
    switch kind {
    case .people: 6
    case .places: 17
    case .organizations: 9
    case .offices: 7
    case .phrases: 21
    case .terms: 1
    }
  }
}
