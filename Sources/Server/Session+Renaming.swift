import Analysis
import Formats
import JSON
import Keeping
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// A name wherever it stands: in the open documents, in the files of the workspace, in the project's dictionaries.
extension Session {
  /// The places of a name in one document.
  private struct Places {
    var uri: String
    /// Nil for a document that is not open.
    var version: Int?
    var text: SourceText
    var ranges: [ByteRange]
  }

  /// References are places of the name itself; every accepted form is highlighted (LSP 3.17, `textDocument/references`).
  func references(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    guard let occurrence = document.analysis?.occurrence(at: offset) else { return [] }
    var found: [JSONValue] = []
    for place in places(of: occurrence, from: document) {
      found += place.ranges.map { ["uri": .string(place.uri), "range": json($0, in: place.text)] }
    }
    return .array(found)
  }

  /// Gives a name another form everywhere (LSP 3.17, `textDocument/rename`). Only the same name is replaced: a short form of
  /// the entity stays a short form. A row of the project's own dictionary that has the name gets the new one.
  func rename(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let document = try document(params)
    let offset = byteOffset(params["position"] ?? .null, in: document.text)
    let name = params["newName"]?.stringValue ?? ""
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw failure("新名称不能为空，也不能含换行", "the new name must not be empty nor hold a line break", ResponseError.invalidParams)
    }
    guard let occurrence = document.analysis?.occurrence(at: offset), Self.isNamed(occurrence.kind) else {
      throw failure("此处没有可以改名的对象", "nothing here can be renamed")
    }
    var parts = places(of: occurrence, from: document).map { place in (place, place.ranges.map { TextEdit($0, name) }) }
    let entries = document.analysis?.entries(of: occurrence) ?? []
    parts += rowEdits(occurrence.text, name, entries, document)
    return workspaceEdit(parts)
  }

  private func workspaceEdit(_ parts: [(Places, [TextEdit])]) -> JSONValue {
    let lists = parts.map { place, edits in
      (place, JSONValue.array(edits.map { ["range": json($0.range, in: place.text), "newText": .string($0.replacement)] }))
    }
    guard client.hasDocumentChanges else { return ["changes": .object(JSONObject(lists.map { ($0.0.uri, $0.1) }))] }
    return [
      "documentChanges": .array(
        lists.map { place, edits in
          let version: JSONValue = place.version.map { .integer(Int64($0)) } ?? .null
          return ["textDocument": ["uri": .string(place.uri), "version": version], "edits": edits]
        })
    ]
  }

  // MARK: - Documents

  /// Where a name stands, this document first, then the other open ones, then the files of the workspace.
  private func places(of occurrence: Occurrence, from document: ServerDocument) -> [Places] {
    // Names are found without findings: a long document need not be analysed for them.
    for uri in unsettled { update(uri) }
    var found: [Places] = []
    var open: Set<String> = []
    for uri in [document.uri] + documents.keys.sorted().filter({ $0 != document.uri }) {
      guard let other = documents[uri] else { continue }
      if let path = other.path { open.insert(path) }
      guard uri == document.uri || isInWorkspace(other.path) else { continue }
      add(other.analysis?.sameNames(as: occurrence) ?? [], uri, other.version, other.text, &found)
    }
    // Numbers and dates are the same everywhere and mean something else.
    guard Self.isNamed(occurrence.kind) else { return found }
    let name = Array(occurrence.text.utf8)
    var seen: Set<String> = []
    for folder in folders {
      for path in host.documents(in: folder.path).prefix(WorkspaceState.mostDocuments)
      where !open.contains(path) && seen.insert(path).inserted {
        // Few files have the name: only those are looked at closely. What is not UTF-8 the editor may read otherwise.
        guard let bytes = host.read(path), bytes.count <= WorkspaceState.largest, Self.holds(name, bytes),
          let formatted = try? FormattedDocument.open(bytes: bytes, name: path), formatted.format != .docx,
          formatted.encoding == .utf8
        else { continue }
        let closed = ServerDocument(uri: uri(ofPath: path), path: path, format: formatted.format, version: 0, text: formatted.text)
        analyse(closed)
        add(closed.analysis?.sameNames(as: occurrence) ?? [], closed.uri, nil, closed.text, &found)
      }
    }
    return found
  }

  private func isInWorkspace(_ path: String?) -> Bool { path.map { folder(holding: $0) != nil } ?? false }

  private func add(_ same: [Occurrence], _ uri: String, _ version: Int?, _ text: SourceText, _ found: inout [Places]) {
    var seen: Set<ByteRange> = []
    let ranges = same.map(\.range).filter { seen.insert($0).inserted }
    if !ranges.isEmpty { found.append(Places(uri: uri, version: version, text: text, ranges: ranges)) }
  }

  private static func holds(_ name: [UInt8], _ bytes: [UInt8]) -> Bool {
    guard let first = name.first, bytes.count >= name.count else { return false }
    let span = bytes.span
    var i = 0
    let end = bytes.count - name.count
    while i <= end {
      if span[i] == first {
        var j = 1
        while j < name.count, span[i + j] == name[j] { j += 1 }
        if j == name.count { return true }
      }
      i += 1
    }
    return false
  }

  // MARK: - Dictionaries

  /// Edits of the project's own tables that give the entry its new name, also where other rows point to it.
  private func rowEdits(
    _ old: String, _ name: String, _ entries: [Entry], _ document: ServerDocument
  ) -> [(Places, [TextEdit])] {
    guard let lexicon = document.settings?.lexicon else { return [] }
    let own = ownDictionaries(of: document)
    var parts: [(Places, [TextEdit])] = []
    var done: Set<String> = []
    for entry in entries where lexicon.name(entry) == old {
      let path = lexicon.reference(entry).path
      let folder = Self.parent(path)
      guard own.contains(folder), isInWorkspace(path), done.insert(folder + entry.kind.rawValue).inserted else { continue }
      var files: [DictionaryFile] = []
      for table in host.names(in: folder).sorted() where table.hasSuffix(".tsv") {
        let path = folder + "/" + table
        guard let bytes = documents.values.first(where: { $0.path == path }).map({ Array($0.text.string.utf8) }) ?? host.read(path)
        else { continue }
        files.append(DictionaryFile(path: path, name: table, bytes: bytes))
      }
      var editor = DictionaryEditor(files: files, inherited: lexicon)
      // Of several rows of one name none is meant more than the others: they are left to the keeper.
      guard let selector = try? EntrySelector(entry.kind.rawValue + ":" + old),
        (try? editor.rename(selector, to: name, keepsAlias: false)) != nil
      else { continue }
      for change in editor.changes {
        let path = folder + "/" + change.name
        let open = documents.values.first { $0.path == path }
        let text = SourceText(String(decoding: change.old ?? [], as: UTF8.self))
        let edits = TextDifference.edits(from: text, to: SourceText(String(decoding: change.new, as: UTF8.self)))
        parts.append((Places(uri: open?.uri ?? uri(ofPath: path), version: open?.version, text: text, ranges: []), edits))
      }
    }
    return parts
  }
}
