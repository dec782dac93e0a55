import Arguments
import JSON
import Lexicon
import Linting
import Reporting
import System
import TextModel

/// A command line that could be read but asks for something that does not exist.
struct CommandFault: Error {
  var message: Localized
  init(_ message: Localized) { self.message = message }
}

extension LintOptions {
  /// Reads what was asked for.
  init(_ invocation: Invocation, locale: MessageLocale) throws(CommandFault) {
    self.locale = locale
    paths = invocation.operands
    readsJSONLines = invocation.value("input") == "ndjson"
    try readOutputs(invocation)
    if let which = invocation.value("fix") { fixing = which == "unsafe" ? .unsafe : .safe }
    showsDiff = invocation.has("diff")
    if showsDiff, fixing == .none { fixing = .safe }
    configurationPath = invocation.value("config")
    isWithoutConfiguration = invocation.has("no-config")
    dictionaries = invocation.values("dictionary")
    try readRules(invocation)
    if let name = invocation.value("profile") { configuration.profile = Profile(rawValue: name) }
    if let text = invocation.value("as-of") {
      guard let date = PartialDate(Array(text.utf8)) else {
        throw CommandFault(
          Localized(
            "--as-of：“\(text)”不是日期；应为 2023、2023-01 或 2023-01-28",
            en: "--as-of: “\(text)” is no date; expected 2023, 2023-01 or 2023-01-28"))
      }
      configuration.asOf = date
    }
    if let name = invocation.value("min-severity"), let severity = Severity(name: name) { minimumSeverity = severity }
    if let name = invocation.value("fail-on") { failOn = name == "never" ? nil : Severity(name: name) }
    baselinePath = invocation.value("baseline")
    updatesBaseline = invocation.has("update-baseline")
    if updatesBaseline, baselinePath == nil { baselinePath = "zhubi.baseline.json" }
    writesStet = invocation.has("stet")
    stetReason = invocation.value("stet")
    reviewedCopyPath = invocation.value("comments")
    changedSince = invocation.value("changed-since")
    jobs = invocation.integer("jobs") ?? 0
    isQuiet = invocation.has("quiet")
    hasStatistics = invocation.has("statistics")
    standardInputName = invocation.value("stdin-filename") ?? "-"
    listsFiles = invocation.has("list-files")
    explainsDate = invocation.has("explain-date")
    watches = invocation.has("watch")
    let colour = invocation.value("color") ?? "auto"
    let stream: Terminal.Stream = writesTextOut ? .error : .output
    isColoured = colour == "always" || colour == "auto" && Terminal.isTerminal(stream) && !Environment.refusesColor
    width = Terminal.width(stream) ?? 100
  }

  private mutating func readOutputs(_ invocation: Invocation) throws(CommandFault) {
    let formats = invocation.values("format").compactMap { ReportFormat(rawValue: $0) }
    // `-` is standard output, as it is standard input among the paths.
    let files = invocation.values("output").map { $0 == "-" ? "/dev/stdout" : $0 }
    if formats.isEmpty {
      outputs = files.isEmpty ? [(.pretty, nil)] : files.map { (Self.format(ofFile: $0), $0) }
      return
    }
    guard formats.count - files.count <= 1, files.count <= formats.count else {
      throw CommandFault(
        Localized(
          "有 \(formats.count) 个 --format、\(files.count) 个 --output；至多一份报告能去标准输出",
          en: "\(formats.count) times --format but \(files.count) times --output; only one report can go to standard output"))
    }
    outputs = formats.enumerated().map { ($1, $0 < files.count ? files[$0] : nil) }
  }

  /// The form that a file's name suggests.
  private static func format(ofFile path: String) -> ReportFormat {
    switch Path.fileExtension(path) {
    case "html", "htm": .html
    case "sarif": .sarif
    case "ndjson", "jsonl": .ndjson
    case "json": .json
    case "xml": .checkstyle
    default: .pretty
    }
  }

  /// Selectors of the command line become settings of single rules: they go over whatever a configuration says.
  private mutating func readRules(_ invocation: Invocation) throws(CommandFault) {
    let rules = ProjectLoader.descriptions
    func expand(_ selector: String) throws(CommandFault) -> [RuleDescription] {
      let name = RuleSelector.normalized(selector, rules: rules)
      if let fault = RuleSelector.fault(name, rules: rules) { throw CommandFault(fault) }
      return rules.filter { name == "*" || $0.id == name || name == $0.category + "/*" }
    }
    var selected: Set<String> = []
    for selector in invocation.values("select") {
      for rule in try expand(selector) {
        selected.insert(rule.id)
        // A rule that is off by default and asked for by its own name is meant to run.
        if rule.severity == .off, rule.id == selector { configuration.rules.append(.init(selector: rule.id, severity: .hint)) }
      }
    }
    if !invocation.values("select").isEmpty {
      for rule in rules where !selected.contains(rule.id) { configuration.rules.append(.init(selector: rule.id, severity: .off)) }
    }
    for selector in invocation.values("ignore") {
      for rule in try expand(selector) { configuration.rules.append(.init(selector: rule.id, severity: .off)) }
    }
    for text in invocation.values("severity") {
      guard let equals = text.firstIndex(of: "=") else {
        throw CommandFault(
          Localized(
            "--severity：应为 规则=级别，如 punct/space-mixed=off", en: "--severity: expected RULE=LEVEL, such as punct/space-mixed=off"))
      }
      let level = String(text[text.index(after: equals)...])
      guard let severity = Severity(name: level) else {
        let names = Severity.allCases.map(\.name)
        let nearest = Spelling.nearest(to: level, among: names)
        throw CommandFault(
          Localized(
            "--severity：没有级别“\(level)”" + (nearest.map { "；是不是“\($0)”？" } ?? "；可用：" + names.joined(separator: "、")),
            en: "--severity: there is no level “\(level)”"
              + (nearest.map { "; did you mean “\($0)”?" } ?? "; levels: " + names.joined(separator: ", "))))
      }
      for rule in try expand(String(text[..<equals])) { configuration.rules.append(.init(selector: rule.id, severity: severity)) }
    }
  }
}
