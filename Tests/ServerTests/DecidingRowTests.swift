import JSON
import Server
import Testing

@Suite("The dictionary row that decided a finding")
struct DecidingRowTests {
  private static let uri = "file:///w/a.txt"
  private static let phrases =
    "phrase\twrong\tsince\tsource\n晨光普惠助学计划\t\t2021\t某发〔2021〕2号\n清泉润万家惠民工程\t清泉润万家惠民工成\t2023-05\t某发〔2023〕1号\n"

  private func editor() -> ActionClient {
    let editor = ActionClient([
      "/w/zhubi.json": "{\"dictionaries\": [\"language\", \"national\", \"./own\"]}",
      "/w/own/dictionary.json": "{\"name\": \"own\"}",
      "/w/own/phrases.tsv": Self.phrases,
    ])
    editor.open(Self.uri, "深入实施清泉润万家惠民工成。\n要加快布署。\n")
    return editor
  }

  @Test func isNamedWithItsSourceAndItsTimeAndLinked() throws {
    let editor = editor()
    let found = editor.client.diagnostics(Self.uri).first { $0["code"]?.stringValue == "slogan/near-miss" }
    let row = try #require(found?["relatedInformation"]?.arrayValue?.last)
    #expect(row["location"]?["uri"]?.stringValue == "file:///w/own/phrases.tsv")
    #expect(row["location"]?["range"]?["start"]?["line"]?.intValue == 2)
    let message = row["message"]?.stringValue ?? ""
    #expect(message.contains("清泉润万家惠民工程 (2023-05—)") && message.contains("某发〔2023〕1号"), "\(message)")
  }

  @Test func isNamedAtTheFindingWhereItIsNoFile() throws {
    let editor = editor()
    let found = editor.client.diagnostics(Self.uri).first { $0["code"]?.stringValue == "term/confusion" }
    let row = try #require(found?["relatedInformation"]?.arrayValue?.last)
    #expect(row["location"]?["uri"]?.stringValue == Self.uri)
    #expect(row["message"]?.stringValue?.contains(".tsv:") == true && row["message"]?.stringValue?.contains("布署") == true)
  }

  @Test("is where “go to definition” leads from any character of the finding", arguments: [4, 8, 12])
  func isTheDefinition(_ character: Int) throws {
    let editor = editor()
    let answer = editor.client.request(
      "textDocument/definition",
      ["textDocument": ["uri": .string(Self.uri)], "position": ["line": 0, "character": .integer(Int64(character))]])
    let places = try #require(answer?["result"]?.arrayValue)
    #expect(
      places.contains { $0["uri"]?.stringValue == "file:///w/own/phrases.tsv" && $0["range"]?["start"]?["line"]?.intValue == 2 })
  }
}
