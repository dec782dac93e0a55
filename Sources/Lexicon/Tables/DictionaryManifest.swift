import JSON
public import TextModel

/// What `dictionary.json` says of a dictionary.
public struct DictionaryManifest: Sendable, Hashable {
  /// Name, by which a configuration and `--dictionary` select it.
  public var name: String
  /// Version of the data, such as `2026.11.0`.
  public var version: String
  /// What it holds.
  public var description: Localized
  /// SPDX expression or a file name.
  public var licence: String
  /// Dictionaries that it builds upon, earliest first.
  public var extends: [String]
  /// Full references behind the short keys in `source` cells.
  public var sources: [String: String]

  /// Creates a manifest.
  public init(
    name: String, version: String = "", description: Localized = Localized("", en: ""), licence: String = "",
    extends: [String] = [],
    sources: [String: String] = [:]
  ) {
    (self.name, self.version, self.description, self.licence, self.extends, self.sources) = (
      name, version, description, licence, extends, sources
    )
  }

  /// Reads a manifest; every fault is an issue, and what could be read is returned.
  public init(path: String, bytes: [UInt8], defaultName: String, issues: inout [DictionaryIssue]) {
    self.init(name: defaultName)
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, dialect: .json5)
    } catch {
      issues.append(
        DictionaryIssue(
          path: path, line: error.line, column: error.column, message: Localized(error.message(.zhHans), en: error.message(.en))))
      return
    }
    name = value["name"]?.stringValue ?? defaultName
    version = value["version"]?.stringValue ?? ""
    let zh = value["description"]?.stringValue ?? ""
    description = Localized(zh, en: value["description_en"]?.stringValue ?? zh)
    licence = value["licence"]?.stringValue ?? ""
    extends = (value["extends"]?.arrayValue ?? []).compactMap(\.stringValue)
    if let object = value["sources"]?.objectValue {
      for member in object.members { sources[member.key] = member.value.stringValue ?? "" }
    }
  }
}
