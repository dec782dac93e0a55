import JSON
import Lexicon
import Linting
import TextModel

/// Writes `json`, one object for the run, or `ndjson`, one object a line (PRODUCT.md §2). The form is stable.
public struct JSONReporter: Reporter {
  private let information: RunInformation
  private let isLines: Bool
  private var isFirst = true

  /// Creates a reporter of `ndjson` where `lines`, else of `json`.
  public init(_ information: RunInformation, lines: Bool) {
    self.information = information
    isLines = lines
  }

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    if !isLines { out += Array(#"{"version":1,"files":["#.utf8) }
  }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    if !isLines, !isFirst { out.append(0x2C) }
    if !isLines { out.append(0x0A) }
    isFirst = false
    var json = JSONWriter(reserving: 128 + min(document.findings.count, 64) * 512)
    write(document, &json, &out)
    out += json.take()
    if isLines { out.append(0x0A) }
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {
    guard !isLines else { return }
    var json = JSONWriter()
    json.object { json in
      json.member("documents", summary.documents)
      json.member("findings", summary.total)
      for severity in Severity.allCases.reversed() where severity != .off {
        json.member(severity.name, summary.counts[severity] ?? 0)
      }
      json.member("characters", summary.characters)
      json.key("failures")
      json.array { json in
        for failure in summary.failures {
          json.object { json in
            json.member("path", failure.path)
            json.member("message", failure.message.text(information.locale))
          }
        }
      }
    }
    out += Array("\n],\"summary\":".utf8)
    out += json.take()
    out += Array("}\n".utf8)
  }

  private func write(_ document: DocumentReport, _ json: inout JSONWriter, _ out: inout ReportBuffer) {
    var cursor = PositionCursor(document.text)
    json.object { json in
      if let identifier = document.identifier {
        json.member("id", identifier)
      } else {
        json.member(document.isIdentifier ? "id" : "path", document.name)
      }
      if let date = document.date { json.member("date", date.iso) }
      json.key("findings")
      json.array { json in
        for (index, finding) in document.findings.enumerated() {
          write(finding, fingerprint: Fingerprint.name(document.hashes[index]), document, &cursor, &json)
          if json.bytes.count > 1 << 15 { out += json.takeSoFar() }
        }
      }
    }
  }

  private func write(
    _ finding: Finding, fingerprint: String, _ document: DocumentReport, _ cursor: inout PositionCursor, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("rule", finding.rule)
      json.member("severity", finding.severity.name)
      json.member("message", finding.message)
      write(finding.range, &cursor, &json)
      if let name = document.paragraphName(at: finding.range.start) { json.member("paragraph", name) }
      json.key("fixes")
      json.array { json in
        for fix in finding.fixes {
          json.object { json in
            json.member("title", fix.title)
            json.member("safety", fix.safety.name)
            json.key("edits")
            json.array { json in
              for edit in fix.edits {
                json.object { json in
                  write(edit.range, &cursor, &json)
                  json.member("text", edit.replacement)
                }
              }
            }
          }
        }
      }
      json.key("related")
      json.array { json in
        for place in finding.related { write(place, document, &cursor, &json) }
      }
      json.member("source", information.source(of: finding))
      if let reference = finding.reference {
        json.key("entry")
        json.object { json in
          json.member("dictionary", reference.dictionary)
          json.member("path", reference.path)
          json.member("line", reference.line)
          json.member("name", reference.name)
          if !reference.period.isEmpty { json.member("period", reference.period) }
        }
      }
      json.member("fingerprint", fingerprint)
    }
  }

  private func write(_ place: RelatedPlace, _ document: DocumentReport, _ cursor: inout PositionCursor, _ json: inout JSONWriter) {
    json.object { json in
      json.member("message", place.message)
      json.member("path", place.path ?? document.name)
      // Places in other files keep their byte offsets: their text is not at hand.
      if place.path == nil {
        write(place.range, &cursor, &json)
      } else {
        json.key("start")
        json.object { $0.member("byte", place.range.start) }
        json.key("end")
        json.object { $0.member("byte", place.range.end) }
      }
    }
  }

  private func write(_ range: ByteRange, _ cursor: inout PositionCursor, _ json: inout JSONWriter) {
    for (key, offset) in [("start", range.start), ("end", range.end)] {
      let place = cursor.place(at: Int(offset))
      json.key(key)
      json.object { json in
        json.member("line", place.line)
        json.member("column", place.column)
        json.member("byte", place.byte)
        json.member("utf16", place.utf16)
      }
    }
  }
}
