public import Lexicon
public import TextModel

/// Something in a dictionary that its keeper should mend.
public struct DictionaryFault: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file cannot be read as a table: cells, dates, columns, encoding.
    case format
    /// Two rows of one dictionary have the same key.
    case duplicate
    /// Two people hold an exclusive office at one time.
    case overlappingTenures = "overlapping-tenures"
    /// A place or an organisation belongs to something that no dictionary has.
    case unknownParent = "unknown-parent"
    /// A successor that no dictionary has.
    case danglingSuccessor = "dangling-successor"
    /// Parents or successors that lead back to where they began.
    case cycle
    /// A right form that another entry calls wrong.
    case contradiction
    /// A wrong form that is part of a right one, without a guard.
    case wrongInsideRight = "wrong-inside-right"
    /// A bad example that is not found, a good one that is, an exception that does not hold the wrong form.
    case example
    /// Compatibility characters, full-width letters, invisible characters.
    case notNormalized = "not-normalized"
    /// The row cites no source.
    case missingSource = "missing-source"
    /// The row cites a short key that the manifest does not explain.
    case unknownSource = "unknown-source"
    /// A wrong form without a kind, or with one that no rule knows: no rule reports it.
    case missingKind = "missing-kind"
    /// The row ends before it begins.
    case dateOrder = "date-order"
    /// A list with an empty or a repeated value.
    case listValue = "list-value"
    /// `!name` where no earlier dictionary has the name.
    case nothingSwitchedOff = "nothing-switched-off"
    /// The table is not in canonical form.
    case notCanonical = "not-canonical"
  }

  /// What is wrong.
  public var kind: Kind
  /// The file, as it was named.
  public var path: String
  /// One-based line; 0 for the whole file.
  public var line: Int
  /// One-based column in Unicode scalars; 0 for the whole line.
  public var column: Int
  /// An error is certainly wrong; a warning needs a look.
  public var severity: DictionaryIssue.Severity
  /// What is wrong, in one sentence.
  public var message: Localized
  /// What to do about it; empty when the message says so.
  public var remedy: Localized

  /// Creates a fault.
  public init(
    _ kind: Kind, path: String, line: Int = 0, column: Int = 0, severity: DictionaryIssue.Severity = .error, _ message: Localized,
    remedy: Localized = Localized("", en: "")
  ) {
    (self.kind, self.path, self.line, self.column) = (kind, path, line, column)
    (self.severity, self.message, self.remedy) = (severity, message, remedy)
  }

  /// A fault that loading found.
  public init(_ issue: DictionaryIssue) {
    self.init(.format, path: issue.path, line: issue.line, column: issue.column, severity: issue.severity, issue.message)
  }

  /// `path:line:column: message；remedy [kind]`.
  public func text(_ locale: MessageLocale) -> String {
    var place = path
    if line > 0 { place += ":\(line)" }
    if column > 0 { place += ":\(column)" }
    let remedy = remedy.text(locale)
    let advice = remedy.isEmpty ? "" : (locale == .en ? "; \(remedy)" : "；\(remedy)")
    return "\(place): \(message.text(locale))\(advice) [\(kind.rawValue)]"
  }
}
