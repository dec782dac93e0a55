import JSON
import LanguageServerProtocol
import Server
import Testing

@Suite("How many diagnostics are told")
struct DiagnosticLimitTests {
  /// Lines with one finding each, the last of them graver than the others.
  private func draft(_ lines: Int) -> String {
    (1..<lines).map { "会议认为,第\($0)件事办好了。\n" }.joined() + "要认真布署好。\n"
  }

  private func severities(_ diagnostics: [JSONValue]) -> [Int] { diagnostics.compactMap { $0["severity"]?.intValue } }

  private func set(_ most: JSONValue, _ client: TestClient) {
    client.notify("workspace/didChangeConfiguration", ["settings": ["zhubi": ["maxDiagnostics": most]]])
    client.session.settle()
  }

  @Test func aThousandAreToldTheGravestFirstAndHowManyMoreThereAre() throws {
    let client = TestClient().start()
    client.open("file:///a.txt", draft(1205))
    let told = client.diagnostics("file:///a.txt")
    #expect(told.count == 1001)
    let remark = try #require(told.last)
    #expect(remark["code"] == nil)
    #expect(remark["severity"] == 3)
    #expect(remark["message"]?.stringValue?.contains("另有 205 处") == true)
    #expect(remark["range"]?["end"] == ["line": 0, "character": 0])
    // The finding of the last line is graver than the others and is told; of the others the first are.
    let lines = told.dropLast().compactMap { $0["range"]?["start"]?["line"]?.intValue }
    #expect(lines == Array(0..<999) + [1204])
    #expect(severities(told.suffix(2)).first.map { $0 < (severities(told).first ?? 0) } == true)
  }

  @Test func theSettingTellsMoreOrFewer() {
    let client = TestClient().start()
    client.open("file:///a.txt", draft(1205))
    set(0, client)
    #expect(client.diagnostics("file:///a.txt").count == 1205)
    set(3, client)
    #expect(client.diagnostics("file:///a.txt").count == 4)
    // Neither a fault nor another setting changes what holds.
    set("many", client)
    #expect(client.diagnostics("file:///a.txt").count == 4)
    #expect(client.sent.contains { $0["params"]?["message"]?.stringValue?.contains("maxDiagnostics") == true })
    client.notify("workspace/didChangeConfiguration", ["settings": ["zhubi": [:]]])
    client.session.settle()
    #expect(client.diagnostics("file:///a.txt").count == 1001)
  }

  @Test func whatIsMendedMakesRoomForTheNext() {
    let client = TestClient().start()
    set(3, client)
    client.open("file:///a.txt", draft(6))
    for version in 2..<6 {
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": "file:///a.txt", "version": .integer(Int64(version))],
          "contentChanges": [
            ["range": ["start": ["line": 0, "character": 0], "end": ["line": 1, "character": 0]], "text": ""]
          ],
        ])
      client.session.settle()
      client.open("file:///fresh.txt", draft(6).split(separator: "\n").dropFirst(version - 1).joined(separator: "\n") + "\n")
      #expect(client.diagnostics("file:///a.txt") == client.diagnostics("file:///fresh.txt"))
      #expect(client.diagnostics("file:///a.txt").count <= 4)
    }
  }

  @Test func aFindingThatIsNotToldCanBeMendedAllTheSame() {
    let client = TestClient().start(everything)
    set(1, client)
    client.open("file:///a.txt", draft(6))
    let actions = client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": "file:///a.txt"],
        "range": ["start": ["line": 3, "character": 4], "end": ["line": 3, "character": 4]], "context": ["diagnostics": []],
      ])?["result"]?.arrayValue
    #expect(actions?.contains { $0["title"]?.stringValue?.contains("，") == true } == true)
  }

  @Test func theSameDiagnosticsHaveTheSameName() {
    let client = TestClient().start(WorkspaceTests.pulling)
    client.open("file:///a.txt", draft(6))
    func pull(_ previous: JSONValue) -> JSONValue? {
      client.request("textDocument/diagnostic", ["textDocument": ["uri": "file:///a.txt"], "previousResultId": previous])?["result"]
    }
    func edit(_ from: Int64, _ to: Int64, _ text: JSONValue, line: Int64) {
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": "file:///a.txt", "version": 2],
          "contentChanges": [
            [
              "range": [
                "start": ["line": .integer(line), "character": .integer(from)],
                "end": ["line": .integer(line), "character": .integer(to)],
              ],
              "text": text,
            ]
          ],
        ])
    }
    let first = pull(nil)
    let name = first?["resultId"] ?? .null
    #expect(first?["kind"] == "full")
    #expect(pull(name) == ["kind": "unchanged", "resultId": name])
    // Behind the last finding nothing moves.
    edit(6, 6, "啊", line: 5)
    #expect(pull(name)?["kind"] == "unchanged")
    edit(0, 0, "又", line: 2)
    let second = pull(name)
    #expect(second?["kind"] == "full")
    #expect(second?["resultId"] != name)
    edit(0, 1, "", line: 2)
    #expect(pull(name)?["kind"] == "unchanged")
    #expect(pull(second?["resultId"] ?? .null)?["kind"] == "full")
    // A document that was closed and opened again has the same diagnostics.
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///a.txt"]])
    client.open("file:///a.txt", draft(6))
    #expect(pull(name)?["kind"] == "unchanged")
  }
}
