public import TextModel

/// A fault in a dictionary file.
public struct DictionaryIssue: Error, Hashable, Sendable {
  /// How grave it is: an error keeps the dictionary from loading.
  public enum Severity: Sendable { case error, warning }
  /// The file, as it was named.
  public var path: String
  /// One-based line; 0 when the fault is not in a line.
  public var line: Int
  /// One-based column in Unicode scalars; 0 when the fault is the whole line.
  public var column: Int
  /// How grave it is.
  public var severity: Severity
  /// What is wrong, what was expected, what to do.
  public var message: Localized

  /// Creates an issue.
  public init(path: String, line: Int = 0, column: Int = 0, severity: Severity = .error, message: Localized) {
    (self.path, self.line, self.column, self.severity, self.message) = (path, line, column, severity, message)
  }

  /// `path:line:column: message`.
  public func text(_ locale: MessageLocale) -> String {
    var place = path
    if line > 0 { place += ":\(line)" }
    if column > 0 { place += ":\(column)" }
    return "\(place): \(message.text(locale))"
  }
}
