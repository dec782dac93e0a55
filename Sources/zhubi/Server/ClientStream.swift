#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The way to the client: standard output as it was at the start.
///
/// From then on what is called standard output leads to standard error, so that a stray `print`, of ours or of a library's,
/// cannot come between two messages.
struct ClientStream: Sendable {
  private let number: Int32

  /// Takes standard output for the messages alone.
  init() {
    let own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    if own >= 0 { _ = dup2(STDERR_FILENO, STDOUT_FILENO) }
    number = own >= 0 ? own : STDOUT_FILENO
    #if os(Linux)
      // F_SETPIPE_SZ, which <fcntl.h> keeps for GNU programs. The findings of a long draft fit in, and the client is woken once.
      _ = fcntl(number, 1031, 1 << 20)
    #endif
  }

  /// Writes all; false when the client takes nothing any more.
  func write(_ bytes: [UInt8]) -> Bool {
    var written = 0
    while written < bytes.count {
      // SAFETY: the pointer is within the array, which outlives the call.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe writeOnce(number, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count > 0 {
        written += count
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        Self.wait(number)
      } else {
        return false
      }
    }
    return true
  }

  private static func wait(_ number: Int32) {
    var watched = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&watched, 1, 1000)
  }

  /// Writes a line of the log to standard error, unless nobody reads there: a full pipe must not stop the server.
  static func log(_ line: String) {
    var watched = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    guard unsafe poll(&watched, 1, 0) == 1, watched.revents & Int16(POLLOUT) != 0 else { return }
    // What a pipe takes at once when it takes anything at all.
    let bytes = Array(line.utf8.prefix(2000)) + [0x0A]
    _ = unsafe bytes.withUnsafeBytes { unsafe writeOnce(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// The system's `write`, which the method of that name hides.
private func writeOnce(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { unsafe write(number, bytes, count) }
