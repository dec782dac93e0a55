import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs `zhubi dict` as a keeper would, in a project with one dictionary of its own and no other.
@Suite("zhubi dict", .serialized)
struct DictCommandTests {
  /// A project: `词典` with people, organisations, phrases and wrong forms, and some documents.
  private static let project = """
    mkdir 词典 稿件
    echo '{"dictionaries": ["./词典"]}' > zhubi.json
    echo '{"name": "词典", "version": "1", "sources": {"doc": "某文件"}}' > 词典/dictionary.json
    printf 'name\\torganization\\toffice\\tsince\\tuntil\\tattested\\tsource\\n# 人工维护\\n\\n# 甲的注\\n陈一\\t某市\\t市长\\t2020-01\\t\\t\\tdoc\\n陈二\\t某市\\t副市长\\t2021\\t\\t\\tdoc\\n' > 词典/people.tsv
    printf 'name\\tabbreviations\\tparent\\tsource\\n某市外经贸局\\t\\t\\tdoc\\n' > 词典/organizations.tsv
    printf 'phrase\\titems\\tsource\\n三保障\\t甲\\tdoc\\n旧说法\\t\\tdoc\\n' > 词典/phrases.tsv
    printf 'wrong\\tright\\tkind\\tbad\\tgood\\tsource\\n以经\\t已经\\ttypo\\t以经完成\\t已经完成\\tdoc\\n' > 词典/terms.tsv
    printf '会议以经召开。\\n' > 稿件/a.txt
    """

  private static func run(_ line: String) -> CommandLineTests.Outcome { CommandLineTests.run(project + "\n" + line) }

  @Test(
    "each command does its work, and its status tells",
    arguments: [
      ("$ZHUBI dict find 陈", 0, "陈一"), ("$ZHUBI dict find 没有这人", 1, ""), ("$ZHUBI dict show people:陈一", 0, "2020-01"),
      ("$ZHUBI dict show 没有这人", 2, ""), ("$ZHUBI dict add people name=陈三 organization=某市 office=秘书长 source=doc", 0, "+陈三\t某市\t秘书长"),
      ("$ZHUBI dict add people name=陈一 organization=某市 office=市长 since=2020-01 source=doc", 2, ""),
      ("$ZHUBI dict retire 陈二 --until 2025-06; grep -c '2025-06' 词典/people.tsv", 0, "1"),
      ("$ZHUBI dict retire 陈二 --until 某日", 2, ""),
      ("$ZHUBI dict rename organizations:某市外经贸局 某市商务局 --keep-alias", 0, "+某市商务局\t某市外经贸局"),
      ("$ZHUBI dict remove terms:以经", 0, "-以经"), ("$ZHUBI dict check", 0, ""), ("$ZHUBI dict fmt --check", 0, ""),
      ("$ZHUBI dict stats", 0, "人物任职：2 条"), ("$ZHUBI dict outdated", 0, ""), ("$ZHUBI dict test", 0, ""),
      ("cp -r 词典 新; sed -i s/2020-01/2020-02/ 新/people.tsv; $ZHUBI dict diff 词典 新", 1, "+ people:陈一"),
      ("$ZHUBI dict diff 词典 词典", 0, ""), ("$ZHUBI dict export --to cspell", 0, "已经"),
      ("$ZHUBI dict export --to csv", 2, ""), ("$ZHUBI dict export --to prh --table terms", 0, "expected: "),
      ("printf 'wrong,right\\n做好做强,做优做强\\n以经,已经\\n' > a.csv; $ZHUBI dict import terms a.csv --source doc", 0, "+做好做强\t做优做强\ttypo"),
      ("printf 'wrong,rihgt\\n甲,乙\\n' > a.csv; $ZHUBI dict import terms a.csv", 2, ""),
      ("echo 建设“清风辽河”，擦亮“清风辽河”。 > 稿件/b.txt; $ZHUBI dict harvest 稿件", 0, "清风辽河"),
      (
        "cp -r 词典 新; printf 'wrong\\tright\\tkind\\tsource\\n召开\\t举行\\ttypo\\tdoc\\n' > 新/terms.tsv; mkdir x; mv 新 x/词典; $ZHUBI dict impact x/词典 --on 稿件",
        1, "召开"
      ),
    ])
  func commands(_ line: String, _ status: Int, _ output: String) {
    let outcome = Self.run(line)
    #expect(outcome.status == Int32(status) && (output.isEmpty || outcome.output.contains(output)), "\(line)\n\(outcome)")
    #expect(status != 2 || !outcome.errors.isEmpty, "a failure is explained: \(outcome)")
  }

