import Lexicon
import Linting
import Reporting
import System
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

Terminal.ignoreBrokenPipes()
var arguments = Environment.arguments
if arguments.first == "lsp" { exit(LanguageServer.run(positionEncoding: nil)) }
if arguments.first == "lint" { arguments.removeFirst() }
var options = LintOptions()
var index = 0
while index < arguments.count {
  switch arguments[index] {
  case "--input":
    options.readsJSONLines = true
    index += 1
  case "--format":
    options.outputs = [(ReportFormat(rawValue: arguments[index + 1]) ?? .pretty, nil)]
    index += 1
  case "--fail-on":
    options.failOn = Severity(name: arguments[index + 1])
    index += 1
  case "--profile":
    options.configuration.profile = Profile(rawValue: arguments[index + 1])
    index += 1
  case "--as-of":
    options.configuration.asOf = PartialDate(Array(arguments[index + 1].utf8))
    index += 1
  case "--fix": options.fixing = .safe
  case "--fix=unsafe": options.fixing = .unsafe
  default: options.paths.append(arguments[index])
  }
  index += 1
}
if options.readsJSONLines { exit(JSONLinesRun(options).run()) }
var run = LintRun(options)
exit(run.run())
