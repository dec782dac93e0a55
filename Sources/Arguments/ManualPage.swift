internal import TextModel

/// The manual page of a program with all its commands, in the man macros of roff (man(7)).
struct ManualPage {
  private let locale: MessageLocale
  private var lines: [String] = []

  init(_ root: Command, _ locale: MessageLocale) {
    self.locale = locale
    lines.append(".TH \(Self.quoted(root.name.uppercased())) 1")
    // A Chinese line has no blanks for roff to stretch or hyphenate at.
    lines += [".nh", ".ad l"]
    section(Localized("名称", en: "NAME"))
    text("\(root.name) \\- " + Self.escaped(root.summary.text(locale)))
    section(Localized("概要", en: "SYNOPSIS"))
    for path in CommandPath.all(root) where path.last?.subcommands.isEmpty ?? false {
      text(
        Self.bold(CommandPath.words(path)) + " "
          + Self.escaped(HelpText.usage(path, locale).dropFirst(CommandPath.words(path).count + 1)))
      lines.append(".br")
    }
    if let discussion = root.discussion {
      section(Localized("说明", en: "DESCRIPTION"))
      paragraphs(discussion)
    }
    section(Localized("通用选项", en: "COMMON OPTIONS"))
    for option in root.options + [Option.help] { entry(option) }
    section(Localized("命令", en: "COMMANDS"))
    for path in CommandPath.all(root).dropFirst() { command(path) }
    examples(root)
    for one in root.sections {
      section(one.title)
      paragraphs(one.text, apart: ".br")
    }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func command(_ path: [Command]) {
    guard let command = path.last else { return }
    lines.append(".SS " + Self.quoted(CommandPath.words(path)))
    text(Self.running(command.summary.text(locale)))
    if let discussion = command.discussion {
      lines.append(".PP")
      paragraphs(discussion)
    }
    for positional in command.positionals {
      lines.append(".TP")
      text(Self.bold(positional.notation(locale)))
      text(Self.running(HelpText.description(positional.summary, positional.syntax, nil, locale)))
    }
    for option in command.options { entry(option) }
    if !command.examples.isEmpty {
      lines.append(".PP")
      text(Self.bold(Localized("示例", en: "Examples").text(locale)))
    }
    for example in command.examples { self.example(example) }
    for section in command.sections {
      lines.append(".PP")
      text(Self.bold(section.title.text(locale)))
      lines.append(".br")
      paragraphs(section.text, apart: ".br")
    }
  }

  private mutating func examples(_ root: Command) {
    if root.examples.isEmpty { return }
    section(Localized("示例", en: "EXAMPLES"))
    for example in root.examples { self.example(example) }
  }

  private mutating func example(_ example: Command.Example) {
    lines.append(".TP")
    text(Self.bold(example.line))
    text(Self.running(example.effect.text(locale)))
  }

  private mutating func entry(_ option: Option) {
    lines.append(".TP")
    text(Self.bold(String(HelpText.notation(option, locale).drop { $0 == " " })))
    text(Self.running(HelpText.description(option.summary, option.argument.syntax, option, locale)))
  }

  private mutating func section(_ title: Localized) { lines.append(".SH " + Self.quoted(title.text(locale))) }

  private mutating func paragraphs(_ words: Localized, apart request: String = ".PP") {
    for (number, paragraph) in words.text(locale).split(separator: "\n").enumerated() {
      if number > 0 { lines.append(request) }
      text(Self.running(paragraph))
    }
  }

  /// A line of text; one that begins like a request is kept from being one.
  private mutating func text(_ line: String) { lines.append(line.first == "." || line.first == "'" ? "\\&" + line : line) }

  private static func bold(_ text: String) -> String { "\\fB" + escaped(text) + "\\fR" }

  private static func quoted(_ text: String) -> String { "\"" + escaped(text).substituting("\"", by: "\\(dq") + "\"" }

  /// The text with what roff would take for its own taken literally.
  private static func escaped(_ text: some StringProtocol) -> String { text.map { escapes[$0] ?? String($0) }.joined() }

  /// Running text, which may be broken wherever Chinese may be; roff itself would break only at blanks.
  private static func running(_ text: some StringProtocol) -> String {
    var result = ""
    for piece in TextWrapping.pieces(Substring(text)) {
      if !result.isEmpty, result.last != " " { result += "\\:" }
      result += escaped(piece)
    }
    return result
  }

  private static let escapes: [Character: String] = ["\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga"]
}
