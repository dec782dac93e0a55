import JSON
import LanguageServerProtocol
import Server
import Testing

@Suite("What only the comparison of documents shows")
struct CrossFileTests {
  /// A draft in the editor, another on the disk, and the rule that says that they do not agree.
  struct Quarrel: Sendable, CustomTestStringConvertible {
    var rule: String
    var draft: String
    var wrong: String
    var disk: String
    var mended: String
    var testDescription: String { rule }
  }

  static let quarrels = [
    Quarrel(
      rule: "title/two-holders", draft: "# 会议\n\n营口市市长李勇会见来宾。\n", wrong: "李勇", disk: "营口市市长王强会见来宾。\n", mended: "王强"),
    Quarrel(
      rule: "slogan/expansion-across-files", draft: "# 会议\n\n实施“三项行动”（清河、植树、修路）。\n", wrong: "修路",
      disk: "实施“三项行动”（清河、植树、治沙）。\n", mended: "治沙"),
    Quarrel(
      rule: "term/name-across-files", draft: "# 会议\n\n推进“清泉入护工程”。\n", wrong: "护", disk: "推进“清泉入户工程”。\n", mended: "户"),
  ]

  static let draft = "file:///w/a.md"
  static let disk = "/w/稿/b.txt"

  /// A workspace whose dictionary knows a city and its mayor.
  private static func folder(_ documents: [String: String] = [:], rules: String = "{}") -> [String: String] {
    let own = [
      "/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./本局\"], \"rules\": \(rules)}",
      "/w/本局/offices.tsv": "title\tfull\tbody\tlevels\trank\texclusive\n市长\t{place}市人民政府市长\t市政府\tprefecture\t20\tyes\n",
      "/w/本局/places.tsv": "code\tname\tshort\tlevel\tparent\n210000\t辽宁省\t辽宁\tprovince\t\n210800\t营口市\t营口\tprefecture\t210000\n",
    ]
    return own.merging(documents) { first, _ in first }
  }

  private func editor(_ quarrel: Quarrel, _ draft: String = draft, rules: String = "{}") -> ActionClient {
    let editor = ActionClient(Self.folder([Self.disk: quarrel.disk], rules: rules))
    editor.open(draft, quarrel.draft)
    #expect(editor.execute("zhubi.checkWorkspace", []) == nil)
    editor.rest()
    return editor
  }

  private func isTold(_ quarrel: Quarrel, _ editor: ActionClient, _ uri: String = draft) -> Bool {
    editor.codes(uri).contains(quarrel.rule)
  }

  private func replace(_ editor: ActionClient, _ old: String, with new: String) {
    let text = editor.text(Self.draft).split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    editor.type(Self.draft, text)
    editor.rest()
  }

  private func write(_ editor: ActionClient, _ text: String) {
    editor.host.files[Self.disk] = Array(text.utf8)
    editor.client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": "file:///w/%E7%A8%BF/b.txt", "type": 2]]])
    editor.rest()
  }

  @Test("a draft is told of what another file says, with the place there", arguments: quarrels)
  func theOtherPlaceIsShown(_ quarrel: Quarrel) throws {
    let editor = editor(quarrel)
    let finding = try #require(editor.client.diagnostics(Self.draft).first { $0["code"]?.stringValue == quarrel.rule })
    let related = try #require(finding["relatedInformation"]?.arrayValue?.first)
    #expect(related["location"]?["uri"]?.stringValue == "file:///w/%E7%A8%BF/b.txt")
    #expect(related["location"]?["range"]?["start"]?["line"]?.intValue == 0)
    // People read the path from the folder of the workspace on.
    let message = try #require(finding["message"]?.stringValue)
    #expect(message.contains("稿/b.txt") && !message.contains("/w/"))
  }

  @Test("it goes when the draft is mended, and comes back", arguments: quarrels)
  func mendingTheDraft(_ quarrel: Quarrel) {
    let editor = editor(quarrel)
    replace(editor, quarrel.wrong, with: quarrel.mended)
    #expect(!isTold(quarrel, editor))
    replace(editor, quarrel.mended, with: quarrel.wrong)
    #expect(isTold(quarrel, editor))
  }

