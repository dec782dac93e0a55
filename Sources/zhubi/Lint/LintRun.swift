import Formats
import Lexicon
import Linting
import Reporting
import Rules
import System
import TextModel

/// One run of `zhubi lint` over files: finds them, checks them on all processors, reports in the order of their paths.
struct LintRun {
  private let options: LintOptions
  private let project: ProjectLoader
  private let checker: DocumentChecker
  private var output: ReportOutput
  private var summary = RunSummary()
  private var standing: StandingFiles
  private var worst: Severity?
  private var checked: [CheckedDocument] = []
  private let started = Clock.nanoseconds()
  /// Folders that what killed runs left behind was taken out of.
  private var cleanedFolders: Set<String> = []

  /// Exit statuses (PRODUCT.md §2).
  enum Status {
    static let clean: Int32 = 0
    static let findings: Int32 = 1
    static let failure: Int32 = 2
  }

  init(_ options: LintOptions) {
    self.options = options
    project = ProjectLoader(configuration: options.configurationPath, isWithoutConfiguration: options.isWithoutConfiguration)
    checker = DocumentChecker(
      options: options, project: project, ruleSets: RuleSets(), overrides: OverrideGlobs(), today: Self.today)
    output = ReportOutput(options)
    standing = StandingFiles(options)
  }

  /// Today where the user is.
  static var today: Day {
    let now = Clock.today()
    return Day(clamping: now.year, now.month, now.day)
  }

  /// Runs; the result is the exit status.
  mutating func run() -> Int32 {
    let (files, problems) = findFiles()
    for problem in problems { fail(problem) }
    if options.listsFiles {
      for file in files { output.line(PathText.display(file)) }
      for issue in project.issues { output.fault(issue.text.text(options.locale)) }
      return output.hasFaults ? Status.failure : Status.clean
    }
    // Faults of configurations and dictionaries are told before the first document: nothing that follows can be trusted.
    _ = project.lexicon(
      DocumentChecker.dictionaries(project.configuration(for: files.first ?? ".", isFolder: files.isEmpty).configuration, options))
    if let path = options.reviewedCopyPath, let fault = ReviewedCopy.fault(files, path: path, locale: options.locale) {
      output.fault(fault.text(options.locale))
      return finish()
    }
    let changed = ChangedLines.since(options.changedSince, locale: options.locale)
    if let fault = changed.fault { fail(FailedDocument(path: "git", message: fault)) }
    let jobs = options.jobs > 0 ? options.jobs : ProcessorCount.available
    let window = max(64, jobs * 32)
    // Not while somebody types what is to be checked.
    let progress = Progress(
      Localized("检查", en: "checking"), of: files.count, locale: options.locale, isQuiet: options.isQuiet || files.contains("-"))
    output.progress = progress
    var at = 0
    while at < files.count {
      let part = Array(files[at..<min(at + window, files.count)])
      let checker = checker
      let limit = FormatLimits().fileBytes
      let name = options.standardInputName
      let isAlone = files.count == 1
      let outcomes = ParallelMap.map(part, jobs: jobs) { file in
        let outcome = Self.check(file, checker, limit, standardInputName: name, isAlone: isAlone)
        progress.step()
        return outcome
      }
      for outcome in outcomes { keep(outcome) }
      at += part.count
    }
    compare()
    progress.end()
    var documents: [CheckedDocument] = []
    swap(&documents, &checked)
    for index in documents.indices { settle(&documents[index], changed.lines) }
    swap(&documents, &checked)
    return finish()
  }

  private static func check(
    _ path: String, _ checker: DocumentChecker, _ limit: Int, standardInputName: String, isAlone: Bool
  ) -> DocumentOutcome {
    let isStandardInput = path == "-"
    let name = isStandardInput ? standardInputName : path
    do throws(SystemError) {
      let bytes = isStandardInput ? try File.readStandardInput(limit: limit) : try File.read(path, limit: limit)
      return checker.check(bytes, name: name, isAlone: isAlone)
    } catch {
      return .failed(FailedDocument(path: name, message: Localized(error.message(.zhHans), en: error.message(.en))))
    }
  }

