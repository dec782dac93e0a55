import System

/// `zhubi lint --watch`: checks again whenever a file changes.
struct LintWatch {
  private let options: LintOptions

  init(_ options: LintOptions) { self.options = options }

  /// Runs until it is interrupted.
  func run() -> Int32 {
    var watch = FileWatch(options.paths.isEmpty ? ["."] : options.paths)
    while true {
      if Terminal.isTerminal(.output) { Console.write(Array("\u{1B}[2J\u{1B}[H".utf8)) }
      var run = LintRun(options)
      let status = run.run()
      do throws(SystemError) {
        _ = try watch.wait()
      } catch {
        Console.writeError(Array("zhubi: \(error.message(options.locale))\n".utf8))
        return max(status, LintRun.Status.failure)
      }
    }
  }
}
