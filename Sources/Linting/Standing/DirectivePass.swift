public import TextModel

/// Takes out the findings that a document's own comments let stand, and finds comments that no longer do.
public struct DirectivePass: Sendable {
  private let comments: [(range: ByteRange, text: String)]
  private let blocks: [ProseBlock]
  private let text: SourceText
  private let configuration: Configuration
  private let profile: Profile
  private let locale: MessageLocale
  private let rules: [RuleDescription]

  /// Creates a pass over one document.
  ///
  /// - Parameters:
  ///   - comments: Comments of the document, in order, their text without delimiters.
  ///   - rules: All rules, so that unknown identifiers are found.
  public init(
    comments: [(range: ByteRange, text: String)], blocks: [ProseBlock], text: SourceText, configuration: Configuration,
    profile: Profile,
    rules: [RuleDescription], locale: MessageLocale
  ) {
    (self.comments, self.blocks, self.text, self.configuration) = (comments, blocks, text, configuration)
    (self.profile, self.rules, self.locale) = (profile, rules, locale)
  }

  /// Whether there is a comment at all.
  public var hasComments: Bool { !comments.isEmpty }

  /// The findings that remain, with those of `lint/…` about the comments.
  public func apply(_ findings: [Finding]) -> [Finding] {
    guard !comments.isEmpty else { return findings }
    var scopes = DirectiveScopes(comments: comments, blocks: blocks, text: text)
    guard !scopes.scopes.isEmpty else { return findings }
    var kept = scopes.filter(findings)
    for directive in scopes.unused { report(unused: directive, &kept) }
    for scope in scopes.scopes { report(unknownIn: scope.directive, &kept) }
    return kept.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
  }

  private func severity(_ rule: String) -> Severity {
    guard let description = rules.first(where: { $0.id == rule }) else { return .off }
    return configuration.setting(of: description, profile: profile).0.severity
  }

  private func report(unused directive: Directive, _ findings: inout [Finding]) {
    let severity = severity("lint/unused-stet")
    guard severity != .off, !isForComparison(directive) else { return }
    let fix = Fix(
      title: Localized("删去这条注释", en: "Delete the comment").text(locale), safety: .unsafe, edits: [TextEdit(directive.range, "")])
    findings.append(
      Finding(
        rule: "lint/unused-stet", severity: severity, range: directive.range,
        message: Localized(
          "这条 \(directive.kind.rawValue) 注释没有压下任何发现，可以删去", en: "this \(directive.kind.rawValue) comment silences nothing; it can go"
        ).text(locale),
        fixes: [fix], tag: .unnecessary))
  }

  /// Whether a directive is about what only other documents show: it may have work to do when these are checked as well.
  private func isForComparison(_ directive: Directive) -> Bool {
    !directive.selectors.isEmpty
      && directive.selectors.allSatisfy { selector in rules.contains { $0.id == selector && $0.comparesDocuments } }
  }

  private func report(unknownIn directive: Directive, _ findings: inout [Finding]) {
    let severity = severity("lint/unknown-rule")
    guard severity != .off else { return }
    for selector in directive.selectors {
      guard let fault = RuleSelector.fault(selector, rules: rules) else { continue }
      findings.append(Finding(rule: "lint/unknown-rule", severity: severity, range: directive.range, message: fault.text(locale)))
    }
  }
}
