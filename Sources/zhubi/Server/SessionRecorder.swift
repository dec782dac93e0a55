import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Records a session for `--trace`: one message a line, `→` from the client, `←` to it. The lines after `→` can be fed to a
/// session again.
final class SessionRecorder: Sendable {
  /// The open file; negative when it could not be opened: a trace that cannot be written must not end the session.
  private let file: Mutex<Int32>

  /// Creates a recorder that writes to `path`, beginning anew.
  init(_ path: String) { file = Mutex(unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)) }

  deinit { file.withLock { if $0 >= 0 { close($0) } } }

  /// Adds a message at the end of the file.
  func record(_ direction: String, _ body: [UInt8]) {
    let line = Array((direction + " ").utf8) + body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
    file.withLock { file in
      var written = 0
      while file >= 0, written < line.count {
        let count = unsafe line.withUnsafeBytes { unsafe write(file, $0.baseAddress?.advanced(by: written), $0.count - written) }
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
