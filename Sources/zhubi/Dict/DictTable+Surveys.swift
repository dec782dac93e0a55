import Arguments
import Keeping
import TextModel

extension DictTable {
  private static let dictionaries = Positional(
    ValueSyntax(Localized("词典", en: "DICTIONARY"), .folder), .any,
    Localized("词典文件夹或名称（默认：项目的词典）", en: "Folders or names; the project's by default"))

  private static func path(_ name: Localized, _ summary: Localized) -> Positional {
    Positional(ValueSyntax(name, .file), .one, summary)
  }

  static let diff = Command(
    "diff", Localized("逐条比较两部词典或两张表", en: "Compare two dictionaries or tables by entry"),
    positionals: [
      path(Localized("旧", en: "A"), Localized("旧的文件夹或表", en: "The old folder or table")),
      path(Localized("新", en: "B"), Localized("新的文件夹或表", en: "The new folder or table")),
    ],
    examples: [Command.Example("zhubi dict diff 旧词典 新词典", Localized("有差别时以 1 结束", en: "Ends with 1 when they differ"))])

  static let merge = Command(
    "merge", Localized("逐条三方合并，可作 git 合并驱动", en: "Merge three ways by entry; a git merge driver"),
    discussion: Localized(
      """
      结果写进“我方”的文件。不同的条目、同一条目的不同列互不冲突。有冲突时留我方的内容，写出 conflicts.tsv，以 1 结束。
      作 git 合并驱动：git config merge.zhubi.driver 'zhubi dict merge %O %A %B --path %P'；在 .gitattributes 里写 词典/*.tsv merge=zhubi
      """,
      en: """
        The result goes to the file of ours. Different entries, and different columns of one entry, never conflict. Where there is a conflict ours stands, conflicts.tsv is written and the status is 1.
        As a git merge driver: git config merge.zhubi.driver 'zhubi dict merge %O %A %B --path %P'; and in .gitattributes: words/*.tsv merge=zhubi
        """),
    options: [
      Option(
        "path", takes: .required(ValueSyntax(Localized("路径", en: "PATH"), .file)),
        Localized("表在仓库里的路径（git 的 %P）", en: "The table's path in the repository (%P of git)")),
      dryRun,
    ],
    positionals: [
      path(Localized("基准", en: "BASE"), Localized("共同的祖先", en: "The common ancestor")),
      path(Localized("我方", en: "OURS"), Localized("我方，结果写在这里", en: "Ours, where the result goes")),
      path(Localized("对方", en: "THEIRS"), Localized("对方", en: "Theirs")),
    ],
    examples: [
      Command.Example(
        "zhubi dict merge 基准/phrases.tsv phrases.tsv 对方/phrases.tsv", Localized("合并两人的改动", en: "Merge the changes of two keepers"))
    ])

  static let statistics = Command(
    "stats", Localized("各词典各表的条数", en: "Count what dictionaries hold"), positionals: [dictionaries],
    examples: [Command.Example("zhubi dict stats", Localized("项目用到的全部词典", en: "All dictionaries of the project"))])

  static let outdated = Command(
    "outdated", Localized("列出过期的任职、表述和久未见报的人", en: "List tenures and phrases past their dates, and old attestations"),
    options: [
      Option(
        "months", takes: .required(ValueSyntax(Localized("月数", en: "N"), .integer(0...1200))),
        Localized("多少个月没有见报算旧（默认 12）", en: "After how many months an attestation is old (12)")),
      Option("all", Localized("自带的词典也看", en: "Bundled dictionaries too")),
    ], positionals: [dictionaries],
    examples: [
      Command.Example("zhubi dict outdated --months 6", Localized("半年没有见报的任职", en: "Tenures not attested for half a year"))
    ])

  static let test = Command(
    "test", Localized("用现行规则检验表里的正例和误例", en: "Lint the examples in the tables with the rules as they are"),
    positionals: [dictionaries],
    examples: [Command.Example("zhubi dict test 我的词典", Localized("误例都报、正例都不报，以 0 结束", en: "0 when every example behaves"))])
}

extension DictTable {
  static let impact = Command(
    "impact", Localized("词典改动后，一批稿件的报告会多什么、少什么", en: "Which findings a changed dictionary would add and take away"),
    discussion: Localized(
      "“改动”是改过的词典文件夹。项目里有同名的另一个文件夹时与它比较，否则与没有这部词典时比较。",
      en:
        "CHANGE is the folder of the changed dictionary. It is compared with the project's dictionary of that name in another folder, else with having none."
    ),
    options: [
      Option(
        "on", takes: .required(ValueSyntax(Localized("路径", en: "PATH"), .file)), repeatable: true,
        Localized("稿件或文件夹，可多次给出", en: "Documents or folders; may be repeated"))
    ],
    positionals: [
      Positional(ValueSyntax(Localized("改动", en: "CHANGE"), .folder), .one, Localized("改过的词典", en: "The changed dictionary"))
    ],
    examples: [Command.Example("zhubi dict impact 新/我的词典 --on 稿件/", Localized("按条目汇总", en: "By entry"))])

  static let harvest = Command(
    "harvest", Localized("从稿件里采集词典候选：人员任职、机构、表述、数字提法、功能区", en: "Propose entries from documents: people, bodies, phrases, zones"),
    discussion: Localized(
      """
      每个候选给出次数、上下文、最早和最晚的日期（按稿件自己写明的日期），以及词典里已有什么。词典已有的不列，--all 才列。
      用 -o 写成一张张表，供 Excel、WPS 打开审看：“#采用”列写“否”或整行删去的不导入；以 # 开头的列只供参考。看过之后用 zhubi dict import 导入。
      """,
      en: """
        Each candidate comes with its count, contexts, first and last date (as the documents themselves tell it) and what the dictionary has. What the dictionary has already is left out without --all.
        With -o tables are written for review in a spreadsheet: rows with “no” under #take, or deleted, are not imported, and columns that begin with # are notes. Then use zhubi dict import.
        """),
    options: [
      Option(
        "kind", takes: .required(ValueSyntax(Localized("种类", en: "KIND"), .choice(HarvestKind.allCases.map(\.rawValue)))),
        repeatable: true, Localized("只采集这一种，可多次给出", en: "Only this kind; may be repeated")),
      Option(
        "output", short: "o", takes: .required(ValueSyntax(Localized("文件夹", en: "FOLDER"), .folder)),
        Localized("写成表，每张表一个 csv 文件", en: "Write tables there, a csv file each")),
      Option(
        "min-count", takes: .required(ValueSyntax(Localized("次数", en: "N"), .integer(1...1_000_000))),
        Localized("至少出现几次（默认：人和功能区 1，其余 2）", en: "How often at least (1 for people and zones, else 2)")),
      Option(
        "place-base", takes: .required(ValueSyntax(Localized("地名", en: "PLACE"))),
        Localized("“市委”“我区”指哪里（默认看配置和稿件）", en: "What 市委 and 我区 speak of")),
      Option("all", Localized("词典已有的也列出", en: "List also what the dictionary has")),
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("路径", en: "PATH"), .file), .atLeastOne, Localized("稿件或文件夹", en: "Documents or folders"))
    ],
    examples: [
      Command.Example("zhubi dict harvest 稿件/ -o 候选", Localized("写出四张候选表", en: "Write tables of candidates")),
      Command.Example("zhubi dict harvest 稿件/ --kind people --place-base 盘锦市", Localized("只看人员任职", en: "People and offices only")),
    ])
}
