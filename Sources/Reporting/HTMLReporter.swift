import Lexicon
import Linting
import TextModel

/// Writes a proof sheet (校样): one self-contained page with the text, every finding marked in it and explained beside its
/// paragraph, and a summary by rule. No script, nothing from elsewhere, everything escaped; readable on a phone and on paper.
public struct HTMLReporter: Reporter {
  private let information: RunInformation
  private var locale: MessageLocale { information.locale }
  private var number = 0
  private var documents = 0

  /// Creates a reporter.
  public init(_ information: RunInformation) { self.information = information }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    documents += 1
    out += Array("<section id=\"d\(documents)\"><h2>\(HTMLText.escaped(document.name))</h2>\n".utf8)
    if let date = document.date {
      out += Array("<p class=\"date\">\(say("按此日期检查：", "judged by the date "))\(date.iso)</p>\n".utf8)
    }
    let count = document.findings.count
    var next = 0
    for line in document.text.lineStarts.indices {
      let content = document.text.contentRange(ofLine: line)
      let lineEnd =
        line + 1 < document.text.lineStarts.count ? document.text.lineStarts[line + 1] : UInt32(clamping: document.text.count + 1)
      var own: [Finding] = []
      while next < count, document.findings[next].range.start < lineEnd {
        own.append(document.findings[next])
        next += 1
      }
      if content.isEmpty, own.isEmpty { continue }
      let name = document.paragraphName(at: content.start)
      write(content, own, line: name ?? String(line + 1), isNamed: name != nil, document.text, &out)
    }
    out += Array("</section>\n".utf8)
  }

  private mutating func write(
    _ content: ByteRange, _ findings: [Finding], line: String, isNamed: Bool, _ text: SourceText, _ out: inout ReportBuffer
  ) {
    let first = number + 1
    number += findings.count
    let label = isNamed ? "l w" : "l"
    out += Array("<div class=\"p\"><span class=\"\(label)\">\(HTMLText.escaped(line))</span><p>".utf8)
    // Overlapping findings are cut at each other's ends: every stretch bears the gravest of those that cover it.
    func inside(_ offset: UInt32) -> UInt32 { min(max(offset, content.start), content.end) }
    var cuts: Set<UInt32> = [content.start, content.end]
    var ending: [UInt32: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      cuts.insert(inside(finding.range.start))
      cuts.insert(inside(finding.range.end))
      ending[inside(finding.range.end), default: []].append(first + index)
    }
    let sorted = cuts.sorted()
    var next = 0
    var active: [Finding] = []
    Self.writeMarks(ending[content.start], &out)
    for (start, end) in zip(sorted, sorted.dropFirst()) {
      active.removeAll { $0.range.end <= start }
      while next < findings.count, findings[next].range.start <= start {
        if findings[next].range.end > start { active.append(findings[next]) }
        next += 1
      }
      let piece = HTMLText.escaped(text.string(ByteRange(start, end)))
      if let gravest = active.max(by: { $0.severity < $1.severity }) {
        out += Array("<mark class=\"\(gravest.severity.name)\">\(piece)</mark>".utf8)
      } else {
        out += Array(piece.utf8)
      }
      Self.writeMarks(ending[end], &out)
    }
    out += Array("</p>".utf8)
    if !findings.isEmpty {
      out += Array("<ol start=\"\(first)\">".utf8)
      for (index, finding) in findings.enumerated() { write(finding, first + index, text, &out) }
      out += Array("</ol>".utf8)
    }
    out += Array("</div>\n".utf8)
  }

  /// The numbers behind a marked stretch; they lead to the notes, and the notes back to them.
  private static func writeMarks(_ numbers: [Int]?, _ out: inout ReportBuffer) {
    for number in numbers ?? [] { out += Array("<a class=\"r\" id=\"t\(number)\" href=\"#f\(number)\">\(number)</a>".utf8) }
  }

  private func write(_ finding: Finding, _ number: Int, _ text: SourceText, _ out: inout ReportBuffer) {
    let found = HTMLText.escaped(text.string(finding.range))
    var note =
      "<li id=\"f\(number)\" value=\"\(number)\"><b class=\"\(finding.severity.name)\">\(PrettyReporter.name(of: finding.severity, locale))</b> "
    note += "<a class=\"q\" href=\"#t\(number)\"><q>\(found)</q></a> \(HTMLText.escaped(finding.message))"
    for fix in finding.fixes.prefix(3) {
      note +=
        "<br><span class=\"fix\">\(fix.safety == .safe ? say("修改", "fix") : say("建议", "suggestion"))</span> \(HTMLText.escaped(fix.title))"
    }
    let source = information.ground(of: finding)
    note += "<br><small>\(HTMLText.escaped(finding.rule))\(source.isEmpty ? "" : " · " + HTMLText.escaped(source))</small></li>"
    out += Array(note.utf8)
  }

  public mutating func begin(_ summary: RunSummary, into out: inout ReportBuffer) {
    let title = say("校样", "Proof sheet")
    out += Array(
      "<!doctype html>\n<html lang=\"\(locale.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>\(title) · zhubi</title>\n<style>\(Self.style)</style>\n</head>\n<body>\n<header><h1>\(title)</h1>\n"
        .utf8)
    writeSummary(summary, &out)
    if summary.reports.count > 1 {
      out += Array("<nav><ul>\n".utf8)
      for (index, report) in summary.reports.enumerated() {
        out += Array(
          "<li><a href=\"#d\(index + 1)\">\(HTMLText.escaped(report.name))</a> <span class=\"n\">\(report.findings)</span></li>\n"
            .utf8)
      }
      out += Array("</ul></nav>\n".utf8)
    }
    out += Array("</header>\n<main>\n".utf8)
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {
    out += Array("</main>\n<footer>zhubi \(HTMLText.escaped(information.version))</footer>\n</body>\n</html>\n".utf8)
  }

  private func writeSummary(_ summary: RunSummary, _ out: inout ReportBuffer) {
    var line = say("检查了 \(summary.documents) 篇，", "\(summary.documents) checked: ")
    let parts = [Severity.error, .warning, .info, .hint].compactMap { severity in
      summary.counts[severity].map { "<b class=\"\(severity.name)\">\(PrettyReporter.name(of: severity, locale)) \($0)</b>" }
    }
    line += parts.isEmpty ? say("未发现问题", "nothing found") : parts.joined(separator: " ")
    if summary.documents == 0, parts.isEmpty { line = PrettyReporter.nothing(locale) }
    out += Array("<p>\(line)</p>\n".utf8)
    for failure in summary.failures {
      out += Array(
        "<p class=\"error\">\(HTMLText.escaped(failure.path)): \(HTMLText.escaped(failure.message.text(locale)))</p>\n".utf8)
    }
    guard let most = summary.rules.values.max(), most > 0 else { return }
    out += Array("<table class=\"bars\">\n".utf8)
    for (rule, count) in summary.rules.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let description = information.rules[rule].map { HTMLText.escaped($0.summary.text(locale)) } ?? ""
      let percent = max(1, count * 100 / most)
      out += Array(
        "<tr><th>\(description)</th><td class=\"c\">\(count)</td><td class=\"bar\"><i style=\"width:\(percent)%\"></i></td><td class=\"id\">\(HTMLText.escaped(rule))</td></tr>\n"
          .utf8)
    }
    out += Array("</table>\n".utf8)
  }

  private func say(_ zh: String, _ en: String) -> String { locale == .en ? en : zh }

  private static let style = """
    :root{--error:#c0262d;--warning:#a15c00;--info:#1a5fb4;--hint:#5b6770}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.8 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1c1c1c;background:#fff;overflow-wrap:anywhere}
    header,footer,ol,.bars,nav,.date,.l{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    h1{font-size:1.5rem;border-bottom:3px solid var(--error);display:inline-block;margin:.5rem 0}
    h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #ddd}
    .p{position:relative;padding-left:3rem}
    .p>p{margin:.35rem 0;white-space:pre-wrap}
    .date{color:#555;font-size:.85rem}
    .l{position:absolute;left:0;width:2.5rem;text-align:right;color:#999;font-size:.75rem;line-height:1.8rem}
    .l.w{position:static;display:block;width:auto;text-align:left;line-height:1.4;padding-top:.6rem}
    mark{background:none;color:inherit;text-decoration:underline wavy 1px;text-underline-offset:.25em}
    mark.error{text-decoration-color:var(--error);background:#fdecec}
    mark.warning{text-decoration-color:var(--warning);background:#fff4e0}
    mark.info{text-decoration-color:var(--info);background:#eaf2fd}
    mark.hint{text-decoration-color:var(--hint);background:#f1f3f4}
    b.error,p.error{color:var(--error)}b.warning{color:var(--warning)}b.info{color:var(--info)}b.hint{color:var(--hint)}
    a.r{font:.65rem sans-serif;vertical-align:super;color:var(--error);text-decoration:none;padding:0 .1em}
    ol{margin:.2rem 0 .8rem;padding:.4rem .6rem .4rem 2.4rem;background:#fafafa;border-left:3px solid #ddd;font-size:.85rem;line-height:1.6}
    li+li{margin-top:.35rem}
    li:target,a.r:target{background:#fff3bf}
    q{quotes:"“" "”";color:#555}a.q{text-decoration:none}
    .fix{color:#19742b;font-weight:bold}
    small{color:#777}
    .bars{border-collapse:collapse;font-size:.8rem;width:100%}
    .bars th{text-align:left;font-weight:normal}.bars .c{text-align:right}.bars .id{font-family:monospace;color:#777}
    .bars td,.bars th{padding:.1rem .4rem;vertical-align:middle}
    .bar{width:25%}.bar i{display:block;height:.7rem;background:var(--error);opacity:.7}
    nav ul{columns:2 16rem;font-size:.85rem}.n{color:#999}
    footer{margin-top:2rem;color:#999;font-size:.75rem}
    @media(max-width:40rem){.p{padding-left:0}.l{position:static;float:left;width:auto;margin-right:.5em}.l.w{float:none}.bars .id{display:none}ol{padding-left:1.8rem}}
    @media print{body{max-width:none;font-size:11pt}a.r{color:#000}a{color:inherit;text-decoration:none}h2,.l.w,.p>p{break-after:avoid}li{break-inside:avoid}nav{display:none}ol{background:none}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """
}

/// Text inside HTML.
enum HTMLText {
  /// Markup escaped; controls and characters that turn the direction of text made visible.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: out.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: out.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: out.append(contentsOf: "&quot;".unicodeScalars)
      case 0x27: out.append(contentsOf: "&#39;".unicodeScalars)
      case 0x09: out.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
