import Linting
import Lexicon
import Reporting
import TextModel

/// What the command line of `zhubi lint` asks for.
struct LintOptions: Sendable {
  /// How fixes are treated.
  enum Fixing: Sendable { case none, safe, unsafe }

  var paths: [String] = []
  var readsJSONLines = false
  /// Each report's form and file; nil for standard output.
  var outputs: [(format: ReportFormat, path: String?)] = [(.pretty, nil)]
  var fixing = Fixing.none
  var showsDiff = false
  /// Laid over the configuration of every file.
  var configuration = Configuration()
  var configurationPath: String?
  var isWithoutConfiguration = false
  /// Added to the dictionaries of the configuration.
  var dictionaries: [String] = []
  /// Only findings of these; all when empty.
  var minimumSeverity = Severity.hint
  /// Findings from this on make the run fail; nil for `never`.
  var failOn: Severity? = .error
  var baselinePath: String?
  var updatesBaseline = false
  var stetReason: String?
  var writesStet = false
  /// Where a copy of the Word document with a comment on each finding goes.
  var reviewedCopyPath: String?
  var changedSince: String?
  var jobs = 0
  var isQuiet = false
  var hasStatistics = false
  var standardInputName = "-"
  var listsFiles = false
  var explainsDate = false
  var watches = false
  var isColoured = false
  var width = 100
  var locale = MessageLocale.zhHans

  /// Whether standard output holds a patch or a mended text, with which a report must not mix.
  var writesTextOut: Bool { showsDiff || fixing != .none && paths.contains("-") }
}
