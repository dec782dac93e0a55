import Lexicon
import Linting
import Testing
import TextModel

@Suite("What is let stand")
struct StandingTests {
  static func finding(_ rule: String, _ text: SourceText, _ word: String) -> Finding {
    let string = text.string
    let before = string.utf8.count - (string.ranges(of: word).first.map { string[$0.lowerBound...].utf8.count } ?? 0)
    return Finding(rule: rule, severity: .error, range: ByteRange(before, before + word.utf8.count), message: word)
  }

  @Test(
    "a comment is read as a directive",
    arguments: [
      (" zhubi-disable-next-line term/confusion: 引文 ", ["term/confusion"], "引文"), ("zhubi-disable a/b, c/*", ["a/b", "c/*"], ""),
      ("zhubi-disable-file", [], ""), ("zhubi-disable-line：原文如此", [], "原文如此"),
    ])
  func directivesAreRead(_ comment: String, _ selectors: [String], _ reason: String) {
    let directive = Directive(comment: comment, range: ByteRange(0, 0))
    #expect(directive?.selectors == selectors && directive?.reason == reason)
  }

  @Test(
    "what only looks like a directive is none",
    arguments: ["zhubi", "disable-next-line a/b", "zhubi-disable-nothing", "TODO zhubi-disable"])
  func otherCommentsAreLeftAlone(_ comment: String) { #expect(Directive(comment: comment, range: ByteRange(0, 0)) == nil) }

  @Test func aDirectiveSilencesItsRuleInTheNextBlockAndIsToldWhenItSilencesNothing() {
    let text = SourceText("<!--x-->\n甲乙丙\n\n丁甲乙")
    let blocks = [ProseBlock(ByteRange(9, 18)), ProseBlock(ByteRange(20, 29))]
    let comment = (range: ByteRange(0, 8), text: "zhubi-disable-next-line a/b, unknown/rule")
    var scopes = DirectiveScopes(comments: [comment], blocks: blocks, text: text)
    let kept = scopes.filter([Self.finding("a/b", text, "甲乙丙"), Self.finding("c/d", text, "乙丙"), Self.finding("a/b", text, "丁甲乙")])
    #expect(kept.map(\.rule) == ["c/d", "a/b"] && scopes.unused.isEmpty)
    var idle = DirectiveScopes(comments: [comment], blocks: blocks, text: text)
    #expect(idle.filter([]).isEmpty && idle.unused.count == 1)
  }

  @Test func aSidecarThatAnEditorSavedWithCarriageReturnsIsRead() {
    let lines = [StetTable.header, "a.txt\tdate/invalid\t2月30日\tabc\t原文如此", "# 注"]
    var issues: [ConfigurationIssue] = []
    let table = StetTable(path: "zhubi.stet.tsv", bytes: Array((lines.joined(separator: "\r\n") + "\r\n").utf8), issues: &issues)
    #expect(issues.isEmpty && table.rows.map(\.reason) == ["原文如此"])
    #expect(table.bytes == Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  @Test func theSidecarKeepsItsCommentsAndFindsItsRowsAgain() throws {
    let text = SourceText("今年全市重点工作截止目前已经完成大半任务。")
    let finding = Self.finding("term/jiezhi", text, "截止目前")
    let fingerprint = Fingerprint.fingerprints(of: [finding], in: text)[0]
    var table = StetTable()
    table.add([.init(file: "a.txt", rule: finding.rule, text: "截止目前", fingerprint: fingerprint, reason: "领导\t原话")])
    var issues: [ConfigurationIssue] = []
    let read = StetTable(path: "zhubi.stet.tsv", bytes: Array("# 注\n".utf8) + table.bytes, issues: &issues)
    var used: Set<Int> = []
    #expect(issues.isEmpty && read.rows.first?.reason == "领导\t原话")
    #expect(read.filter([finding], fingerprints: [fingerprint], file: "a.txt", used: &used) == [false] && used == [0])
    #expect(read.filter([finding], fingerprints: [fingerprint], file: "b.txt", used: &used) == [true])
    #expect(String(decoding: read.bytes, as: UTF8.self).hasPrefix("# 注\n"))
  }

  @Test(
    "a fingerprint is that of its paragraph",
    arguments: [
      // Something new beside a heading, which no full stop ends.
      ("关于帐号的通知\n\n各单位：\n", "关于帐号的通知\n\n新增一段\n\n各单位：\n"), ("一、总则\n\n核对帐号。", "一、总则\n\n新句。\n\n核对帐号。"),
      ("一、总则\r\n核对帐号\r\n二、附则\r\n", "一、总则\r\n新句\r\n核对帐号\r\n新句\r\n二、附则\r\n"),
      // The same paragraph, filled anew.
      ("各部门各单位要按照职责分工抓紧抓好落实核对帐号\n并按时报送有关情况。", "各部门各单位要按照职责分工抓紧抓好落实核对\n帐号并按时报送有关情况。"),
      ("核对帐号，并按时报送。", "核对帐号，\n并按时报送。"),
      ("各部门各单位要按照职责分工抓紧抓好落实核对帐号\r\n并按时报送。", "各部门各单位要按照职责分工抓紧抓好落实核对帐\r\n号并按时报送。"),
    ])
  func fingerprints(_ before: String, _ after: String) {
    let prints = [before, after].map { string -> [String] in
      let text = SourceText(string)
      let wrong = string.contains("帐号") ? "帐号" : "帐\r\n号"
      return Fingerprint.fingerprints(of: [Self.finding("term/confusion", text, wrong)], in: text)
    }
    // What stands between the characters of the text found is part of it.
    #expect((prints[0] == prints[1]) == after.contains("帐号"))
  }

  @Test func aBaselineKnowsWhatItWasGiven() throws {
    let text = SourceText("截止目前")
    let finding = Self.finding("term/jiezhi", text, "截止目前")
    var baseline = Baseline()
    baseline.add([finding], fingerprints: ["f1"], path: "a.txt")
    let read = try Baseline(path: "b.json", bytes: baseline.bytes)
    #expect(read == baseline && read.isNew([finding, finding], fingerprints: ["f1", "f2"], path: "a.txt") == [false, true])
    #expect(throws: ConfigurationIssue.self) { try Baseline(path: "b.json", bytes: Array("{}".utf8)) }
  }
}

@Suite("Fixes together")
struct FixPlanTests {
  static func finding(_ edits: [(Int, Int, String)], _ safety: Fix.Safety = .safe) -> Finding {
    let list = edits.map { TextEdit(ByteRange($0.0, $0.1), $0.2) }
    return Finding(
      rule: "a/b", severity: .error, range: list[0].range, message: "", fixes: [Fix(title: "", safety: safety, edits: list)])
  }

