public import TextModel

/// Judges many documents together: what the workspace rules find when the facts of all of them are compared.
///
/// Pure like ``Linter``: documents come in as results, findings go out beside them. O(facts).
public struct Workspace: Sendable {
  /// One document of the workspace.
  public struct Document: Sendable {
    /// Path for messages and related places.
    public var path: String
    /// What checking it gave.
    public var result: DocumentResult
    /// Creates a document.
    public init(path: String, result: DocumentResult) { (self.path, self.result) = (path, result) }
  }

  /// The rules; document numbers of facts are positions in their catalogue.
  public let rules: RuleSet

  /// Creates a workspace for the rules that checked its documents.
  public init(rules: RuleSet) { self.rules = rules }

  /// Whether any rule compares documents, so that facts must be kept.
  public var hasRules: Bool { !rules.workspaceRules.isEmpty }

  /// Findings of the comparison as the configuration of their own document has them: without those of rules that it switches
  /// off, with the severities that it sets.
  public static func allowed(
    _ findings: [Finding], _ configuration: Configuration, _ profile: Profile, _ rules: [RuleDescription]
  ) -> [Finding] {
    findings.compactMap { finding in
      guard let description = rules.first(where: { $0.id == finding.rule }) else { return finding }
      let setting = configuration.setting(of: description, profile: profile).0
      guard setting.severity != .off else { return nil }
      var finding = finding
      if setting.isSeverityFixed { finding.severity = setting.severity }
      return finding
    }
  }

  /// Findings that only the comparison gives, one array for each document, by position.
  public func check(_ documents: [Document], locale: MessageLocale) -> [[Finding]] {
    var findings = [[Finding]](repeating: [], count: documents.count)
    guard hasRules, documents.count > 1 else { return findings }
    var facts: [UInt16: [[DocumentFact]]] = [:]
    for active in rules.workspaceRules { facts[active.number] = Array(repeating: [], count: documents.count) }
    for (index, document) in documents.enumerated() {
      for fact in document.result.facts { facts[fact.owner]?[index].append(fact) }
    }
    for active in rules.workspaceRules {
      guard let own = facts[active.number] else { continue }
      let views = zip(documents, own).map { WorkspaceDocument(path: $0.path, context: $0.result.context, facts: $1) }
      active.rule.check(views, locale: locale) { document, body in
        guard findings.indices.contains(document) else { return }
        var sink = FindingSink(locale: locale)
        sink.speak(as: active.id, active.setting)
        body(&sink)
        findings[document] += sink.findings
      }
    }
    return findings.map(Linter.settle)
  }
}
