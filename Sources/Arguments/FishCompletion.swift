internal import TextModel

/// A completion script for fish 3 and later.
struct FishCompletion {
  private let locale: MessageLocale
  private(set) var text = ""

  init(_ root: Command, _ locale: MessageLocale) {
    self.locale = locale
    let function = "__" + root.name.substituting("-", by: "_") + "_path"
    var lines = [
      "# fish completion for \(root.name). Load it with: \(root.name) help --completions fish | source",
      "function \(function)",
      "  set -l path \(Self.quoted(root.name))",
      "  set -l skips 0",
      "  for word in (commandline -opc)[2..-1]",
      "    if test $skips = 1",
      "      set skips 0",
      "      continue",
      "    end",
      "    switch \"$path $word\"",
    ]
    for path in CommandPath.all(root) {
      for command in path.last?.subcommands ?? [] {
        let words = Self.quoted(CommandPath.words(path + [command]))
        lines += ["      case \(words)", "        set path \(words)"]
      }
      let takers = CommandPath.options(path).filter(\.takesNextWord).flatMap(BashCompletion.spellings)
      if !takers.isEmpty {
        lines.append("      case " + takers.map { Self.quoted(CommandPath.words(path) + " " + $0) }.joined(separator: " "))
        lines.append("        set skips 1")
      }
    }
    lines += ["    end", "  end", "  test \"$path\" = \"$argv[1]\"", "end", "complete -c \(root.name) -f"]
    for path in CommandPath.all(root) {
      let condition = "complete -c \(root.name) -n \(Self.quoted("\(function) '\(CommandPath.words(path))'"))"
      lines += entries(path).map { "\(condition) \($0)" }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private func entries(_ path: [Command]) -> [String] {
    guard let command = path.last else { return [] }
    var entries = command.subcommands.map { "-a \(Self.quoted($0.name)) -d \(Self.quoted($0.summary.text(locale)))" }
    for option in CommandPath.options(path) {
      var entry = "-l \(option.name)" + (option.short.map { " -s \($0)" } ?? "")
      if let syntax = option.argument.syntax {
        entry += (option.takesNextWord ? Self.requirement(syntax) : "") + offer(syntax, isList: option.isList)
      }
      entries.append("\(entry) -d \(Self.quoted(option.summary.text(locale)))")
    }
    if command.subcommands.isEmpty, let positional = command.positionals.first {
      let words = offer(positional.syntax, isList: false)
      if !words.isEmpty { entries.append(String(words.dropFirst())) }
    }
    return entries
  }

  /// A value is needed, `-x` if it is no file.
  private static func requirement(_ syntax: ValueSyntax) -> String { if case .file = syntax.kind { " -r" } else { " -x" } }

  private func offer(_ syntax: ValueSyntax, isList: Bool) -> String {
    if let words = syntax.offers {
      let list = words.joined(separator: " ")
      return isList ? " -a \(Self.quoted("(__fish_complete_list , 'string split \" \" \"\(list)\"')"))" : " -a \(Self.quoted(list))"
    }
    switch syntax.kind {
    case .file: return " -F"
    case .folder: return " -a '(__fish_complete_directories)'"
    default: return ""
    }
  }

  /// A word in single quotes, in which fish knows two escapes.
  private static func quoted(_ text: String) -> String {
    "'" + text.substituting("\\", by: "\\\\").substituting("'", by: "\\'") + "'"
  }
}
