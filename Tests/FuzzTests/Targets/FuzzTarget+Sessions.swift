import Bundled
import JSON
import LanguageServerProtocol
import Lexicon
import Linting
import Rules
import Server
import TextModel

extension FuzzTarget {
  /// Sessions: any messages are survived, every request is answered once, and a document that was edited has the
  /// diagnostics of one that was opened with the same text.
  ///
  /// The first byte says whether lines of messages follow, or an editing script.
  static let sessions = FuzzTarget(
    name: "sessions",
    seeds: [
      #"{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"u"},"position":{"line":0,"character":3}}}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"u","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":1,"character":0}},"text":"，"}]}}"#,
      #"{"jsonrpc":"2.0","id":3,"method":"textDocument/completion","params":{"textDocument":{"uri":"u"},"position":{"line":9,"character":99}}}"#
        + "\n"
        + #"{"jsonrpc":"2.0","id":4,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"u"},"range":{"start":{"line":0,"character":0},"end":{"line":-1,"character":9e9}},"context":{"diagnostics":[]}}}"#,
      #"{"jsonrpc":"2.0","id":5,"method":"textDocument/semanticTokens/full","params":{"textDocument":{"uri":"u"}}}"# + "\n"
        + #"{"jsonrpc":"2.0","id":6,"method":"textDocument/semanticTokens/full/delta","params":{"textDocument":{"uri":"u"},"previousResultId":"1"}}"#,
      #"{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"zhubi":{"rules":{"*":"off"}}}}}"#,
      #"{"jsonrpc":"2.0","id":7,"method":"textDocument/onTypeFormatting","params":{"textDocument":{"uri":"u"},"position":{"line":0,"character":2},"ch":",","options":{}}}"#,
      #"{"jsonrpc":"2.0","id":8,"method":"textDocument/rename","params":{"textDocument":{"uri":"u"},"position":{"line":3,"character":2},"newName":"x"}}"#,
      #"{"jsonrpc":"2.0","id":9,"method":"textDocument/selectionRange","params":{"textDocument":{"uri":"u"},"positions":[{"line":2,"character":2}]}}"#,
      #"{"jsonrpc":"2.0","id":10,"method":"textDocument/foldingRange","params":{"textDocument":{"uri":"u"}}}"# + "\n"
        + #"{"jsonrpc":"2.0","id":11,"method":"shutdown"}"# + "\n" + #"{"jsonrpc":"2.0","method":"exit"}"#,
    ].map { [0] + Array($0.utf8) } + [[1, 3, 4, 0, 7, 1, 9, 2, 2, 8, 1, 5, 11, 30, 2, 6], [1, 255, 0, 4, 9, 3, 2, 80, 7, 12, 1]]
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    if choices.byte() % 2 == 0 { try converse(choices.rest) } else { try edit(&choices) }
  }

  static let draft =
    "关于做好工作的通知\n\n一、提高认识\n会议指出，要抓好落实。五个“强化”：一是强化责任；三是强化督查。\n三、加强领导\r\n区委书记李志军出席会议,增长5-8%。\n附件：1.任务表\n"

  /// Lines of anything, each handed to the session as the content of a message.
  private static func converse(_ script: [UInt8]) throws(Fault) {
    let client = FuzzClient()
    client.start()
    client.open("u", draft)
    for line in script.split(separator: 0x0A).prefix(40) {
      let message = IncomingMessage(Array(line))
      let before = client.answers
      client.session.handle(message)
      if case .request(let id, let method, _) = message, client.session.exitStatus == nil {
        try demand(client.answers == before + 1, "\(method) of \(id) got \(client.answers - before) answers")
      }
      if client.session.exitStatus != nil { return }
    }
    client.session.settle()
  }

  private static let pieces = [
    "", "会议,", "1，240万元", "一是抓，", "三是", "2月30日", "\u{FFFD}", "“", "”", "\n", "\r\n", "𠮷", "。", "区委书记李志军", "阜新市海州区", "，，", "（", "\r",
  ]

