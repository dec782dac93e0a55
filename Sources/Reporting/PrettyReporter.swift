public import Linting
public import TextModel

/// Writes findings for people at a terminal: each with its line, the stretch underlined, how to mend it, and on whose word.
public struct PrettyReporter: Reporter {
  /// How much to show and how.
  public struct Style: Sendable {
    /// Whether to colour.
    public var isColoured = false
    /// Cells of a line of the terminal.
    public var width = 100
    /// Findings only, without the summary.
    public var isQuiet = false
    /// A table of findings by rule after the summary.
    public var hasStatistics = false
    /// Creates a plain style.
    public init() {}
  }

  private let information: RunInformation
  private let style: Style
  private var locale: MessageLocale { information.locale }

  /// Creates a reporter.
  public init(_ information: RunInformation, style: Style) { (self.information, self.style) = (information, style) }

  public mutating func add(_ document: DocumentReport, into out: inout ReportBuffer) {
    guard !document.findings.isEmpty else { return }
    var cursor = PositionCursor(document.text)
    for finding in document.findings { write(finding, document, &cursor, &out) }
  }

  private func write(_ finding: Finding, _ document: DocumentReport, _ cursor: inout PositionCursor, _ out: inout ReportBuffer) {
    let place = cursor.place(at: Int(finding.range.start))
    let line = document.paragraphName(at: finding.range.start) ?? String(place.line)
    let colour = Self.colour(of: finding.severity)
    var head = paint("\(Terminal.safe(document.name)):\(line):\(place.column)", "1")
    head += " " + paint(Self.name(of: finding.severity, locale), colour)
    head += " " + Terminal.safe(finding.message) + " " + paint("[\(finding.rule)]", "2")
    out += Array((head + "\n").utf8)
    out += Array(excerpt(finding, document.text, colour).utf8)
    for (number, fix) in finding.fixes.enumerated() {
      let label = fix.safety == .safe ? (locale == .en ? "fix" : "修改") : (locale == .en ? "suggestion" : "建议")
      out += Array("    \(paint(label, "32"))\(locale == .en ? ": " : "：")\(Terminal.safe(fix.title))\n".utf8)
      if number == 2 { break }
    }
    for related in finding.related.prefix(3) {
      let at: String
      if related.path == nil {
        let place = cursor.place(at: Int(related.range.start))
        at = "\(document.paragraphName(at: related.range.start) ?? String(place.line)):\(place.column)"
      } else {
        at = related.path ?? ""
      }
      out += Array("    \(paint(locale == .en ? "see" : "参见", "36")) \(at) \(Terminal.safe(related.message))\n".utf8)
    }
    let source = information.ground(of: finding)
    if !source.isEmpty { out += Array("    \(paint((locale == .en ? "source: " : "依据：") + Terminal.safe(source), "2"))\n".utf8) }
  }

  /// The line around the finding, cut to the terminal, and the underline below it.
  private func excerpt(_ finding: Finding, _ text: SourceText, _ colour: String) -> String {
    let content = text.contentRange(ofLine: text.line(at: Int(finding.range.start)))
    let start = max(finding.range.start, content.start)
    let end = max(start, min(finding.range.end, content.end))
    var before = Array(text.string(ByteRange(content.start, start)).unicodeScalars)
    let marked = Array(text.string(ByteRange(start, end)).unicodeScalars)
    let after = Array(text.string(ByteRange(end, content.end)).unicodeScalars)
    while let first = before.first, first == " " || first == "\t" || first == "\u{3000}" { before.removeFirst() }
    let budget = max(40, style.width - 6)
    let shown = Self.prefix(marked, cells: budget * 2 / 3)
    let room = max(8, budget - shown.cells)
    let left = Self.suffix(before, cells: room / 2)
    let right = Self.prefix(after, cells: room - left.cells)
    let leftMark = left.scalars.count < before.count ? "…" : ""
    let rightMark = shown.scalars.count < marked.count || right.scalars.count < after.count ? "…" : ""
    let tail = shown.scalars.count < marked.count ? "" : String(Terminal.scalars(right.scalars))
    var result = "    " + leftMark + String(Terminal.scalars(left.scalars))
    result += paint(String(Terminal.scalars(shown.scalars)), colour) + tail + rightMark + "\n"
    let indent = 4 + CellWidth.of(leftMark) + left.cells
    result += String(repeating: " ", count: indent) + paint(String(repeating: "~", count: max(1, shown.cells)), colour) + "\n"
    return result
  }

