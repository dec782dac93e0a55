internal import TextModel

/// A completion script for bash 3.2 and later that needs nothing else installed.
struct BashCompletion {
  let text: String

  init(_ root: Command) {
    let function = "_" + root.name.substituting("-", by: "_")
    var lines = [
      "# bash completion for \(root.name). Load it with: source <(\(root.name) help --completions bash)",
      "\(function)() {",
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev= equals= before= path=\(Self.quoted(root.name)) word i",
      "  COMPREPLY=()",
      "  # bash takes --name=value for three words.",
      "  if [[ $cur == = ]]; then",
      "    equals=1 cur= prev=${COMP_WORDS[COMP_CWORD-1]}",
      "  elif (( COMP_CWORD > 1 )) && [[ ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then",
      "    equals=1 prev=${COMP_WORDS[COMP_CWORD-2]}",
      "  else",
      "    prev=${COMP_WORDS[COMP_CWORD-1]}",
      "  fi",
      "  for (( i = 1; i < COMP_CWORD; i++ )); do",
      "    word=${COMP_WORDS[i]}",
      "    [[ $word == = ]] && { (( i++ )); continue; }",
      "    case \"$path $word\" in",
    ]
    for path in CommandPath.all(root) {
      for command in path.last?.subcommands ?? [] {
        let words = Self.quoted(CommandPath.words(path + [command]))
        lines.append("      \(words)) path=\(words) ;;")
      }
    }
    for path in CommandPath.all(root) {
      let takers = CommandPath.options(path).filter(\.takesNextWord).flatMap(Self.spellings)
      if takers.isEmpty { continue }
      let patterns = takers.map { Self.quoted(CommandPath.words(path) + " " + $0) }.joined(separator: "|")
      // The word that a value is, unless = follows, which is skipped with its value above.
      lines.append("      \(patterns)) [[ ${COMP_WORDS[i+1]} != = ]] && (( i++ )) ;;")
    }
    lines += ["    esac", "  done", "  [[ $cur == *,* ]] && before=${cur%,*},", "  case $path in"]
    for path in CommandPath.all(root) { lines += Self.arm(path) }
    lines += ["  esac", "}", "complete -F \(function) \(root.name)"]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func arm(_ path: [Command]) -> [String] {
    guard let command = path.last else { return [] }
    let options = CommandPath.options(path)
    var lines = ["    \(quoted(CommandPath.words(path))))", "      case $prev in"]
    for option in options {
      guard let syntax = option.argument.syntax else { continue }
      let names = spellings(option).joined(separator: "|")
      let guarded = option.takesNextWord ? "" : "[[ $equals ]] && "
      lines.append("        \(names)) \(guarded){ \(reply(syntax, isList: option.isList)); return; } ;;")
    }
    lines.append("      esac")
    let words = options.flatMap(spellings).joined(separator: " ")
    lines.append("      if [[ $cur == -* ]]; then COMPREPLY=( $(compgen -W \(quoted(words)) -- \"$cur\") ); return; fi")
    if !command.subcommands.isEmpty {
      let names = command.subcommands.map(\.name).joined(separator: " ")
      lines.append("      COMPREPLY=( $(compgen -W \(quoted(names)) -- \"$cur\") )")
    } else if let positional = command.positionals.first {
      lines.append("      \(reply(positional.syntax, isList: false))")
    }
    lines.append("      ;;")
    return lines
  }

  private static func reply(_ syntax: ValueSyntax, isList: Bool) -> String {
    if let words = syntax.offers {
      let list = quoted(words.joined(separator: " "))
      return isList
        ? "COMPREPLY=( $(compgen -P \"$before\" -W \(list) -- \"${cur##*,}\") )" : "COMPREPLY=( $(compgen -W \(list) -- \"$cur\") )"
    }
    switch syntax.kind {
    case .file: return "compopt -o default 2>/dev/null; COMPREPLY=()"
    case .folder: return "compopt -o dirnames 2>/dev/null; COMPREPLY=()"
    default: return "COMPREPLY=()"
    }
  }

  static func spellings(_ option: Option) -> [String] { ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? []) }

  /// A word in single quotes.
  static func quoted(_ text: String) -> String { "'" + text.substituting("'", by: "'\\''") + "'" }
}