  /// Edits by position as a client sends them, against a text that is edited by hand.
  private static func edit(_ choices: inout Choices) throws(Fault) {
    let encoding = PositionEncoding.allCases[choices.number(below: 3)]
    let client = FuzzClient()
    client.start(encoding)
    var text = SourceText(draft)
    client.open("u", text.string)
    var version: Int64 = 1
    while !choices.isAtEnd, version < 60 {
      let start = text.characterStart(at: choices.number(below: text.count + 1))
      let end = text.characterStart(at: min(text.count, start + choices.number(below: 12)))
      let piece = pieces[choices.number(below: pieces.count)]
      let from = text.position(at: start, encoding: encoding)
      let to = text.position(at: max(start, end), encoding: encoding)
      // Between CR and LF no position can be named: the client's line ends before both.
      let edit = TextEdit(
        ByteRange(text.offset(of: from, encoding: encoding), text.offset(of: to, encoding: encoding)), piece)
      func json(_ position: Position) -> JSONValue {
        ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.column))]
      }
      version += 1
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": "u", "version": .integer(version)],
          "contentChanges": [["range": ["start": json(from), "end": json(to)], "text": .string(piece)]],
        ])
      text = text.applying([edit])
      if choices.byte() % 4 == 0 { client.session.settle() }
    }
    client.session.settle()
    let fresh = FuzzClient()
    fresh.start(encoding)
    fresh.open("u", text.string)
    try demand(
      client.diagnostics == fresh.diagnostics,
      "edited: \(client.diagnostics.map { String(decoding: $0.serialized(), as: UTF8.self) })\nfresh: \(fresh.diagnostics.map { String(decoding: $0.serialized(), as: UTF8.self) })\nof \(text.string.debugDescription)"
    )
  }
}

/// A client that keeps the last diagnostics and counts answers.
private final class FuzzClient {
  private(set) var diagnostics: [JSONValue] = []
  private(set) var answers = 0
  private(set) lazy var session = Session(host: FuzzHost()) { [unowned self] message in
    switch message {
    case .notification("textDocument/publishDiagnostics", let params):
      diagnostics = params["diagnostics"]?.arrayValue ?? []
      _ = message.body
    case .response, .failure:
      answers += 1
      _ = message.body
    default: _ = message.body
    }
  }

  func start(_ encoding: PositionEncoding = .utf16) {
    let capabilities: JSONValue = ["general": ["positionEncodings": [.string(encoding.rawValue)]]]
    session.handle(.request(id: .number(1), method: "initialize", params: ["capabilities": capabilities]))
    notify("initialized", [:])
  }

  func notify(_ method: String, _ params: JSONValue) { session.handle(.notification(method: method, params: params)) }

  func open(_ uri: String, _ text: String) {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "plaintext", "version": 1, "text": .string(text)]])
    session.settle()
  }
}

/// A host without a disk.
private struct FuzzHost: ServerHost {
  var rules: [RuleDescription] { RuleCatalogue.all.map { $0.description } }
  var version: String { "fuzz" }
  func today() -> Day { Day(clamping: 2026, 11, 21) }
  mutating func settings(forPath path: String?, client: Configuration) -> DocumentSettings {
    DocumentSettings(configuration: client, lexicon: Lint.lexicon, folder: nil)
  }
  mutating func linter(_ configuration: Configuration, profile: Profile, lexicon: LexiconSnapshot) -> Linter {
    if configuration.rules.isEmpty { return Lint.linter(profile).0 }
    return Linter(
      rules: RuleSet(catalogue: RuleCatalogue.all, lexicon: lexicon, profile: profile) {
        configuration.setting(of: $0, profile: profile)
      })
  }
  mutating func reload() {}
  mutating func takeIssues() -> [Localized] { [] }
  func read(_ path: String) -> [UInt8]? { nil }
  func documents(in folder: String) -> [String] { [] }
  var bundledDictionaries: [String] { BundledDictionaries.names }
  func names(in folder: String) -> [String] { [] }
  mutating func replace(_ path: String, with bytes: [UInt8], expecting old: [UInt8]?) -> Localized? {
    Localized("无盘", en: "no disk")
  }
  var cacheFolder: String? { nil }
}
