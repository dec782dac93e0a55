import Synchronization
import System

/// Records a session for `--trace`: one message a line, `→` from the client, `←` to it. The lines after `→` can be fed to a
/// session again.
final class SessionRecorder: Sendable {
  private let path: String
  private let lines = Mutex<[UInt8]>([])

  /// Creates a recorder that writes to `path`.
  init(_ path: String) { self.path = path }

  /// Adds a message and brings the file up to date.
  func record(_ direction: String, _ body: [UInt8]) {
    lines.withLock { lines in
      lines += Array((direction + " ").utf8) + body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
      // A trace that cannot be written must not end the session.
      try? File.replace(path, with: lines)
    }
  }
}