  public mutating func end(_ summary: RunSummary, into out: inout ReportBuffer) {
    if style.hasStatistics { out += Array(statistics(summary).utf8) }
    guard !style.isQuiet else { return }
    var parts: [String] = []
    for severity in [Severity.error, .warning, .info, .hint] {
      guard let count = summary.counts[severity], count > 0 else { continue }
      parts.append(paint("\(count) \(Self.noun(of: severity, count, locale))", Self.colour(of: severity)))
    }
    let time = summary.duration.map { " (\(Self.milliseconds($0)) ms)" } ?? ""
    let found = parts.isEmpty ? (locale == .en ? "nothing found" : "未发现问题") : parts.joined(separator: locale == .en ? ", " : "，")
    let scope =
      locale == .en ? "\(summary.documents) document\(summary.documents == 1 ? "" : "s") checked: " : "检查了 \(summary.documents) 篇："
    var line = summary.documents == 0 && parts.isEmpty ? Self.nothing(locale) : scope + found + time
    if summary.safeFixes > 0 {
      line += locale == .en ? "; \(summary.safeFixes) can be mended with --fix" : "；--fix 可修改其中 \(summary.safeFixes) 处"
    }
    if !summary.failures.isEmpty {
      line += locale == .en ? "; \(summary.failures.count) could not be checked" : "；\(summary.failures.count) 个文件未能检查"
    }
    out += Array((line + "\n").utf8)
  }

  /// What is said of a run that checked no document: that nothing was found would mislead.
  static func nothing(_ locale: MessageLocale) -> String { locale == .en ? "no document was checked" : "没有检查任何文稿" }

  private func statistics(_ summary: RunSummary) -> String {
    var text = ""
    for (rule, count) in summary.rules.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let number = String(count)
      text += String(repeating: " ", count: max(0, 7 - number.count)) + number + "  " + rule
      if let description = information.rules[rule] { text += "  " + description.summary.text(locale) }
      text += "\n"
    }
    return text
  }

  // MARK: - Words and colours

  private func paint(_ text: String, _ code: String) -> String { style.isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  private static func colour(of severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .info: "1;34"
    case .hint, .off: "1;36"
    }
  }

  /// The name of a severity for people: 错误, error.
  public static func name(of severity: Severity, _ locale: MessageLocale) -> String {
    guard locale == .zhHans else { return severity.name }
    switch severity {
    case .error: return "错误"
    case .warning: return "警告"
    case .info: return "建议"
    case .hint, .off: return "提示"
    }
  }

  private static func noun(of severity: Severity, _ count: Int, _ locale: MessageLocale) -> String {
    guard locale == .en else { return "处" + name(of: severity, locale) }
    switch severity {
    case .error: return count == 1 ? "error" : "errors"
    case .warning: return count == 1 ? "warning" : "warnings"
    case .info: return "info"
    case .hint, .off: return count == 1 ? "hint" : "hints"
    }
  }

  private static func milliseconds(_ nanoseconds: UInt64) -> String {
    let tenths = (nanoseconds + 50_000) / 100_000
    return tenths >= 1000 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func prefix(_ scalars: [Unicode.Scalar], cells: Int) -> (scalars: ArraySlice<Unicode.Scalar>, cells: Int) {
    var used = 0
    for (i, scalar) in scalars.enumerated() {
      let width = CellWidth.of(scalar)
      if used + width > cells { return (scalars[..<i], used) }
      used += width
    }
    return (scalars[...], used)
  }

  private static func suffix(_ scalars: [Unicode.Scalar], cells: Int) -> (scalars: ArraySlice<Unicode.Scalar>, cells: Int) {
    var used = 0
    var i = scalars.count
    while i > 0 {
      let width = CellWidth.of(scalars[i - 1])
      if used + width > cells { break }
      used += width
      i -= 1
    }
    return (scalars[i...], used)
  }
}

/// Text of a document on its way to a terminal.
enum Terminal {
  /// The same without anything that a terminal would obey: control characters become visible pictures, tabs blanks.
  static func scalars(_ scalars: ArraySlice<Unicode.Scalar>) -> String.UnicodeScalarView {
    var out = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x09: out.append(" ")
      case 0..<0x20: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return out
  }

  /// The same of a string.
  static func safe(_ text: String) -> String { String(scalars(ArraySlice(text.unicodeScalars))) }
}
