public import TextModel

extension Command {
  /// What a command line asks for.
  public enum Request: Sendable {
    case run(Invocation)
    /// To be shown on standard output; the program then ends with 0.
    case show(Page)
  }

  /// Understands the arguments after the program's own name.
  ///
  /// Options and operands may be mixed; `--` ends the options; `-` is an operand. A flag may be bundled with others behind one
  /// hyphen. An optional value is given only with `=`. `help [COMMAND…]`, `--help` and `-h` are understood without being declared.
  public func parse(_ arguments: [String]) throws(UsageError) -> Request {
    var reader = ArgumentReader(root: withHelpCommand)
    return try reader.read(arguments)
  }

  /// The language that `--locale` asks for, found even in a line that cannot be understood; `nil` when it does not ask.
  public static func locale(in arguments: [String]) -> MessageLocale? {
    var locale: MessageLocale?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--locale", index + 1 < arguments.count {
        locale = MessageLocale(languageTag: arguments[index + 1]) ?? locale
      } else if argument.hasPrefix("--locale=") {
        locale = MessageLocale(languageTag: String(argument.dropFirst(9))) ?? locale
      }
    }
    return locale
  }

  /// The program with its command `help`.
  var withHelpCommand: Command {
    guard subcommand("help") == nil else { return self }
    let help = Command(
      "help", Localized("显示一个命令的帮助", en: "Show the help of a command"),
      options: [
        Option("man", Localized("输出整个程序的手册页（roff），供 man 使用", en: "Print the manual page of the whole program (roff) for man")),
        Option(
          "completions", takes: .required(ValueSyntax(Localized("外壳", en: "SHELL"), .choice(Shell.allCases.map(\.rawValue)))),
          Localized("输出命令行补全脚本", en: "Print the completion script for a shell")),
      ],
      positionals: [
        Positional(
          ValueSyntax(Localized("命令", en: "COMMAND"), .suggestion(subcommands.map(\.name))), .any,
          Localized("要了解的命令", en: "The command to read about"))
      ])
    return Command(
      name, summary, discussion: discussion, subcommands: subcommands + (subcommands.isEmpty ? [] : [help]), options: options,
      positionals: positionals, examples: examples, sections: sections)
  }
}

/// Reads one command line from left to right.
struct ArgumentReader {
  private let root: Command
  private var path: [Command]
  private var occurrences: [Invocation.Occurrence] = []
  private var operands: [String] = []

  init(root: Command) {
    self.root = root
    path = [root]
  }

  private var command: Command { path.last ?? root }

