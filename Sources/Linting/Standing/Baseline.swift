import JSON
import TextModel

/// The findings that an archive had when the tool was adopted: only new ones count.
///
/// A JSON object `{"version": 1, "files": {PATH: {FINGERPRINT: RULE}}}` with sorted keys, so that a line diff is small.
public struct Baseline: Sendable, Equatable {
  /// Rules by fingerprint, by path with `/` as reports name it.
  public private(set) var files: [String: [String: String]] = [:]

  /// Creates an empty baseline.
  public init() {}

  /// Reads a baseline.
  public init(path: String, bytes: [UInt8]) throws(ConfigurationIssue) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, dialect: .json)
    } catch {
      throw ConfigurationIssue(
        path: path, line: error.line, column: error.column, message: Localized(error.message(.zhHans), en: error.message(.en)))
    }
    guard value["version"]?.intValue == 1, let object = value["files"]?.objectValue else {
      throw ConfigurationIssue(
        path: path, line: 1, column: 1,
        message: Localized(
          "不是基线文件；应为 {\"version\": 1, \"files\": {…}}", en: "no baseline; expected {\"version\": 1, \"files\": {…}}"))
    }
    for file in object.members {
      for member in file.value.objectValue?.members ?? [] {
        files[file.key, default: [:]][member.key] = member.value.stringValue ?? ""
      }
    }
  }

  /// Adds the findings of a document.
  public mutating func add(_ findings: [Finding], fingerprints: [String], path: String) {
    for (finding, fingerprint) in zip(findings, fingerprints) { files[path, default: [:]][fingerprint] = finding.rule }
  }

  /// Whether each finding is new.
  public func isNew(_ findings: [Finding], fingerprints: [String], path: String) -> [Bool] {
    guard let known = files[path] else { return findings.map { _ in true } }
    return fingerprints.map { known[$0] == nil }
  }

  /// The file.
  public var bytes: [UInt8] {
    var json = JSONWriter(indent: 1)
    json.object { json in
      json.member("version", 1)
      json.key("files")
      json.object { json in
        for (path, known) in files.sorted(by: { $0.key < $1.key }) {
          json.key(path)
          json.object { json in
            for (fingerprint, rule) in known.sorted(by: { $0.key < $1.key }) { json.member(fingerprint, rule) }
          }
        }
      }
    }
    return json.take() + [0x0A]
  }
}
