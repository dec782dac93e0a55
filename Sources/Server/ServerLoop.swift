public import LanguageServerProtocol
import Synchronization

/// The event loop of the server: takes from the inbox in order, lets the session answer, settles when nothing waits.
public struct ServerLoop {
  private let inbox: Inbox
  private let session: Session
  private let isAlive: (Int) -> Bool
  private let cancellations: Cancellations?
  /// How long nothing must have come, in milliseconds, before the client's process is looked for.
  private let patience: Int
  /// How long nothing must have come before background work begins, so that it does not stand in the way of typing.
  private static let quiet = 250

  /// Requests that the client has cancelled and that were not yet reached.
  public final class Cancellations: Sendable {
    private let ids = Mutex<Set<RequestID>>([])
    /// Creates an empty set.
    public init() {}
    /// Notes a cancellation as soon as it is read from the stream.
    public func note(_ id: RequestID) { ids.withLock { _ = $0.insert(id) } }
    /// Forgets a cancellation whose request was answered before it came.
    public func forget(_ id: RequestID) { ids.withLock { _ = $0.remove(id) } }
    /// Whether a request was cancelled; asking forgets it.
    public func take(_ id: RequestID) -> Bool { ids.withLock { $0.remove(id) != nil } }
  }

  /// Creates a loop. `isAlive` tells whether a process exists; `cancellations` are those that the session asks.
  public init(
    inbox: Inbox, session: Session, cancellations: Cancellations? = nil, patience: Int = 3000, isAlive: @escaping (Int) -> Bool
  ) {
    (self.inbox, self.session, self.isAlive) = (inbox, session, isAlive)
    self.cancellations = cancellations
    self.patience = patience
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
      case .cancel(let id):
        session.cancel(id)
        cancellations?.forget(id)
      case .endOfStream: session.endOfStream()
      case .wake: break
      }
    }
    return session.exitStatus ?? 1
  }

  /// Nothing waits: what was edited is analysed now, until something comes. Then waits for the next item.
  private func idle() -> Inbox.Item? {
    while !session.settle(while: { inbox.isEmpty }) {
      if let item = inbox.take(milliseconds: 0) { return item }
    }
    var wait = Self.quiet
    while session.exitStatus == nil, session.hasBackgroundWork {
      if let item = inbox.take(milliseconds: wait) { return item }
      session.advance()
      wait = 0
    }
    while session.exitStatus == nil {
      if let item = inbox.take(milliseconds: session.looksAtFiles ? min(patience, 1000) : patience) { return item }
      session.lookAtFiles()
      // A client that was killed may leave our standard input open in other hands.
      if let parent = session.parentProcess, !isAlive(parent) { session.clientDied() }
    }
    return nil
  }
}
