import JSON
import Server
import Testing

@Suite("Adding to a dictionary from the text")
struct DictionaryActionTests {
  static let one = [
    "/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./本局\"]}", "/w/本局/dictionary.json": "{\"name\": \"本局\"}",
  ]

  @Test("a row goes to disk and every open document is right at once", arguments: ["phrases", "terms"])
  func aRowIsAdded(_ table: String) throws {
    let editor = ActionClient(Self.one)
    // A slip near a set expression, and a word that the table of terms calls wrong.
    let part = table == "terms" ? "布署" : "全面振新新突破三年行动"
    editor.open("file:///w/a.txt", "实施\(part)。\n")
    editor.open("file:///w/b.txt", "继续\(part)。\n")
    #expect(!editor.codes("file:///w/a.txt").isEmpty)
    #expect(!editor.codes("file:///w/b.txt").isEmpty)
    let action = try #require(editor.action("file:///w/a.txt", of: part, "（本局）"))
    #expect(editor.choose(action) == nil)
    #expect(editor.codes("file:///w/a.txt").isEmpty)
    #expect(editor.codes("file:///w/b.txt").isEmpty)
    #expect(editor.host.text("/w/本局/\(table).tsv")?.contains(table == "terms" ? "!布署" : part) == true)
    // What is there already is not added twice.
    #expect(editor.choose(action)?["message"]?.stringValue?.contains("已在") == true)
  }

