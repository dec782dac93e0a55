internal import TextModel

/// The help of one command for a terminal.
struct HelpText {
  private let path: [Command]
  private let locale: MessageLocale
  private let width: Int
  private var lines: [String] = []

  init(_ path: [Command], _ locale: MessageLocale, width: Int) {
    self.path = path
    self.locale = locale
    self.width = width
    guard let command = path.last else { return }
    paragraph(CommandPath.words(path) + (locale == .en ? " – " : " —— ") + command.summary.text(locale), indent: 0)
    heading(Localized("用法", en: "Usage"))
    paragraph(Self.usage(path, locale), indent: 2)
    if let discussion = command.discussion {
      lines.append("")
      paragraph(discussion.text(locale), indent: 0)
    }
    table(Localized("命令", en: "Commands"), command.subcommands.map { ($0.name, $0.summary.text(locale)) })
    table(
      Localized("参数", en: "Arguments"),
      command.positionals.map { ($0.notation(locale), Self.description($0.summary, $0.syntax, nil, locale)) })
    optionTables(command)
    examples(command)
    for section in command.sections {
      heading(section.title)
      paragraph(section.text.text(locale), indent: 2)
    }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// `zhubi lint [选项] [路径…]`.
  static func usage(_ path: [Command], _ locale: MessageLocale) -> String {
    guard let command = path.last else { return "" }
    var words = path.map(\.name)
    if !command.subcommands.isEmpty { words.append(locale == .en ? "<COMMAND>" : "<命令>") }
    words.append(locale == .en ? "[OPTIONS]" : "[选项]")
    words += command.positionals.map { $0.notation(locale) }
    return words.joined(separator: " ")
  }

  /// `-f, --format <格式>`; six blanks where there is no letter.
  static func notation(_ option: Option, _ locale: MessageLocale) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    switch option.argument {
    case .none: return "\(short)--\(option.name)"
    case .required(let syntax): return "\(short)--\(option.name) <\(syntax.name.text(locale))>"
    case .optional(let syntax, _): return "\(short)--\(option.name)[=<\(syntax.name.text(locale))>]"
    }
  }

  /// What it does, what it may be, how often.
  static func description(_ summary: Localized, _ syntax: ValueSyntax?, _ option: Option?, _ locale: MessageLocale) -> String {
    var parts: [String] = []
    if case .choice(let choices)? = syntax?.kind {
      parts.append(locale == .en ? "one of " + choices.joined(separator: ", ") : "取值：" + choices.joined(separator: "、"))
    }
    if case .optional(_, let standard)? = option?.argument {
      parts.append(locale == .en ? "“\(standard)” if not given" : "不写时为 \(standard)")
    }
    if option?.isList == true { parts.append(locale == .en ? "several separated by commas" : "多个用逗号隔开") }
    if option?.isRepeatable == true { parts.append(locale == .en ? "repeatable" : "可重复") }
    if parts.isEmpty { return summary.text(locale) }
    return locale == .en
      ? "\(summary.text(locale)) (\(parts.joined(separator: "; ")))" : "\(summary.text(locale))（\(parts.joined(separator: "；"))）"
  }

  /// The options of a path under their headings, in the order in which the headings first come.
  static func groups(_ path: [Command]) -> [(title: Localized, options: [Option])] {
    let plain = Localized("选项", en: "Options")
    let own = path.last?.options ?? []
    let common = CommandPath.options(path).dropFirst(own.count)
    var groups: [(title: Localized, options: [Option])] = []
    func add(_ option: Option, under title: Localized) {
      if let place = groups.firstIndex(where: { $0.title == title }) {
        groups[place].options.append(option)
      } else {
        groups.append((title, [option]))
      }
    }
    for option in own { add(option, under: option.group ?? plain) }
    for option in common { add(option, under: Localized("通用选项", en: "Common options")) }
    return groups
  }

  // MARK: Layout

  private mutating func heading(_ title: Localized) {
    lines.append("")
    lines.append(title.text(locale) + (locale == .en ? ":" : "："))
  }

  private mutating func paragraph(_ text: String, indent: Int) {
    let blanks = String(repeating: " ", count: indent)
    lines += TextWrapping.lines(text, width: width - indent).map { $0.isEmpty ? "" : blanks + $0 }
  }

  private mutating func optionTables(_ command: Command) {
    let groups = Self.groups(path)
    let label = groups.flatMap(\.options).map { CellWidth.of(Self.notation($0, locale)) }.filter { $0 <= widestLabel }.max() ?? 0
    for group in groups {
      table(
        group.title,
        group.options.map { (Self.notation($0, locale), Self.description($0.summary, $0.argument.syntax, $0, locale)) },
        label: label)
    }
  }

  private mutating func examples(_ command: Command) {
    if command.examples.isEmpty { return }
    heading(Localized("示例", en: "Examples"))
    for example in command.examples {
      lines.append("  " + example.line)
      paragraph(example.effect.text(locale), indent: 6)
    }
  }

  /// A wider label has its description on the line below.
  private var widestLabel: Int { min(34, width / 2 - 4) }

  /// Labels at the left, descriptions in a column of their own.
  private mutating func table(_ title: Localized, _ rows: [(label: String, text: String)], label given: Int? = nil) {
    if rows.isEmpty { return }
    heading(title)
    let label = given ?? rows.map { CellWidth.of($0.label) }.filter { $0 <= widestLabel }.max() ?? 0
    for row in rows {
      let size = CellWidth.of(row.label)
      var pieces = TextWrapping.lines(row.text, width: width - label - 4)
      if size <= label, let first = pieces.first {
        lines.append("  " + row.label + String(repeating: " ", count: label - size + 2) + first)
        pieces.removeFirst()
      } else {
        lines.append("  " + row.label)
      }
      lines += pieces.map { String(repeating: " ", count: label + 4) + $0 }
    }
  }
}
