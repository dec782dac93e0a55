import Lexicon
import TextModel

/// The sidecar `zhubi.stet.tsv`: findings that somebody looked at and let stand.
///
/// Tab-separated, a header line, comments behind `#`. A row names a finding by its ``Fingerprint``, so that it survives
/// edits elsewhere in the file; `text` is there for people to read.
public struct StetTable: Sendable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// Path relative to the table's folder, with `/`.
    public var file: String
    /// Identifier of the rule.
    public var rule: String
    /// The text found.
    public var text: String
    /// See ``Fingerprint``.
    public var fingerprint: String
    /// Why it stands.
    public var reason: String
    /// One-based line in the table; 0 for a new row.
    public var line: Int

    /// Creates a row.
    public init(file: String, rule: String, text: String, fingerprint: String, reason: String, line: Int = 0) {
      (self.file, self.rule, self.text, self.fingerprint, self.reason, self.line) = (file, rule, text, fingerprint, reason, line)
    }
  }

  /// Name of the file.
  public static let fileName = "zhubi.stet.tsv"
  /// The header line.
  public static let header = "file\trule\ttext\tfingerprint\treason"

  /// All rows, in order.
  public private(set) var rows: [Row] = []
  private var lines: [String]

  /// Reads a table; faulty rows are issues and are kept in the file, but not used.
  public init(path: String, bytes: [UInt8], issues: inout [ConfigurationIssue]) {
    lines = []
    var sawHeader = false
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    // By bytes: CR LF is one character to a string, and would hold two lines together.
    for (index, part) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var part = part
      while part.last == 0x0D { part = part.dropLast() }
      let line = String(decoding: part, as: UTF8.self)
      lines.append(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if !sawHeader {
        sawHeader = true
        if cells.prefix(4) == ["file", "rule", "text", "fingerprint"] { continue }
        issues.append(
          ConfigurationIssue(
            path: path, line: index + 1, column: 1,
            message: Localized("第一行应是表头：\(Self.header)", en: "the first line must be the header: \(Self.header)")))
        continue
      }
      guard cells.count >= 4, cells.count <= 5 else {
        issues.append(
          ConfigurationIssue(
            path: path, line: index + 1, column: 1,
            message: Localized("这一行有 \(cells.count) 格，应有 5 格", en: "the row has \(cells.count) cells, expected 5")))
        continue
      }
      rows.append(
        Row(
          file: cells[0], rule: cells[1], text: Self.unescaped(cells[2]), fingerprint: cells[3],
          reason: cells.count > 4 ? Self.unescaped(cells[4]) : "",
          line: index + 1))
    }
    while lines.last == "" { lines.removeLast() }
  }

  /// Creates an empty table.
  public init() { lines = [] }

  /// Splits findings into those that stand by the table and those that do not; `used` collects the rows that matched.
  public func filter(_ findings: [Finding], fingerprints: [String], file: String, used: inout Set<Int>) -> [Bool] {
    guard !rows.isEmpty else { return findings.map { _ in true } }
    var byFingerprint: [String: [Int]] = [:]
    for (index, row) in rows.enumerated() where row.file == file { byFingerprint[row.fingerprint, default: []].append(index) }
    return zip(findings, fingerprints).map { finding, fingerprint in
      guard let row = byFingerprint[fingerprint]?.first(where: { rows[$0].rule == finding.rule }) else { return true }
      used.insert(row)
      return false
    }
  }

  /// Adds rows that are not there yet.
  public mutating func add(_ new: [Row]) {
    for row in new where !rows.contains(where: { $0.file == row.file && $0.rule == row.rule && $0.fingerprint == row.fingerprint })
    {
      if lines.isEmpty { lines.append(Self.header) }
      lines.append(
        [row.file, row.rule, Self.escaped(row.text), row.fingerprint, Self.escaped(row.reason)].joined(separator: "\t"))
      var row = row
      row.line = lines.count
      rows.append(row)
    }
  }

  /// The file.
  public var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\r", with: "\\r").replacing("\n", with: "\\n")
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var out = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        out.append(character == "t" ? "\t" : character == "n" ? "\n" : character == "r" ? "\r" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
