#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Something done again and again beside the work of the process.
public enum Ticker {
  /// Calls `body` on a thread of its own, first after `delay` and then every `interval` nanoseconds, until it returns false.
  public static func start(after delay: Int, every interval: Int, _ body: @escaping @Sendable () -> Bool) {
    Thread {
      usleep(UInt32(clamping: delay / 1_000))
      while body() { usleep(UInt32(clamping: interval / 1_000)) }
    }?.detach()
  }
}
