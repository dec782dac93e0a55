import Keeping
import Lexicon
import Testing
import TextModel

struct DictionaryEditorTests {
  private func file(_ name: String, _ text: String) -> DictionaryFile {
    DictionaryFile(path: "own/" + name, name: name, bytes: Array(text.utf8))
  }

  private func editor(_ own: [DictionaryFile], inherited: [DictionaryFile] = []) -> DictionaryEditor {
    var issues: [DictionaryIssue] = []
    return DictionaryEditor(
      files: own, inherited: LexiconSnapshot(layers: [DictionaryLayer(name: "base", files: inherited, issues: &issues)]))
  }

  private func texts(_ editor: DictionaryEditor) -> [String: String] {
    Dictionary(uniqueKeysWithValues: editor.changes.map { ($0.name, String(decoding: $0.new, as: UTF8.self)) })
  }

  @Test func addingWritesOneRowAndRefusesTheSameKey() throws {
    var editor = editor([file("phrases.tsv", "phrase\tsource\n# 注\n丙\tS\n")])
    try editor.add("phrases", ["phrase": "甲", "source": "S"])
    #expect(texts(editor) == ["phrases.tsv": "phrase\tsource\n# 注\n丙\tS\n甲\tS\n"])
    #expect(throws: KeepingError.self) { try editor.add("phrases", ["phrase": "甲"]) }
    #expect(throws: KeepingError.self) { try editor.add("phrase", ["phrase": "乙"]) }
    #expect(throws: KeepingError.self) { try editor.add("phrases", ["source": "S"]) }
  }

  @Test func manyRowsGoWhereEachWouldAndKnownOnesArePassedOver() throws {
    var editor = editor([file("phrases.tsv", "phrase\tsource\n# 表注\n丙\tS\n# 说注\n说\tS\n")])
    let rows = try Exchange.table(Array("phrase\n网\n甲\n丙\n龙\n网\n丁\n".utf8), from: .csv, kind: .phrases)
    #expect(try editor.add("phrases", all: [rows]) == (added: 4, skipped: 2))
    #expect(texts(editor) == ["phrases.tsv": "phrase\tsource\n# 表注\n丁\t\n丙\tS\n甲\t\n网\t\n# 说注\n说\tS\n龙\t\n"])
  }

  @Test func importedRowsGetASourceAndAKindWhereTheyHaveNone() throws {
    var editor = editor([])
    let csv = "right,wrong,source\n已经,以经,\n账号,帐号,某文\n,!交待,\n"
    #expect(
      try editor.add("terms", all: [Exchange.table(Array(csv.utf8), from: .csv, kind: .terms)], source: "校对组") == (
        added: 3, skipped: 0
      ))
    let rows = texts(editor).values.first.map { EditableTable(path: "terms.tsv", kind: .terms, bytes: Array($0.utf8)).rowValues }
    #expect(
      rows == [
        ["wrong": "!交待", "source": "校对组"], ["wrong": "以经", "right": "已经", "kind": "typo", "source": "校对组"],
        ["wrong": "帐号", "right": "账号", "kind": "typo", "source": "某文"],
      ])
  }

  @Test func aNameThatWouldBeReadAsACommentIsRefused() throws {
    var editor = editor([])
    #expect(throws: KeepingError.self) { try editor.add("terms", ["wrong": "#一", "right": "一"]) }
    let csv = try Exchange.table(Array("right,wrong\n一,#一\n".utf8), from: .csv, kind: .terms)
    #expect(throws: KeepingError.self) { try editor.add("terms", all: [csv]) }
  }

  @Test func aTableThatIsNotThereIsMade() throws {
    var editor = editor([])
    try editor.add("terms-more", ["wrong": "以经", "right": "已经"])
    let change = try #require(editor.changes.first)
    #expect(change.old == nil)
    #expect(String(decoding: change.new, as: UTF8.self).hasSuffix("source\n以经\t已经\ttypo\t\t\t\t\t\t\t\t\t\n"))
  }

  @Test func retiringSetsTheDateAndTheSuccessor() throws {
    var editor = editor([file("phrases.tsv", "phrase\tuntil\tsuccessor\r\n旧\t\t\r\n新\t\t\r\n")])
    try editor.retire(try EntrySelector("旧"), until: "2025-01", successor: "新")
    #expect(texts(editor) == ["phrases.tsv": "phrase\tuntil\tsuccessor\r\n旧\t2025-01\t新\r\n新\t\t\r\n"])
    #expect(throws: KeepingError.self) { try editor.retire(try EntrySelector("旧"), until: "去年", successor: nil) }
    #expect(throws: KeepingError.self) { try editor.retire(try EntrySelector("无"), until: "2025", successor: nil) }
  }

  @Test func retiringWhatIsInheritedWritesARowOverIt() throws {
    var editor = editor([], inherited: [file("phrases.tsv", "phrase\tsince\tsource\n旧\t2010\tS\n")])
    try editor.retire(try EntrySelector("phrases:旧"), until: "2025", successor: nil)
    #expect(texts(editor)["phrases.tsv"]?.hasSuffix("\n旧\t\t\t\t\t\t\t2010\t2025\t\t\tS\t\n") == true)
  }

  @Test func removingWhatIsInheritedSwitchesItOff() throws {
    var editor = editor([file("terms.tsv", "wrong\tright\n")], inherited: [file("terms.tsv", "wrong\tright\n交待\t交代\n")])
    try editor.remove(try EntrySelector("交待"))
    #expect(texts(editor) == ["terms.tsv": "wrong\tright\n!交待\t\n"])
  }

  @Test func renamingMendsWhatPointsToTheName() throws {
    var editor = editor([
      file("organizations.tsv", "name\tabbreviations\tparent\n乙局\t\t\n丁科\t\t乙局\n"),
      file("people.tsv", "name\torganization\toffice\n张三\t乙局\t局长\n"),
    ])
    try editor.rename(try EntrySelector("organizations:乙局"), to: "丙局", keepsAlias: true)
    #expect(texts(editor)["organizations.tsv"] == "name\tabbreviations\tparent\n丁科\t\t丙局\n丙局\t乙局\t\n")
    #expect(texts(editor)["people.tsv"] == "name\torganization\toffice\n张三\t丙局\t局长\n")
  }

  @Test func aNameOfSeveralRowsAsksWhichIsMeant() throws {
    var editor = editor([file("people.tsv", "name\torganization\toffice\n张三\t甲\t局长\n张三\t乙\t局长\n")])
    let error = #expect(throws: KeepingError.self) { try editor.remove(try EntrySelector("张三")) }
    #expect(error?.message.en.contains("organization=乙") == true)
    try editor.remove(try EntrySelector("张三", conditions: ["organization=乙"]))
    #expect(texts(editor) == ["people.tsv": "name\torganization\toffice\n张三\t甲\t局长\n"])
  }

  @Test(arguments: ["name", "=x", ""])
  func anAssignmentNeedsTwoSides(text: String) {
    #expect(throws: KeepingError.self) { try Assignment(text) }
  }
}
