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
  mutating func apply(_ report: inout DocumentReport, _ project: ProjectLoader) {
    let folder = report.isIdentifier ? Environment.workingFolder : project.configuration(for: report.name).folder
    let absolute = Path.absolute(report.name, from: Environment.workingFolder)
    let file = report.isIdentifier ? report.name : Path.relative(absolute, to: folder) ?? absolute
    applyTable(&report, Path.join(folder, StetTable.fileName), file)
    if options.updatesBaseline { newBaseline.add(report.findings, fingerprints: report.fingerprints, path: file) }
    if let baseline, !options.updatesBaseline {
      report.keep(where: baseline.isNew(report.findings, fingerprints: report.fingerprints, path: file))
    }
  }

  private mutating func applyTable(_ report: inout DocumentReport, _ path: String, _ file: String) {
    if tables[path] == nil {
      var issues: [ConfigurationIssue] = []
      let bytes = File.exists(path) ? (try? File.read(path)) ?? [] : []
      tables[path] = Table(table: bytes.isEmpty ? StetTable() : StetTable(path: path, bytes: bytes, issues: &issues), bytes: bytes)
      faults += issues.map { Localized($0.text(.zhHans), en: $0.text(.en)) }
    }
    guard var table = tables[path] else { return }
    defer { tables[path] = table }
    table.seenFiles.insert(file)
    let isKept = table.table.filter(report.findings, fingerprints: report.fingerprints, file: file, used: &table.used)
    report.keep(where: isKept)
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
      if options.writesStet, !table.table.rows.isEmpty { replace(path, table.table.bytes) }
    }
    return faults.map { $0.text(locale) }
  }

  /// Rows of the tables whose file was checked and which matched nothing: `lint/unused-stet`.
  var unusedRows: [(path: String, row: StetTable.Row)] {
    tables.sorted { $0.key < $1.key }.flatMap { path, table in
      table.table.rows.enumerated().filter { table.seenFiles.contains($1.file) && !table.used.contains($0) && $1.line > 0 }.map {
        (path, $1)
      }
    }
  }

  private mutating func replace(_ path: String, _ bytes: [UInt8]) {
    do {
      try File.replace(path, with: bytes)
    } catch {
      faults.append(Localized("\(path): \(error.message(.zhHans))", en: "\(path): \(error.message(.en))"))
    }
  }
}
