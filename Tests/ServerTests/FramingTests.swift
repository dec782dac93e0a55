import LanguageServerProtocol
import Testing

@Suite("Framing of messages")
struct FramingTests {
  static func pieces(_ stream: String, chunk: Int) -> [MessageSplitter.Piece] {
    var splitter = MessageSplitter(maximumLength: 1000)
    var found: [MessageSplitter.Piece] = []
    let bytes = Array(stream.utf8)
    var at = 0
    while at < bytes.count {
      let end = min(at + chunk, bytes.count)
      splitter.append(bytes[at..<end])
      while let piece = splitter.next() { found.append(piece) }
      at = end
    }
    return found
  }

  @Test("a message is found whatever the packets are and however the header is written", arguments: 1...7)
  func messagesAreFoundInAnyChunks(_ chunk: Int) {
    let stream =
      "Content-Length: 3\r\n\r\nabc" + "content-length:2\r\nContent-Type: x; charset=utf-8\r\n\r\nde"
      + "X-Y: z\nContent-Length:  0004 \n\n文!"
    let bodies = Self.pieces(stream, chunk: chunk)
    #expect(bodies == [.body(Array("abc".utf8)), .body(Array("de".utf8)), .body(Array("文!".utf8))])
  }

  @Test func aStrayLineDoesNotEndTheSession() {
    let found = Self.pieces("oops\r\nContent-Length: 2\r\n\r\nok", chunk: 5)
    #expect(found.last == .body(Array("ok".utf8)))
  }

  @Test func anOverlongMessageIsSkipped() {
    let found = Self.pieces(
      "Content-Length: 2000\r\n\r\n" + String(repeating: "x", count: 2000) + "Content-Length: 2\r\n\r\nok", chunk: 64)
    #expect(found == [.tooLong(2000), .body(Array("ok".utf8))])
  }
}
