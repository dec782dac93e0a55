import Arguments
import System
import TextModel
import Testing

@Suite struct HelpTests {
  private func help(_ line: [String], _ locale: MessageLocale, width: Int = 80) throws -> String {
    guard case .show(let page) = try SampleProgram.root.parse(line + ["--help"]) else { throw CancellationError() }
    return page.text(locale, width: width)
  }

  @Test func helpInChinese() throws {
    #expect(
      try help(["lint"], .zhHans) == """
        zhubi lint —— 检查文件、文件夹或标准输入

        用法：
          zhubi lint [选项] [路径…]

        检查给出的文件，报告每一处问题。文件夹会连同其中的子文件夹一起检查，并遵从
        .gitignore。

        参数：
          [路径…]  文件或文件夹；- 为标准输入

        输出：
          -f, --format <格式>   报告的格式（取值：pretty、json、ndjson、sarif；可重复）
          -o, --output <文件>   把报告写入文件（可重复）
          -q, --quiet           不显示总结
          -s, --statistics      显示统计

        选项：
              --fix[=<级别>]    修改文件（取值：safe、unsafe；不写时为 safe）
              --select <规则>   只用这些规则（多个用逗号隔开；可重复）
              --fail-on <程度>  达到此程度则以 1 结束（取值：error、warning、never）
          -j, --jobs <个数>     同时检查的文件数
              --as-of <日期>    以这一天为准

        通用选项：
              --locale <语言>   消息的语言（取值：zh-Hans、en）
          -h, --help            显示此帮助

        示例：
          zhubi lint report.md
              检查一个文件
          zhubi lint --fix docs/
              修改文件夹里的文件

        退出码：
          0 没有问题
          1 有问题
          2 用法、配置或读写出错

        """)
  }

  @Test func helpInEnglish() throws {
    #expect(
      try help(["lint"], .en, width: 60) == """
        zhubi lint – Check files, folders or standard input

        Usage:
          zhubi lint [OPTIONS] [PATH…]

        Checks the files given and reports every finding. Folders
        are checked with all below them, honouring .gitignore.

        Arguments:
          [PATH…]  A file or folder; - is standard input

        Output:
          -f, --format <FORMAT>  Format of the report (one of
                                 pretty, json, ndjson, sarif;
                                 repeatable)
          -o, --output <FILE>    Write the report to a file
                                 (repeatable)
          -q, --quiet            No summary
          -s, --statistics       Show statistics

        Options:
              --fix[=<SAFETY>]   Mend the files (one of safe,
                                 unsafe; “safe” if not given)
              --select <RULE>    Use only these rules (several
                                 separated by commas; repeatable)
              --fail-on <LEVEL>  End with 1 from this level on (one
                                 of error, warning, never)
          -j, --jobs <N>         Files checked at once
              --as-of <DATE>     Judge as of this day

        Common options:
              --locale <LOCALE>  Language of messages (one of
                                 zh-Hans, en)
          -h, --help             Show this help

        Examples:
          zhubi lint report.md
              Check one file
          zhubi lint --fix docs/
              Mend the files of a folder

        Exit codes:
          0 no findings
          1 findings
          2 usage, configuration or I/O error

        """)
  }

  @Test func helpOfTheProgramListsItsCommands() throws {
    #expect(
      try help([], .zhHans) == """
        zhubi —— 公文校对

        用法：
          zhubi <命令> [选项]

        命令：
          lint   检查文件、文件夹或标准输入
          dict   管理词典
          rules  列出规则，或说明一条
          help   显示一个命令的帮助

        选项：
              --locale <语言>  消息的语言（取值：zh-Hans、en）
          -V, --version        显示版本

        通用选项：
          -h, --help           显示此帮助

        """)
  }

  @Test(arguments: [40, 47, 60, 80, 100], MessageLocale.allCases)
  func noLineIsWiderThanTheTerminal(_ width: Int, _ locale: MessageLocale) throws {
    for line in [[], ["lint"], ["dict"], ["dict", "add"], ["help"]] {
      for row in try help(line, locale, width: width).split(separator: "\n") where !row.hasPrefix("  zhubi ") {
        #expect(CellWidth.of(row) <= width, "\(row)")
      }
    }
  }

  @Test func noLineBeginsWithClosingOrEndsWithOpeningPunctuation() throws {
    for width in 40...100 {
      for row in try help(["lint"], .zhHans, width: width).split(separator: "\n") {
        let text = row.drop { $0 == " " }
        #expect(!"，。；、）”".contains(text.first ?? "x"), "\(width): \(row)")
        #expect(!"（“".contains(text.last ?? "x"), "\(width): \(row)")
      }
    }
  }

  @Test(arguments: MessageLocale.allCases)
  func theManualPageHasEveryCommandAndOption(_ locale: MessageLocale) throws {
    guard case .show(let page) = try SampleProgram.root.parse(["help", "--man"]) else { throw CancellationError() }
    let text = page.text(locale)
    for part in [
      ".TH \"ZHUBI\" 1", ".SS \"zhubi dict add\"", "\\fB\\-\\-fail\\-on <", "\\fB\\-n, \\-\\-dry\\-run\\fR", ".SS \"zhubi help\"",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    // Nothing that roff would take for a request by mistake.
    for line in text.split(separator: "\n") where line.first == "." {
      #expect([".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nh", ".ad"].contains(String(line.prefix(3))), "\(line)")
    }
  }

  @Test(.enabled(if: CompletionTests.isInstalled("groff")), arguments: MessageLocale.allCases)
  func roffSetsTheManualPageWithoutAWarning(_ locale: MessageLocale) throws {
    guard case .show(let page) = try SampleProgram.root.parse(["help", "--man"]) else { throw CancellationError() }
    let path = "/tmp/zhubi-man-\(UInt64.random(in: 0...(.max)))"
    try File.replace(path, with: Array(page.text(locale).utf8))
    defer { try? File.remove(path) }
    let outcome = try Processes.run("groff", ["-man", "-Kutf8", "-Tutf8", "-ww", "-rLL=50n", path])
    #expect(String(decoding: outcome.errors, as: UTF8.self) == "")
    #expect(String(decoding: outcome.output, as: UTF8.self).contains(locale == .en ? "End with 1 from this" : "达到此程度则以"))
  }
}
