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
    // Without a reading thread the caller's thread does everything.
    guard let reader = Thread({ queue.read(path, limit) }) else { return try serially(path, limit, transform, emit) }
    let workers = (0..<jobs).compactMap { _ in Thread { queue.work() } }
    if workers.isEmpty { queue.hasNoWorkers() }
    defer { for worker in workers { worker.join() } }
    do throws(E) {
      while let (results, moreIsReady) = queue.take() {
        for (place, result) in results.enumerated() { try emit(result, moreIsReady || place + 1 < results.count) }
      }
    } catch {
      queue.stop()
      reader.detach()
      throw error
    }
    reader.join()
  }

  private static func serially<Result, E: Error>(
    _ path: String, _ limit: Int, _ transform: (Line) -> Result, _ emit: (Result, Bool) throws(E) -> Void
  ) throws(E) {
    var lines = Lines(path, limit)
    while let batch = lines.next() {
      for (place, line) in batch.enumerated() { try emit(transform(line), place + 1 < batch.count) }
    }
  }

  typealias Line = Swift.Result<[UInt8], SystemError>

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

    /// The next line, waited for, and those that have come with it: waking a thread for each would cost as much as its work.
    mutating func next() -> [Line]? {
      if let error = failure {
        failure = nil
        return [.failure(error)]
      }
      do throws(SystemError) {
        guard let first = try stream?.nextLine(limit: limit) else { return nil }
        var batch: [Line] = [.success(first)]
        var size = first.count
        while batch.count < 64, size < 32_768, let line = stream?.nextLineAtHand(limit: limit) {
          size += line.count
          batch.append(.success(line))
        }
        return batch
      } catch {
        if !error.isTooLarge { stream = nil }
        return [.failure(error)]
      }
    }
  }

  /// What the threads share.
  ///
  /// SAFETY: everything mutable is touched only between `lock` and `unlock` of the monitor.
  private final class Queue<Result: Sendable>: @unchecked Sendable {
    private struct Batch {
      let number: Int
      let lines: [Line]

      var size: Int { lines.reduce(0) { $0 + ((try? $1.get().count) ?? 0) } }
    }

    private let monitor = Monitor()
    private let transform: @Sendable (Line) -> Result
    /// How many batches, and how many bytes, may be between reading and emitting. One batch always may.
    private let window: Int
    private let windowBytes = 64 << 20

    private var waiting: [Batch] = []
    private var results: [Int: [Result]] = [:]
    private var sizes: [Int: Int] = [:]
    private var heldBytes = 0
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
      while let next = lines.next() {
        monitor.lock()
        let batch = Batch(number: readCount, lines: next)
        while !hasRoom(for: batch), !isStopped { monitor.wait(for: .room) }
        let stops = isStopped
        if !stops {
          waiting.append(batch)
          sizes[batch.number] = batch.size
          heldBytes += batch.size
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

    private func hasRoom(for batch: Batch) -> Bool {
      let held = readCount - emittedCount
      return held == 0 || (held < window && heldBytes + batch.size <= windowBytes)
    }

    func work() {
      while true {
        monitor.lock()
        while waiting.isEmpty, !isAtEnd, !isStopped { monitor.wait(for: .work) }
        guard !isStopped, !waiting.isEmpty else { return monitor.unlock() }
        // The window is short: taking from the front costs nothing worth speaking of.
        let batch = waiting.removeFirst()
        monitor.unlock()
        let done = batch.lines.map(transform)
        monitor.lock()
        results[batch.number] = done
        if batch.number == emittedCount { monitor.signal(.result) }
        monitor.unlock()
      }
    }

    /// The next results in order and whether those after them are there too; `nil` after the last.
    func take() -> ([Result], moreIsReady: Bool)? {
      monitor.lock()
      defer { monitor.unlock() }
      while true {
        if let done = results.removeValue(forKey: emittedCount) {
          heldBytes -= sizes.removeValue(forKey: emittedCount) ?? 0
          emittedCount += 1
          monitor.signal(.room)
          return (done, results[emittedCount] != nil)
        }
        if isAtEnd, emittedCount == readCount { return nil }
        if emitterWorks, !waiting.isEmpty {
          let batch = waiting.removeFirst()
          results[batch.number] = batch.lines.map(transform)
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
