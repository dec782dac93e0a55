import JSON
import Linting
import Reporting
import System
import TextModel

/// `zhubi lint --input ndjson`: documents come as JSON lines on standard input and leave as JSON lines, in order and in
/// constant memory (PRODUCT.md §2). A line is `{"id": …, "text": …}`, optionally with `"date"`.
struct JSONLinesRun {
  private struct Line: Sendable {
    var bytes: [UInt8]
    var worst: Severity?
    var fault: String?
  }

  private let options: LintOptions
  private let checker: DocumentChecker
  private let project: ProjectLoader

  init(_ options: LintOptions) {
    self.options = options
    project = ProjectLoader(configuration: options.configurationPath, isWithoutConfiguration: options.isWithoutConfiguration)
    checker = DocumentChecker(
      options: options, project: project, ruleSets: RuleSets(), overrides: OverrideGlobs(), today: LintRun.today)
  }

  /// Runs; the result is the exit status.
  func run() -> Int32 {
    let information = RunInformation(version: Version.text, locale: options.locale, rules: ProjectLoader.descriptions)
    var worst: Severity?
    var hasFaults = false
    var number = 0
    var gathered: [UInt8] = []
    let checker = checker
    let locale = options.locale
    LinePipeline.run("-", jobs: options.jobs > 0 ? options.jobs : ProcessorCount.available) {
      (line: Result<[UInt8], SystemError>) -> Line in
      switch line {
      case .failure(let error): return Line(bytes: [], worst: nil, fault: error.message(locale))
      case .success(let bytes): return Self.check(bytes, checker, information)
      }
    } emit: { line, moreIsReady in
      number += 1
      gathered += line.bytes
      if let fault = line.fault {
        hasFaults = true
        Console.writeError(Array("zhubi: -:\(number): \(fault)\n".utf8))
      }
      if let severity = line.worst, severity > (worst ?? .off) { worst = severity }
      if !moreIsReady || gathered.count > 1 << 16 {
        Console.write(gathered)
        gathered.removeAll(keepingCapacity: true)
      }
    }
    Console.write(gathered)
    for issue in project.issues {
      hasFaults = true
      Console.writeError(Array("zhubi: \(issue.text.text(locale))\n".utf8))
    }
    if hasFaults { return LintRun.Status.failure }
    guard let failOn = options.failOn, let worst, worst >= failOn else { return LintRun.Status.clean }
    return LintRun.Status.findings
  }

  private static func check(_ bytes: [UInt8], _ checker: DocumentChecker, _ information: RunInformation) -> Line {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return Line(bytes: [], worst: nil, fault: nil) }
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, dialect: .json)
    } catch {
      let message = error.message(information.locale)
      return failure(nil, message, at: error.column)
    }
    let id = value["id"] ?? .null
    guard let text = value["text"]?.stringValue else {
      return failure(id, Localized("缺少字符串“text”", en: "the string “text” is missing").text(information.locale), at: 1)
    }
    let name = id.stringValue ?? (id.isNull ? "" : String(decoding: id.serialized(), as: UTF8.self))
    switch checker.check(Array(text.utf8), name: name, isIdentifier: true, date: value["date"]?.stringValue, isAlone: true) {
    case .failed(let failed): return failure(id, failed.message.text(information.locale), at: 1)
    case .checked(let checked):
      var out = ReportBuffer()
      var reporter = JSONReporter(information, lines: true)
      var report = checked.report
      report.identifier = id
      reporter.add(report, into: &out)
      return Line(bytes: out.bytes, worst: report.findings.map(\.severity).max(), fault: nil)
    }
  }

  private static func failure(_ id: JSONValue?, _ message: String, at column: Int) -> Line {
    var json = JSONWriter()
    json.object { json in
      json.member("id", id ?? .null)
      json.member("error", message)
    }
    return Line(bytes: json.take() + [0x0A], worst: nil, fault: "\(column): \(message)")
  }
}
