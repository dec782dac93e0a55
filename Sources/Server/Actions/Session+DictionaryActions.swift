import JSON
import Keeping
import LanguageServerProtocol
import Lexicon
import Linting
import TextModel

/// Adding to a dictionary from the text.
extension Session {
  /// A row that would be added.
  struct ProposedRow {
    var table: TableKind
    var values: [(column: String, value: String)]

    var json: JSONValue {
      ["table": .string(table.rawValue), "values": .object(JSONObject(values.map { ($0.column, .string($0.value)) }))]
    }
  }

  /// The folder that a project's first dictionary is made in, beside its configuration.
  private static let newFolder = "词典"

  /// The project's own dictionaries: folders that can be written.
  func ownDictionaries(of document: ServerDocument) -> [String] {
    let bundled = host.bundledDictionaries
    return (document.settings?.configuration.dictionaries ?? []).filter { $0.hasPrefix("/") && !bundled.contains($0) }
  }

  /// What a dictionary would have to say for a finding to go; nil where no single row could.
  private func row(for finding: Finding, _ document: ServerDocument) -> ProposedRow? {
    // As dictionaries write it: Simplified, half-width, without residue.
    let characters = document.settings?.lexicon.characters
    let written = document.text.string(finding.range)
    let folded =
      characters.map { String(String.UnicodeScalarView($0.folded(written).compactMap { Unicode.Scalar($0) })) } ?? written
    guard folded.unicodeScalars.count >= 2, folded.unicodeScalars.count <= 60,
      !folded.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "|" })
    else { return nil }
    switch finding.rule {
    case "term/near-miss", "slogan/near-miss":
      return ProposedRow(table: .phrases, values: [("phrase", folded), ("category", "常用表述")])
    case "name/near-miss": return ProposedRow(table: .people, values: [("name", folded)])
    case "place/near-miss": return ProposedRow(table: .places, values: [("name", folded)])
    default:
      // A row of a table of terms said it: it is switched off.
      guard let reference = finding.reference, TableKind(fileName: Self.fileName(reference.path)) == .terms else { return nil }
      return ProposedRow(table: .terms, values: [("wrong", "!" + reference.name)])
    }
  }

  /// The offers to add to each dictionary, or to make the first one.
  func dictionaryActions(_ finding: Finding, _ text: String, _ document: ServerDocument) -> [CodeAction] {
    guard let row = row(for: finding, document) else { return [] }
    let value = row.values.first?.value ?? ""
    let isOff = value.hasPrefix("!")
    // The mark is the table's way of writing it; who reads a menu need not know.
    let name = Self.quoted(isOff ? String(value.dropFirst()) : value)
    return dictionaryTargets(document).map { target in
      let what =
        isOff
        ? Localized("词典中停用\(name)一条", en: "Switch \(name) off in the dictionary")
        : Localized("把\(name)加入词典", en: "Add \(name) to the dictionary")
      return CodeAction(
        title: Localized(
          what.zh + "（\(target.isNew ? "新建文件夹“\(target.name)”" : target.name)）",
          en: what.en + " (\(target.isNew ? "makes the folder " : "")\(target.name))"
        ),
        kind: "quickfix", finding: finding,
        work: .command(.addToDictionary, [.string(document.uri), row.json, .string(target.folder)]))
    }
  }

  /// The offer to add what is selected; of what kind it is and to which dictionary is asked.
  func extraction(of range: ByteRange, _ document: ServerDocument) -> CodeAction? {
    guard range.count >= 6, range.count <= 180, !dictionaryTargets(document).isEmpty else { return nil }
    let text = document.text.string(range)
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "|" }) else { return nil }
    return CodeAction(
      title: Localized("把\(Self.quoted(text))加入词典…", en: "Add \(Self.quoted(text)) to the dictionary…"), kind: "refactor.extract",
      work: .command(.addToDictionary, [.string(document.uri), ["values": ["name": .string(text)]]]))
  }

  /// The dictionaries that can be added to, the last one, which wins, first; a new one where there is none.
  private func dictionaryTargets(_ document: ServerDocument) -> [(folder: String, name: String, isNew: Bool)] {
    let own = ownDictionaries(of: document)
    if !own.isEmpty { return own.reversed().map { ($0, Self.fileName($0), false) } }
    guard let configuration = configurationPath(of: document) else { return [] }
    return [(Self.parent(configuration) + "/" + Self.newFolder, Self.newFolder, true)]
  }

  // MARK: - The command

  /// `zhubi.addToDictionary`: asks what is not said, then writes the row and has every open document judged by it.
  func addToDictionary(_ arguments: [JSONValue]) throws(ResponseError) {
    let document = try document(named: arguments.first)
    let row = arguments.dropFirst().first ?? .null
    let values = (row["values"]?.objectValue?.members ?? []).compactMap { member in
      member.value.stringValue.map { (member.key, $0) }
    }
    guard !values.isEmpty else { throw failure("没有说要加什么", "nothing was given to add", ResponseError.invalidParams) }
    let targets = dictionaryTargets(document)
    let asked = arguments.dropFirst(2).first?.stringValue
    // Only a dictionary of the project is written, whatever a client sends.
    if let asked, !targets.contains(where: { $0.folder == asked }) {
      throw failure("“\(asked)”不是本项目的词典", "“\(asked)” is no dictionary of the project", ResponseError.invalidParams)
    }
    guard !targets.isEmpty else {
      throw failure("先把文稿存为文件，才能有它的词典", "save the document first: a dictionary stands beside a file")
    }
    let uri = document.uri
    guard let kind = row["table"]?.stringValue.flatMap({ TableKind(rawValue: $0) }) else {
      let name = values[0].1
      return choose(
        Localized("“\(name)”是什么？", en: "What is “\(name)”?"),
        [
          (Localized("固定表述", en: "Set expression"), TableKind.phrases), (Localized("机构", en: "Institution"), .organizations),
          (Localized("职务", en: "Office"), .offices), (Localized("人名", en: "Person"), .people),
          (Localized("地名", en: "Place"), .places),
        ]
      ) { session, kind in
        let row = ProposedRow(table: kind, values: [(kind.nameColumn, name)])
        session.perform { (session) throws(ResponseError) in
          try session.addToDictionary([.string(uri), row.json] + (asked.map { [.string($0)] } ?? []))
        }
      }
    }
    guard let folder = asked ?? (targets.count == 1 ? targets[0].folder : nil) else {
      return choose(
        Localized("加入哪一部词典？", en: "Which dictionary?"), targets.map { (Localized($0.name, en: $0.name), $0.folder) }
      ) { session, folder in
        session.perform { (session) throws(ResponseError) in try session.addToDictionary([.string(uri), row, .string(folder)]) }
      }
    }
    try write(ProposedRow(table: kind, values: values), folder, document)
  }

  private func write(_ row: ProposedRow, _ folder: String, _ document: ServerDocument) throws(ResponseError) {
    let isNew = targetIsNew(folder, document)
    if isNew {
      let manifest =
        "{\n  \"name\": \"\(Self.fileName(folder))\",\n  \"version\": \"1\",\n  \"description\": \"\",\n  \"licence\": \"\",\n  \"sources\": {}\n}\n"
      try change(folder + "/dictionary.json") { (old) throws(ResponseError) in old ?? Array(manifest.utf8) }
    }
    let name = row.table.rawValue + ".tsv"
    try change(folder + "/" + name) { (old) throws(ResponseError) in
      let files = self.host.names(in: folder).filter { $0.hasSuffix(".tsv") && $0 != name }.compactMap { other in
        self.host.read(folder + "/" + other).map { DictionaryFile(path: folder + "/" + other, name: other, bytes: $0) }
      }
      let own = old.map { [DictionaryFile(path: folder + "/" + name, name: name, bytes: $0)] } ?? []
      guard let lexicon = document.settings?.lexicon else { return old ?? [] }
      var editor = DictionaryEditor(files: files + own, inherited: lexicon)
      do throws(KeepingError) {
        try editor.add(row.table.rawValue, Dictionary(row.values.map { ($0.column, $0.value) }, uniquingKeysWith: { a, _ in a }))
      } catch {
        throw ResponseError(ResponseError.requestFailed, error.message.text(self.locale))
      }
      return editor.changes.first { $0.name == name }?.new ?? old ?? []
    }
    if isNew, let path = configurationPath(of: document) {
      let bundled = host.bundledDictionaries.map { JSONValue.string($0) }
      try change(path) { (old) throws(ResponseError) in
        try self.configuration(path, old) { (json) throws(JSONError) in
          try json.append(.string("./" + Self.fileName(folder)), to: "dictionaries", creating: bundled)
        }
      }
    }
    reload()
    settle()
  }

  private func targetIsNew(_ folder: String, _ document: ServerDocument) -> Bool { !ownDictionaries(of: document).contains(folder) }

  // MARK: - Questions

  /// Asks the user to choose (LSP 3.17, `window/showMessageRequest`); nothing happens when they do not.
  private func choose<Choice>(
    _ question: Localized, _ choices: [(title: Localized, value: Choice)], then: @escaping (Session, Choice) -> Void
  ) {
    let titles = choices.map { $0.title.text(locale) }
    request(
      "window/showMessageRequest",
      [
        "type": 3, "message": .string(question.text(locale)), "actions": .array(titles.map { ["title": .string($0)] }),
      ]
    ) { session, answer in
      guard let title = answer?["title"]?.stringValue, let index = titles.firstIndex(of: title) else { return }
      then(session, choices[index].value)
    }
  }

  /// Does what was asked for in an answer; a failure is shown, since there is no request to answer.
  private func perform(_ work: (Session) throws(ResponseError) -> Void) {
    do throws(ResponseError) {
      try work(self)
    } catch {
      show(Localized(error.message, en: error.message), type: 1)
    }
  }
}
