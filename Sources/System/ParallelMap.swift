internal import Synchronization

/// Work on many items at once, with the results in the order of the items.
public enum ParallelMap {
  /// Runs `body` on every item, on `jobs` threads of which the caller's is one.
  ///
  /// The result does not depend on `jobs`. Items are handed out one by one, so that a long one holds nobody up.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int = ProcessorCount.available, _ body: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let threads = min(jobs, items.count)
    guard threads > 1 else { return items.map(body) }
    let shared = Shared(items, body)
    // A thread that cannot be started is no loss: the others do its work.
    let started = (1..<threads).compactMap { _ in Thread { shared.work() } }
    shared.work()
    for thread in started { thread.join() }
    return shared.results.withLock { $0.compactMap { $0 } }
  }

  private final class Shared<Item: Sendable, Result: Sendable>: Sendable {
    let items: [Item]
    let body: @Sendable (Item) -> Result
    let next = Atomic<Int>(0)
    let results: Mutex<[Result?]>

    init(_ items: [Item], _ body: @escaping @Sendable (Item) -> Result) {
      self.items = items
      self.body = body
      results = Mutex([Result?](repeating: nil, count: items.count))
    }

    func work() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let result = body(items[index])
        results.withLock { $0[index] = result }
      }
    }
  }
}