  @Test(
    "--dry-run shows the change and writes nothing",
    arguments: [
      ("add people name=陈三 source=doc", "+陈三"), ("retire 陈二 --until 2025", "+陈二"), ("rename 陈二 陈三", "+陈三"), ("remove 陈二", "-陈二"),
      ("import people a.csv", "+陈四"), ("fmt 乱", "+++ b/乱/people.tsv"),
    ])
  func dryRun(_ command: String, _ expected: String) {
    let outcome = Self.run(
      """
      printf 'name,source\\n陈四,doc\\n' > a.csv; mkdir 乱; printf 'name\\tsource\\n甲\\tx\\n乙\\tx\\n' > 乱/people.tsv
      cp -r 词典 原; cp -r 乱 原乱; $ZHUBI dict \(command) --dry-run && diff -r 词典 原 && diff -r 乱 原乱
      """)
    #expect(outcome.status == 0 && outcome.output.contains(expected), "\(outcome)")
  }

  @Test(
    "scripts read JSON of every command",
    arguments: [
      "find 陈", "show people:陈一", "add people name=陈三 source=doc", "retire 陈二 --until 2025-06", "rename 陈二 陈三", "remove 陈二",
      "check", "fmt", "diff 词典 词典", "stats", "outdated", "test", "import people a.csv", "harvest 稿件", "impact 词典 --on 稿件",
      "merge 词典/people.tsv 词典/people.tsv 词典/people.tsv",
    ])
  func json(_ command: String) {
    let outcome = Self.run("printf 'name,source\\n陈四,doc\\n' > a.csv; $ZHUBI dict \(command) --format json")
    #expect(outcome.output.hasPrefix("{\n  \"version\": 1") && outcome.output.hasSuffix("}\n"), "\(command): \(outcome)")
  }

  @Test func faultsNameTheirPlace() {
    let outcome = Self.run(
      """
      printf 'name\\tsince\\tsource\\n陈六\\t二〇二〇\\tdoc\\n' > 词典/people-more.tsv
      printf 'phrase\\tquotes\\tsource\\n甲乙\\t有\\tdoc\\n' > 词典/phrases-more.tsv
      $ZHUBI dict check
      """)
    #expect(outcome.status == 2, "\(outcome)")
    for place in ["词典/people-more.tsv:2:4: ", "词典/phrases-more.tsv:2:4: "] { #expect(outcome.output.contains(place), "\(outcome)") }
  }

  @Test func manyFaultsAreToldInShortWhereDraftsAreChecked() {
    let outcome = Self.run(
      "(printf 'phrase\\tsource\\n'; seq 60000 | sed 's/.*/词&\\tdoc\\t多/') > 词典/phrases-more.tsv; timeout 60 $ZHUBI lint 稿件")
    #expect(
      outcome.status == 2 && outcome.errors.contains("phrases-more.tsv:2") && outcome.errors.contains("还有 59980 处"), "\(outcome)")
    #expect(outcome.errors.split(separator: "\n").count < 30)
  }

  @Test func aChangeThatWouldBeWrongIsNotWritten() {
    let outcome = Self.run(
      "cp -r 词典 原; $ZHUBI dict add people name=陈七 organization=某市 office=市长 since=2019 until=2018 source=doc; s=$?; diff -r 词典 原 && exit $s"
    )
    #expect(outcome.status == 1 && outcome.errors.contains("早于起始"), "\(outcome)")
  }

