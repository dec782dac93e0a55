internal import TextModel

/// A completion script for zsh.
struct ZshCompletion {
  private let locale: MessageLocale
  private(set) var text = ""

  init(_ root: Command, _ locale: MessageLocale) {
    self.locale = locale
    var lines = [
      "#compdef \(root.name)", "# zsh completion for \(root.name). Put it, named _\(root.name), into a folder of $fpath.",
    ]
    for path in CommandPath.all(root) { lines += function(path) }
    let name = Self.functionName([root])
    // Autoloaded it must run at once; sourced it must only be made known.
    lines.append("if [ \"$funcstack[1]\" = \(name) ]; then \(name) \"$@\"; else compdef \(name) \(root.name); fi")
    text = lines.joined(separator: "\n") + "\n"
  }

  private func function(_ path: [Command]) -> [String] {
    guard let command = path.last else { return [] }
    var lines = ["\(Self.functionName(path))() {"]
    var specifications = CommandPath.options(path).map(specification)
    if command.subcommands.isEmpty {
      specifications += command.positionals.map { positional in
        let tag = positional.takesSeveral ? "*" : ""
        return BashCompletion.quoted(
          "\(tag):\(Self.escaped(positional.syntax.name.text(locale))):\(action(positional.syntax, isList: false))")
      }
      lines.append("  _arguments -s -S : \\")
      lines.append("    " + specifications.joined(separator: " \\\n    "))
    } else {
      lines.append("  local curcontext=\"$curcontext\" state line")
      lines.append("  typeset -A opt_args")
      lines.append("  _arguments -s -S -C : \\")
      lines.append("    " + (specifications + ["'1: :->command'", "'*:: :->arguments'"]).joined(separator: " \\\n    "))
      lines.append("  case $state in")
      lines.append("    command)")
      lines.append("      local -a commands=(")
      for one in command.subcommands {
        let entry = one.name.substituting(":", by: "\\:") + ":" + one.summary.text(locale).substituting(":", by: "\\:")
        lines.append("        " + BashCompletion.quoted(entry))
      }
      lines.append("      )")
      lines.append("      _describe -t commands command commands ;;")
      lines.append("    arguments)")
      lines.append("      case $line[1] in")
      for one in command.subcommands { lines.append("        \(one.name)) \(Self.functionName(path + [one])) ;;") }
      lines.append("      esac ;;")
      lines.append("  esac")
    }
    return lines + ["}"]
  }

  /// One argument of `_arguments`: `'(-f --format)'{-f+,--format=}'[what it does]:name:(a b)'`.
  private func specification(_ option: Option) -> String {
    let description = "[" + Self.escaped(option.summary.text(locale)) + "]"
    var value = ""
    var (shortMark, longMark) = ("", "")
    switch option.argument {
    case .none: break
    case .required(let syntax):
      (shortMark, longMark) = ("+", "=")
      value = ":\(Self.escaped(syntax.name.text(locale))):\(action(syntax, isList: option.isList))"
    case .optional(let syntax, _):
      (shortMark, longMark) = ("-", "=-")
      value = "::\(Self.escaped(syntax.name.text(locale))):\(action(syntax, isList: option.isList))"
    }
    let rest = BashCompletion.quoted(description + value)
    let long = "--\(option.name)\(longMark)"
    guard let short = option.short else { return (option.isRepeatable ? "'*'" : "") + long + rest }
    let once = option.isRepeatable ? "'*'" : "'(-\(short) --\(option.name))'"
    return "\(once){-\(short)\(shortMark),\(long)}\(rest)"
  }

  private func action(_ syntax: ValueSyntax, isList: Bool) -> String {
    if let words = syntax.offers {
      let list = words.map(Self.escaped).joined(separator: " ")
      return isList ? "_values -s , \(Self.escaped(syntax.name.text(locale))) \(list)" : "(\(list))"
    }
    switch syntax.kind {
    case .file: return "_files"
    case .folder: return "_files -/"
    default: return " "
    }
  }

  private static func functionName(_ path: [Command]) -> String {
    "_" + path.map { $0.name.substituting("-", by: "_") }.joined(separator: "__")
  }

  /// Text inside a specification, where brackets, colons and backslashes mean something.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]:\\()* ".contains(character), character != " " { result += "\\" }
      result.append(character)
    }
    return result
  }
}
