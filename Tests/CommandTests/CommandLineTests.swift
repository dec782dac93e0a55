import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs the built program as its user would.
@Suite("The command line", .serialized)
struct CommandLineTests {
  /// What a run gave.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  static let repository: String = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The program beside the test bundle.
  static let program: String = {
    let own = CommandLine.arguments.first ?? ""
    let beside = "/" + own.split(separator: "/").dropLast().joined(separator: "/") + "/zhubi"
    return unsafe access(beside, X_OK) == 0 ? beside : repository + "/.build/debug/zhubi"
  }()

  /// Runs a shell line in a new folder in which `$ZHUBI` is the program.
  static func run(_ line: String) -> Outcome {
    let folder = "/tmp/zhubi-command-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let script =
      "mkdir -p \(folder) && cd \(folder) && export LC_ALL=zh_CN.UTF-8 SWIFT_BACKTRACE=enable=no ZHUBI=\(program) && { \(line)\n} >\(folder).out 2>\(folder).err"
    let raw = unsafe system(script)
    defer { _ = unsafe system("rm -rf \(folder) \(folder).out \(folder).err") }
    return Outcome(status: raw >> 8 & 0xFF, output: text(folder + ".out"), errors: text(folder + ".err"))
  }

  private static func text(_ path: String) -> String { String(decoding: read(path) ?? [], as: UTF8.self) }

