import JSON
import Testing

@Suite("Code actions")
struct CodeActionTests {
  static let draft = "# 通知\n\n要认真布署，贯澈落实。\n\n再次布署有关工作。\n"

  @Test("an action leaves nothing behind of what it claims to mend", arguments: ["file:///w/a.md", "file:///w/a.txt"])
  func actionsMendWhatTheyClaim(_ uri: String) throws {
    let editor = ActionClient()
    editor.open(uri, Self.draft)
    #expect(editor.codes(uri).filter { $0 == "term/typo" || $0.hasPrefix("term/") }.count == 3)
    editor.choose(try #require(editor.action(uri, of: "布署，", "修改全文同类问题")))
    #expect(!editor.codes(uri).contains { $0.hasPrefix("term/") })
    #expect(editor.text(uri).contains("再次部署"))
  }

  @Test func everySafeFixGoesInAtOnce() throws {
    let editor = ActionClient()
    editor.open("file:///w/a.md", Self.draft + "会议,听取了汇报;随后讨论.\n")
    let action = try #require(editor.actions("file:///w/a.md", only: ["source.fixAll"]).first)
    #expect(action["kind"]?.stringValue == "source.fixAll.zhubi")
    #expect(action["edit"] == nil)
    editor.choose(action)
    #expect(editor.text("file:///w/a.md").contains("要认真部署，贯彻落实"))
    #expect(editor.actions("file:///w/a.md", only: ["source.fixAll"]).isEmpty)
  }

  @Test(
    "only what is asked for is offered", arguments: [["quickfix"], ["source"], ["refactor"], ["refactor.rewrite"], ["no.such"]])
  func onlyIsHonoured(_ only: [String]) {
    let editor = ActionClient()
    editor.open("file:///w/a.md", Self.draft + "共3050户。\n")
    for action in editor.actions("file:///w/a.md", of: "布署，", only: only) {
      let kind = action["kind"]?.stringValue ?? ""
      #expect(only.contains { kind == $0 || kind.hasPrefix($0 + ".") }, "\(kind)")
    }
    #expect(editor.actions("file:///w/a.md", of: "布署，", only: ["no.such"]).isEmpty)
  }

  @Test func aLightBulbGetsNoRewritings() {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", "共3050户。\n")
    #expect(editor.actions("file:///w/a.txt", of: "3050", trigger: 2).isEmpty)
    #expect(!editor.actions("file:///w/a.txt", of: "3050", trigger: 1).isEmpty)
  }

  @Test func aClientThatAppliesEveryAnswerGetsTheFixOfTheFindingItNames() throws {
    // Kate 22.12: one finding, the whole document for the range, no preferred actions.
    let uri = "file:///w/a.md"
    let editor = ActionClient(capabilities: [
      "textDocument": [
        "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix", "refactor", "source"]]]]
      ]
    ])
    editor.open(uri, Self.draft)
    let named = try #require(editor.client.diagnostics(uri).first)
    let answer = editor.client.request(
      "textDocument/codeAction",
      ["textDocument": ["uri": .string(uri)], "range": editor.range(uri), "context": ["diagnostics": [named]]])
    let actions = try #require(answer?["result"]?.arrayValue)
    #expect(actions.map { $0["kind"]?.stringValue } == ["quickfix"])
    editor.choose(try #require(actions.first))
    #expect(editor.text(uri) == "# 通知\n\n要认真部署，贯澈落实。\n\n再次布署有关工作。\n")
  }

  @Test func aClientWithoutActionLiteralsGetsCommandsThatWork() throws {
    let editor = ActionClient(capabilities: ["workspace": ["applyEdit": true]])
    editor.open("file:///w/a.txt", "要认真布署。\n")
    let action = try #require(editor.actions("file:///w/a.txt", of: "布署").first)
    #expect(action["command"]?.stringValue == "zhubi.applyEdit")
    #expect(action["kind"] == nil)
    #expect(editor.choose(action) == nil)
    #expect(editor.text("file:///w/a.txt") == "要认真部署。\n")
    // The offer was for the old text.
    #expect(editor.choose(action)?["code"]?.intValue == -32801)
  }

  @Test func aClientThatAppliesNoEditsIsToldOfNoCommandThatNeedsThem() {
    let editor = ActionClient(capabilities: [:])
    let answer = editor.client.sent.first { $0["result"]?["capabilities"] != nil }
    let commands = answer?["result"]?["capabilities"]?["executeCommandProvider"]?["commands"]?.arrayValue ?? []
    #expect(commands.contains("zhubi.stet"))
    #expect(!commands.contains("zhubi.fixAllSafe"))
    #expect(editor.execute("zhubi.fixAllSafe", ["file:///w/a.txt"]) != nil)
  }

  @Test(
    "an unknown command and bad arguments are errors",
    arguments: ["zhubi.none", "zhubi.stet", "zhubi.addToDictionary", "zhubi.fixRule", "zhubi.explainRule"])
  func badCommandsAreErrors(_ name: String) {
    let editor = ActionClient()
    for arguments: JSONValue in [[], [nil], ["x", 3], [["uri": "file:///nope"]]] {
      #expect(editor.execute(name, arguments)?["code"] != nil)
    }
  }

  @Test func anActionOfATextThatHasChangedIsRefused() throws {
    let editor = ActionClient()
    editor.open("file:///w/a.md", Self.draft)
    let action = try #require(editor.action("file:///w/a.md", of: "贯澈", "保留原文"))
    editor.type("file:///w/a.md", "# 通知\n")
    #expect(editor.choose(action)?["code"]?.intValue == -32801)
  }

  @Test(
    "a finding is let stand by a comment where the format has comments",
    arguments: [
      ("file:///w/a.md", "要认真布署。\n"), ("file:///w/a.md", "## 布署会\n\n正文。\n"), ("file:///w/a.md", "- 一是布署\n- 二是落实\n"),
      ("file:///w/a.md", "| 甲 | 乙 |\n|---|---|\n| 布署 | 二 |\n"), ("file:///w/a.md", "> 要布署。\n"), ("file:///w/a.md", "一行\n要布署\n三行\n"),
      ("file:///w/a.md", "要认真布署。\r\n\r\n完。\r\n"), ("file:///w/a.html", "<p>要认真布署。</p>\n"),
      ("file:///w/a.html", "<ul><li>要布署\n一下</li></ul>"),
    ])
  func stetByComment(_ uri: String, _ text: String) throws {
    let editor = ActionClient()
    editor.open(uri, text)
    let before = editor.codes(uri)
    let rule = try #require(before.first { $0.hasPrefix("term/") })
    editor.choose(try #require(editor.action(uri, of: "布署", "保留原文“布署”")))
    #expect(editor.codes(uri) == before.filter { $0 != rule }, "\(editor.text(uri))")
    #expect(editor.text(uri).contains("zhubi-disable"))
    #expect(editor.host.files.isEmpty)
  }

  @Test func aFindingInPlainTextIsLetStandByARowInTheTable() throws {
    let editor = ActionClient(["/w/zhubi.json": "{}"])
    editor.open("file:///w/稿/a.txt", "要认真布署，再布署。\n")
    #expect(editor.codes("file:///w/稿/a.txt").count == 2)
    editor.choose(try #require(editor.action("file:///w/稿/a.txt", of: "，再布署", "保留原文")))
    #expect(editor.codes("file:///w/稿/a.txt").count == 1)
    let table = try #require(editor.host.text("/w/zhubi.stet.tsv"))
    #expect(table.contains("稿/a.txt\tterm/"))
    // The other one keeps its own fingerprint, and stands beside it.
    editor.choose(try #require(editor.action("file:///w/稿/a.txt", of: "真布署", "保留原文")))
    #expect(editor.codes("file:///w/稿/a.txt").isEmpty)
    editor.type("file:///w/稿/a.txt", "另一段。\n要认真布署，再布署。\n")
    #expect(editor.codes("file:///w/稿/a.txt").isEmpty)
    #expect(editor.host.reloads == 0)
  }

  @Test func aRuleIsSwitchedOffInTheConfigurationThatKeepsItsComments() throws {
    let editor = ActionClient(["/w/zhubi.json": "{\n  // 本单位\n  \"rules\": {\n    \"style/*\": \"off\", // 不查文风\n  },\n}\n"])
    editor.open("file:///w/a.txt", "要认真布署。\n")
    editor.open("file:///w/b.txt", "再次布署。\n")
    let rule = try #require(editor.codes("file:///w/a.txt").first)
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "布署", "本项目不再检查")))
    #expect(editor.codes("file:///w/a.txt").isEmpty)
    #expect(editor.codes("file:///w/b.txt").isEmpty)
    #expect(
      editor.host.text("/w/zhubi.json")
        == "{\n  // 本单位\n  \"rules\": {\n    \"style/*\": \"off\", // 不查文风\n    \"\(rule)\": \"off\",\n  },\n}\n")
  }

  @Test func theConfigurationIsMadeWhereThereIsNone() throws {
    let editor = ActionClient()
    editor.open("file:///w/稿/a.txt", "要认真布署。\n")
    editor.choose(try #require(editor.action("file:///w/稿/a.txt", of: "布署", "新建 zhubi.json")))
    #expect(editor.codes("file:///w/稿/a.txt").isEmpty)
    #expect(editor.host.text("/w/zhubi.json")?.contains("\"off\"") == true)
  }

  @Test func aFaultyConfigurationIsNotWrittenOver() throws {
    let editor = ActionClient(["/w/zhubi.json": "{ rules: "])
    editor.open("file:///w/a.txt", "要认真布署。\n")
    let error = editor.choose(try #require(editor.action("file:///w/a.txt", of: "布署", "本项目不再检查")))
    #expect(error?["message"]?.stringValue?.contains("zhubi.json:1") == true)
    #expect(editor.host.text("/w/zhubi.json") == "{ rules: ")
  }

  @Test func whatSomebodyElseWroteMeanwhileIsKept() throws {
    let editor = ActionClient(["/w/zhubi.json": "{}"])
    editor.open("file:///w/a.txt", "要认真布署。\n")
    let action = try #require(editor.action("file:///w/a.txt", of: "布署", "本项目不再检查"))
    editor.host.disturbance = ("/w/zhubi.json", "{\"locale\": \"en\"}")
    #expect(editor.choose(action) == nil)
    let text = try #require(editor.host.text("/w/zhubi.json"))
    #expect(text.contains("\"locale\"") && text.contains("\"off\""))
  }

  @Test func aFileThatIsBeingEditedIsChangedInTheEditor() throws {
    let editor = ActionClient(["/w/zhubi.json": "{}"])
    editor.open("file:///w/zhubi.json", "{\n  // 还没存盘\n}\n")
    editor.open("file:///w/a.txt", "要认真布署。\n")
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "布署", "本项目不再检查")))
    #expect(editor.host.text("/w/zhubi.json") == "{}")
    #expect(editor.text("file:///w/zhubi.json").contains("还没存盘"))
    #expect(editor.text("file:///w/zhubi.json").contains("\"off\""))
  }

  @Test func theExplanationOfARuleOpensInTheEditor() throws {
    let editor = ActionClient()
    editor.open("file:///w/a.txt", "要认真布署。\n")
    let rule = try #require(editor.codes("file:///w/a.txt").first)
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "布署", "说明：")))
    let shown = try #require(editor.sent("window/showDocument").last?["params"])
    let path = try #require(shown["uri"]?.stringValue).dropFirst("file://".count)
    let lines = try #require(editor.host.text(String(path))).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(shown["selection"]?["start"]?["line"]?.intValue)
    #expect(lines[line].hasPrefix("## "))
    #expect(lines[line + 2].contains(rule))
    // The link of the diagnostic leads to the same place.
    let href = editor.client.diagnostics("file:///w/a.txt").first?["codeDescription"]?["href"]?.stringValue
    #expect(href == "file://\(path)#L\(line + 1)")
  }

  @Test func theExplanationIsAMessageWhereNothingCanBeOpened() {
    let editor = ActionClient(capabilities: [:])
    #expect(editor.execute("zhubi.explainRule", ["number/range-percent"]) == nil)
    #expect(editor.sent("window/showMessage").last?["params"]?["message"]?.stringValue?.contains("number/range-percent") == true)
    #expect(editor.host.files.isEmpty)
  }
}
