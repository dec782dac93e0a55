import Lexicon
public import Linting
public import TextModel

/// The forms of a report.
public enum ReportFormat: String, Sendable, CaseIterable {
  case pretty, json, ndjson, sarif, github, gitlab, checkstyle, junit, rdjson, html
}

/// What reporters know of the run.
public struct RunInformation: Sendable {
  /// Version of Zhubi.
  public var version: String
  /// Language of texts for people.
  public var locale: MessageLocale
  /// Descriptions of all rules, by identifier.
  public var rules: [String: RuleDescription]

  /// Creates the information.
  public init(version: String, locale: MessageLocale, rules: [RuleDescription]) {
    self.version = version
    self.locale = locale
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a finding of a rule rests on: the clause of a standard.
  public func source(of finding: Finding) -> String {
    if let reference = finding.reference, !reference.source.isEmpty { return reference.source }
    return rules[finding.rule]?.source ?? ""
  }

  /// What a finding rests on, and the row of the dictionary that decided, with its dates: for people.
  public func ground(of finding: Finding) -> String {
    var source = source(of: finding)
    if locale == .zhHans, source.hasPrefix("practice") { source = "惯例" + source.dropFirst("practice".count) }
    guard let reference = finding.reference else { return source }
    return (source.isEmpty ? "" : source + " · ") + (locale == .en ? "row " : "词条 ") + reference.place
  }
}

/// Writes findings in one form. Calls come in order: ``begin(_:into:)``, each document, ``end(_:into:)``. Output is a function of
/// the calls alone. A reporter keeps no text of a report: the summary is known before the first document is written.
public protocol Reporter {
  /// Writes what stands before the first document.
  mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer)
  /// Writes one document.
  mutating func add(_ document: DocumentReport, into out: inout ReportBuffer)
  /// Writes what stands after the last document.
  mutating func end(_ summary: RunSummary, into out: inout ReportBuffer)
}

extension Reporter {
  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {}
  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {}
}