  // MARK: - Files

  /// Extensions that are taken from folders; a file that is named is always taken.
  static let defaultIncludes = ["**/*.txt", "**/*.md", "**/*.markdown", "**/*.html", "**/*.htm", "**/*.docx"]

  private func findFiles() -> ([String], [FailedDocument]) {
    var files: [String] = []
    var failures: [FailedDocument] = []
    for path in options.paths.isEmpty ? ["."] : options.paths {
      if path == "-" {
        files.append("-")
        continue
      }
      let isFolder = File.status(path)?.kind == .folder
      let found = project.configuration(for: path, isFolder: isFolder)
      var walk = DirectoryWalk(base: found.folder)
      let configuration = found.configuration.merging(options.configuration)
      walk.include = (configuration.include ?? Self.defaultIncludes).compactMap { compile($0, &failures) }
      walk.exclude = (configuration.exclude ?? []).compactMap { compile($0, &failures) }
      let outcome = walk.files(in: [path])
      files += outcome.files.map(\.path)
      failures += outcome.problems.map {
        FailedDocument(path: $0.path, message: Localized($0.message(.zhHans), en: $0.message(.en)))
      }
    }
    var seen: Set<String> = []
    return (files.filter { seen.insert($0).inserted }, failures)
  }

  private func compile(_ pattern: String, _ failures: inout [FailedDocument]) -> Glob? {
    do {
      return try Glob(pattern)
    } catch {
      failures.append(FailedDocument(path: pattern, message: Localized(error.message(.zhHans), en: error.message(.en))))
      return nil
    }
  }

  // MARK: - Documents

  private mutating func keep(_ outcome: DocumentOutcome) {
    switch outcome {
    case .failed(let failure): fail(failure)
    case .checked(let document): checked.append(document)
    }
  }

  /// Lets the workspace rules compare the documents: one office with two holders, one meeting under two names.
  private mutating func compare() {
    guard checked.count > 1, let lexicon = checked.first?.context.lexicon else { return }
    let linter = checker.ruleSets.linter(options.configuration, profile: .news, lexicon: lexicon)
    let workspace = Workspace(rules: linter.rules)
    guard workspace.hasRules else { return }
    let documents = checked.map {
      Workspace.Document(path: $0.report.name, result: DocumentResult(findings: [], facts: $0.facts, context: $0.context))
    }
    for (index, findings) in workspace.check(documents, locale: options.locale).enumerated() where !findings.isEmpty {
      let document = checked[index]
      let report = document.report
      let own = Workspace.allowed(findings, document.configuration, document.context.profile, ProjectLoader.descriptions)
      // What the comments were asked before stands as it is; the note on the encoding is none of theirs.
      let all = document.standing.map {
        $0.pass.apply(sorted($0.found + own)) + report.findings.filter { $0.rule == NotUTF8.description.id }
      }
      let kept = sorted(all ?? report.findings + own).filter { $0.severity >= options.minimumSeverity }
      checked[index].report = DocumentReport(
        name: report.name, isIdentifier: report.isIdentifier, text: report.text,
        findings: kept, date: report.date,
        lineNames: report.lineNames)
    }
  }

