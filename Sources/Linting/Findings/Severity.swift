/// How grave a finding is.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// Not reported.
  case off
  /// Worth a look.
  case hint
  /// A standard form exists.
  case info
  /// Very likely wrong.
  case warning
  /// Wrong by the dictionary or by a standard's "shall".
  case error

  /// The name in configuration and reports.
  public var name: String {
    switch self {
    case .off: "off"
    case .hint: "hint"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity of that name; nil when there is none.
  public init?(name: String) {
    guard let severity = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = severity
  }

  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}
