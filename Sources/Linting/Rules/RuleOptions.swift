public import JSON

/// The options of one rule in one run: what the configuration sets, else the default of its description.
public struct RuleOptions: Sendable {
  /// The profile in force, for defaults that depend on it.
  public let profile: Profile
  private let values: [String: JSONValue]
  private let described: [RuleOption]

  /// Creates options; values are checked against the description when a configuration is loaded.
  public init(_ description: RuleDescription, values: [String: JSONValue] = [:], profile: Profile = .news) {
    self.profile = profile
    self.values = values
    described = description.options
  }

  /// A switch; false when the description has no such switch.
  public func bool(_ name: String) -> Bool {
    if let value = values[name]?.boolValue { return value }
    if case .bool(let value)? = defaultValue(name) { return value }
    return false
  }

  /// A number, clamped to what the description allows; 0 when it has no such number.
  public func integer(_ name: String) -> Int {
    guard case .integer(let value, let range)? = defaultValue(name) else { return 0 }
    guard let set = values[name]?.intValue else { return value }
    return min(max(Int(clamping: set), range.lowerBound), range.upperBound)
  }

  /// Whether the configuration sets the option.
  public func isSet(_ name: String) -> Bool { values[name] != nil }

  /// One of several names; empty when the description has no such choice.
  public func choice(_ name: String) -> String {
    guard case .choice(let value, let choices)? = defaultValue(name) else { return "" }
    guard let set = values[name]?.stringValue, choices.contains(set) else { return value }
    return set
  }

  /// A list of texts.
  public func strings(_ name: String) -> [String] {
    if let set = values[name]?.arrayValue { return set.compactMap(\.stringValue) }
    if case .strings(let value)? = defaultValue(name) { return value }
    return []
  }

  private func defaultValue(_ name: String) -> RuleOption.Value? { described.first { $0.name == name }?.value }
}