  static func write(_ bytes: [UInt8], _ path: String) -> Bool {
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      all += buffer[0..<count]
    }
    return all
  }

  @Test("the exit status can be trusted")
  func exitStatus() {
    #expect(Self.run("echo 会议召开。 | $ZHUBI lint -").status == 0)
    #expect(Self.run("echo 会议于2月30日召开。 | $ZHUBI lint -").status == 1)
    #expect(Self.run("echo 会议于2月30日召开。 | $ZHUBI lint --fail-on never -").status == 0)
    #expect(Self.run("echo 增长5-8%。 | $ZHUBI lint -").status == 0, "a warning does not fail by default")
    #expect(Self.run("echo 增长5-8%。 | $ZHUBI lint --fail-on warning -").status == 1)
  }

  @Test(
    "a wrong word is answered with the nearest right one and status 2",
    arguments: [
      ("$ZHUBI lnt", "lint"), ("$ZHUBI lint --selct punct", "--select"), ("$ZHUBI lint --select date/invalit", "date/invalid"),
      ("$ZHUBI lint --severity date/invalid=eror .", "error"), ("$ZHUBI lint --format htm .", "html"),
      ("$ZHUBI lint -d nationl .", "national"),
      ("echo '{\"rulez\": {}}' > zhubi.json; echo 会 > a.txt; $ZHUBI lint a.txt", "rules"),
      ("$ZHUBI rules punct/unbalance", "punct/unbalanced"), ("$ZHUBI lint --as-of 2023-13-01 .", "2023-01"),
    ])
  func wrongWordsAreAnswered(_ line: String, _ nearest: String) {
    let outcome = Self.run(line)
    #expect(outcome.status == 2 && outcome.errors.contains(nearest), "\(outcome)")
  }

  @Test func aFileThatCannotBeReadIsToldAndTheOthersAreChecked() {
    let outcome = Self.run(
      "echo 会议于2月30日召开。 > a.txt; printf 'PK\\003\\004broken' > b.docx; $ZHUBI lint --format json a.txt b.docx none.txt")
    #expect(outcome.status == 2 && outcome.output.contains("date/invalid"))
    #expect(outcome.errors.contains("b.docx") && outcome.errors.contains("none.txt"))
  }

  @Test func aMalformedDictionaryRowIsToldWithItsPlace() {
    let outcome = Self.run(
      "mkdir d; printf 'name\\torganization\\toffice\\tsince\\n张三\\t某局\\t局长\\t2023-1\\n' > d/people.tsv; echo 会 | $ZHUBI lint -d d -"
    )
    #expect(outcome.status == 2 && outcome.errors.contains("people.tsv:2:10"), "\(outcome)")
  }

  @Test func fixingReachesAFixedPointAndKeepsTheFile() {
    let outcome = Self.run(
      """
      printf '\\357\\273\\277增长5-8%%。\\r\\n占3—5%%。\\r\\n' > a.txt; chmod 640 a.txt; $ZHUBI lint --select number/range-percent --fix -q a.txt
      stat -c %a a.txt; head -c 3 a.txt | od -An -tx1; tr -cd '\\r' < a.txt | wc -c; grep -o '5%—8%' a.txt; cp a.txt b.txt
      $ZHUBI lint --select number/range-percent --fix -q a.txt; cmp a.txt b.txt && echo same
      """)
    for part in ["640", "ef bb bf", "\n2\n", "5%—8%", "same"] { #expect(outcome.output.contains(part), "\(outcome)") }
  }

  @Test func theDiffAppliesWithPatch() {
    let outcome = Self.run(
      """
      printf '第一行\\n增长5-8%%。\\n第三行' > a.txt; cp a.txt b.txt; $ZHUBI lint -q --select number/range-percent --fix b.txt
      $ZHUBI lint -q --select number/range-percent --diff a.txt > p; patch -s -p1 < p && cmp a.txt b.txt && echo same
      """)
    #expect(outcome.output.contains("same"), "\(outcome)")
  }

  @Test func documentsAsLinesComeBackInOrder() {
    let outcome = Self.run(
      #"for i in 1 2 3 4 5 6 7 8 9; do echo "{\"id\": $i, \"text\": \"会议于2月30日召开。\"}"; done | $ZHUBI lint --input ndjson --format ndjson"#
    )
    let ids = outcome.output.split(separator: "\n").compactMap { $0.split(separator: ",").first.map(String.init) }
    #expect(outcome.status == 1 && ids == (1...9).map { "{\"id\":\($0)" }, "\(outcome)")
  }

  @Test func outputDoesNotDependOnTheNumberOfThreads() {
    let make = "for i in $(seq 40); do echo \"第$i次会议于2月30日召开,增长5-8%。\" > $i.txt; done; "
    #expect(
      Self.run(make + "$ZHUBI lint --format json -j 1 .").output == Self.run(make + "$ZHUBI lint --format json -j 7 .").output)
  }

  @Test func whatStandsIsNotReportedAgain() {
    let outcome = Self.run(
      "echo '{}' > zhubi.json; echo 会议于2月30日召开。 > a.txt; $ZHUBI lint -q --stet=原文 a.txt; $ZHUBI lint -q a.txt; echo status $?; cat zhubi.stet.tsv"
    )
    #expect(outcome.output.contains("status 0") && outcome.output.contains("原文"), "\(outcome)")
  }

  @Test func aRowThatLetsNothingStandIsAFinding() {
    let table =
      "printf 'file\\trule\\ttext\\tfingerprint\\treason\\na.txt\\tdate/invalid\\t旧\\t00\\t\\nb.txt\\tdate/invald\\t旧\\t01\\t\\ngone.txt\\tdate/invalid\\t旧\\t02\\t\\n' > zhubi.stet.tsv; echo '{}' > zhubi.json; echo 会议召开。 | tee a.txt > b.txt; "
    let outcome = Self.run(table + "$ZHUBI lint --format json --fail-on warning a.txt")
    let rows = outcome.output.split(separator: "\"path\":\"zhubi.stet.tsv\"").dropFirst().joined()
    #expect(outcome.status == 1 && rows.contains(#""rule":"lint/unknown-rule""#), "\(outcome)")
    #expect(rows.contains(#""start":{"line":2,"#) && rows.contains("gone.txt") && rows.contains("date/invald"), "\(outcome)")
    let partial = Self.run(table + "$ZHUBI lint --select punct,lint/unused-stet --format json a.txt")
    #expect(!partial.output.contains("a.txt，date/invalid"), "a rule that did not run has no stale rows: \(partial)")
  }

  @Test func aFileInAnotherEncodingIsReadToldOnceAndWrittenBackTheSame() {
    let outcome = Self.run(
      """
      printf '增长5-8%%。\\r\\n占3—5%%。\\r\\n' | iconv -f UTF-8 -t GB18030 > a.txt; cp a.txt b.txt; (printf '\\377\\376'; echo 增长5-8%。 | iconv -f UTF-8 -t UTF-16LE) > u.txt
      $ZHUBI lint -q --select number/range-percent,lint/not-utf8 --fix a.txt u.txt
      iconv -f GB18030 -t UTF-8 a.txt; iconv -f UTF-16 -t UTF-8 u.txt; cmp -n 4 a.txt b.txt && echo same; printf '好\\n' >> b.txt; $ZHUBI lint b.txt
      """)
    #expect(outcome.output.contains("增长5%—8%。\r\n占3%—5%。\r\n增长5%—8%。\nsame"), "\(outcome)")
    #expect(outcome.output.split(separator: "lint/not-utf8").count == 3 && outcome.output.contains("GB18030"), "\(outcome)")
    #expect(outcome.errors.contains("b.txt: 第 3 行"), "bytes of another encoding are located: \(outcome)")
  }

  @Test func aReportOnAStreamLeavesWhatIsThere() {
    let outcome = Self.run(
      "echo 会议于2月30日召开。 > a.txt; { echo 前; $ZHUBI lint --format ndjson -o /dev/stdout a.txt; } > all; cat all; $ZHUBI lint --format checkstyle -o - --format ndjson -o b.json a.txt | grep -c '<error'; cat b.json"
    )
    #expect(outcome.output.hasPrefix("前\n{\"path\":\"a.txt\"") && outcome.output.contains("}\n1\n{\"path\""), "\(outcome)")
  }

  @Test func aFixInAPageStaysText() {
    let outcome = Self.run(
      "printf '<p>甲&amp;lt;乙，增长5-8%%。</p>' > a.html; $ZHUBI lint -q --select encoding/html-entity,number/range-percent --fix=unsafe --fail-on never a.html; cat a.html"
    )
    #expect(outcome.output.hasSuffix("<p>甲&lt;乙，增长5%—8%。</p>"), "\(outcome)")
  }

  @Test func commentsLetFindingsStandAndAreToldWhenTheyDoNot() {
    let outcome = Self.run(
      """
      printf '<!-- zhubi-disable-next-line date/invalid: 引文 -->\n会议于2月30日召开。\n\n<!-- zhubi-disable-next-line date/invalid -->\n会议召开。\n\n<!-- zhubi-disable-file dat/invalid -->\n' > a.md
      $ZHUBI lint --format json a.md
      """)
    #expect(outcome.status == 0 && !outcome.output.contains(#""rule":"date/invalid""#), "\(outcome)")
    #expect(outcome.output.contains("lint/unused-stet") && outcome.output.contains("lint/unknown-rule"), "\(outcome)")
  }

  @Test func aBaselineLetsOldFindingsPass() {
    let outcome = Self.run(
      """
      echo 会议于2月30日召开。 > a.txt; $ZHUBI lint -q --baseline b.json --update-baseline a.txt >/dev/null
      echo 又于4月31日召开。 >> a.txt; $ZHUBI lint -q --baseline b.json a.txt
      """)
    #expect(outcome.status == 1 && outcome.output.contains("4月31日") && !outcome.output.contains("2月30日"), "\(outcome)")
  }

  @Test func aConfigurationCannotReachOutOfItsWorkspace() {
    let outcome = Self.run(
      "mkdir w outside; touch outside/terms.tsv; cd w; echo '{\"dictionaries\": [\"../outside\"]}' > zhubi.json; echo 会 > a.txt; $ZHUBI lint a.txt"
    )
    #expect(outcome.status == 2 && outcome.errors.contains("工作区"), "\(outcome)")
  }

  @Test("every command explains itself in two languages", arguments: ["", "lint", "lsp", "rules", "init", "completions"])
  func helpExists(_ command: String) {
    let zh = Self.run("$ZHUBI \(command) --help --locale zh-Hans")
    let en = Self.run("$ZHUBI \(command) --help --locale en")
    #expect(zh.status == 0 && en.status == 0 && !zh.output.isEmpty && zh.output != en.output, "\(zh) \(en)")
  }

  @Test("a patch or a mended text has standard output to itself", arguments: ["", "--format json"])
  func textOut(_ formats: String) {
    let mended = Self.run("echo 请核实帐号,6月31日前报。 | $ZHUBI lint --no-config --fail-on never \(formats) --fix -")
    #expect(mended.output == "请核实账号，6月31日前报。\n" && mended.errors.contains("date/invalid"), "\(mended)")
    let patch = Self.run("echo 请核实帐号,6月31日前报。 > a.txt; $ZHUBI lint --no-config --fail-on never \(formats) --diff a.txt")
    #expect(patch.output.hasPrefix("--- a/a.txt\n") && patch.output.hasSuffix("+请核实账号，6月31日前报。\n"), "\(patch)")
    #expect(patch.errors.contains("date/invalid"), "\(patch)")
  }

  @Test("that nothing was checked is not called clean")
  func nothingChecked() {
    let outcome = Self.run("touch a.doc; $ZHUBI lint a.doc; $ZHUBI lint .")
    #expect(outcome.output == "没有检查任何文稿；1 个文件未能检查\n没有检查任何文稿\n", "\(outcome)")
  }

  @Test(
    "a long run shows how far it is on a terminal, and nothing of it elsewhere",
    .enabled(if: DictCommandTests.has("script"), "script is not installed: there is no terminal"))
  func progress() {
    let outcome = Self.run(
      """
      mkdir 长稿; yes 某市市长陈一主持召开会议，研究部署“一网通办”工作。 | head -150 > 长稿/1.txt; for i in 2 3 4; do ln 长稿/1.txt 长稿/$i.txt; done
      lint="$ZHUBI lint --no-config --fail-on never --format json 长稿"
      script -qec "$lint > 报告" /dev/null > 终端; script -qec "$lint --quiet > 报告二" /dev/null > 安静; $lint > 管道 2>&1
      cmp 报告 管道 && cmp 报告 报告二 && ! grep -q 检查 安静 && ! grep -q "$(printf '\\033')" 管道 && cat 终端
      """)
    #expect(outcome.status == 0 && outcome.output.contains("\r检查 "), "\(outcome)")
    // The line goes away at the end.
    #expect(outcome.output.hasSuffix("\r\u{1B}[K"), "\(outcome)")
  }

  #if os(Linux)
    @Test func aStrayPrintOfTheServerGoesToStandardError() {
      // The server's standard output leads to where its standard error does; the messages have a descriptor of their own.
      let body = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}"#
      let outcome = Self.run(
        """
        mkfifo in; $ZHUBI lsp <in >out 2>err & exec 3>in
        printf 'Content-Length: \(body.utf8.count)\\r\\n\\r\\n%s' '\(body)' >&3
        for i in $(seq 100); do [ -s out ] && break; sleep 0.1; done
        readlink /proc/$!/fd/1 | sed 's/.*\\///'; head -c 15 out; exec 3>&-; wait $!
        """)
      #expect(outcome.output == "err\nContent-Length:", "\(outcome.output) \(outcome.errors)")
    }
  #endif
}
