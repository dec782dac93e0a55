import JSON
import LanguageServerProtocol

extension FuzzTarget {
  /// Framing: the pieces of a stream are the same whatever the packets are. The first byte decides the packets.
  static let framing = FuzzTarget(
    name: "framing",
    seeds: [
      "Content-Length: 3\r\n\r\nabcContent-Length: 2\r\n\r\nde", "content-length:2\nX: y\n\nok",
      "oops\r\nContent-Length: 2\r\n\r\nok",
      "Content-Length: 2000\r\n\r\n" + String(repeating: "x", count: 2010), "Content-Length: 99999999999999999999\r\n\r\n",
      String(repeating: "y", count: 5000) + "\nContent-Length: 1\r\n\r\nz", "Content-Type: a\r\n\r\n\r\n\r\n",
    ].map { [3] + Array($0.utf8) }
  ) { bytes throws(Fault) in
    var choices = Choices(bytes)
    let seed = UInt64(choices.byte())
    let stream = choices.rest
    func pieces(_ next: () -> Int) -> [MessageSplitter.Piece] {
      var splitter = MessageSplitter(maximumLength: 1000)
      var found: [MessageSplitter.Piece] = []
      var at = 0
      while at < stream.count {
        let end = min(stream.count, at + max(1, next()))
        splitter.append(stream[at..<end])
        while let piece = splitter.next() { found.append(piece) }
        at = end
      }
      return found
    }
    var random = SplitMix(state: seed)
    let whole = pieces { stream.count }
    let cut = pieces { Int(random.next() % 19) }
    try demand(whole == cut, "whole: \(whole.map(summary))\ncut: \(cut.map(summary))")
    for case .body(let body) in whole { try demand(body.count <= 1000, "a body of \(body.count) bytes was accepted") }
    // What we frame ourselves is read back.
    var splitter = MessageSplitter()
    splitter.append(MessageSplitter.framed(stream)[...])
    try demand(splitter.next() == .body(stream), "a framed message is not read back")
  }

  private static func summary(_ piece: MessageSplitter.Piece) -> String {
    switch piece {
    case .body(let bytes): "body of \(bytes.count): \(bytes.prefix(20))"
    case .garbage(let bytes): "garbage of \(bytes.count): \(bytes.prefix(20))"
    case .tooLong(let length): "too long: \(length)"
    }
  }

  /// JSON and JSON-RPC: reading what was written gives the same, in both dialects, and both parsers agree.
  static let messages = FuzzTarget(
    name: "messages",
    seeds: [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"a":[1,2.5e-3,-0,null,true,"会\u4f1a\ud842\udfb7"]}}"#,
      #"{"jsonrpc":"2.0","id":"x","result":null}"#, #"{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"m"}}"#, "[]", "42",
      "{a: 'b', /* c */ d: [+1, .5, 0xF, Infinity, NaN,], // e\n}", "'\\\n'", "[[[[[[[[]]]]]]]]", #"{"a":1,"a":2}"#, "1e999",
      "-1e-999",
      "123456789012345678901234567890",
    ].map { Array($0.utf8) }
  ) { bytes throws(Fault) in
    for dialect in [JSONDialect.json, .json5] {
      let value = try? JSONValue.parse(bytes, dialect: dialect)
      let node = try? JSONNode.parse(bytes, dialect: dialect)
      try demand((value == nil) == (node == nil), "the parsers disagree whether this is \(dialect)")
      guard let value, let node else { continue }
      try demand(node.value.serialized() == value.serialized(), "the parsers disagree what this is")
      try checkRanges(node, bytes.count)
      for indent in [nil, 2] as [Int?] {
        let written = value.serialized(indent: indent)
        guard let again = try? JSONValue.parse(written, dialect: .json) else {
          throw Fault(description: "what was written is no JSON: \(String(decoding: written, as: UTF8.self))")
        }
        try demand(
          again.serialized(indent: indent) == written, "written twice it differs: \(String(decoding: written, as: UTF8.self))")
      }
    }
    switch IncomingMessage(bytes) {
    case .malformed(let id, let error): _ = OutgoingMessage.failure(id: id, error).body
    case .notification(let method, let params): try reread(.notification(method: method, params: params))
    case .request(let id, let method, let params):
      try reread(.request(id: id, method: method, params: params))
      try reread(.response(id: id, result: params))
    case .response(let id, let result, _): try reread(.response(id: id, result: result ?? .null))
    }
  }

  private static func reread(_ message: OutgoingMessage) throws(Fault) {
    let body = message.body
    if case .malformed(_, let error) = IncomingMessage(body) {
      throw Fault(description: "our own message is malformed: \(error.message): \(String(decoding: body, as: UTF8.self))")
    }
  }

  private static func checkRanges(_ node: JSONNode, _ count: Int) throws(Fault) {
    try demand(node.range.lowerBound >= 0 && node.range.upperBound <= count && !node.range.isEmpty, "a value at \(node.range)")
    for element in node.elements ?? [] {
      try demand(node.range.contains(element.range.lowerBound), "an element outside its array")
      try checkRanges(element, count)
    }
    for member in node.members ?? [] {
      try demand(member.keyRange.upperBound <= member.value.range.lowerBound, "a key behind its value")
      try checkRanges(member.value, count)
    }
  }
}
