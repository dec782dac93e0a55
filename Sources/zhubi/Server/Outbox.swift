import Dispatch
import Synchronization
import System

/// What is to be written to the client. The loop puts, the writing thread drains.
final class Outbox: Sendable {
  private struct State: Sendable {
    var waiting: [[UInt8]] = []
    var isFinished = false
  }

  private let state = Mutex(State())
  private let hasWork = DispatchSemaphore(value: 0)
  private let isDrained = DispatchSemaphore(value: 0)

  /// Adds a message, in parts so that a long one is not copied. Never blocks for long.
  func put(_ parts: [UInt8]...) {
    state.withLock { $0.waiting += parts }
    hasWork.signal()
  }

  /// Writes what is put until ``finish(milliseconds:)``. `write` tells whether the client still takes it; when it does not,
  /// `lost` is told once and the rest is dropped.
  func drain(_ write: ([UInt8]) -> Bool, lost: () -> Void) {
    var isLost = false
    while true {
      hasWork.wait()
      let (parts, isFinished) = state.withLock { state in
        defer { state.waiting = [] }
        return (state.waiting, state.isFinished)
      }
      for bytes in Self.joined(parts) where !isLost && !write(bytes) {
        isLost = true
        lost()
      }
      if isFinished { break }
    }
    isDrained.signal()
  }

  /// The same bytes in few writes: short parts together, long ones as they are.
  private static func joined(_ parts: [[UInt8]]) -> [[UInt8]] {
    var joined: [[UInt8]] = []
    for part in parts where !part.isEmpty {
      if let last = joined.indices.last, joined[last].count + part.count <= 1 << 14 {
        joined[last] += part
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  /// Waits until everything is written, but no longer than `milliseconds`.
  func finish(milliseconds: Int) {
    state.withLock { $0.isFinished = true }
    hasWork.signal()
    _ = isDrained.wait(timeout: .now() + .milliseconds(milliseconds))
  }
}
