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
    let shares = (0..<threads).map { _ in Share<Result>() }
    // A thread that cannot be started is no loss: the others do its work.
    let started = shares.dropFirst().compactMap { share in Thread { shared.work(into: share) } }
    shared.work(into: shares[0])
    for thread in started { thread.join() }
    var results = [Result?](repeating: nil, count: items.count)
    for share in shares {
      for (index, result) in share.done { results[index] = result }
    }
    return results.compactMap { $0 }
  }

  /// Does something that will be wanted soon, beside the caller; not at all where that would only delay it.
  public static func prepare(_ body: @escaping @Sendable () -> Void) {
    if ProcessorCount.available > 1 { Thread(body)?.detach() }
  }

  private final class Shared<Item: Sendable, Result: Sendable>: Sendable {
    let items: [Item]
    let body: @Sendable (Item) -> Result
    let next = Atomic<Int>(0)

    init(_ items: [Item], _ body: @escaping @Sendable (Item) -> Result) {
      self.items = items
      self.body = body
    }

    func work(into share: Share<Result>) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        share.done.append((index, body(items[index])))
      }
    }
  }

  /// What one thread has done.
  ///
  /// SAFETY: only that thread touches it until it has been joined.
  private final class Share<Result>: @unchecked Sendable {
    var done: [(Int, Result)] = []
  }
}
