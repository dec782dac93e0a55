import JSON
import Linting
import TextModel

/// Writes SARIF 2.1.0 (OASIS Standard, 27 March 2020) for code scanning: one run, rules with their texts, results with
/// regions in Unicode code points, fixes, related places and partial fingerprints.
public struct SARIFReporter: Reporter {
  private let information: RunInformation
  private var ruleNumbers: [String: Int] = [:]
  private var usedRules: [String] = []

  /// Creates a reporter.
  public init(_ information: RunInformation) { self.information = information }

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    // Results come before the driver in the object: which rules are used is known only at the end.
    out += Array(
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#
        .utf8)
  }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    var cursor = PositionCursor(document.text)
    for (index, finding) in document.findings.enumerated() {
      var result = JSONWriter(reserving: 1024)
      write(finding, fingerprint: Fingerprint.name(document.hashes[index]), document, &cursor, &result)
      if isNotFirst { out.append(0x2C) }
      isNotFirst = true
      out.append(0x0A)
      out += result.take()
    }
  }

  private var isNotFirst = false

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {
    var tool = JSONWriter()
    tool.object { json in
      json.key("driver")
      json.object { json in
        json.member("name", "zhubi")
        json.member("semanticVersion", information.version)
        json.key("rules")
        json.array { json in for id in usedRules { write(rule: id, &json) } }
      }
    }
    var invocation = JSONWriter()
    invocation.object { json in
      json.member("executionSuccessful", summary.failures.isEmpty)
      json.key("toolExecutionNotifications")
      json.array { json in
        for failure in summary.failures {
          json.object { json in
            json.member("level", "error")
            json.key("message")
            json.object { $0.member("text", "\(failure.path): \(failure.message.text(information.locale))") }
          }
        }
      }
    }
    out += Array("\n],\"tool\":".utf8) + tool.take() + Array(",\"invocations\":[".utf8) + invocation.take() + Array("]}]}\n".utf8)
  }

  private mutating func number(of rule: String) -> Int {
    if let number = ruleNumbers[rule] { return number }
    ruleNumbers[rule] = usedRules.count
    usedRules.append(rule)
    return usedRules.count - 1
  }

  private func write(rule id: String, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      guard let rule = information.rules[id] else { return }
      json.key("shortDescription")
      json.object { $0.member("text", rule.summary.text(information.locale)) }
      json.key("fullDescription")
      json.object { $0.member("text", rule.rationale.text(information.locale)) }
      json.key("help")
      json.object { $0.member("text", rule.rationale.text(information.locale) + "\n" + rule.source) }
      json.key("properties")
      json.object { json in
        json.key("tags")
        json.array { $0.string(rule.category) }
      }
    }
  }

  private mutating func write(
    _ finding: Finding, fingerprint: String, _ document: DocumentReport, _ cursor: inout PositionCursor, _ json: inout JSONWriter
  ) {
    let number = number(of: finding.rule)
    json.object { json in
      json.member("ruleId", finding.rule)
      json.member("ruleIndex", number)
      json.member("level", Self.level(finding.severity))
      json.key("message")
      json.object { $0.member("text", finding.message) }
      json.key("locations")
      json.array { json in
        json.object { json in
          write(location: finding.range, document, &cursor, &json)
          if let name = document.paragraphName(at: finding.range.start) {
            json.key("logicalLocations")
            json.array { json in
              json.object { json in
                json.member("name", name)
                json.member("kind", "element")
              }
            }
          }
        }
      }
      if !finding.related.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for place in finding.related where place.path == nil {
            json.object { json in
              write(location: place.range, document, &cursor, &json)
              json.key("message")
              json.object { $0.member("text", place.message) }
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { $0.member("zhubi/v1", fingerprint) }
      if !finding.fixes.isEmpty {
        json.key("fixes")
        json.array { json in for fix in finding.fixes { write(fix, document, &cursor, &json) } }
      }
    }
  }

  private func write(_ fix: Fix, _ document: DocumentReport, _ cursor: inout PositionCursor, _ json: inout JSONWriter) {
    json.object { json in
      json.key("description")
      json.object { $0.member("text", fix.title) }
      json.key("artifactChanges")
      json.array { json in
        json.object { json in
          json.key("artifactLocation")
          json.object { $0.member("uri", ReportURI.relative(document.name)) }
          json.key("replacements")
          json.array { json in
            for edit in fix.edits {
              json.object { json in
                json.key("deletedRegion")
                write(region: edit.range, &cursor, &json)
                json.key("insertedContent")
                json.object { $0.member("text", edit.replacement) }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    location range: ByteRange, _ document: DocumentReport, _ cursor: inout PositionCursor, _ json: inout JSONWriter
  ) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.member("uri", ReportURI.relative(document.name)) }
      json.key("region")
      write(region: range, &cursor, &json)
    }
  }

  private func write(region range: ByteRange, _ cursor: inout PositionCursor, _ json: inout JSONWriter) {
    let start = cursor.place(at: Int(range.start))
    let end = cursor.place(at: Int(range.end))
    json.object { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "note"
    case .off: "none"
    }
  }
}

/// Paths as relative URI references (RFC 3986).
enum ReportURI {
  static func relative(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var out = ""
    for byte in path.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2F, 0x2D, 0x2E, 0x5F, 0x7E: out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    return out
  }
}