  @Test func everyCommandHasAnExample() {
    let commands = [
      "find", "show", "add", "retire", "rename", "remove", "check", "fmt", "diff", "merge", "stats", "outdated", "test", "impact",
      "harvest",
      "export", "import",
    ]
    for command in commands {
      let outcome = CommandLineTests.run("$ZHUBI dict \(command) --help")
      #expect(outcome.status == 0 && outcome.output.contains("zhubi dict \(command) "), "\(outcome)")
    }
  }

  // MARK: - With other programs

  static func has(_ program: String) -> Bool { unsafe system("command -v \(program) >/dev/null 2>&1") == 0 }

  @Test(.enabled(if: Self.has("python3"), "python3 is not installed: nobody plays the keeper at a terminal"))
  func onATerminalWhatIsMissingIsAskedFor() {
    let outcome = Self.run(
      """
      cat > a.py <<'EOF'
      import os, pty, sys
      # A wrong answer is asked again; an empty one leaves the column empty.
      answers = ["", "做好做强", "做优做强", "typo", "", "", "", "maybe", "safe", "", "", "某日", "2024-05", "", "doc"]
      pid, fd = pty.fork()
      if pid == 0:
          os.execv(os.environ["ZHUBI"], ["zhubi", "dict", "add", "terms"])
      os.write(fd, ("\\n".join(answers) + "\\n").encode())
      out = b""
      try:
          while True:
              out += os.read(fd, 4096)
      except OSError:
          pass
      print(out.decode())
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      EOF
      python3 a.py; s=$?; grep 做好 词典/terms.tsv; exit $s
      """)
    #expect(outcome.status == 0 && outcome.output.hasSuffix("做好做强\t做优做强\ttypo\tsafe\t\t\t2024-05\tdoc\n"), "\(outcome)")
    for words in ["这一项必填", "可填：safe", "不是日期", "误写 [wrong]", "按 Ctrl+C 放弃"] { #expect(outcome.output.contains(words), "\(outcome)") }
  }

  @Test(
    "answers that end too soon, or are given up, write nothing",
    .enabled(if: Self.has("script"), "script is not installed: nobody plays the keeper at a terminal"),
    arguments: [("甲字\\n\\004", 2, "没有写入"), ("甲字\\n错字\\n\\003", 130, "误写 [wrong]")])
  func givingUp(_ answers: String, _ status: Int, _ words: String) {
    let outcome = Self.run(
      """
      cp -r 词典 原; (sleep 1; printf '\(answers)'; sleep 1) | script -qec "$ZHUBI dict add terms" /dev/null; s=$?
      diff -r 词典 原 && exit $s
      """)
    #expect(outcome.status == Int32(status) && outcome.output.contains(words), "\(outcome)")
  }

  @Test(
    "long commands show how far they are on a terminal, and nothing of it in a pipe",
    .enabled(if: Self.has("script"), "script is not installed: there is no terminal"),
    arguments: [
      ("check 大", "检查 "), ("import phrases 大.csv --dictionary 别的", "导入 "), ("impact 小 --on 长稿", "比较 "), ("harvest 长稿", "采集 "),
    ])
  func progress(_ command: String, _ label: String) {
    let outcome = Self.run(
      """
      mkdir 大 长稿; cp -r 词典 小; (echo phrase,source; seq 30000 | sed 's/.*/词&,文件/') > 大.csv
      (printf 'phrase\\tsource\\n'; seq 30000 | sed 's/.*/词&\\t文件/') > 大/phrases.tsv
      yes 某市市长陈一主持召开会议，研究部署“一网通办”工作。 | head -25 > 长稿/1.txt; for i in $(seq 2 130); do ln 长稿/1.txt 长稿/$i.txt; done
      script -qec "$ZHUBI dict \(command) >/dev/null" /dev/null > 终端; $ZHUBI dict \(command) > 管道 2>&1; cat 终端
      grep -q "$(printf '\\033')" 管道 && exit 9; exit 0
      """)
    #expect(outcome.status == 0 && outcome.output.contains("\r" + label) && outcome.output.contains("\u{1B}[K"), "\(outcome)")
  }

  @Test(
    .enabled(if: Self.has("soffice"), "soffice is not installed: no spreadsheet opens the tables"), arguments: ["false", "true"])
  func aTableSavedByCalcComesBackTheSame(quotesAllText: String) {
    let outcome = Self.run(
      """
      printf 'name\\torganization\\toffice\\tsince\\tuntil\\tattested\\torder\\tpinyin\\tsource\\n# 说明“甲”, 乙\\n\\n# 注\\n陈一\\t某市\\t市长\\t2020-01-02\\t2021-03\\t2020|2021-02\\t1\\t\\t“文件”, "引"\\n陈二\\t某市\\t\\t2021\\t\\t\\t\\t\\tdoc\\n' > 词典/people.tsv
      $ZHUBI dict fmt >/dev/null 2>&1; cp 词典/people.tsv saved.tsv
      timeout 170 soffice -env:UserInstallation=file://$PWD/profile --headless --infilter='CSV:9,34,76,1' \\
        --convert-to 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,\(quotesAllText),true,false' saved.tsv >/dev/null 2>&1 || exit 7
      ! cmp -s saved.csv saved.tsv || exit 8
      mv saved.csv 词典/people.tsv && $ZHUBI dict fmt && diff 词典/people.tsv saved.tsv
      """)
    #expect(outcome.status == 0, "\(outcome)")
  }

  // MARK: - git

  private static let repository = """
    git init -q . && git config user.email a@b && git config user.name a && git config core.quotePath false
    git config merge.zhubi.driver "$ZHUBI dict merge %O %A %B --path %P"
    echo '*.tsv merge=zhubi' > .gitattributes
    git add -A && git commit -qm 一
    """

  @Test func gitMergesByEntry() {
    let outcome = Self.run(
      Self.repository + """

        git checkout -qb 另一人 && $ZHUBI dict retire 陈二 --until 2025-06 >/dev/null && sed -i 's/# 甲的注/# 甲的新注/' 词典/people.tsv && git commit -qam 二
        git checkout -q - && $ZHUBI dict add people name=陈三 organization=某市 office=秘书长 source=doc >/dev/null
        $ZHUBI dict retire 陈一 --until 2025-07 > /dev/null && git commit -qam 三
        git merge -q --no-edit 另一人 && cat 词典/people.tsv && git status --porcelain
        """)
    #expect(
      outcome.status == 0
        && outcome.output.hasSuffix(
          "name\torganization\toffice\tsince\tuntil\tattested\tsource\n# 人工维护\n\n# 甲的新注\n陈一\t某市\t市长\t2020-01\t2025-07\t\tdoc\n陈三\t某市\t秘书长\t\t\t\tdoc\n陈二\t某市\t副市长\t2021\t2025-06\t\tdoc\n"
        ), "\(outcome)")
  }

  @Test func gitIsToldOfAConflict() {
    let outcome = Self.run(
      Self.repository + """

        git checkout -qb 另一人 && $ZHUBI dict retire 陈二 --until 2025-06 >/dev/null && git commit -qam 二
        git checkout -q - && $ZHUBI dict retire 陈二 --until 2025-07 >/dev/null && git commit -qam 三
        git merge -q --no-edit 另一人; s=$?; cat 词典/conflicts.tsv; git diff --name-only --diff-filter=U; grep -c 2025-07 词典/people.tsv; exit $s
        """)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.output.contains("词典/people.tsv\t陈二\t") && outcome.output.contains("until\t\t2025-07\t2025-06"), "\(outcome)")
    #expect(outcome.output.hasSuffix("词典/people.tsv\n1\n"), "ours stands and git knows: \(outcome)")
  }
}
