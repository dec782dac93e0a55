import Dispatch
public import LanguageServerProtocol
import Synchronization

/// What came from the client and was not yet handled. The reading thread puts, the loop takes.
public final class Inbox: Sendable {
  /// Something that came.
  public enum Item: Sendable {
    case piece(MessageSplitter.Piece)
    case endOfStream
    /// A request was cancelled. The cancellation itself was noted when it was read; this is for requests that are held.
    case cancel(RequestID)
    /// A file changed on disk, as the host's watch saw it.
    case wake
  }

  private struct State: Sendable {
    var items: [Item] = []
    var first = 0
  }

  private let state = Mutex(State())
  private let semaphore = DispatchSemaphore(value: 0)

  /// Creates an empty inbox.
  public init() {}

  /// Adds an item. Never blocks for long.
  public func put(_ item: Item) {
    state.withLock { $0.items.append(item) }
    semaphore.signal()
  }

  /// Whether nothing waits.
  public var isEmpty: Bool { state.withLock { $0.first >= $0.items.count } }

  /// Takes the oldest item, waiting for one up to `milliseconds`; nil when none came. nil milliseconds wait for ever.
  public func take(milliseconds: Int?) -> Item? {
    let deadline = milliseconds.map { DispatchTime.now() + .milliseconds($0) } ?? .distantFuture
    guard semaphore.wait(timeout: deadline) == .success else { return nil }
    return state.withLock { state in
      guard state.first < state.items.count else { return nil }
      let item = state.items[state.first]
      state.first += 1
      if state.first == state.items.count {
        state.items.removeAll(keepingCapacity: true)
        state.first = 0
      } else if state.first > 1024 {
        state.items.removeFirst(state.first)
        state.first = 0
      }
      return item
    }
  }
}
