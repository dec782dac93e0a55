import Arguments
import TextModel

/// A program with everything that a table can say.
enum SampleProgram {
  static let output = Localized("输出", en: "Output")

  static let lint = Command(
    "lint", Localized("检查文件、文件夹或标准输入", en: "Check files, folders or standard input"),
    discussion: Localized(
      "检查给出的文件，报告每一处问题。文件夹会连同其中的子文件夹一起检查，并遵从 .gitignore。",
      en: "Checks the files given and reports every finding. Folders are checked with all below them, honouring .gitignore."),
    options: [
      Option(
        "format", short: "f",
        takes: .required(ValueSyntax(Localized("格式", en: "FORMAT"), .choice(["pretty", "json", "ndjson", "sarif"]))),
        repeatable: true,
        Localized("报告的格式", en: "Format of the report"), group: output),
      Option(
        "output", short: "o", takes: .required(ValueSyntax(Localized("文件", en: "FILE"), .file)), repeatable: true,
        Localized("把报告写入文件", en: "Write the report to a file"), group: output),
      Option("quiet", short: "q", Localized("不显示总结", en: "No summary"), group: output),
      Option("statistics", short: "s", Localized("显示统计", en: "Show statistics"), group: output),
      Option(
        "fix", takes: .optional(ValueSyntax(Localized("级别", en: "SAFETY"), .choice(["safe", "unsafe"])), default: "safe"),
        Localized("修改文件", en: "Mend the files")),
      Option(
        "select", takes: .required(ValueSyntax(Localized("规则", en: "RULE"), .suggestion(["punct/halfwidth", "title/holder"]))),
        repeatable: true, list: true, Localized("只用这些规则", en: "Use only these rules")),
      Option(
        "fail-on", takes: .required(ValueSyntax(Localized("程度", en: "LEVEL"), .choice(["error", "warning", "never"]))),
        Localized("达到此程度则以 1 结束", en: "End with 1 from this level on")),
      Option(
        "jobs", short: "j", takes: .required(ValueSyntax(Localized("个数", en: "N"), .integer(1...64))),
        Localized("同时检查的文件数", en: "Files checked at once")),
      Option(
        "as-of",
        takes: .required(
          ValueSyntax(
            Localized("日期", en: "DATE"),
            .checked(expected: Localized("形如 2023-01-28 的日期", en: "a date such as 2023-01-28")) { $0.utf8.count == 10 })),
        Localized("以这一天为准", en: "Judge as of this day")),
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("路径", en: "PATH"), .file), .any,
        Localized("文件或文件夹；- 为标准输入", en: "A file or folder; - is standard input"))
    ],
    examples: [
      Command.Example("zhubi lint report.md", Localized("检查一个文件", en: "Check one file")),
      Command.Example("zhubi lint --fix docs/", Localized("修改文件夹里的文件", en: "Mend the files of a folder")),
    ],
    sections: [
      Command.Section(
        Localized("退出码", en: "Exit codes"),
        Localized("0 没有问题\n1 有问题\n2 用法、配置或读写出错", en: "0 no findings\n1 findings\n2 usage, configuration or I/O error"))
    ])

  static let dict = Command(
    "dict", Localized("管理词典", en: "Keep dictionaries"),
    subcommands: [
      Command(
        "find", Localized("查词条", en: "Look an entry up"),
        positionals: [Positional(ValueSyntax(Localized("文字", en: "TEXT")), .one, Localized("汉字或拼音", en: "Han or pinyin"))]),
      Command(
        "add", Localized("加词条", en: "Add an entry"),
        options: [Option("dry-run", short: "n", Localized("只显示，不写入", en: "Show it only"))],
        positionals: [
          Positional(
            ValueSyntax(Localized("表", en: "TABLE"), .choice(["people", "terms"])), .one, Localized("表名", en: "The table")),
          Positional(ValueSyntax(Localized("列=值", en: "COLUMN=VALUE")), .atLeastOne, Localized("各列的值", en: "The values")),
        ]),
    ])

  static let rules = Command(
    "rules", Localized("列出规则，或说明一条", en: "List the rules, or explain one"),
    positionals: [
      Positional(
        ValueSyntax(Localized("编号", en: "ID"), .suggestion(["punct/halfwidth"])), .atMostOne, Localized("规则编号", en: "The rule's id")
      )
    ])

  static let root = Command(
    "zhubi", Localized("公文校对", en: "Proofread official writing"), subcommands: [lint, dict, rules],
    options: [
      Option(
        "locale", takes: .required(ValueSyntax(Localized("语言", en: "LOCALE"), .choice(["zh-Hans", "en"]))),
        Localized("消息的语言", en: "Language of messages"), inherited: true),
      Option("version", short: "V", Localized("显示版本", en: "Show the version")),
    ])
}
