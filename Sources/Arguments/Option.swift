public import TextModel

/// A flag or an option with a value.
public struct Option: Sendable {
  /// Whether a value follows.
  public enum Argument: Sendable {
    case none
    /// `--name=value`, `--name value`, `-n value` or `-nvalue`.
    case required(ValueSyntax)
    /// `--name` or `--name=value`; the default is what `--name` alone means.
    case optional(ValueSyntax, default: String)

    var syntax: ValueSyntax? {
      switch self {
      case .none: nil
      case .required(let syntax), .optional(let syntax, _): syntax
      }
    }
  }

  /// The long name without its hyphens; also the key under which ``Invocation`` gives the value.
  public let name: String
  /// The letter after a single hyphen.
  public let short: Character?
  public let argument: Argument
  /// Whether every occurrence counts; otherwise the last one does.
  public let isRepeatable: Bool
  /// Whether a value is several, separated by commas.
  public let isList: Bool
  /// What it does, in one sentence without a full stop.
  public let summary: Localized
  /// The heading under which help shows it; `nil` is the plain “选项”.
  public let group: Localized?
  /// Whether the commands below the one that declares it take it too.
  public let isInherited: Bool

  public init(
    _ name: String, short: Character? = nil, takes argument: Argument = .none, repeatable isRepeatable: Bool = false,
    list isList: Bool = false, _ summary: Localized, group: Localized? = nil, inherited isInherited: Bool = false
  ) {
    self.name = name
    self.short = short
    self.argument = argument
    self.isRepeatable = isRepeatable
    self.isList = isList
    self.summary = summary
    self.group = group
    self.isInherited = isInherited
  }

  /// The option that every command has.
  static let help = Option("help", short: "h", Localized("显示此帮助", en: "Show this help"))

  /// What makes the option take the word after it.
  var takesNextWord: Bool { if case .required = argument { true } else { false } }
}
