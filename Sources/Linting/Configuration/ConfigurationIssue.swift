public import TextModel

/// A fault in a configuration.
public struct ConfigurationIssue: Error, Hashable, Sendable {
  /// The file, as it was named; empty for settings that come from an editor.
  public var path: String
  /// One-based line; 0 when unknown.
  public var line: Int
  /// One-based column in Unicode scalars; 0 when unknown.
  public var column: Int
  /// What is wrong, what was expected.
  public var message: Localized

  /// Creates an issue.
  public init(path: String, line: Int = 0, column: Int = 0, message: Localized) {
    (self.path, self.line, self.column, self.message) = (path, line, column, message)
  }

  /// `path:line:column: message`.
  public func text(_ locale: MessageLocale) -> String {
    var place = path
    if line > 0 { place += ":\(line):\(column)" }
    return place.isEmpty ? message.text(locale) : "\(place): \(message.text(locale))"
  }
}
