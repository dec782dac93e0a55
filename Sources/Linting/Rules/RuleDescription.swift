public import JSON
public import Lexicon
public import TextModel

/// What a rule says about itself. The reference, `zhubi rules`, the configuration schema and the example tests come from it.
public struct RuleDescription: Sendable {
  /// Identifier, `category/name`, stable.
  public let id: String
  /// One line: what is wrong.
  public let summary: Localized
  /// Why it matters, and what the rule leaves alone.
  public let rationale: Localized
  /// Standard and clause, or `practice` where none exists.
  public let source: String
  /// Severity unless profile or configuration say otherwise.
  public let severity: Severity
  /// Severities by profile.
  public let profiles: [Profile: Severity]
  /// Safety of the fix that it offers; nil when it offers none.
  public let fix: Fix.Safety?
  /// What can be set.
  public let options: [RuleOption]
  /// Whether only the comparison with other documents shows what it finds.
  public let comparesDocuments: Bool
  /// Correct and incorrect texts; they run as tests.
  public let examples: [Example]

  /// Creates a description.
  public init(
    id: String, summary: Localized, rationale: Localized, source: String, severity: Severity, profiles: [Profile: Severity] = [:],
    fix: Fix.Safety? = nil, options: [RuleOption] = [], comparesDocuments: Bool = false, examples: [Example]
  ) {
    (self.id, self.summary, self.rationale, self.source, self.severity) = (id, summary, rationale, source, severity)
    (self.profiles, self.fix, self.options, self.examples) = (profiles, fix, options, examples)
    self.comparesDocuments = comparesDocuments
  }

  /// The part of the identifier before the slash.
  public var category: String { String(id.prefix { $0 != "/" }) }
}

/// What kind of document is checked.
public enum Profile: String, Sendable, CaseIterable, Hashable {
  /// An official document in the form of GB/T 9704—2012.
  case gongwen
  /// A work report, a plan, a summary.
  case report
  /// News about meetings and leaders: the default for a draft of unknown kind.
  case news
  /// A page taken from the web: residue and damage are looked for most closely.
  case web
}

/// Something about a rule that can be set.
public struct RuleOption: Sendable {
  /// What values it takes.
  public enum Value: Sendable, Hashable {
    case bool(Bool)
    case integer(Int, ClosedRange<Int>)
    case choice(String, [String])
    case strings([String])
  }
  /// Key in the configuration.
  public let name: String
  /// What it does.
  public let summary: Localized
  /// Its default and what it may be.
  public let value: Value

  /// Creates an option.
  public init(_ name: String, _ value: Value, _ summary: Localized) {
    (self.name, self.value, self.summary) = (name, value, summary)
  }
}

/// A text that a rule must, or must not, flag. For a ``WorkspaceRule`` it holds several files with a line `␜` between them.
public struct Example: Sendable {
  /// The text; each stretch that is reported stands between `‹` and `›`.
  public let marked: String
  /// The text after the preferred fix of every finding; nil when the rule offers none, and for a good text.
  public let fixed: String?
  /// The document's date.
  public let date: Day?
  /// The document's profile.
  public let profile: Profile
  /// Whether the text is a whole document, so that nothing may be put before it: rules about titles and first lines.
  public let isWholeDocument: Bool
  /// Options of the rule that differ from their defaults.
  public let options: [String: JSONValue]
  /// Whether the text is right.
  public let isGood: Bool
  /// Where the example was written, for failure messages.
  public let line: Int

  /// A text that must not be flagged.
  public static func good(
    _ text: String, date: Day? = nil, profile: Profile = .news, whole: Bool = false, options: [String: OptionSetting] = [:],
    line: Int = #line
  ) -> Example {
    Example(
      marked: text, fixed: nil, date: date, profile: profile, isWholeDocument: whole,
      options: options.mapValues(\.json), isGood: true, line: line)
  }

  /// A text whose findings are marked; `fixed` is the whole text after the fixes.
  public static func bad(
    _ marked: String, fixed: String? = nil, date: Day? = nil, profile: Profile = .news, whole: Bool = false,
    options: [String: OptionSetting] = [:], line: Int = #line
  ) -> Example {
    Example(
      marked: marked, fixed: fixed, date: date, profile: profile, isWholeDocument: whole,
      options: options.mapValues(\.json), isGood: false, line: line)
  }
}
