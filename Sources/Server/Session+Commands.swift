import Analysis
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// Commands (LSP 3.17, `workspace/executeCommand`).
extension Session {
  /// The commands that this client can use.
  var commands: [ServerCommand] { ServerCommand.allCases.filter { !$0.needsEdits || client.appliesEdits } }

  func executeCommand(_ params: JSONValue) throws(ResponseError) -> JSONValue {
    let name = params["command"]?.stringValue ?? ""
    guard let command = ServerCommand(rawValue: name), commands.contains(command) else {
      throw failure("没有命令“\(name)”", "there is no command “\(name)”", ResponseError.invalidParams)
    }
    let arguments = params["arguments"]?.arrayValue ?? []
    switch command {
    case .stet: try stet(arguments)
    case .addToDictionary: try addToDictionary(arguments)
    case .switchRuleOff: try switchRuleOff(arguments)
    case .explainRule: try explainRule(arguments)
    case .checkWorkspace: checkWorkspace(params["workDoneToken"])
    case .fixAllSafe: try fix(arguments, CodeAction.Later(kind: .fixAll))
    case .fixRule:
      let rule = arguments.dropFirst().first?.stringValue ?? ""
      guard description(of: rule) != nil else {
        throw failure("没有规则“\(rule)”", "there is no rule “\(rule)”", ResponseError.invalidParams)
      }
      try fix(arguments, CodeAction.Later(kind: .fixRule, rule: rule))
    case .applyEdit: try applyEdit(arguments)
    }
    return .null
  }

  /// The open document that an argument names by its URI.
  func document(named argument: JSONValue?) throws(ResponseError) -> ServerDocument {
    guard let uri = argument?.stringValue else {
      throw failure("缺少文稿的 URI", "the URI of a document is missing", ResponseError.invalidParams)
    }
    guard let document = documents[uri] else {
      throw failure("\(uri) 没有打开", "\(uri) is not open", ResponseError.invalidParams)
    }
    return document
  }

  private func fix(_ arguments: [JSONValue], _ later: CodeAction.Later) throws(ResponseError) {
    let document = try document(named: arguments.first)
    apply(edits(later, document) ?? [], document, label: Localized("朱笔修改", en: "Zhubi").text(locale))
  }

  /// Applies an edit that was offered, unless the text has changed since.
  private func applyEdit(_ arguments: [JSONValue]) throws(ResponseError) {
    let document = try document(named: arguments.first)
    guard arguments.count == 3, arguments[2].objectValue != nil else {
      throw failure("参数不对", "the arguments are not right", ResponseError.invalidParams)
    }
    guard arguments[1].intValue == document.version else {
      throw failure("文稿已改，请重新选择", "the text has changed; choose again", ResponseError.contentModified)
    }
    apply(arguments[2], label: Localized("朱笔修改", en: "Zhubi").text(locale))
  }

  // MARK: - Explanations

  /// `zhubi.explainRule`: opens the explanation of a rule in the editor, or shows it.
  private func explainRule(_ arguments: [JSONValue]) throws(ResponseError) {
    let name = arguments.first?.stringValue ?? ""
    guard let rule = description(of: name) else {
      throw failure("没有规则“\(name)”", "there is no rule “\(name)”", ResponseError.invalidParams)
    }
    guard client.showsDocuments, writeExplanations(), let target = explanationTarget(of: name),
      let line = explanations.lines[name]
    else {
      return show(Localized(RuleExplanation.plain(rule, .zhHans), en: RuleExplanation.plain(rule, .en)), type: 3)
    }
    let position: JSONValue = ["line": .integer(Int64(line)), "character": 0]
    let uri = target.prefix { $0 != "#" }
    request(
      "window/showDocument",
      ["uri": .string(String(uri)), "takeFocus": true, "selection": ["start": position, "end": position]])
  }

  /// Where the explanation of a rule stands: a line of a file in the user's cache, so that it opens without a network.
  func explanationTarget(of rule: String) -> String? {
    if explanationBase == nil, let path = explanationPath { explanationBase = DocumentURI.uri(path) + "#L" }
    guard let base = explanationBase, let line = explanations.lines[rule] else { return nil }
    return base + String(line + 1)
  }

  private var explanationPath: String? {
    host.cacheFolder.map { "\($0)/rules-\(host.version).\(locale.rawValue).md" }
  }

  /// The text of all explanations, made when first asked for.
  var explanations: RuleExplanation.Book {
    if let book = explanationBook { return book }
    let book = RuleExplanation.book(host.rules, locale)
    explanationBook = book
    return book
  }

  /// Writes the explanations, unless they are there.
  @discardableResult
  func writeExplanations() -> Bool {
    guard let path = explanationPath else { return false }
    let bytes = Array(explanations.text.utf8)
    let old = host.read(path)
    return old == bytes || host.replace(path, with: bytes, expecting: old) == nil
  }
}
