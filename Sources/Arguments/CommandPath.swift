internal import TextModel

/// What holds along a path of commands from the program down.
enum CommandPath {
  /// The options that the last command takes: its own, those inherited from above, and `--help`.
  static func options(_ path: [Command]) -> [Option] {
    let own = path.last?.options ?? []
    let inherited = path.dropLast().flatMap { $0.options.filter(\.isInherited) }
    return own + inherited + [Option.help]
  }

  /// Every path of the program, each command before those below it.
  static func all(_ root: Command) -> [[Command]] {
    func below(_ path: [Command]) -> [[Command]] {
      [path] + (path.last?.subcommands ?? []).flatMap { below(path + [$0]) }
    }
    return below([root])
  }

  /// What is typed to get there.
  static func words(_ path: [Command]) -> String { path.map(\.name).joined(separator: " ") }
}

extension String {
  /// The text with every appearance of a character replaced. (The standard `replacing` would bring in the regular expressions.)
  func substituting(_ character: Character, by other: String) -> String {
    reduce(into: "") { $0 += $1 == character ? other : String($1) }
  }
}
