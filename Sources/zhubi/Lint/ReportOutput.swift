import Linting
import Reporting
import Rules
import System
import TextModel

/// Where reports, notes and faults go: files, standard output, standard error.
struct ReportOutput {
  private struct Sink {
    var reporter: any Reporter
    /// The file; nil for standard output, or standard error where a patch or a mended text has the former.
    var path: String?
    /// What goes to a file, which is replaced whole at the end.
    var delivery: Delivery?
  }

  private let options: LintOptions
  private var sinks: [Sink]
  /// How far the run is: its line goes before anything else is written.
  var progress: Progress?
  /// Whether anything went wrong that is no finding.
  private(set) var hasFaults = false

  init(_ options: LintOptions) {
    self.options = options
    let information = RunInformation(version: Version.text, locale: options.locale, rules: ProjectLoader.descriptions)
    sinks = options.outputs.map { output in
      Sink(
        reporter: Self.reporter(output.format, information, options, isFile: output.path != nil), path: output.path,
        delivery: output.path.map { Delivery(to: $0) })
    }
  }

  private static func reporter(_ format: ReportFormat, _ information: RunInformation, _ options: LintOptions, isFile: Bool)
    -> any Reporter
  {
    switch format {
    case .json: return JSONReporter(information, lines: false)
    case .ndjson: return JSONReporter(information, lines: true)
    case .sarif: return SARIFReporter(information)
    case .github: return GitHubReporter()
    case .gitlab: return GitLabReporter()
    case .checkstyle: return CheckstyleReporter()
    case .junit: return JUnitReporter()
    case .rdjson: return RDJSONReporter(information)
    case .html: return HTMLReporter(information)
    case .pretty:
      var style = PrettyReporter.Style()
      style.isColoured = options.isColoured && !isFile
      style.width = options.width
      style.isQuiet = options.isQuiet
      style.hasStatistics = options.hasStatistics
      return PrettyReporter(information, style: style)
    }
  }

  // MARK: - Reports

  mutating func begin(_ summary: RunSummary) { each { $0.begin(summary, into: &$1) } }

  mutating func add(_ document: DocumentReport) { each { $0.add(document, into: &$1) } }

  mutating func end(_ summary: RunSummary) {
    progress?.clear()
    each { $0.end(summary, into: &$1) }
    for sink in sinks {
      guard let path = sink.path, let delivery = sink.delivery else { continue }
      do {
        try delivery.finish()
      } catch {
        fault("\(path): \(error.message(options.locale))")
      }
    }
  }

  private mutating func each(_ body: (inout any Reporter, inout ReportBuffer) -> Void) {
    for index in sinks.indices {
      let write: ([UInt8]) -> Void
      if let delivery = sinks[index].delivery {
        write = { delivery.write($0) }
      } else {
        progress?.clear()
        write = options.writesTextOut ? { Console.writeError($0) } : { Console.write($0) }
      }
      var out = ReportBuffer(handOn: write)
      body(&sinks[index].reporter, &out)
      if !out.bytes.isEmpty { write(out.bytes) }
    }
  }

  // MARK: - Streams

  /// Writes to standard output.
  mutating func bytes(_ bytes: [UInt8]) {
    progress?.clear()
    Console.write(bytes)
  }

  /// Writes a line to standard output.
  mutating func line(_ text: String) { bytes(Array((text + "\n").utf8)) }

  /// Tells something that is neither finding nor fault, on standard error.
  mutating func note(_ text: String) {
    guard !options.isQuiet else { return }
    progress?.clear()
    Console.writeError(Array((text + "\n").utf8))
  }

  /// Tells of a fault on standard error; the run will end with status 2.
  mutating func fault(_ text: String) {
    hasFaults = true
    progress?.clear()
    Console.writeError(Array("zhubi: \(text)\n".utf8))
  }
}