  private func sorted(_ findings: [Finding]) -> [Finding] { findings.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) } }

  /// Decides what is reported of a document and writes what is mended in it. What only that needs goes.
  private mutating func settle(_ document: inout CheckedDocument, _ changed: [String: [ClosedRange<Int>]]?) {
    if let changed { keepChanged(&document.report, changed) }
    let checker = checker
    let (name, isIdentifier, profile) = (document.report.name, document.report.isIdentifier, document.context.profile)
    standing.apply(&document.report, project) {
      checker.severity(of: $0, in: name, isIdentifier: isIdentifier, profile: profile)
    }
    write(document)
    if let path = options.reviewedCopyPath, let opened = document.document {
      let copy = ReviewedCopy(path: path, locale: options.locale)
      if let fault = copy.write(opened, document.report.findings) {
        fail(FailedDocument(path: document.report.name, message: fault))
      }
    }
    (document.rewritten, document.rewrittenText, document.document, document.standing, document.facts) = (nil, nil, nil, nil, [])
    summary.characters += document.report.text.scalarCount
    add(document.report, isDraft: true)
  }

  private mutating func add(_ report: DocumentReport, isDraft: Bool) {
    summary.add(report, isDraft: isDraft)
    for finding in report.findings where finding.severity > (worst ?? .off) { worst = finding.severity }
  }

  private mutating func write(_ document: CheckedDocument) {
    guard let rewritten = document.rewritten else { return }
    let name = document.report.name
    if options.showsDiff, let text = document.rewrittenText {
      // Word's own bytes mean nothing to a reader: the paragraphs are compared, under a name that `patch` does not find.
      let name = name + ".txt"
      output.bytes(
        UnifiedDiff.diff(
          Array(text.old.string.utf8), Array(text.new.string.utf8), oldName: "a/" + name, newName: "b/" + name))
      return
    }
    if options.showsDiff {
      output.bytes(UnifiedDiff.diff(rewritten.old, rewritten.new, oldName: "a/" + name, newName: "b/" + name))
      return
    }
    if name == options.standardInputName, options.paths.contains("-") {
      output.bytes(rewritten.new)
      return
    }
    do {
      if cleanedFolders.insert(Path.parent(name)).inserted { File.removeAbandonedTemporaries(in: Path.parent(name)) }
      try File.replace(name, with: rewritten.new, expecting: .content(rewritten.old))
      output.note(
        Localized(
          "\(name)：修改了 \(document.mended) 处", en: "\(name): mended \(document.mended) finding\(document.mended == 1 ? "" : "s")"
        ).text(options.locale))
    } catch {
      fail(FailedDocument(path: name, message: Localized(error.message(.zhHans), en: error.message(.en))))
    }
  }

  private func keepChanged(_ report: inout DocumentReport, _ changed: [String: [ClosedRange<Int>]]) {
    let ranges = changed[Path.absolute(report.name, from: Environment.workingFolder)] ?? []
    let isKept = report.findings.map { finding in
      let first = report.text.line(at: Int(finding.range.start)) + 1
      let last = report.text.line(at: max(Int(finding.range.end) - 1, Int(finding.range.start))) + 1
      return ranges.contains { $0.overlaps(first...max(first, last)) }
    }
    report.keep(where: isKept)
  }

  private mutating func fail(_ failure: FailedDocument) {
    summary.failures.append(failure)
    output.fault("\(failure.path): \(failure.message.text(options.locale))")
  }

  // MARK: - The end

  private mutating func finish() -> Int32 {
    let tables = standing.reportsOnTables(project)
    for report in tables { add(report, isDraft: false) }
    output.begin(summary)
    // Each document goes as soon as it is reported.
    checked.reverse()
    while let document = checked.popLast() {
      if options.explainsDate {
        output.note("\(document.report.name): \(document.dating.day.iso) (\(document.dating.origin.text(options.locale)))")
      }
      output.add(document.report)
    }
    for issue in project.issues { output.fault(issue.text.text(options.locale)) }
    for report in tables { output.add(report) }
    for issue in standing.finish(locale: options.locale) { output.fault(issue) }
    if !options.outputs.contains(where: { $0.format != .pretty }) {
      summary.duration = UInt64(max(0, Clock.nanoseconds() - started))
    }
    output.end(summary)
    if output.hasFaults { return Status.failure }
    guard let failOn = options.failOn, let worst, worst >= failOn else { return Status.clean }
    return Status.findings
  }
}
