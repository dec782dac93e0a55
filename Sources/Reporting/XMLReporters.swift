import Linting
import TextModel

/// Writes the XML of Checkstyle, which many continuous integration systems read.
public struct CheckstyleReporter: Reporter {
  /// Creates a reporter.
  public init() {}

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    out += Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8)
  }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    guard !document.findings.isEmpty else { return }
    var cursor = PositionCursor(document.text)
    out += Array("  <file name=\"\(XMLText.escaped(document.name))\">\n".utf8)
    for finding in document.findings {
      let place = cursor.place(at: Int(finding.range.start))
      let severity = finding.severity == .error ? "error" : finding.severity == .warning ? "warning" : "info"
      out += Array(
        "    <error line=\"\(place.line)\" column=\"\(place.column)\" severity=\"\(severity)\" message=\"\(XMLText.escaped(document.placedMessage(finding)))\" source=\"zhubi.\(XMLText.escaped(finding.rule.replacing("/", with: ".")))\"/>\n"
          .utf8)
    }
    out += Array("  </file>\n".utf8)
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) { out += Array("</checkstyle>\n".utf8) }
}

/// Writes the XML of JUnit: one test case a document, which fails when it has an error or a warning.
public struct JUnitReporter: Reporter {
  /// Creates a reporter.
  public init() {}

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    let count = summary.reports.count + summary.failures.count
    let failures = summary.reports.count { $0.hasGraveFindings }
    out += Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8)
    out += Array(
      "  <testsuite name=\"zhubi\" tests=\"\(count)\" failures=\"\(failures)\" errors=\"\(summary.failures.count)\" time=\"0\">\n"
        .utf8)
  }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    let name = XMLText.escaped(document.name)
    guard !document.findings.isEmpty else {
      out += Array("    <testcase classname=\"zhubi\" name=\"\(name)\" time=\"0\"/>\n".utf8)
      return
    }
    out += Array("    <testcase classname=\"zhubi\" name=\"\(name)\" time=\"0\">\n".utf8)
    let first = document.findings.first { $0.severity >= .warning }
    if let first {
      let type = document.findings.contains { $0.severity == .error } ? "error" : "warning"
      out += Array("      <failure message=\"\(XMLText.escaped(document.placedMessage(first)))\" type=\"\(type)\">".utf8)
    } else {
      out += Array("      <system-out>".utf8)
    }
    var cursor = PositionCursor(document.text)
    for finding in document.findings {
      let place = cursor.place(at: Int(finding.range.start))
      // One at a time: the text of a test case may be as long as the document.
      out += Array(
        XMLText.escaped(
          "\(document.name):\(place.line):\(place.column): \(finding.severity.name): \(document.placedMessage(finding)) [\(finding.rule)]\n"
        ).utf8)
    }
    out += Array((first == nil ? "</system-out>\n" : "</failure>\n").utf8)
    out += Array("    </testcase>\n".utf8)
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {
    for failure in summary.failures {
      out += Array(
        "    <testcase classname=\"zhubi\" name=\"\(XMLText.escaped(failure.path))\" time=\"0\">\n      <error message=\"\(XMLText.escaped(failure.message.zh))\" type=\"unreadable\"/>\n    </testcase>\n"
          .utf8)
    }
    out += Array("  </testsuite>\n</testsuites>\n".utf8)
  }
}

/// Text inside XML 1.0: markup escaped, characters that XML cannot hold replaced by U+FFFD.
enum XMLText {
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: out.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: out.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: out.append(contentsOf: "&quot;".unicodeScalars)
      case 0x27: out.append(contentsOf: "&#39;".unicodeScalars)
      case 0x09: out.append(contentsOf: "&#9;".unicodeScalars)
      case 0x0A: out.append(contentsOf: "&#10;".unicodeScalars)
      case 0x0D: out.append(contentsOf: "&#13;".unicodeScalars)
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
