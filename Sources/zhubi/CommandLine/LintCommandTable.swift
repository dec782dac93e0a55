import Arguments
import Linting
import Reporting
import TextModel

extension CommandTable {
  private static let output = Localized("输出", en: "Output")
  private static let choice = Localized("规则", en: "Rules")
  private static let mending = Localized("修改与保留", en: "Mending and letting stand")
  private static let severities = ["error", "warning", "info", "hint"]
  private static let file = ValueSyntax(Localized("文件", en: "FILE"), .file)
  private static let ids = ValueSyntax(Localized("规则", en: "RULE"))

  static let lint = Command(
    "lint", Localized("检查文件、文件夹或标准输入", en: "Check files, folders or standard input"),
    discussion: Localized(
      "文件夹中取 .txt .md .html .docx，遵守 .gitignore；- 是标准输入。退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置、词典或读写出错。",
      en:
        "In folders .txt .md .html and .docx are taken and .gitignore is honoured; - is standard input. Exit status: 0 nothing at or above --fail-on; 1 findings; 2 an error in usage, configuration, dictionaries or I/O."
    ),
    options: [
      Option(
        "format", takes: .required(ValueSyntax(Localized("格式", en: "FORMAT"), .choice(ReportFormat.allCases.map(\.rawValue)))),
        repeatable: true,
        Localized("报告格式，可与 --output 成对多次给出", en: "Form of the report; may be given several times, each with its --output"),
        group: output),
      Option(
        "output", short: "o", takes: .required(file), repeatable: true, Localized("报告写到文件", en: "Where the report goes"),
        group: output),
      Option("quiet", short: "q", Localized("只输出问题", en: "Findings only"), group: output),
      Option("statistics", Localized("按规则统计", en: "Count findings by rule"), group: output),
      Option(
        "color", takes: .required(ValueSyntax(Localized("何时", en: "WHEN"), .choice(["auto", "always", "never"]))),
        Localized("着色，默认 auto", en: "Colour, by default auto"), group: output),
      Option(
        "select", takes: .required(ids), repeatable: true, list: true, Localized("只用这些规则或类别", en: "Only these rules or categories"),
        group: choice),
      Option(
        "ignore", takes: .required(ids), repeatable: true, list: true, Localized("不用这些规则或类别", en: "Not these rules or categories"),
        group: choice),
      Option(
        "severity", takes: .required(ValueSyntax(Localized("规则=级别", en: "RULE=LEVEL"))), repeatable: true, list: true,
        Localized("改规则的级别：error warning info hint off", en: "Set a severity: error warning info hint off"), group: choice),
      Option(
        "min-severity", takes: .required(ValueSyntax(Localized("级别", en: "LEVEL"), .choice(severities))),
        Localized("只报这一级及以上", en: "Report this level and above"), group: choice),
      Option(
        "fail-on",
        takes: .required(ValueSyntax(Localized("级别", en: "LEVEL"), .choice(["error", "warning", "info", "hint", "never"]))),
        Localized("达到哪一级退出码为 1，默认 error", en: "From which level the exit status is 1, by default error"), group: choice),
      Option(
        "profile", takes: .required(ValueSyntax(Localized("文体", en: "PROFILE"), .choice(Profile.allCases.map(\.rawValue)))),
        Localized("文体，默认按文稿判断", en: "Kind of document; by default guessed"), group: choice),
      Option("config", takes: .required(file), Localized("用这个配置文件", en: "Use this configuration"), group: choice),
      Option("no-config", Localized("不用配置文件", en: "Use no configuration"), group: choice),
      Option(
        "dictionary", short: "d", takes: .required(ValueSyntax(Localized("词典", en: "DICTIONARY"))), repeatable: true,
        Localized("另加词典：名称或文件夹", en: "A further dictionary, by name or folder"), group: choice),
      Option(
        "as-of", takes: .required(ValueSyntax(Localized("日期", en: "DATE"))),
        Localized("按此日期判断，如 2023-01-28", en: "Judge by this date, such as 2023-01-28"), group: choice),
      Option("explain-date", Localized("说明每篇用的日期从何而来", en: "Say which date was taken and from where"), group: choice),
      Option(
        "fix", takes: .optional(ValueSyntax(Localized("哪些", en: "WHICH"), .choice(["safe", "unsafe"])), default: "safe"),
        Localized("修改有把握的问题；--fix=unsafe 也改很可能的", en: "Mend what is certain; --fix=unsafe also what is likely"), group: mending),
      Option("diff", Localized("不写文件，输出修改的补丁", en: "Print the changes as a patch instead of writing them"), group: mending),
      Option(
        "baseline", takes: .required(file), Localized("只报基线以外的新问题", en: "Only findings that the baseline lacks"), group: mending),
      Option(
        "comments", takes: .required(file),
        Localized("写一份 Word 副本，每个问题处加批注", en: "Write a copy of the Word document with a comment on each finding"), group: mending),
      Option("update-baseline", Localized("把现有问题写进基线", en: "Write what is found into the baseline"), group: mending),
      Option(
        "stet", takes: .optional(ValueSyntax(Localized("理由", en: "REASON")), default: ""),
        Localized("把所报问题记入 zhubi.stet.tsv，以后保留原文", en: "Enter what is found in zhubi.stet.tsv, to stand from now on"),
        group: mending),
      Option(
        "changed-since", takes: .required(ValueSyntax(Localized("版本", en: "REF"))),
        Localized("只报 git 某版本以来改动的行", en: "Only lines that changed since a git revision")),
      Option(
        "jobs", short: "j", takes: .required(ValueSyntax(Localized("线程数", en: "N"), .integer(1...512))),
        Localized("线程数，默认等于处理器数", en: "Threads, by default one a processor")),
      Option(
        "input", takes: .required(ValueSyntax(Localized("格式", en: "FORMAT"), .choice(["files", "ndjson"]))),
        Localized("ndjson：标准输入每行一篇 {\"id\":…,\"text\":…}", en: "ndjson: one {\"id\":…,\"text\":…} a line on standard input")),
      Option(
        "stdin-filename", takes: .required(ValueSyntax(Localized("名称", en: "NAME"))),
        Localized("标准输入的文件名，用来判断格式和配置", en: "Name of standard input, for its format and configuration")),
      Option("list-files", Localized("只列出会检查的文件", en: "Only list the files that would be checked")),
      Option("watch", Localized("文件改动时重新检查", en: "Check again when files change")),
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("路径", en: "PATH"), .file), .any,
        Localized("文件、文件夹，或 -；不给则为当前文件夹", en: "Files, folders, or -; the current folder when none is given"))
    ],
    examples: [
      Command.Example(
        "zhubi lint 稿件/ --format html -o 校样.html", Localized("给不用终端的人看的校样", en: "A proof sheet for people without a terminal")),
      Command.Example(
        "zhubi lint --select punct,number/range-percent 报告.md",
        Localized("只查标点和一条数字规则", en: "Punctuation and one rule of numbers only")),
      Command.Example(
        "zhubi lint --fix --diff 稿件.txt | patch -p1", Localized("先看修改再应用", en: "See the changes before they are applied")),
      Command.Example(
        "zhubi lint 稿件.docx --comments 批注.docx", Localized("把问题写成 Word 批注", en: "Put the findings into Word as comments")),
      Command.Example("cat 归档.jsonl | zhubi lint --input ndjson --format ndjson", Localized("检查大批量归档", en: "Check an archive")),
    ])
}
