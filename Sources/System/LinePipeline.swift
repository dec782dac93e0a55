/// Lines read, worked on by several threads, and given back in order, in memory that does not grow with their number.
///
/// One thread reads, `jobs` threads transform, the caller's thread emits. A reader of ours that waits for the answer to one line
/// before it sends the next gets it: nothing is held back to fill a batch.
public enum LinePipeline {
  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - jobs: threads that transform.
  ///   - limit: bytes; a longer line reaches `transform` as an error, and so does a failure to read, which is the last item.
  ///   - emit: gets each result; `moreIsReady` is false when the next is still being worked on, the moment to flush. When it
  ///     throws, nothing more is emitted, and the reading thread is left to itself: it may be waiting for a line.
  public static func run<Result: Sendable, E: Error>(
    _ path: String, jobs: Int = ProcessorCount.available, limit: Int = 1 << 30,
    transform: @escaping @Sendable (Swift.Result<[UInt8], SystemError>) -> Result,
    emit: (_ result: Result, _ moreIsReady: Bool) throws(E) -> Void
  ) throws(E) {
    let jobs = max(1, jobs)
    let queue = Queue<Result>(window: jobs * 8, transform)
    let reader = Thread { queue.read(path, limit) }
    // A single thread that fails to start would leave nobody to do its part; then the caller's thread does it all.
    guard let reader else { return try serially(path, limit, transform, emit) }
    let workers = (0..<jobs).compactMap { _ in Thread { queue.work() } }
    if workers.isEmpty { queue.hasNoWorkers() }
    defer { for worker in workers { worker.join() } }
    do throws(E) {
      while let (result, moreIsReady) = queue.take() { try emit(result, moreIsReady) }
    } catch {
      queue.stop()
      throw error
    }
    reader.join()
  }

  private static func serially<Result, E: Error>(
    _ path: String, _ limit: Int, _ transform: (Swift.Result<[UInt8], SystemError>) -> Result,
    _ emit: (Result, Bool) throws(E) -> Void
  ) throws(E) {
    var lines = Lines(path, limit)
    while let line = lines.next() { try emit(transform(line), false) }
  }

  /// The lines of a stream, each failure as an item of its own.
  private struct Lines: ~Copyable {
    private var stream: InputStream?
    private var failure: SystemError?
    private let limit: Int

    init(_ path: String, _ limit: Int) {
      self.limit = limit
      do throws(SystemError) {
        stream = try InputStream.opening(path)
        failure = nil
      } catch {
        stream = nil
        failure = error
      }
    }

    mutating func next() -> Swift.Result<[UInt8], SystemError>? {
      if let error = failure {
        failure = nil
        return .failure(error)
      }
      do throws(SystemError) {
        return try stream?.nextLine(limit: limit).map { .success($0) } ?? nil
      } catch {
        if !error.isTooLarge { stream = nil }
        return .failure(error)
      }
    }
  }

  /// What the threads share.
  ///
  /// SAFETY: everything mutable is touched only between `lock` and `unlock` of the monitor.
  private final class Queue<Result: Sendable>: @unchecked Sendable {
    typealias Line = Swift.Result<[UInt8], SystemError>

    private let monitor = Monitor()
    private let transform: @Sendable (Line) -> Result
    private let window: Int
    private var waiting: [(number: Int, line: Line)] = []
    private var results: [Int: Result] = [:]
    private var readCount = 0
    private var emittedCount = 0
    private var isAtEnd = false
    private var isStopped = false
    private var emitterWorks = false

    init(window: Int, _ transform: @escaping @Sendable (Line) -> Result) {
      self.window = window
      self.transform = transform
    }

    func read(_ path: String, _ limit: Int) {
      var lines = Lines(path, limit)
      while let line = lines.next() {
        monitor.lock()
        while readCount - emittedCount >= window, !isStopped { monitor.wait(for: .room) }
        let stops = isStopped
        if !stops {
          waiting.append((readCount, line))
          readCount += 1
          monitor.signal(emitterWorks ? .result : .work)
        }
        monitor.unlock()
        if stops { return }
      }
      monitor.lock()
      isAtEnd = true
      monitor.signalAll()
      monitor.unlock()
    }

    func work() {
      while true {
        monitor.lock()
        while waiting.isEmpty, !isAtEnd, !isStopped { monitor.wait(for: .work) }
        guard !isStopped, !waiting.isEmpty else { return monitor.unlock() }
        // The window is short: taking from the front costs nothing worth speaking of.
        let (number, line) = waiting.removeFirst()
        monitor.unlock()
        let result = transform(line)
        monitor.lock()
        results[number] = result
        if number == emittedCount { monitor.signal(.result) }
        monitor.unlock()
      }
    }

    /// The next result in order and whether the one after it is there too; `nil` after the last.
    func take() -> (Result, moreIsReady: Bool)? {
      monitor.lock()
      defer { monitor.unlock() }
      while true {
        if let result = results.removeValue(forKey: emittedCount) {
          emittedCount += 1
          monitor.signal(.room)
          return (result, results[emittedCount] != nil)
        }
        if isAtEnd, emittedCount == readCount { return nil }
        if emitterWorks, !waiting.isEmpty {
          let (number, line) = waiting.removeFirst()
          results[number] = transform(line)
        } else {
          monitor.wait(for: .result)
        }
      }
    }

    func hasNoWorkers() {
      monitor.lock()
      emitterWorks = true
      monitor.unlock()
    }

    func stop() {
      monitor.lock()
      isStopped = true
      monitor.signalAll()
      monitor.unlock()
    }
  }
}
