import Analysis
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// The shape of a document: symbols, folds, selections, colours.
extension Session {
  func outline(_ document: ServerDocument) -> Outline? {
    guard let analysis = document.analysis else { return nil }
    let overview = DocumentOverview(document.text, analysis.blocks, analysis.context.lexicon.characters)
    return Outline(document.text, analysis.blocks, overview, analysis.context.lexicon.characters)
  }

  func documentSymbols(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard let outline = outline(document) else { return [] }
    if !client.hasHierarchicalSymbols {
      return .array(
        outline.entries.map {
          [
            "name": .string(Self.symbolName($0.text)), "kind": 15,
            "location": ["uri": .string(document.uri), "range": json($0.heading, in: document.text)],
          ]
        })
    }
    var index = 0
    return .array(symbols(outline.entries, &index, above: -1, document))
  }

  private func symbols(_ entries: [Outline.Entry], _ index: inout Int, above level: Int, _ document: ServerDocument) -> [JSONValue]
  {
    var symbols: [JSONValue] = []
    while index < entries.count, entries[index].level > level {
      let entry = entries[index]
      index += 1
      let children = self.symbols(entries, &index, above: entry.level, document)
      let extent = ByteRange(min(entry.extent.start, entry.heading.start), max(entry.extent.end, entry.heading.end))
      var json = JSONObject()
      json["name"] = .string(Self.symbolName(entry.text))
      json["kind"] = 15
      json["range"] = self.json(extent, in: document.text)
      json["selectionRange"] = self.json(entry.heading, in: document.text)
      if !children.isEmpty { json["children"] = .array(children) }
      symbols.append(.object(json))
    }
    return symbols
  }

  /// A symbol's name must not be blank.
  static func symbolName(_ text: String) -> String { text.allSatisfy(\.isWhitespace) ? "…" : text }

  func foldingRanges(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard let outline = outline(document) else { return [] }
    var seen: Set<Int> = []
    return .array(
      outline.entries.compactMap { entry in
        let start = document.text.line(at: Int(entry.extent.start))
        let end = document.text.line(at: max(Int(entry.extent.end) - 1, Int(entry.extent.start)))
        guard end > start, seen.insert(start).inserted else { return nil }
        return ["startLine": .integer(Int64(start)), "endLine": .integer(Int64(end)), "kind": "region"]
      })
  }

  func selectionRanges(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let outline = outline(document)
    return .array(
      (params["positions"]?.arrayValue ?? []).map { position in
        let offset = byteOffset(position, in: document.text)
        var ranges = Self.nested(at: offset, document)
        for entry in (outline?.entries ?? []).reversed()
        where entry.extent.indices.contains(offset) || Int(entry.extent.end) == offset { ranges.append(entry.extent) }
        ranges.append(document.text.fullRange)
        var result: JSONValue = .null
        var last: ByteRange?
        // From the largest to the smallest: each names the next larger one as its parent.
        for range in ranges.reversed() where range != last && (last.map { $0.contains(range) } ?? true) {
          var json = JSONObject()
          json["range"] = self.json(range, in: document.text)
          if !result.isNull { json["parent"] = result }
          result = .object(json)
          last = range
        }
        return result
      })
  }

  /// Clause, sentence and paragraph around an offset, the smallest first.
  private static func nested(at offset: Int, _ document: ServerDocument) -> [ByteRange] {
    guard let analysis = document.analysis, let block = analysis.block(at: offset) else { return [] }
    let paragraph = analysis.blocks[block].range
    func stretch(_ stops: Set<UInt32>) -> ByteRange {
      var start = offset
      while start > Int(paragraph.start) {
        let previous = document.text.characterStart(at: start - 1)
        if stops.contains(document.text.scalar(at: previous, limit: start)) { break }
        start = previous
      }
      var end = offset
      while end < Int(paragraph.end) {
        let scalar = document.text.scalar(at: end, limit: Int(paragraph.end))
        if stops.contains(scalar) { break }
        end += SourceText.sequenceLength(document.text.storage[end])
      }
      return ByteRange(start, min(end, Int(paragraph.end)))
    }
    let sentence: Set<UInt32> = [0x3002, 0xFF01, 0xFF1F, 0xFF1B]
    let clause = sentence.union([0xFF0C, 0x2C, 0xFF1A, 0x3001])
    return [ByteRange(offset, offset), stretch(clause), stretch(sentence), paragraph]
  }

  // MARK: - Semantic tokens

  static let tokenLegend: JSONValue = [
    "tokenTypes": .array(Occurrence.Kind.allCases.map { .string($0.name) }), "tokenModifiers": [],
  ]

  func semanticTokens(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let data = tokens(document, within: document.text.fullRange)
    lastResult += 1
    let id = String(lastResult)
    tokenResults[document.uri] = (id, data)
    return ["resultId": .string(id), "data": .array(data.map { .integer(Int64($0)) })]
  }

  func semanticTokensRange(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let range = byteRange(params["range"] ?? .null, in: document.text)
    return ["data": .array(tokens(document, within: range).map { .integer(Int64($0)) })]
  }

  func semanticTokensDelta(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    guard let previous = tokenResults[document.uri], previous.id == params["previousResultId"]?.stringValue else {
      return try semanticTokens(params)
    }
    let data = tokens(document, within: document.text.fullRange)
    lastResult += 1
    let id = String(lastResult)
    tokenResults[document.uri] = (id, data)
    var prefix = 0
    while prefix < min(data.count, previous.data.count), data[prefix] == previous.data[prefix] { prefix += 1 }
    prefix -= prefix % 5
    var suffix = 0
    while suffix < min(data.count, previous.data.count) - prefix,
      data[data.count - 1 - suffix] == previous.data[previous.data.count - 1 - suffix]
    { suffix += 1 }
    suffix -= suffix % 5
    let inserted = data[prefix..<data.count - suffix]
    let deleted = previous.data.count - prefix - suffix
    if inserted.isEmpty, deleted == 0 { return ["resultId": .string(id), "edits": []] }
    let edit: JSONValue = [
      "start": .integer(Int64(prefix)), "deleteCount": .integer(Int64(deleted)),
      "data": .array(inserted.map { .integer(Int64($0)) }),
    ]
    return ["resultId": .string(id), "edits": [edit]]
  }

  /// Tokens in the relative form of LSP 3.17: line, start, length, type, modifiers.
  private func tokens(_ document: ServerDocument, within range: ByteRange) -> [Int] {
    guard let analysis = document.analysis else { return [] }
    var data: [Int] = []
    var lastLine = 0
    var lastStart = 0
    for block in analysis.blocks.indices where analysis.blocks[block].range.overlaps(range) {
      for occurrence in analysis.occurrences(inBlock: block) where occurrence.range.overlaps(range) {
        let start = document.text.position(at: Int(occurrence.range.start), encoding: encoding)
        let end = document.text.position(at: Int(occurrence.range.end), encoding: encoding)
        // Few clients take tokens that reach over a line end; one in a wrapped paragraph is left out.
        guard start.line == end.line, end.column > start.column else { continue }
        data += [
          start.line - lastLine, start.line == lastLine ? start.column - lastStart : start.column, end.column - start.column,
          occurrence.kind.rawValue, 0,
        ]
        lastLine = start.line
        lastStart = start.column
      }
    }
    return data
  }
}
