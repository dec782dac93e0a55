public import TextModel

/// Something to read that the table is turned into.
public enum Page: Sendable {
  /// The help of the last command of a path.
  case help([Command])
  /// The manual page of the whole program.
  case manual(Command)
  case completions(Shell, Command)

  /// The page, closed by a line feed.
  ///
  /// - Parameter width: cells in a line; help is wrapped there, but never wider than 100 nor narrower than 40 cells.
  public func text(_ locale: MessageLocale, width: Int = 80) -> String {
    switch self {
    case .help(let path): HelpText(path, locale, width: min(100, max(40, width))).text
    case .manual(let root): ManualPage(root, locale).text
    case .completions(.bash, let root): BashCompletion(root).text
    case .completions(.zsh, let root): ZshCompletion(root, locale).text
    case .completions(.fish, let root): FishCompletion(root, locale).text
    }
  }
}

/// A shell that completes command lines.
public enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish
}
