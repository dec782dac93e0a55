public import LanguageServerProtocol
import Synchronization

/// The event loop of the server: takes from the inbox in order, lets the session answer, settles when nothing waits.
public struct ServerLoop {
  private let inbox: Inbox
  private let session: Session
  private let isAlive: (Int) -> Bool

  /// Requests that the client has cancelled and that were not yet reached.
  public final class Cancellations: Sendable {
    private let ids = Mutex<Set<RequestID>>([])
    /// Creates an empty set.
    public init() {}
    /// Notes a cancellation as soon as it is read from the stream.
    public func note(_ id: RequestID) { ids.withLock { _ = $0.insert(id) } }
    /// Whether a request was cancelled; asking forgets it.
    public func take(_ id: RequestID) -> Bool { ids.withLock { $0.remove(id) != nil } }
  }

  /// Creates a loop. `isAlive` tells whether a process exists.
  public init(inbox: Inbox, session: Session, isAlive: @escaping (Int) -> Bool) {
    (self.inbox, self.session, self.isAlive) = (inbox, session, isAlive)
  }

  /// Runs until the session ends; the result is the status with which the process should end.
  public func run() -> Int32 {
    while session.exitStatus == nil {
      guard let item = inbox.take(milliseconds: 0) ?? idle() else { continue }
      switch item {
      case .piece(.body(let body)): session.handle(IncomingMessage(body))
      case .piece(.tooLong(let length)):
        session.handle(.malformed(id: nil, ResponseError(ResponseError.invalidRequest, "a message of \(length) bytes is too long")))
      case .piece(.garbage): break
      case .endOfStream: session.endOfStream()
      case .wake: break
      }
    }
    return session.exitStatus ?? 1
  }

  /// Nothing waits: what was edited is analysed now. Then waits for the next item.
  private func idle() -> Inbox.Item? {
    session.settle()
    while session.exitStatus == nil {
      if let item = inbox.take(milliseconds: 3000) { return item }
      // A client that was killed may leave our standard input open in other hands.
      if let parent = session.parentProcess, !isAlive(parent) { session.clientDied() }
    }
    return nil
  }
}
