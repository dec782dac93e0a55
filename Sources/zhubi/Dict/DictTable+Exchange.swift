import Arguments
import Keeping
import Lexicon
import TextModel

extension DictTable {
  static let export = Command(
    "export", Localized("导出为 Excel、prh、Vale、cspell 等格式", en: "Write entries in the form of another program"),
    options: [
      Option(
        "to",
        takes: .required(ValueSyntax(Localized("格式", en: "FORM"), .choice(Exchange.ExportForm.allCases.map(\.rawValue)))),
        Localized("导出成什么", en: "The form")),
      Option(
        "table", takes: .required(ValueSyntax(Localized("表", en: "TABLE"), .choice(TableKind.allCases.map(\.rawValue)))),
        Localized("只导出这种表", en: "Only this table")),
      Option(
        "output", short: "o", takes: .required(ValueSyntax(Localized("文件", en: "FILE"), .file)),
        Localized("写到文件（默认写到标准输出）", en: "Where it goes; standard output by default")),
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("词典", en: "DICTIONARY"), .folder), .any,
        Localized("词典文件夹或名称（默认：项目的词典）", en: "Folders or names; the project's by default"))
    ],
    examples: [
      Command.Example("zhubi dict export --to csv --table people -o 任职.csv", Localized("供 Excel 打开", en: "For Excel")),
      Command.Example("zhubi dict export --to prh --table terms", Localized("供 prh 使用", en: "For prh")),
    ])

  static let importing = Command(
    "import", Localized("从 Excel、WPS 的表（xlsx、csv）、prh、Vale、词表导入", en: "Take rows from xlsx, csv, tsv, prh, Vale or a word list"),
    discussion: Localized(
      "已有的条目跳过并报告。xlsx（第一张工作表）、csv 和 tsv 的首行是列名；以 # 开头的列是备注，不导入；“#采用”列写“否”的行不导入。",
      en: """
        Rows that are there already are passed over and told. The first line of xlsx (its first sheet), csv and tsv names the \
        columns; those that begin with # are notes, and a row with “no” under #take is left out.
        """),
    options: [
      Option(
        "from",
        takes: .required(ValueSyntax(Localized("格式", en: "FORM"), .choice(Exchange.ImportForm.allCases.map(\.rawValue)))),
        Localized("文件的格式（默认看扩展名）", en: "The form; by default by the extension")),
      Option(
        "source", takes: .required(ValueSyntax(Localized("来源", en: "SOURCE"))),
        Localized("没有写来源的行，来源填这个", en: "The source of rows that name none")),
      dryRun,
    ],
    positionals: [
      Positional(
        ValueSyntax(Localized("表", en: "TABLE"), .suggestion(TableKind.allCases.map(\.rawValue))), .one,
        Localized("导入哪张表，如 terms 或 terms-more", en: "The table, such as terms or terms-more")),
      Positional(ValueSyntax(Localized("文件", en: "FILE"), .file), .atLeastOne, Localized("要导入的文件", en: "What to import")),
    ],
    examples: [
      Command.Example(
        "zhubi dict import terms 误写.csv --source 校对组 --dictionary 我的词典",
        Localized("导入 Excel 存的表", en: "Import a table saved by Excel")),
      Command.Example("zhubi dict import people 任职.xlsx", Localized("直接导入工作簿", en: "Import a workbook as it is")),
    ])
}
