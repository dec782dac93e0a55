import JSON
import Lexicon
import TextModel

/// Reads a configuration from JSON5 and reports every fault with its place.
public struct ConfigurationReader {
  private let path: String
  private let bytes: [UInt8]
  private let rules: [RuleDescription]
  /// Faults found so far.
  public private(set) var issues: [ConfigurationIssue] = []

  /// The keys of a configuration.
  public static let keys = [
    "$schema", "extends", "dictionaries", "asOf", "profile", "target", "placeBase", "include", "exclude", "rules", "overrides",
    "locale",
  ]
  private static let overrideKeys = ["files", "asOf", "profile", "target", "placeBase", "rules"]

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - path: For messages; empty for settings that come from an editor.
  ///   - rules: All rules, so that unknown identifiers and options are found.
  public init(path: String, bytes: [UInt8], rules: [RuleDescription]) {
    (self.path, self.bytes, self.rules) = (path, bytes, rules)
  }

  /// Reads the configuration. What is faulty is left out.
  public mutating func read() -> Configuration {
    do {
      return read(try JSONNode.parse(bytes, dialect: .json5))
    } catch {
      issues.append(
        ConfigurationIssue(
          path: path, line: error.line, column: error.column, message: Localized(error.message(.zhHans), en: error.message(.en))))
      return Configuration()
    }
  }

  private mutating func read(_ root: JSONNode) -> Configuration {
    guard root.members != nil else {
      report(root, Localized("配置应是一个对象 {…}", en: "a configuration is an object {…}"))
      return Configuration()
    }
    var configuration = members(of: root, allowed: Self.keys)
    if let extends = root["extends"] { configuration.extends = strings(extends) ?? [] }
    if let overrides = root["overrides"] {
      for element in elements(overrides) {
        guard element.members != nil, let files = element["files"] else {
          report(element, Localized("overrides 的每一项应有 files", en: "each override has “files”"))
          continue
        }
        configuration.overrides.append(
          Configuration.Override(files: strings(files) ?? [], configuration: members(of: element, allowed: Self.overrideKeys)))
      }
    }
    return configuration
  }

  private mutating func members(of node: JSONNode, allowed: [String]) -> Configuration {
    var configuration = Configuration()
    for member in node.members ?? [] {
      let value = member.value
      switch member.key {
      case _ where !allowed.contains(member.key): reportUnknown(member, among: allowed)
      case "dictionaries": configuration.dictionaries = strings(value)
      case "include": configuration.include = strings(value)
      case "exclude": configuration.exclude = strings(value)
      case "placeBase": configuration.placeBase = string(value)
      case "asOf":
        guard let text = string(value) else { break }
        configuration.asOf = PartialDate(Array(text.utf8))
        if configuration.asOf == nil {
          report(
            value,
            Localized(
              "“\(text)”不是日期；应为 2023、2023-01 或 2023-01-28", en: "“\(text)” is no date; expected 2023, 2023-01 or 2023-01-28"))
        }
      case "profile": configuration.profile = choice(value, Profile.self)
      case "target": configuration.target = choice(value, LintContext.Target.self)
      case "locale": configuration.locale = choice(value, MessageLocale.self)
      case "rules": configuration.rules = clauses(value)
      default: break
      }
    }
    return configuration
  }

  // MARK: - Rules

  private mutating func clauses(_ node: JSONNode) -> [Configuration.RuleClause] {
    guard let members = node.members else {
      report(node, Localized("rules 应是一个对象", en: "“rules” is an object"))
      return []
    }
    return members.compactMap { clause($0) }
  }

  private mutating func clause(_ member: JSONNode.Member) -> Configuration.RuleClause? {
    let selector = member.key
    let rule = rules.first { $0.id == selector }
    if let message = RuleSelector.fault(selector, rules: rules) {
      report(member.keyRange, message)
      return nil
    }
    if member.value.value.stringValue != nil {
      return choice(member.value, severities: Severity.allCases).map { Configuration.RuleClause(selector: selector, severity: $0) }
    }
    guard let settings = member.value.members else {
      report(
        member.value,
        Localized("应是级别（如 \"warning\"）或 {severity, 选项…}", en: "expected a severity such as \"warning\", or {severity, options…}"))
      return nil
    }
    var severity: Severity?
    var options = JSONObject()
    for setting in settings {
      if setting.key == "severity" {
        severity = choice(setting.value, severities: Severity.allCases)
      } else if let rule, let option = rule.options.first(where: { $0.name == setting.key }) {
        if let message = OptionCheck.fault(setting.value.value, option) {
          report(setting.value, message)
        } else {
          options[setting.key] = setting.value.value
        }
      } else {
        reportUnknown(setting, among: ["severity"] + (rule?.options.map(\.name) ?? []))
      }
    }
    return Configuration.RuleClause(selector: selector, severity: severity, options: options)
  }

  // MARK: - Values

  private mutating func choice(_ node: JSONNode, severities: [Severity]) -> Severity? {
    guard let name = string(node) else { return nil }
    if let severity = Severity(name: name) { return severity }
    reportChoice(node, name, severities.map(\.name))
    return nil
  }

  private mutating func choice<C: RawRepresentable & CaseIterable>(_ node: JSONNode, _: C.Type) -> C? where C.RawValue == String {
    guard let name = string(node) else { return nil }
    if let value = C(rawValue: name) { return value }
    reportChoice(node, name, C.allCases.map(\.rawValue))
    return nil
  }

  private mutating func string(_ node: JSONNode) -> String? {
    if let string = node.value.stringValue { return string }
    report(node, Localized("应是字符串", en: "expected a string"))
    return nil
  }

  /// A list of strings, or one string for a list of one.
  private mutating func strings(_ node: JSONNode) -> [String]? {
    if let one = node.value.stringValue { return [one] }
    guard node.elements != nil else {
      report(node, Localized("应是字符串数组", en: "expected an array of strings"))
      return nil
    }
    return elements(node).compactMap { string($0) }
  }

  private mutating func elements(_ node: JSONNode) -> [JSONNode] {
    if let elements = node.elements { return elements }
    report(node, Localized("应是数组", en: "expected an array"))
    return []
  }

  // MARK: - Reports

  private mutating func reportChoice(_ node: JSONNode, _ name: String, _ choices: [String]) {
    let nearest = Spelling.nearest(to: name, among: choices)
    let all = choices.joined(separator: ", ")
    report(
      node,
      Localized(
        "“\(name)”不在可选值中：\(all)" + (nearest.map { "；是不是“\($0)”？" } ?? ""),
        en: "“\(name)” is not one of: \(all)" + (nearest.map { "; did you mean “\($0)”?" } ?? "")))
  }

  private mutating func reportUnknown(_ member: JSONNode.Member, among known: [String]) {
    let nearest = Spelling.nearest(to: member.key, among: known)
    let all = known.filter { $0 != "$schema" }.joined(separator: ", ")
    report(
      member.keyRange,
      Localized(
        "没有“\(member.key)”这个键" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用的键：\(all)"),
        en: "unknown key “\(member.key)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "; keys: \(all)")))
  }

  private mutating func report(_ node: JSONNode, _ message: Localized) { report(node.range, message) }

  private mutating func report(_ range: Range<Int>, _ message: Localized) {
    let position = JSONPosition(offset: range.lowerBound, in: bytes)
    issues.append(ConfigurationIssue(path: path, line: position.line, column: position.column, message: message))
  }
}
