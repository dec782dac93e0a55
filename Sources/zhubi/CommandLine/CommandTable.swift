import Arguments
import TextModel

/// Every command and option, in one table: parsing, help, the manual page and shell completions come from it.
enum CommandTable {
  /// The program.
  static let root = Command(
    "zhubi", Localized("朱笔：中文公文与政务稿件的校对工具", en: "Zhubi: a proofreader for Chinese official writing"),
    subcommands: [lint, lsp, DictTable.command, rules, initialise, completions],
    options: [
      Option(
        "version", short: "V", Localized("显示版本和内置词典的版本", en: "Show the version and those of the bundled dictionaries"),
        inherited: true),
      Option(
        "locale", takes: .required(ValueSyntax(Localized("语言", en: "LOCALE"), .choice(["zh-Hans", "en"]))),
        Localized("提示语言，默认随系统", en: "Language of messages; by default that of the system"), inherited: true),
    ],
    examples: [
      Command.Example("zhubi lint 稿件/", Localized("检查文件夹里的全部稿件", en: "Check every draft in a folder")),
      Command.Example("zhubi lint --fix 稿件.docx", Localized("修改有把握的问题", en: "Mend what is certain")),
      Command.Example("zhubi rules place/wrong-parent", Localized("解释一条规则", en: "Explain a rule")),
    ])

  static let lsp = Command(
    "lsp", Localized("语言服务器，供编辑器使用", en: "The language server, for editors"),
    discussion: Localized(
      "经标准输入输出讲语言服务器协议 3.17。编辑器会自行启动它。",
      en: "Speaks the Language Server Protocol 3.17 over standard input and output. Editors start it."),
    options: [
      Option(
        "position-encoding",
        takes: .required(ValueSyntax(Localized("编码", en: "ENCODING"), .choice(PositionEncoding.allCases.map(\.rawValue)))),
        Localized("强制列的计数单位（ALE 需要 utf-8）", en: "Force the unit of columns (ALE needs utf-8)")),
      Option(
        "trace", takes: .required(ValueSyntax(Localized("文件", en: "FILE"), .file)),
        Localized("把会话记录到文件，供重放", en: "Record the session in a file, to be replayed")),
      Option("stdio", Localized("经标准输入输出通信（总是如此，供某些编辑器传递）", en: "Use standard input and output (always so; some editors pass it)")),
    ],
    examples: [Command.Example("zhubi lsp --position-encoding utf-8", Localized("Vim 的 ALE 这样启动", en: "What ALE in Vim starts"))])

  static let rules = Command(
    "rules", Localized("列出规则，或解释一条规则", en: "List the rules, or explain one"),
    options: [
      Option(
        "format", takes: .required(ValueSyntax(Localized("格式", en: "FORMAT"), .choice(["pretty", "json", "markdown"]))),
        Localized("输出格式，默认 pretty", en: "Output format, by default pretty"))
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("规则", en: "RULE")), .any,
        Localized("规则标识或类别，如 place/wrong-parent、punct", en: "Identifiers or categories, such as place/wrong-parent or punct"))
    ],
    examples: [
      Command.Example("zhubi rules", Localized("列出全部规则", en: "List all rules")),
      Command.Example(
        "zhubi rules number/range-percent", Localized("解释一条规则，带依据和正反例", en: "Explain a rule with its source and examples")),
    ])

  static let initialise = Command(
    "init", Localized("在当前文件夹写出配置和项目词典的样板", en: "Write a configuration and a project dictionary to start from"),
    options: [
      Option(
        "ci", Localized("同时写出所在平台的 CI 文件（GitHub 或 GitLab）", en: "Also write the CI file of the platform found (GitHub or GitLab)"))
    ],
    examples: [
      Command.Example("zhubi init --ci", Localized("写出 zhubi.json、词典/ 和 CI 文件", en: "Write zhubi.json, 词典/ and the CI file"))
    ])

  static let completions = Command(
    "completions", Localized("输出 shell 补全脚本", en: "Print a completion script for a shell"),
    positionals: [
      Positional(
        ValueSyntax(Localized("shell", en: "SHELL"), .choice(Shell.allCases.map(\.rawValue))), .one,
        Localized("bash、zsh 或 fish", en: "bash, zsh or fish"))
    ],
    examples: [
      Command.Example("zhubi completions bash > /etc/bash_completion.d/zhubi", Localized("为 bash 安装补全", en: "Install for bash"))
    ])
}
