public import TextModel

/// A command of a program, or the program itself, in one table from which parsing, help, the manual page and shell completions
/// are made.
public struct Command: Sendable {
  /// One line that shows how the command is used.
  public struct Example: Sendable {
    /// What is typed, the program's name first.
    public let line: String
    /// What it does.
    public let effect: Localized

    public init(_ line: String, _ effect: Localized) {
      self.line = line
      self.effect = effect
    }
  }

  /// A further section of help, such as the exit codes.
  public struct Section: Sendable {
    public let title: Localized
    /// Paragraphs, one a line.
    public let text: Localized

    public init(_ title: Localized, _ text: Localized) {
      self.title = title
      self.text = text
    }
  }

  /// What is typed.
  public let name: String
  /// What it is for, in one line without a full stop.
  public let summary: Localized
  /// More about it; paragraphs, one a line.
  public let discussion: Localized?
  /// If there are any, one of them must be named.
  public let subcommands: [Command]
  /// Its own options; those marked ``Option/isInherited`` are taken by every command below it too.
  public let options: [Option]
  public let positionals: [Positional]
  public let examples: [Example]
  public let sections: [Section]

  public init(
    _ name: String, _ summary: Localized, discussion: Localized? = nil, subcommands: [Command] = [], options: [Option] = [],
    positionals: [Positional] = [], examples: [Example] = [], sections: [Section] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.subcommands = subcommands
    self.options = options
    self.positionals = positionals
    self.examples = examples
    self.sections = sections
  }

  func subcommand(_ name: String) -> Command? { subcommands.first { $0.name == name } }
}