  mutating func read(_ arguments: [String]) throws(UsageError) -> Command.Request {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      } else if word.utf8.starts(with: "--".utf8) {
        if word == "--help" { return .show(.help(descending(rest))) }
        try readLong(word, &rest)
      } else if word.utf8.first == UInt8(ascii: "-"), word != "-" {
        if try readShort(word, &rest) { return .show(.help(descending(rest))) }
      } else if command.subcommands.isEmpty {
        operands.append(word)
      } else {
        guard let next = command.subcommand(word) else {
          throw error(.unknownCommand(word, nearest: nearest(word, command.subcommands.map(\.name))))
        }
        path.append(next)
      }
    }
    if command.name == "help", path.count == 2 { return .show(try helpPage()) }
    guard command.subcommands.isEmpty else { throw error(.missingCommand(command.subcommands.map(\.name))) }
    try checkOperands()
    return .run(Invocation(path: path, occurrences: occurrences, operands: operands))
  }

  /// `--name`, `--name=value`, `--name value`.
  private mutating func readLong(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
    let equals = word.firstIndex(of: "=")
    let name = String(word[word.index(word.startIndex, offsetBy: 2)..<(equals ?? word.endIndex)])
    let value = equals.map { String(word[word.index(after: $0)...]) }
    guard let option = CommandPath.options(path).first(where: { $0.name == name }) else { throw unknown("--\(name)", name) }
    switch option.argument {
    case .none:
      guard value == nil else { throw error(.unexpectedValue(option: "--\(name)")) }
      take(option, nil)
    case .optional(_, let standard): try takeValue(option, value ?? standard)
    case .required(let syntax):
      guard let value = value ?? rest.popFirst() else { throw error(.missingValue(option: "--\(name)", value: syntax.name)) }
      try takeValue(option, value)
    }
  }

  /// `-a`, `-ab`, `-n value`, `-nvalue`, `-n=value`; true when help was asked for.
  private mutating func readShort(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> Bool {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = CommandPath.options(path).first(where: { $0.short == letter }) else {
        // Somebody may have meant the long name: -format.
        throw unknown(letters.isEmpty || word.dropFirst().first != letter ? "-\(letter)" : word, String(word.dropFirst()))
      }
      if option.name == Option.help.name { return true }
      guard case .required(let syntax) = option.argument else {
        if letters.first == "=" {
          guard case .optional = option.argument else { throw error(.unexpectedValue(option: "-\(letter)")) }
          try takeValue(option, String(letters.dropFirst()))
          return false
        }
        if case .optional(_, let standard) = option.argument { take(option, standard) } else { take(option, nil) }
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = letters.isEmpty ? rest.popFirst() : String(letters)
      guard let value else { throw error(.missingValue(option: "-\(letter)", value: syntax.name)) }
      try takeValue(option, value)
      return false
    }
    return false
  }

  private mutating func takeValue(_ option: Option, _ value: String) throws(UsageError) {
    for item in option.isList ? Invocation.items(of: value) : [value] {
      if let problem = option.argument.syntax?.problem(with: item) { throw error(problem, "--\(option.name)") }
    }
    take(option, value)
  }

  private mutating func take(_ option: Option, _ value: String?) {
    occurrences.append(Invocation.Occurrence(option: option.name, value: value))
  }

  private func checkOperands() throws(UsageError) {
    var rest = operands[...]
    for positional in command.positionals {
      if rest.isEmpty {
        guard !positional.isRequired else { throw error(.missingOperand(positional.syntax.name)) }
        continue
      }
      let mine = positional.takesSeveral ? rest : rest.prefix(1)
      rest = rest.dropFirst(mine.count)
      for word in mine {
        if let problem = positional.syntax.problem(with: word) { throw error(problem) }
      }
    }
    if let word = rest.first { throw error(.unexpectedOperand(word)) }
  }

  /// `help`, `help COMMAND…`, `help --man`, `help --completions SHELL`.
  private mutating func helpPage() throws(UsageError) -> Page {
    if let shell = occurrences.last(where: { $0.option == "completions" })?.value.flatMap({ Shell(rawValue: $0) }) {
      return .completions(shell, root)
    }
    if occurrences.contains(where: { $0.option == "man" }) { return .manual(root) }
    path = [root]
    for word in operands {
      guard let next = command.subcommand(word) else {
        throw error(.unknownCommand(word, nearest: nearest(word, command.subcommands.map(\.name))))
      }
      path.append(next)
    }
    return .help(path)
  }

  /// The path with the commands that are still named after `--help`.
  private func descending(_ rest: ArraySlice<String>) -> [Command] {
    var path = path
    for word in rest {
      guard let next = path.last?.subcommand(word) else { break }
      path.append(next)
    }
    return path
  }

  private func unknown(_ typed: String, _ name: String) -> UsageError {
    let nearest = nearest(name, CommandPath.options(path).map(\.name)).map { "--\($0)" }
    let owner = CommandPath.all(root).first { $0.count > path.count && ($0.last?.options.contains { $0.name == name } ?? false) }
    return error(.unknownOption(typed, nearest: owner == nil ? nearest : nil, owner: owner.map(CommandPath.words)))
  }

  /// The name that was meant: the only one that begins so, else the nearest by spelling.
  private func nearest(_ name: String, _ names: [String]) -> String? {
    let longer = names.filter { name.utf8.count > 1 && $0.utf8.starts(with: name.utf8) }
    return longer.count == 1 ? longer.first : Spelling.nearest(to: name, among: names)
  }

  private func error(_ reason: UsageError.Reason, _ option: String? = nil) -> UsageError {
    UsageError(reason: reason, option: option, path: path)
  }
}
