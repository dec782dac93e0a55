import Arguments
import TextModel
import Testing

@Suite struct ParsingTests {
  private func invocation(_ line: [String]) throws -> Invocation {
    guard case .run(let invocation) = try SampleProgram.root.parse(line) else {
      Issue.record("not to be run: \(line)")
      throw CancellationError()
    }
    return invocation
  }

  @Test(arguments: [
    ["lint", "--format=json", "a"], ["lint", "--format", "json", "a"], ["lint", "-f", "json", "a"], ["lint", "-fjson", "a"],
    ["lint", "-f=json", "a"],
    ["lint", "a", "--format=json"], ["lint", "-qf", "json", "a"], ["lint", "-qsfjson", "a"], ["lint", "--format=json", "--", "a"],
    ["--locale", "en", "lint", "-f", "json", "a"], ["lint", "--format=sarif", "--format", "json", "a"],
  ])
  func everySpellingOfAValueIsUnderstood(_ line: [String]) throws {
    let invocation = try invocation(line)
    #expect(invocation.commandNames == ["lint"])
    #expect(invocation.value("format") == "json")
    #expect(invocation.operands == ["a"])
  }

  @Test func flagsAreBundledAndCounted() throws {
    let both = try invocation(["lint", "-qs"])
    #expect(both.has("quiet") && both.has("statistics"))
    #expect(!both.has("fix"))
    #expect(both.value("format") == nil)
    #expect(both.operands.isEmpty)
  }

  @Test func anOptionalValueComesOnlyWithAnEqualsSign() throws {
    #expect(try invocation(["lint", "--fix"]).value("fix") == "safe")
    #expect(try invocation(["lint", "--fix=unsafe"]).value("fix") == "unsafe")
    let apart = try invocation(["lint", "--fix", "unsafe"])
    #expect(apart.value("fix") == "safe")
    #expect(apart.operands == ["unsafe"])
  }

  @Test func hyphensThatAreOperands() throws {
    #expect(try invocation(["lint", "-", "a"]).operands == ["-", "a"])
    #expect(try invocation(["lint", "--", "--fix", "-q", "--"]).operands == ["--fix", "-q", "--"])
    #expect(try invocation(["lint", "-o", "-", "x"]).value("output") == "-")
    #expect(try invocation(["lint", "--output", "--fix"]).value("output") == "--fix")
    #expect(try invocation(["lint", "--output="]).value("output") == "")
    #expect(try invocation(["lint", ""]).operands == [""])
  }

  @Test func listsAndRepetitionAddUp() throws {
    let lint = try invocation([
      "lint", "--select", "a/b, c/*,,", "-f", "json", "--select=d/e", "-o", "1", "-f", "sarif", "-j4", "-j", "8",
    ])
    #expect(lint.values("select") == ["a/b", "c/*", "d/e"])
    #expect(lint.values("format") == ["json", "sarif"])
    #expect(lint.integer("jobs") == 8)
    #expect(lint.values("jobs") == ["8"])
    #expect(lint.occurrences.map(\.option) == ["select", "format", "select", "output", "format", "jobs", "jobs"])
    #expect(lint.values("output") == ["1"])
    #expect(lint.value("as-of") == nil)
  }

  @Test func commandsNestAndInheritOptions() throws {
    let add = try invocation(["dict", "add", "--locale=en", "-n", "people", "name=李", "office=书记"])
    #expect(add.commandNames == ["dict", "add"])
    #expect(add.has("dry-run"))
    #expect(add.value("locale") == "en")
    #expect(add.operand(0) == "people")
    #expect(add.operand(2) == "office=书记")
    #expect(add.operand(3) == nil)
    #expect(try invocation(["rules"]).operands.isEmpty)
  }

  struct Refusal: Sendable {
    let line: [String]
    let zh: String
    let en: String

    init(_ line: [String], _ zh: String, _ en: String) {
      self.line = line
      self.zh = zh
      self.en = en
    }
  }

