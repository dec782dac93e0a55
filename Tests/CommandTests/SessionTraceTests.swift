import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The trace of a session", .serialized)
struct SessionTraceTests {
  static let session = [
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{"general":{"positionEncodings":["utf-8"]},"textDocument":{"hover":{"contentFormat":["markdown"]}}}}}"#,
    #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
    ##"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:草稿.md","languageId":"markdown","version":1,"text":"# 通知\n\n会议定于2月30日召开，𠮷祥村参加。\n"}}}"##,
    #"{"jsonrpc":"2.0","id":"h1","method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:草稿.md"},"position":{"line":2,"character":14}}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:草稿.md","version":2},"contentChanges":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":0}},"text":"贯澈落实,"}]}}"#,
    #"{"jsonrpc":"2.0","id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":"untitled:草稿.md"},"position":{"line":2,"character":6}}}"#,
    #"{"jsonrpc":"2.0","id":3,"method":"textDocument/foldingRange","params":{"textDocument":{"uri":"untitled:草稿.md"}}}"#,
    #"{"jsonrpc":"2.0","id":4,"method":"textDocument/formatting","params":{"textDocument":{"uri":"untitled:草稿.md"},"options":{"tabSize":4,"insertSpaces":true}}}"#,
    #"{"jsonrpc":"2.0","id":5,"method":"没有这样的方法","params":{}}"#,
    #"{"jsonrpc":"2.0","id":6,"method":"shutdown"}"#,
    #"{"jsonrpc":"2.0","method":"exit"}"#,
  ]

  /// Runs a session over the program and returns its status and its trace.
  static func run(_ messages: [String]) -> (status: Int32, trace: [String]) {
    let input = "/tmp/zhubi-session-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    defer { _ = unsafe unlink(input) }
    let stream = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    guard CommandLineTests.write(Array(stream.utf8), input) else { return (-1, []) }
    let outcome = CommandLineTests.run("$ZHUBI lsp --trace trace < \(input) > answers\nstatus=$?\ncat trace\nexit $status")
    return (outcome.status, outcome.output.split(separator: "\n").map(String.init))
  }

  @Test func aTraceHoldsTheSessionAndRunsAgainToTheSameAnswers() {
    let first = Self.run(Self.session)
    #expect(first.status == 0)
    let sent = first.trace.filter { $0.hasPrefix("→ ") }.map { String($0.dropFirst(2)) }
    #expect(sent == Self.session)
    let answers = first.trace.filter { $0.hasPrefix("← ") }
    for id in [#""id":1,"#, #""id":"h1","#, #""id":2,"#, #""id":3,"#, #""id":4,"#, #""id":5,"#, #""id":6,"#] {
      #expect(answers.contains { $0.contains(id) }, "no answer to \(id)")
    }
    #expect(answers.contains { $0.contains("publishDiagnostics") && $0.contains("date/invalid") && $0.contains(#""version":2"#) })
    let second = Self.run(sent)
    #expect(second.status == 0)
    #expect(second.trace.filter { $0.hasPrefix("← ") } == answers)
  }
}
