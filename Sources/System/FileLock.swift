#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An advisory lock on a folder: of all programs that ask for it, one at a time has it. Given back when the value goes away,
/// or the process dies.
///
/// The folder itself is locked, so that nothing is left behind; where the file system cannot (NFS), a file `.zhubi.lock` in it.
public struct FileLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Waits for the lock.
  ///
  /// - Parameter milliseconds: how long to wait at most; then a ``SystemError/isTimeout`` is thrown.
  public init(folder: String, waiting milliseconds: Int = 10_000) throws(SystemError) {
    let deadline = Clock.nanoseconds() + max(0, milliseconds) * 1_000_000
    do throws(SystemError) {
      let opened = try Descriptor(.lock, folder, flags: O_RDONLY | O_DIRECTORY)
      try Self.lock(opened.number, folder, until: deadline)
      descriptor = opened
    } catch {
      guard [EBADF, ENOLCK, ENOTSUP, ENOSYS].contains(error.code) else { throw error }
      let opened = try Descriptor(.lock, Path.join(folder, ".zhubi.lock"), flags: O_RDWR | O_CREAT)
      try Self.lock(opened.number, folder, until: deadline)
      descriptor = opened
    }
  }

  deinit {
    // Closing alone would leave the lock to a child process that is just being started and still shares the open folder.
    _ = flock(descriptor.number, LOCK_UN)
  }

  /// Runs `body` while holding the lock of a folder.
  public static func holding<Result, E: Error>(
    folder: String, waiting milliseconds: Int = 10_000, _ body: () throws(E) -> Result
  ) throws(SystemError) -> Swift.Result<Result, E> {
    let lock = try FileLock(folder: folder, waiting: milliseconds)
    let result: Swift.Result<Result, E>
    do throws(E) { result = .success(try body()) } catch { result = .failure(error) }
    _ = consume lock
    return result
  }

  private static func lock(_ number: Int32, _ path: String, until deadline: Int) throws(SystemError) {
    // Polling, because a blocking lock can be bounded only with signals. The first waits are short: writers are quick.
    var pause: UInt32 = 500
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK else { throw SystemError(.lock, path, code: code) }
      guard Clock.nanoseconds() < deadline else { throw SystemError(.lock, path, code: ETIMEDOUT) }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }
}
