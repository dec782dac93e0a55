import Arguments
import Lexicon
import TextModel

/// The command table of `zhubi dict`.
enum DictTable {
  /// The command with all that is below it.
  static let command = Command(
    "dict", Localized("维护词典：查找、增改、检查、整理", en: "Keep dictionaries: look up, change, check, format"),
    subcommands: [
      find, show, add, retire, rename, remove, check, format, diff, merge, statistics, outdated, test, impact, harvest, export,
      importing,
    ],
    options: [
      Option(
        "dictionary", takes: .required(ValueSyntax(Localized("名称或路径", en: "NAME|PATH"), .folder)), repeatable: true,
        Localized("用哪部词典（写入时：写哪部）", en: "The dictionary to read, or to write"), inherited: true),
      Option(
        "config", takes: .required(ValueSyntax(Localized("文件", en: "FILE"), .file)),
        Localized("配置文件", en: "The configuration file"), inherited: true),
      Option(
        "format", takes: .required(ValueSyntax(Localized("格式", en: "FORMAT"), .choice(["pretty", "json"]))),
        Localized("输出格式", en: "The form of the output"), inherited: true),
    ])

  static let entry = Positional(
    ValueSyntax(Localized("条目", en: "ENTRY")), .one, Localized("名称、代码，或“表:名称”", en: "A name, a code, or “table:name”"))
  static let condition = Option(
    "where", takes: .required(ValueSyntax(Localized("列=值", en: "COLUMN=VALUE"))), repeatable: true,
    Localized("同名的有几条时，指明是哪一条", en: "Say which, when several have the name"))
  static let dryRun = Option("dry-run", Localized("只显示改动，不写入", en: "Show the change and write nothing"))

  private static let find = Command(
    "find", Localized("按汉字、拼音或首字母查找条目", en: "Find entries by characters, pinyin or initials"),
    options: [
      Option(
        "table", takes: .required(ValueSyntax(Localized("表", en: "TABLE"), .choice(TableKind.allCases.map(\.rawValue)))),
        Localized("只查这种表", en: "Only this table")),
      Option(
        "limit", takes: .required(ValueSyntax(Localized("条数", en: "N"), .integer(1...100_000))),
        Localized("最多显示几条（默认 20）", en: "Show at most so many (20)")),
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("文字或拼音", en: "TEXT|PINYIN")), .atLeastOne, Localized("要找的文字", en: "What to look for"))
    ],
    examples: [
      Command.Example("zhubi dict find 海州", Localized("名称里有“海州”的条目", en: "Entries with 海州 in a form")),
      Command.Example("zhubi dict find hzq --table places", Localized("拼音首字母为 hzq 的地名", en: "Places with the initials hzq")),
    ])

  private static let show = Command(
    "show", Localized("显示条目的全部内容、沿革、所在词典和来源", en: "Show an entry: values, history, dictionary, source"),
    options: [condition], positionals: [entry],
    examples: [
      Command.Example("zhubi dict show 崇文区", Localized("一个区的沿革", en: "The history of a district")),
      Command.Example("zhubi dict show people:李强", Localized("一个人的各次任职", en: "Every tenure of a person")),
    ])

  private static let add = Command(
    "add", Localized("添加条目；在终端里不给值则逐项询问", en: "Add an entry; on a terminal, asks for what is not given"),
    options: [dryRun],
    positionals: [
      Positional(
        ValueSyntax(Localized("表", en: "TABLE"), .suggestion(TableKind.allCases.map(\.rawValue))), .one,
        Localized("写进哪张表，如 people 或 people-more", en: "The table, such as people or people-more")),
      Positional(ValueSyntax(Localized("列=值", en: "COLUMN=VALUE")), .any, Localized("各列的值", en: "The values")),
    ],
    examples: [
      Command.Example(
        "zhubi dict add terms wrong=以经 right=已经 bad=以经完成 good=已经完成 source=校对 --dictionary 我的词典",
        Localized("添加一个误写，词典没有就新建", en: "Add a wrong form; the dictionary is made if missing")),
      Command.Example("zhubi dict add people", Localized("逐项询问一次任职", en: "Asks for a tenure, column by column")),
    ])

  private static let retire = Command(
    "retire", Localized("让条目到某日为止", en: "End an entry on a date"),
    options: [
      Option(
        "until", takes: .required(ValueSyntax(Localized("日期", en: "DATE"))),
        Localized("从这一天起不再有效", en: "No longer in force from then on")),
      Option(
        "successor", takes: .required(ValueSyntax(Localized("名称", en: "NAME"))), Localized("由谁承接", en: "What takes its place")),
      condition, dryRun,
    ], positionals: [entry],
    examples: [
      Command.Example(
        "zhubi dict retire phrases:旧提法 --until 2025-01 --successor 新提法", Localized("以新提法代替旧提法", en: "Replace a phrase by another"))
    ])

  private static let rename = Command(
    "rename", Localized("改名，指向它的条目一并更改", en: "Rename an entry and what points to it"),
    options: [Option("keep-alias", Localized("旧名留作别名", en: "Keep the old name as another name")), condition, dryRun],
    positionals: [
      entry, Positional(ValueSyntax(Localized("新名称", en: "NEW")), .one, Localized("新的名称", en: "The new name")),
    ],
    examples: [
      Command.Example("zhubi dict rename organizations:市外经贸局 市商务局 --keep-alias", Localized("机构更名", en: "An institution is renamed"))
    ])

  private static let remove = Command(
    "remove", Localized("删去条目；继承来的则停用", en: "Remove an entry; an inherited one is switched off"),
    options: [condition, dryRun], positionals: [entry],
    examples: [Command.Example("zhubi dict remove terms:交待", Localized("不再报“交待”", en: "Stop reporting 交待"))])

  private static let check = Command(
    "check", Localized("检查词典，所有层一起", en: "Check dictionaries, all layers together"),
    options: [
      Option(
        "limit", takes: .required(ValueSyntax(Localized("处数", en: "N"), .integer(0...1_000_000_000))),
        Localized(
          "每张表每类问题最多列几处，其余只计数（默认 200，0 全列）", en: "List at most so many of a kind in a table and count the rest (200; 0 lists all)"))
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("词典", en: "DICTIONARY"), .folder), .any,
        Localized("词典文件夹或名称（默认：项目的词典）", en: "Folders or names; the project's by default"))
    ],
    examples: [Command.Example("zhubi dict check 我的词典", Localized("有问题时以 1 结束", en: "Ends with 1 when there are faults"))],
    sections: [exitCodes])

  private static let format = Command(
    "fmt", Localized("把表整理成规范形式", en: "Put tables into canonical form"),
    options: [Option("check", Localized("只检查，不规范则以 1 结束", en: "Only check; end with 1 if a table is not canonical")), dryRun],
    positionals: [
      Positional(
        ValueSyntax(Localized("路径", en: "PATH"), .file), .any,
        Localized("词典文件夹或表（默认：项目自己的词典）", en: "Folders or tables; the project's own by default"))
    ],
    examples: [
      Command.Example("zhubi dict fmt 我的词典", Localized("表格软件存过之后整理一遍", en: "Tidy up after a spreadsheet")),
      Command.Example("zhubi dict fmt --check", Localized("用于持续集成", en: "For continuous integration")),
    ])

  static let exitCodes = Command.Section(
    Localized("退出状态", en: "Exit status"),
    Localized("0 没有问题\n1 有问题\n2 用法、文件或词典有错", en: "0 no faults\n1 faults\n2 wrong usage, file or dictionary"))
}
