internal import TextModel

extension Command {
  /// What is wrong with the table itself, for the test of a program that has one: empty when nothing is.
  ///
  /// Found are options or letters that two options along one path share, commands of one name, a positional that could never get
  /// a word, a default that its own option would refuse, and texts without a language.
  public var inconsistencies: [String] {
    CommandPath.all(withHelpCommand).flatMap { path -> [String] in
      guard let command = path.last else { return [] }
      let place = CommandPath.words(path)
      let options = CommandPath.options(path)
      var faults = Self.repeated(options.map { "--\($0.name)" } + options.compactMap { $0.short.map { "-\($0)" } })
      faults += Self.repeated(command.subcommands.map(\.name))
      if !command.subcommands.isEmpty, !command.positionals.isEmpty { faults.append("operands beside commands") }
      for (here, next) in zip(command.positionals, command.positionals.dropFirst())
      where here.takesSeveral || (!here.isRequired && next.isRequired) {
        faults.append("nothing is left for \(next.syntax.name.en)")
      }
      for option in options {
        if case .optional(let syntax, let standard) = option.argument, syntax.problem(with: standard) != nil {
          faults.append("--\(option.name) refuses its own default")
        }
      }
      let texts = [command.summary] + options.map(\.summary) + command.positionals.map(\.summary) + command.examples.map(\.effect)
      faults += texts.filter { $0.zh.isEmpty || $0.en.isEmpty }.map { "a text lacks a language: \($0.zh)\($0.en)" }
      return faults.map { "\(place): \($0)" }
    }
  }

  private static func repeated(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.filter { !seen.insert($0).inserted }.map { "\($0) twice" }
  }
}
