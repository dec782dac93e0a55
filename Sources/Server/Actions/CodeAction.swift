import JSON
import Linting
import TextModel

/// Something that a writer can choose to have done (LSP 3.17, `CodeAction`), before it is put into the client's words.
struct CodeAction {
  /// What it does.
  enum Work {
    /// Edits in the document, known already.
    case edits([TextEdit])
    /// Edits in the document that take some work: done when the client asks, if it can.
    case later(Later)
    /// A command of ours.
    case command(ServerCommand, [JSONValue])
  }

  /// Edits that are worked out when the client asks (`codeAction/resolve`).
  struct Later: Hashable {
    enum Kind: String { case stet, fixRule, fixAll }
    var kind: Kind
    /// The rule; empty for all.
    var rule = ""
    /// Which finding of the rule, see ``Fingerprint``; empty where it is not about one.
    var fingerprint = ""
  }

  var title: Localized
  var kind: String
  /// What it mends or lets stand.
  var finding: Finding?
  var isPreferred = false
  var work: Work
}

/// The commands that `workspace/executeCommand` takes. An editor's own commands have other names (`zhubi.restart`,
/// `zhubi.fixAll`): some clients would not start if two were the same.
enum ServerCommand: String, CaseIterable {
  /// `[uri, rule, fingerprint, reason?]`: lets a finding stand, by a row in the sidecar table.
  case stet = "zhubi.stet"
  /// `[uri, {table, values}, folder?]`: adds a row to a dictionary.
  case addToDictionary = "zhubi.addToDictionary"
  /// `[uri, rule]`: writes `"rule": "off"` into the configuration.
  case switchRuleOff = "zhubi.switchRuleOff"
  /// `[rule]`: shows why a rule is as it is.
  case explainRule = "zhubi.explainRule"
  /// `[]`: checks every document of the workspace.
  case checkWorkspace = "zhubi.checkWorkspace"
  /// `[uri]`: mends what is certain.
  case fixAllSafe = "zhubi.fixAllSafe"
  /// `[uri, rule]`: mends every finding of a rule.
  case fixRule = "zhubi.fixRule"
  /// `[uri, version, edit]`: applies an edit, for clients that take commands only.
  case applyEdit = "zhubi.applyEdit"

  /// Whether the client must be able to apply edits.
  var needsEdits: Bool { self == .fixAllSafe || self == .fixRule || self == .applyEdit }
}

/// What of the menu a client asked for (LSP 3.17, `CodeActionContext`).
struct AskedActions {
  private let only: [String]?
  /// Whether the client asks by itself, for a light bulb, and not the user.
  let isAutomatic: Bool

  init(_ context: JSONValue?) {
    only = context?["only"]?.arrayValue?.compactMap(\.stringValue)
    isAutomatic = context?["triggerKind"]?.intValue == 2
  }

  /// Whether the user, or a setting of theirs, asked for some kinds.
  var isExplicit: Bool { only != nil }

  /// Whether a kind is wanted: `source.fixAll.zhubi` is by `source.fixAll` and by `source`. The empty kind wants all.
  func wants(_ kind: String) -> Bool {
    only?.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") } ?? true
  }
}
