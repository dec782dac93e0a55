public import JSON
public import Lexicon
public import TextModel

/// What a configuration file, an editor's settings or a command line say; what they leave open is nil.
///
/// Layers are merged with ``merging(_:)``: the later one wins key by key, and rule by rule.
public struct Configuration: Sendable, Hashable {
  /// Dictionaries by name or path, in order; a project's own come after the bundled ones.
  public var dictionaries: [String]?
  /// The date by which everything is judged.
  public var asOf: PartialDate?
  /// What kind of documents are checked; nil lets each document's form decide.
  public var profile: Profile?
  /// Which script documents should be in.
  public var target: LintContext.Target?
  /// The place that 全市 and 我区 refer to.
  public var placeBase: String?
  /// Files that are taken from folders, as globs.
  public var include: [String]?
  /// Files and folders that are passed over, as globs.
  public var exclude: [String]?
  /// What is said of rules, in order.
  public var rules: [RuleClause] = []
  /// What is said for some files only.
  public var overrides: [Override] = []
  /// Language of messages.
  public var locale: MessageLocale?
  /// Files that this one builds upon, as written.
  public var extends: [String] = []

  /// What is said of the rules that a selector names.
  public struct RuleClause: Sendable, Hashable {
    /// `*`, `category/*` or a rule's identifier.
    public var selector: String
    /// The severity; nil leaves it.
    public var severity: Severity?
    /// Options, checked against the rule's description.
    public var options: JSONObject
    /// Creates a clause.
    public init(selector: String, severity: Severity?, options: JSONObject = JSONObject()) {
      (self.selector, self.severity, self.options) = (selector, severity, options)
    }
  }

  /// What is said for the files that one of `files` matches.
  public struct Override: Sendable, Hashable {
    /// Globs, relative to the configuration's folder.
    public var files: [String]
    /// What holds for them; its own `overrides`, `include`, `exclude` and `extends` are empty.
    public var configuration: Configuration
  }

  /// Creates a configuration that says nothing.
  public init() {}

  /// This configuration with `later` laid over it.
  public func merging(_ later: Configuration) -> Configuration {
    var merged = self
    merged.dictionaries = later.dictionaries ?? dictionaries
    merged.asOf = later.asOf ?? asOf
    merged.profile = later.profile ?? profile
    merged.target = later.target ?? target
    merged.placeBase = later.placeBase ?? placeBase
    merged.include = later.include ?? include
    merged.exclude = later.exclude.map { (exclude ?? []) + $0 } ?? exclude
    merged.rules = rules + later.rules
    merged.overrides = overrides + later.overrides
    merged.locale = later.locale ?? locale
    return merged
  }

  /// The configuration of one file. `matches` tells whether a glob of an override matches the file.
  public func resolved(matches: (String) -> Bool) -> Configuration {
    var resolved = self
    resolved.overrides = []
    for override in overrides where override.files.contains(where: matches) { resolved = resolved.merging(override.configuration) }
    return resolved
  }

  /// Severity and options of a rule under this configuration. A more specific selector wins over `category/*`, which wins
  /// over `*`; among equals the later wins.
  public func setting(of description: RuleDescription, profile: Profile) -> (RuleSetting, RuleOptions) {
    var severity = description.profiles[profile] ?? description.severity
    var isFixed = false
    var values: [String: JSONValue] = [:]
    for selector in ["*", description.category + "/*", description.id] {
      for clause in rules where clause.selector == selector {
        if let set = clause.severity {
          severity = set
          isFixed = true
        }
        for member in clause.options.members { values[member.key] = member.value }
      }
    }
    return (RuleSetting(severity: severity, isSeverityFixed: isFixed), RuleOptions(description, values: values, profile: profile))
  }
}