  @Test(arguments: [
    Refusal(["lint", "--formt=json"], "没有选项 --formt，是不是 --format？", "there is no option --formt; did you mean --format?"),
    Refusal(["lint", "--stat"], "没有选项 --stat，是不是 --statistics？", "there is no option --stat; did you mean --statistics?"),
    Refusal(["lint", "--xyz"], "没有选项 --xyz", "there is no option --xyz"),
    Refusal(["lint", "-x"], "没有选项 -x", "there is no option -x"),
    Refusal(["lint", "-format"], "“ormat”", "“ormat”"),
    Refusal(["lint", "-selct"], "没有选项 -e", "there is no option -e"),
    Refusal(["lint", "-version"], "没有选项 -version", "there is no option -version"),
    Refusal(["dict", "add", "-dry-run"], "没有选项 -dry-run，是不是 --dry-run？", "there is no option -dry-run; did you mean --dry-run?"),
    Refusal(["--fix", "lint"], "选项 --fix 要写在“zhubi lint”之后", "the option --fix belongs after “zhubi lint”"),
    Refusal(["lnit"], "没有命令“lnit”，是不是“lint”？", "there is no command “lnit”; did you mean “lint”?"),
    Refusal(["报告.md"], "没有命令“报告.md”", "there is no command “报告.md”"),
    Refusal([], "缺少命令，可用：lint、dict、rules、help", "a command is missing; there are lint, dict, rules, help"),
    Refusal(["dict"], "缺少命令，可用：find、add", "a command is missing; there are find, add"),
    Refusal(["lint", "--format"], "选项 --format 缺少“格式”", "the option --format needs a FORMAT"),
    Refusal(["lint", "-qf"], "选项 -f 缺少“格式”", "the option -f needs a FORMAT"),
    Refusal(["lint", "--quiet=yes"], "选项 --quiet 不带值", "the option --quiet takes no value"),
    Refusal(["lint", "-q=yes"], "选项 -q 不带值", "the option -q takes no value"),
    Refusal(["lint", "--format=jsn"], "--format：不能是“jsn”，是不是“json”？", "--format: “jsn” is not allowed; did you mean “json”?"),
    Refusal(
      ["lint", "-fxml"], "--format：不能是“xml”，可用：pretty、json、ndjson、sarif",
      "--format: “xml” is not allowed; there are pretty, json, ndjson, sarif"),
    Refusal(["lint", "--fix=saef"], "--fix：不能是“saef”，是不是“safe”？", "--fix: “saef” is not allowed; did you mean “safe”?"),
    Refusal(["lint", "-j0"], "--jobs：“0”不对，应为1 到 64 的整数", "--jobs: “0” is not a whole number from 1 to 64"),
    Refusal(
      ["lint", "-j", "99999999999999999999"], "--jobs：“99999999999999999999”不对", "--jobs: “99999999999999999999” is not a whole"),
    Refusal(["lint", "--as-of=昨天"], "--as-of：“昨天”不对，应为形如 2023-01-28 的日期", "--as-of: “昨天” is not a date such as 2023-01-28"),
    Refusal(["dict", "find"], "缺少“文字”", "TEXT is missing"),
    Refusal(["dict", "find", "a", "b"], "多出“b”", "“b” is one argument too many"),
    Refusal(["dict", "add", "peple", "x=1"], "不能是“peple”，是不是“people”？", "“peple” is not allowed; did you mean “people”?"),
    Refusal(["dict", "add", "people"], "缺少“列=值”", "COLUMN=VALUE is missing"),
    Refusal(["help", "lnit"], "没有命令“lnit”，是不是“lint”？", "there is no command “lnit”; did you mean “lint”?"),
    Refusal(
      ["help", "--completions", "fsih"], "--completions：不能是“fsih”，是不是“fish”？",
      "--completions: “fsih” is not allowed; did you mean “fish”?"),
  ])
  func whatMakesNoSenseNamesWhatWasMeant(_ row: Refusal) {
    let error = #expect(throws: UsageError.self) { try SampleProgram.root.parse(row.line) }
    #expect(error?.message(.zhHans).contains(row.zh) == true, "\(error?.message(.zhHans) ?? "")")
    #expect(error?.message(.en).contains(row.en) == true, "\(error?.message(.en) ?? "")")
  }

  @Test func theAdviceShowsTheUsageOfTheCommandThatWasRead() {
    let error = #expect(throws: UsageError.self) { try SampleProgram.root.parse(["dict", "find"]) }
    #expect(error?.advice(.zhHans) == "用法：zhubi dict find [选项] <文字>\n运行“zhubi dict find --help”查看说明。")
    #expect(error?.advice(.en) == "Usage: zhubi dict find [OPTIONS] <TEXT>\nRun “zhubi dict find --help” for more.")
  }

  @Test(arguments: [
    (["--help"], "zhubi"), (["-h"], "zhubi"), (["help"], "zhubi"), (["lint", "--help"], "zhubi lint"),
    (["lint", "x", "-qh", "--nonsense"], "zhubi lint"),
    (["--help", "dict", "add"], "zhubi dict add"), (["dict", "--help"], "zhubi dict"), (["help", "dict", "add"], "zhubi dict add"),
    (["help", "help"], "zhubi help"),
    (["help", "--help"], "zhubi help"),
  ])
  func helpIsThereAtEveryLevel(_ line: [String], _ expected: String) throws {
    guard case .show(.help(let path)) = try SampleProgram.root.parse(line) else { throw CancellationError() }
    #expect(path.map(\.name).joined(separator: " ") == expected)
  }

  @Test func theLocaleIsFoundEvenInALineThatMakesNoSense() {
    #expect(Command.locale(in: ["lint", "--nonsense", "--locale", "en"]) == .en)
    #expect(Command.locale(in: ["--locale=zh-Hans"]) == .zhHans)
    #expect(Command.locale(in: ["--locale=en", "--locale", "zh_CN"]) == .zhHans)
    #expect(Command.locale(in: ["lint", "--", "--locale=en"]) == nil)
    #expect(Command.locale(in: ["--locale"]) == nil)
    #expect(Command.locale(in: ["--locale=tlh"]) == nil)
  }

  @Test func aProgramWithoutCommandsParsesToo() throws {
    let program = Command(
      "cat", Localized("接", en: "Join"),
      positionals: [Positional(ValueSyntax(Localized("文件", en: "FILE")), .any, Localized("文件", en: "Files"))])
    guard case .run(let invocation) = try program.parse(["help", "-"]) else { throw CancellationError() }
    #expect(invocation.operands == ["help", "-"])
    guard case .show(.help(let path)) = try program.parse(["--help"]) else { throw CancellationError() }
    #expect(path.count == 1)
  }

  @Test func askingForAnUndeclaredOptionStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      guard case .run(let invocation) = try SampleProgram.root.parse(["rules"]) else { return }
      _ = invocation.has("fix")
    }
  }
}
