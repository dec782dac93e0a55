import JSON
import Linting
import TextModel

/// Writes workflow commands of GitHub Actions, one a finding: annotations on the lines of a pull request.
public struct GitHubReporter: Reporter {
  /// Creates a reporter.
  public init() {}

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    var cursor = PositionCursor(document.text)
    for finding in document.findings {
      let start = cursor.place(at: Int(finding.range.start))
      let end = cursor.place(at: Int(finding.range.end))
      let command = finding.severity == .error ? "error" : finding.severity == .warning ? "warning" : "notice"
      // Columns only count where a finding stays on its line.
      let columns = start.line == end.line ? ",col=\(start.column),endColumn=\(max(start.column, end.column))" : ""
      let title = Self.property(finding.rule)
      out += Array(
        "::\(command) file=\(Self.property(document.name)),line=\(start.line),endLine=\(end.line)\(columns),title=\(title)::\(Self.data(document.placedMessage(finding)))\n"
          .utf8)
    }
  }

  /// What a command would end at is written as GitHub asks; other control characters, which a terminal would obey, in the same way.
  private static func data(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0xA0 {
        for byte in String(scalar).utf8 {
          out += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func property(_ text: String) -> String { data(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}

/// Writes a Code Quality report of GitLab: a JSON array in the subset of the Code Climate form that GitLab reads.
public struct GitLabReporter: Reporter {
  private var isNotFirst = false
  private var seen: Set<UInt64> = []

  /// Creates a reporter.
  public init() {}

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) { out.append(0x5B) }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    var cursor = PositionCursor(document.text)
    for (index, finding) in document.findings.enumerated() {
      let start = cursor.place(at: Int(finding.range.start))
      let end = cursor.place(at: Int(finding.range.end))
      var hash = FNV1a()
      hash.add(document.name.utf8)
      hash.add(Fingerprint.name(document.hashes[index]).utf8)
      // GitLab drops findings whose fingerprint it has seen.
      while !seen.insert(hash.value).inserted { hash.add([0]) }
      var json = JSONWriter()
      json.object { json in
        json.member("description", document.placedMessage(finding))
        json.member("check_name", finding.rule)
        json.member("fingerprint", hash.hexadecimal)
        json.member("severity", Self.severity(finding.severity))
        json.key("location")
        json.object { json in
          json.member("path", document.name)
          json.key("lines")
          json.object { json in
            json.member("begin", start.line)
            json.member("end", end.line)
          }
        }
      }
      if isNotFirst { out.append(0x2C) }
      isNotFirst = true
      out.append(0x0A)
      out += json.take()
    }
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) { out += Array("\n]\n".utf8) }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info, .hint, .off: "info"
    }
  }
}

/// Writes the diagnostic form of reviewdog (`rdjson`): one JSON object, columns in UTF-8 bytes from 1.
public struct RDJSONReporter: Reporter {
  private let information: RunInformation
  private var isNotFirst = false

  /// Creates a reporter.
  public init(_ information: RunInformation) { self.information = information }

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    out += Array(#"{"source":{"name":"zhubi"},"diagnostics":["#.utf8)
  }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    for finding in document.findings {
      var json = JSONWriter()
      json.object { json in
        json.member("message", document.placedMessage(finding))
        json.key("location")
        json.object { json in
          json.member("path", document.name)
          json.key("range")
          write(finding.range, document.text, &json)
        }
        json.member("severity", finding.severity == .error ? "ERROR" : finding.severity == .warning ? "WARNING" : "INFO")
        json.key("code")
        json.object { $0.member("value", finding.rule) }
        if let fix = finding.fixes.first {
          json.key("suggestions")
          json.array { json in
            for edit in fix.edits {
              json.object { json in
                json.key("range")
                write(edit.range, document.text, &json)
                json.member("text", edit.replacement)
              }
            }
          }
        }
      }
      if isNotFirst { out.append(0x2C) }
      isNotFirst = true
      out.append(0x0A)
      out += json.take()
    }
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) { out += Array("\n]}\n".utf8) }

  private func write(_ range: ByteRange, _ text: SourceText, _ json: inout JSONWriter) {
    json.object { json in
      for (key, offset) in [("start", range.start), ("end", range.end)] {
        let position = text.position(at: Int(offset), encoding: .utf8)
        json.key(key)
        json.object { json in
          json.member("line", position.line + 1)
          json.member("column", position.column + 1)
        }
      }
    }
  }
}