  @Test func aNameThatLooksLikeASlipIsAdded() throws {
    let editor = ActionClient(Self.one)
    editor.open("file:///w/a.txt", "会议由李志军主持，李志君出席，李志军讲话。\n")
    guard editor.codes("file:///w/a.txt").contains("name/near-miss") else { return }
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "李志君", "加入词典")))
    #expect(!editor.codes("file:///w/a.txt").contains("name/near-miss"))
  }

  @Test func eachOfSeveralDictionariesIsOfferedTheLastFirst() {
    let editor = ActionClient(
      Self.one.merging(
        ["/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./本市\", \"./本局\"]}"], uniquingKeysWith: { $1 }))
    editor.open("file:///w/a.txt", "要布署。\n")
    let titles = editor.actions("file:///w/a.txt", of: "布署").compactMap { $0["title"]?.stringValue }.filter { $0.contains("词典中停用") }
    #expect(titles.count == 2, "\(titles)")
    #expect(titles.first?.contains("本局") == true)
  }

  @Test func theFirstDictionaryOfAProjectIsMade() throws {
    let editor = ActionClient(["/w/zhubi.json": "{\n  \"locale\": \"zh-Hans\" // 中文\n}\n"])
    editor.open("file:///w/a.txt", "要布署。\n")
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "布署", "新建文件夹“词典”")))
    #expect(editor.codes("file:///w/a.txt").isEmpty)
    #expect(editor.host.text("/w/词典/dictionary.json")?.contains("\"词典\"") == true)
    let configuration = try #require(editor.host.text("/w/zhubi.json"))
    #expect(configuration.contains("// 中文"))
    #expect(configuration.contains("\"dictionaries\": [\"language\", \"national\", \"./词典\"]"))
  }

  @Test func whatASelectionIsAndWhereItGoesIsAsked() throws {
    let editor = ActionClient(
      Self.one.merging(
        ["/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./本市\", \"./本局\"]}"], uniquingKeysWith: { $1 }))
    editor.open("file:///w/a.txt", "建设数字孪生水网工程。\n")
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "数字孪生水网", "加入词典…")))
    let kinds = try #require(editor.sent("window/showMessageRequest").last?["params"]?["actions"]?.arrayValue)
    #expect(kinds.compactMap { $0["title"]?.stringValue } == ["固定表述", "机构", "职务", "人名", "地名"])
    editor.answer("window/showMessageRequest", ["title": "固定表述"])
    let dictionaries = try #require(editor.sent("window/showMessageRequest").last?["params"]?["actions"]?.arrayValue)
    #expect(dictionaries.compactMap { $0["title"]?.stringValue } == ["本局", "本市"])
    #expect(editor.host.text("/w/本市/phrases.tsv") == nil)
    editor.answer("window/showMessageRequest", ["title": "本市"])
    #expect(editor.host.text("/w/本市/phrases.tsv")?.contains("数字孪生水网") == true)
  }

  @Test func aUserWhoDoesNotChooseChangesNothing() throws {
    let editor = ActionClient(Self.one)
    editor.open("file:///w/a.txt", "建设数字孪生水网工程。\n")
    editor.choose(try #require(editor.action("file:///w/a.txt", of: "数字孪生水网", "加入词典…")))
    editor.answer("window/showMessageRequest", nil)
    #expect(editor.host.files.count == Self.one.count)
  }

  @Test func noFileOutsideTheProjectsDictionariesIsWritten() {
    let editor = ActionClient(Self.one)
    editor.open("file:///w/a.txt", "要布署。\n")
    let row: JSONValue = ["table": "terms", "values": ["wrong": "!布署"]]
    for folder in ["/etc", "/w/本局/..", "language"] {
      #expect(editor.execute("zhubi.addToDictionary", ["file:///w/a.txt", row, .string(folder)])?["code"] != nil)
    }
    #expect(editor.host.files.count == Self.one.count)
  }

  @Test func aFileThatChangesHoldsWithoutAClientThatWatches() {
    let editor = ActionClient(Self.one, capabilities: [:])
    editor.open("file:///w/a.txt", "要布署。\n")
    editor.client.session.lookAtFiles()
    #expect(editor.codes("file:///w/a.txt").count == 1)
    editor.host.files["/w/本局/terms.tsv"] = Array("wrong\tright\tkind\tfix\n!布署\t\t\t\n".utf8)
    editor.client.session.lookAtFiles()
    #expect(editor.codes("file:///w/a.txt").isEmpty)
    editor.host.files["/w/本局/terms.tsv"] = nil
    editor.client.session.lookAtFiles()
    #expect(editor.codes("file:///w/a.txt").count == 1)
    editor.host.files["/w/zhubi.json"] = Array("{\"rules\": {\"*\": \"off\"}}".utf8)
    editor.client.session.lookAtFiles()
    #expect(editor.codes("file:///w/a.txt").isEmpty)
  }

  @Test func aFaultOfADictionaryIsShown() {
    let editor = ActionClient(Self.one)
    editor.open("file:///w/a.txt", "要布署。\n")
    editor.host.files["/w/本局/terms.tsv"] = Array("wrng\tright\n布署\t部署\n".utf8)
    editor.client.notify("textDocument/didSave", ["textDocument": ["uri": "file:///w/本局/terms.tsv"]])
    editor.client.session.settle()
    #expect(editor.sent("window/showMessage").last?["params"]?["type"]?.intValue == 2)
    #expect(editor.sent("window/logMessage").last?["params"]?["message"]?.stringValue?.contains("terms.tsv") == true)
  }

  @Test func aDictionarySavedInTheEditorHoldsAtOnce() {
    let editor = ActionClient(Self.one)
    editor.open("file:///w/a.txt", "要布署。\n")
    editor.host.files["/w/本局/terms.tsv"] = Array("wrong\tright\tkind\tfix\n!布署\t\t\t\n".utf8)
    editor.client.notify("textDocument/didSave", ["textDocument": ["uri": "file:///w/本局/terms.tsv"]])
    editor.client.session.settle()
    #expect(editor.codes("file:///w/a.txt").isEmpty)
    editor.host.files["/w/本局/terms.tsv"] = nil
    editor.client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///w/%E6%9C%AC%E5%B1%80/terms.tsv", "type": 3]]])
    editor.client.session.settle()
    #expect(!editor.codes("file:///w/a.txt").isEmpty)
  }
}