  @Test func editsThatTouchAnEarlierOneWait() {
    let plan = FixPlan([Self.finding([(0, 3, "x")]), Self.finding([(2, 4, "y")]), Self.finding([(4, 6, "z")])], allowing: .safe)
    #expect(plan.edits.map(\.replacement) == ["x", "z"] && plan.mended == 2)
  }

  @Test func aFixOfSeveralEditsIsTakenWholeOrNotAtAll() {
    let plan = FixPlan([Self.finding([(3, 4, "x")]), Self.finding([(0, 1, "a"), (3, 5, "b")])], allowing: .safe)
    #expect(plan.edits.map(\.replacement) == ["a", "b"] || plan.edits.map(\.replacement) == ["x"])
  }

  @Test func unsafeFixesAndQuotationsNeedLeave() {
    let unsafe = Self.finding([(0, 3, "x")], .unsafe)
    #expect(FixPlan([unsafe], allowing: .safe).edits.isEmpty && FixPlan([unsafe], allowing: .unsafe).edits.count == 1)
    #expect(
      FixPlan([Self.finding([(0, 3, "x")])], allowing: .safe, blocks: [ProseBlock(ByteRange(0, 9), kind: .quotation)]).edits.isEmpty
    )
  }
}

@Suite("Configurations")
struct ConfigurationTests {
  static let rules = [
    RuleDescription(
      id: "punct/a", summary: Localized("", en: ""), rationale: Localized("", en: ""), source: "", severity: .warning,
      profiles: [.gongwen: .error],
      options: [RuleOption("limit", .integer(5, 1...9), Localized("", en: ""))], examples: []),
    RuleDescription(
      id: "number/b", summary: Localized("", en: ""), rationale: Localized("", en: ""), source: "", severity: .info, examples: []),
  ]

  static func read(_ text: String) -> (Configuration, [ConfigurationIssue]) {
    var reader = ConfigurationReader(path: "zhubi.json", bytes: Array(text.utf8), rules: rules)
    let configuration = reader.read()
    return (configuration, reader.issues)
  }

  @Test(
    "a fault is told with its place and the nearest right name",
    arguments: [
      ("{\n  \"rule\": {}\n}", 2, 3, "rules"), ("{\"rules\": {\"punct/b\": \"error\"}}", 1, 12, "punct/a"),
      ("{\"rules\": {\"punct/a\": \"eror\"}}", 1, 23, "error"),
      ("{\"profile\": \"gongwn\"}", 1, 13, "gongwen"), ("{\"rules\": {\"punct/a\": {\"limt\": 3}}}", 1, 24, "limit"),
      ("{\"asOf\": \"2026-13\"}", 1, 10, "2023-01"),
      ("{\"rules\": {\"punct/a\": {\"limit\": 30}}}", 1, 33, "9"),
    ])
  func faultsAreTold(_ text: String, _ line: Int, _ column: Int, _ hint: String) {
    let (_, issues) = Self.read(text)
    #expect(issues.count == 1 && issues[0].line == line && issues[0].column == column, "\(issues)")
    #expect(issues.first?.text(.zhHans).contains(hint) == true && issues.first?.text(.en).contains(hint) == true)
  }

  @Test("the more specific selector wins, whatever the order")
  func specificSelectorsWin() {
    let (configuration, issues) = Self.read(
      "{ // 注释\n rules: {'punct/a': {severity: 'hint', limit: 7}, 'punct/*': 'off', '*': 'error'} }")
    #expect(issues.isEmpty)
    let (setting, options) = configuration.setting(of: Self.rules[0], profile: .news)
    #expect(setting.severity == .hint && setting.isSeverityFixed && options.integer("limit") == 7)
    #expect(configuration.setting(of: Self.rules[1], profile: .news).0.severity == .error)
    #expect(Configuration().setting(of: Self.rules[0], profile: .gongwen).0.severity == .error)
  }
}
