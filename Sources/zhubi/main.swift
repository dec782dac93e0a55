import Arguments
import Bundled
import Lexicon
import System
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

Terminal.ignoreBrokenPipes()
exit(Program.run(Environment.arguments))

/// The program: one command line in, one exit status out.
enum Program {
  /// Runs a command line.
  static func run(_ arguments: [String]) -> Int32 {
    let locale = Command.locale(in: arguments) ?? Environment.locale
    // `--version` is asked of the program as a whole, before any command is named.
    if arguments == ["--version"] || arguments == ["-V"] { return version() }
    do throws(UsageError) {
      switch try CommandTable.root.parse(arguments) {
      case .show(let page):
        Console.write(Array(page.text(locale, width: Terminal.width(.output) ?? 80).utf8))
        return LintRun.Status.clean
      case .run(let invocation):
        if invocation.has("version") { return version() }
        return run(invocation, locale)
      }
    } catch {
      Console.writeError(Array("zhubi: \(error.message(locale))\n\(error.advice(locale))\n".utf8))
      return LintRun.Status.failure
    }
  }

  private static func run(_ invocation: Invocation, _ locale: MessageLocale) -> Int32 {
    switch invocation.commandNames.first {
    case "lint": return lint(invocation, locale)
    case "lsp":
      return LanguageServer.run(
        positionEncoding: invocation.value("position-encoding").flatMap { PositionEncoding(rawValue: $0) },
        trace: invocation.value("trace"))
    case "rules": return RulesCommand(locale: locale, format: invocation.value("format") ?? "pretty").run(invocation.operands)
    case "dict":
      ProcessMemory.useLargePages()
      return DictCommand.run(invocation)
    case "init": return ProjectInitialisation(locale: locale, writesCI: invocation.has("ci")).run()
    case "completions":
      if let shell = invocation.operand(0).flatMap({ Shell(rawValue: $0) }) {
        Console.write(Array(Page.completions(shell, CommandTable.root).text(locale).utf8))
      }
      return LintRun.Status.clean
    default: return LintRun.Status.failure
    }
  }

  private static func lint(_ invocation: Invocation, _ locale: MessageLocale) -> Int32 {
    // The tables are read while rules and options are. A configuration that wants none of them is rare.
    ParallelMap.prepare { BundledDictionaries.prepare() }
    do throws(CommandFault) {
      let options = try LintOptions(invocation, locale: locale)
      if !options.watches { ProcessMemory.useLargePages() }
      if options.readsJSONLines { return JSONLinesRun(options).run() }
      if options.watches { return LintWatch(options).run() }
      var run = LintRun(options)
      return run.run()
    } catch {
      Console.writeError(Array("zhubi: \(error.message.text(locale))\n".utf8))
      return LintRun.Status.failure
    }
  }

  private static func version() -> Int32 {
    var text = "zhubi \(Version.text)\n"
    for layer in BundledDictionaries.layers() { text += "  \(layer.manifest.name) \(layer.manifest.version)\n" }
    Console.write(Array(text.utf8))
    return LintRun.Status.clean
  }
}
