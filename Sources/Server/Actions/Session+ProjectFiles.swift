import Analysis
import JSON
import LanguageServerProtocol
import Linting
import TextModel

/// Files of the project that the server writes: configurations, dictionaries, what stands.
extension Session {
  /// Changes a file as a whole, atomically. When somebody else wrote meanwhile it is read and changed once more.
  ///
  /// A file that is open in the editor with unsaved changes is changed there, so that neither side's work is lost.
  ///
  /// - Parameter make: Gets what the file holds, nil when there is none, and gives what it is to hold.
  func change(_ path: String, _ make: ([UInt8]?) throws(ResponseError) -> [UInt8]) throws(ResponseError) {
    var reason = Localized("", en: "")
    for _ in 0..<2 {
      let old = host.read(path)
      if let open = documents.values.first(where: { $0.path == path }), Array(open.text.string.utf8) != old {
        guard client.appliesEdits else {
          throw failure("\(path) 在编辑器中有未保存的改动，请先保存", "\(path) has unsaved changes in the editor; save it first")
        }
        let new = SourceText(String(decoding: try make(Array(open.text.string.utf8)), as: UTF8.self))
        return apply(TextDifference.edits(from: open.text, to: new), open, label: Self.fileName(path))
      }
      let new = try make(old)
      if new == old { return }
      guard let fault = host.replace(path, with: new, expecting: old) else { return }
      reason = fault
    }
    throw ResponseError(ResponseError.requestFailed, reason.text(locale))
  }

  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Asks the client to apply edits to an open document (LSP 3.17, `workspace/applyEdit`).
  func apply(_ edits: [TextEdit], _ document: ServerDocument, label: String) {
    guard !edits.isEmpty else { return }
    apply(workspaceEdit(edits, document), label: label)
  }

  /// Asks the client to apply an edit; what it will not do is said.
  func apply(_ edit: JSONValue, label: String) {
    request("workspace/applyEdit", ["label": .string(label), "edit": edit]) { session, result in
      guard result?["applied"]?.boolValue != true else { return }
      let reason = result?["failureReason"]?.stringValue ?? ""
      session.show(
        Localized(
          "编辑器没有接受修改" + (reason.isEmpty ? "" : "：" + reason),
          en: "the editor did not take the edit" + (reason.isEmpty ? "" : ": " + reason)), type: 2)
    }
  }

  /// A message for the user (LSP 3.17, `window/showMessage`); types are 1 error, 2 warning, 3 information.
  func show(_ message: Localized, type: Int) {
    send(
      .notification(
        method: "window/showMessage",
        params: ["type": .integer(Int64(type)), "message": .string(message.text(locale))]))
  }

  /// An error with a reason for the user.
  func failure(_ zh: String, _ en: String, _ code: Int = ResponseError.requestFailed) -> ResponseError {
    ResponseError(code, Localized(zh, en: en).text(locale))
  }

  // MARK: - The configuration

  /// Where the configuration of a document is, or would be made; nil for a document that is no file and in no folder.
  func configurationPath(of document: ServerDocument) -> String? {
    if let path = document.settings?.configurationPath { return path }
    if let path = document.path { return (folder(holding: path) ?? Self.parent(path)) + "/zhubi.json" }
    return folders.first.map { $0.path + "/zhubi.json" }
  }

  /// The offer to switch a rule off.
  func switchingOff(_ rule: String, _ document: ServerDocument) -> CodeAction? {
    guard let path = configurationPath(of: document), !rule.hasPrefix("lint/") || description(of: rule) != nil else { return nil }
    let isNew = document.settings?.configurationPath == nil
    let file = Self.fileName(path)
    return CodeAction(
      title: Localized(
        "本项目不再检查“\(summary(rule))”（\(isNew ? "新建" : "写入") \(file)）",
        en: "Switch off in this project: \(summary(rule)) (\(isNew ? "makes" : "in") \(file))"),
      kind: "quickfix", work: .command(.switchRuleOff, [.string(document.uri), .string(rule)]))
  }

  /// `zhubi.switchRuleOff`: writes the rule into the configuration, its comments kept.
  func switchRuleOff(_ arguments: [JSONValue]) throws(ResponseError) {
    let document = try document(named: arguments.first)
    let rule = arguments.dropFirst().first?.stringValue ?? ""
    guard let description = description(of: rule) else {
      throw failure("没有规则“\(rule)”", "there is no rule “\(rule)”", ResponseError.invalidParams)
    }
    guard let path = configurationPath(of: document) else {
      throw failure("先把文稿存为文件，才能写它的配置", "save the document first: a configuration stands beside a file")
    }
    try change(path) { (old) throws(ResponseError) in
      try self.configuration(path, old) { (json) throws(JSONError) in
        let root = try JSONNode.parse(json.bytes, dialect: .json5)
        let hasOptions = root["rules"]?[rule]?.members != nil
        return try json.set(hasOptions ? ["rules", rule, "severity"] : ["rules", rule], to: "off")
      }
    }
    reload()
    settle()
    // Settings of the editor and later overrides go over what was written.
    guard let settings = documents[document.uri]?.settings, let profile = document.analysis?.context.profile,
      settings.configurationPath == path, settings.configuration.setting(of: description, profile: profile).0.severity != .off
    else { return }
    show(
      Localized(
        "已写入 \(Self.fileName(path))，但编辑器的设置或 overrides 又打开了 \(rule)",
        en: "written to \(Self.fileName(path)), but the editor’s settings or an override switch \(rule) on again"), type: 2)
  }

  /// What a configuration file is to hold after a change.
  func configuration(
    _ path: String, _ old: [UInt8]?, _ change: (inout EditableJSON) throws(JSONError) -> Bool
  ) throws(ResponseError) -> [UInt8] {
    let isBlank = old?.allSatisfy { $0 <= 0x20 } ?? true
    var json = EditableJSON(isBlank ? Array("{\n}\n".utf8) : old ?? [])
    let isDone: Bool
    do throws(JSONError) {
      isDone = try change(&json)
    } catch {
      throw failure(
        "\(path):\(error.line):\(error.column): \(error.message(.zhHans))；改好以后再试",
        "\(path):\(error.line):\(error.column): \(error.message(.en)); mend it and try again")
    }
    guard isDone else {
      throw failure("\(path) 的写法不对，无法写入", "\(path) is not as a configuration should be; nothing was written")
    }
    return json.bytes
  }
}