  @Test("it goes when the other file is mended on the disk, and comes back", arguments: quarrels)
  func mendingTheOther(_ quarrel: Quarrel) {
    let editor = editor(quarrel)
    write(editor, quarrel.disk.split(separator: quarrel.mended, omittingEmptySubsequences: false).joined(separator: quarrel.wrong))
    #expect(!isTold(quarrel, editor))
    write(editor, quarrel.disk)
    #expect(isTold(quarrel, editor))
  }

  @Test("typing elsewhere moves it and does not let it blink", arguments: quarrels)
  func typingElsewhere(_ quarrel: Quarrel) throws {
    let editor = editor(quarrel)
    editor.type(Self.draft, "# 会议\n\n前言。\n" + quarrel.draft.dropFirst(5))
    let finding = try #require(editor.client.diagnostics(Self.draft).first { $0["code"]?.stringValue == quarrel.rule })
    #expect(finding["range"]?["start"]?["line"]?.intValue == 3 + (quarrel.draft.dropFirst(5).first == "\n" ? 1 : 0))
    editor.rest()
    #expect(isTold(quarrel, editor))
  }

  @Test("a comment lets it stand, and is no comment without use", arguments: quarrels)
  func commentsLetItStand(_ quarrel: Quarrel) {
    let editor = editor(quarrel)
    replace(editor, "# 会议\n\n", with: "# 会议\n\n<!-- zhubi-disable-next-line \(quarrel.rule): 已核 -->\n\n")
    #expect(!isTold(quarrel, editor))
    #expect(!editor.codes(Self.draft).contains("lint/unused-stet"))
  }

  @Test("what stands by the sidecar table stands", arguments: quarrels)
  func theTableLetsItStand(_ quarrel: Quarrel) throws {
    // A plain text has no comments.
    let uri = "file:///w/a.txt"
    let editor = editor(quarrel, uri)
    #expect(isTold(quarrel, editor, uri))
    editor.choose(try #require(editor.action(uri, of: quarrel.wrong, "保留原文")))
    editor.rest()
    #expect(editor.host.text("/w/zhubi.stet.tsv")?.contains(quarrel.rule) == true)
    #expect(!isTold(quarrel, editor, uri))
  }

  @Test("a comment in a file on the disk lets stand what is found there", arguments: quarrels)
  func commentsOfClosedFiles(_ quarrel: Quarrel) {
    let comment = "<!-- zhubi-disable-next-line \(quarrel.rule): 已核 -->\n\n"
    for (text, isTold) in [(quarrel.draft, true), (comment + quarrel.draft.dropFirst(6), false)] {
      let editor = ActionClient(Self.folder(["/w/a.txt": quarrel.disk, "/w/b.md": text]))
      #expect(editor.execute("zhubi.checkWorkspace", []) == nil)
      editor.rest()
      #expect(self.isTold(quarrel, editor, "file:///w/b.md") == isTold)
      #expect(!editor.codes("file:///w/b.md").contains("lint/unused-stet"))
    }
  }

  @Test("a configuration switches it off", arguments: quarrels)
  func configurationsSwitchItOff(_ quarrel: Quarrel) {
    #expect(isTold(quarrel, editor(quarrel)))
    #expect(!isTold(quarrel, editor(quarrel, rules: "{\"\(quarrel.rule)\": \"off\"}")))
  }

  @Test("two open drafts are compared without being asked", arguments: quarrels)
  func openDraftsAreCompared(_ quarrel: Quarrel) throws {
    let editor = ActionClient(Self.folder(["/w/0.txt": quarrel.disk, "/w/a.md": "旧稿。\n"]))
    editor.open("file:///w/1.txt", quarrel.disk)
    editor.open(Self.draft, quarrel.draft)
    editor.rest()
    // What was never saved is compared with nothing.
    #expect(!isTold(quarrel, editor))
    editor.open("file:///w/0.txt", quarrel.disk)
    editor.open(Self.draft, quarrel.draft)
    editor.rest()
    let finding = try #require(editor.client.diagnostics(Self.draft).first { $0["code"]?.stringValue == quarrel.rule })
    #expect(
      finding["relatedInformation"]?.arrayValue?.first?["location"]?["uri"]?.stringValue == "file:///w/0.txt")
    editor.client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///w/0.txt"]])
    editor.rest()
    #expect(!isTold(quarrel, editor))
  }
}
