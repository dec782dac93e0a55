import Linting
import Reporting
import System
import TextModel

/// The sidecar table and the baseline of a run: what they let stand, and what is written back.
struct StandingFiles {
  private struct Table {
    var table: StetTable
    var used: Set<Int> = []
    var seenFiles: Set<String> = []
    /// Rows that could have matched and did not.
    var stale: Set<Int> = []
    var bytes: [UInt8]
  }

  private let options: LintOptions
  private var tables: [String: Table] = [:]
  private var baseline: Baseline?
  private var newBaseline = Baseline()
  private var faults: [Localized] = []

  init(_ options: LintOptions) {
    self.options = options
    guard let path = options.baselinePath, !(options.updatesBaseline && !File.exists(path)) else { return }
    do throws(SystemError) {
      let bytes = try File.read(path)
      do throws(ConfigurationIssue) {
        baseline = try Baseline(path: path, bytes: bytes)
      } catch {
        faults.append(Localized(error.text(.zhHans), en: error.text(.en)))
      }
    } catch {
      faults.append(Localized("\(path): \(error.message(.zhHans))", en: "\(path): \(error.message(.en))"))
    }
  }

  /// Takes out what stands, or writes down what is to stand.
  ///
  /// - Parameter severity: That of a rule for this document, off for one that did not run.
  mutating func apply(_ report: inout DocumentReport, _ project: ProjectLoader, severity: (String) -> Severity) {
    let folder = report.isIdentifier ? Environment.workingFolder : project.configuration(for: report.name).folder
    let absolute = Path.absolute(report.name, from: Environment.workingFolder)
    let file = report.isIdentifier ? report.name : Path.relative(absolute, to: folder) ?? absolute
    applyTable(&report, Path.join(folder, StetTable.fileName), file, severity)
    if options.updatesBaseline { newBaseline.add(report.findings, fingerprints: report.fingerprints, path: file) }
    if let baseline, !options.updatesBaseline {
      report.keep(where: baseline.isNew(report.findings, fingerprints: report.fingerprints, path: file))
    }
  }

  private mutating func applyTable(_ report: inout DocumentReport, _ path: String, _ file: String, _ severity: (String) -> Severity)
  {
    if tables[path] == nil {
      var issues: [ConfigurationIssue] = []
      let bytes = Workspaces.holds(path) ? (try? File.readRegular(path)) ?? [] : []
      tables[path] = Table(table: bytes.isEmpty ? StetTable() : StetTable(path: path, bytes: bytes, issues: &issues), bytes: bytes)
      faults += issues.map { Localized($0.text(.zhHans), en: $0.text(.en)) }
    }
    guard var table = tables[path] else { return }
    defer { tables[path] = table }
    table.seenFiles.insert(file)
    if !table.table.rows.isEmpty {
      report.keep(
        where: table.table.filter(report.findings, fingerprints: report.fingerprints, file: file, used: &table.used))
    }
    // A row is not stale when its rule did not run, or only some lines were looked at.
    if options.changedSince == nil {
      for (index, row) in table.table.rows.enumerated()
      where row.file == file && row.line > 0 && !table.used.contains(index) && severity(row.rule) != .off {
        table.stale.insert(index)
      }
    }
    guard options.writesStet else { return }
    table.table.add(
      zip(report.findings, report.fingerprints).map { finding, fingerprint in
        StetTable.Row(
          file: file, rule: finding.rule, text: report.text.string(finding.range), fingerprint: fingerprint,
          reason: options.stetReason ?? "")
      })
    report.keep(where: report.findings.map { _ in false })
  }

  /// Writes what is to be written. The result is what went wrong, and which rows of the table no longer match anything.
  mutating func finish(locale: MessageLocale) -> [String] {
    if options.updatesBaseline, let path = options.baselinePath { replace(path, newBaseline.bytes) }
    for (path, table) in tables.sorted(by: { $0.key < $1.key }) {
      guard options.writesStet, !table.table.rows.isEmpty else { continue }
      if File.linkStatus(path)?.kind == .symbolicLink, !Workspaces.holds(path) {
        faults.append(Localized("\(path)：链接指向工作区之外，未写入", en: "\(path): the link leads out of the workspace; not written"))
      } else {
        // What an editor let stand meanwhile must not be lost.
        replace(path, table.table.bytes, expecting: File.exists(path) ? .content(table.bytes) : .nothing)
      }
    }
    return faults.map { $0.text(locale) }
  }

  /// What is to be said of the tables themselves: rows that let nothing stand (`lint/unused-stet`) and rows that name no rule
  /// (`lint/unknown-rule`).
  func reportsOnTables(_ project: ProjectLoader) -> [DocumentReport] {
    guard !options.writesStet else { return [] }
    return tables.sorted { $0.key < $1.key }.compactMap { path, table in
      guard !table.table.rows.isEmpty else { return nil }
      let configuration = project.configuration(for: path).configuration.merging(options.configuration)
      let text = SourceText(String(decoding: table.bytes, as: UTF8.self))
      var findings: [Finding] = []
      for (index, row) in table.table.rows.enumerated() where row.line > 0 && row.line <= text.lineStarts.count {
        let isGone = !table.seenFiles.contains(row.file) && !File.exists(Path.join(Path.parent(path), row.file))
        let unknown = RuleSelector.fault(row.rule, rules: ProjectLoader.descriptions)
        guard isGone || unknown != nil || table.stale.contains(index) else { continue }
        let rule = unknown == nil ? "lint/unused-stet" : "lint/unknown-rule"
        guard let description = ProjectLoader.descriptions.first(where: { $0.id == rule }) else { continue }
        let severity = configuration.setting(of: description, profile: .report).0.severity
        guard severity != .off, severity >= options.minimumSeverity else { continue }
        let message =
          unknown
          ?? (isGone
            ? Localized("文件“\(row.file)”已不存在，这一行可以删去", en: "the file “\(row.file)” is gone; this row can go")
            : Localized(
              "这一行没有压下任何发现（\(row.file)，\(row.rule)：“\(row.text)”），可以删去",
              en: "this row lets nothing stand (\(row.file), \(row.rule): “\(row.text)”); it can go"))
        let line = text.contentRange(ofLine: row.line - 1)
        let end = row.line < text.lineStarts.count ? text.lineStarts[row.line] : UInt32(clamping: text.count)
        let fix = Fix(
          title: Localized("删去这一行", en: "Delete the row").text(options.locale), safety: .unsafe,
          edits: [TextEdit(ByteRange(line.start, end), "")])
        findings.append(
          Finding(
            rule: rule, severity: severity, range: line, message: message.text(options.locale), fixes: unknown == nil ? [fix] : [],
            tag: unknown == nil ? .unnecessary : nil))
      }
      guard !findings.isEmpty else { return nil }
      return DocumentReport(
        name: Path.relative(path, to: Environment.workingFolder) ?? path, text: text, findings: findings, date: nil)
    }
  }

  private mutating func replace(_ path: String, _ bytes: [UInt8], expecting expectation: File.Expectation = .anything) {
    do {
      try File.replace(path, with: bytes, expecting: expectation)
    } catch {
      faults.append(Localized("\(path): \(error.message(.zhHans))", en: "\(path): \(error.message(.en))"))
    }
  }
}
