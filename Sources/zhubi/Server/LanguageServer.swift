import Dispatch
import JSON
import LanguageServerProtocol
import Server
import System
import TextModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `zhubi lsp`: the threads around the event loop.
///
/// One thread reads standard input, one writes standard output, the calling thread runs the loop: a client that stops reading
/// cannot keep the server from answering `exit`, and a cancellation is seen while the loop works.
enum LanguageServer {
  /// Runs until the client ends the session or goes away; the result is the exit status.
  static func run(positionEncoding: PositionEncoding?, trace: String?) -> Int32 {
    ProcessMemory.keepFreed(32 << 20)
    let inbox = Inbox()
    let cancellations = ServerLoop.Cancellations()
    let outbox = Outbox()
    let stream = ClientStream()
    let recorder = trace.map { SessionRecorder($0) }
    DispatchQueue(label: "zhubi.reader", qos: .userInteractive).async { read(into: inbox, cancellations, recorder) }
    DispatchQueue(label: "zhubi.writer", qos: .userInteractive).async {
      outbox.drain(stream.write) { inbox.put(.endOfStream) }
    }
    let session = Session(
      host: ProjectHost(), positionEncoding: positionEncoding, isCancelled: { cancellations.take($0) },
      log: ClientStream.log,
      send: { message in
        let body = message.body
        recorder?.record("←", body)
        outbox.put(MessageSplitter.header(of: body), body)
      })
    let status = ServerLoop(inbox: inbox, session: session, cancellations: cancellations, isAlive: isAlive).run()
    // What was answered before the end still goes out, unless the client does not take it.
    outbox.finish(milliseconds: 500)
    return status
  }

  private static func isAlive(_ process: Int) -> Bool {
    guard let id = Int32(exactly: process), id > 0 else { return true }
    return kill(id, 0) == 0 || errno == EPERM
  }

  private static func read(into inbox: Inbox, _ cancellations: ServerLoop.Cancellations, _ recorder: SessionRecorder?) {
    var stream = InputStream.standardInput()
    var splitter = MessageSplitter()
    while true {
      guard let bytes = try? stream.next(upTo: 1 << 16), !bytes.isEmpty else { break }
      splitter.append(bytes[...])
      while let piece = splitter.next() {
        if case .body(let body) = piece { recorder?.record("→", body) }
        if case .body(let body) = piece, let id = cancelled(body) {
          cancellations.note(id)
          inbox.put(.cancel(id))
        } else {
          inbox.put(.piece(piece))
        }
      }
    }
    inbox.put(.endOfStream)
  }

  /// The request that a message cancels; nil for any other message. Only short messages can be cancellations.
  private static func cancelled(_ body: [UInt8]) -> RequestID? {
    guard body.count < 512, case .notification("$/cancelRequest", let params) = IncomingMessage(body) else { return nil }
    return params["id"].flatMap { RequestID($0) }
  }
}
