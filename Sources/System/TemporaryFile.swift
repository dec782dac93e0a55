#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A new file in the folder of another whose place it is to take; removed when that does not come to pass.
final class TemporaryFile {
  private let file: Descriptor
  private let name: String
  private let target: String
  /// What errors name.
  private let path: String
  private let old: FileStatus?
  private var isPlaced = false

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - target: The file whose place it is to take, no symbolic link.
  ///   - path: What errors are to name.
  ///   - old: What stands at `target`; nil when nothing does.
  init(besides target: String, for path: String, like old: FileStatus?) throws(SystemError) {
    (self.target, self.path, self.old) = (target, path, old)
    name = Path.join(Path.parent(target), ".zhubi-\(String(UInt64.random(in: 0...(.max)), radix: 36)).tmp")
    do throws(SystemError) {
      // Private until it has the permissions of the old file; a new file gets what the umask leaves.
      file = try Descriptor(.replace, name, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: old == nil ? 0o666 : 0o600)
    } catch {
      throw SystemError(.replace, path, code: error.code)
    }
    _ = flock(file.number, LOCK_EX | LOCK_NB)
  }

  deinit {
    if !isPlaced { try? File.remove(name) }
  }

  /// Adds bytes.
  func write(_ bytes: Span<UInt8>) throws(SystemError) {
    do throws(SystemError) {
      try file.writeAll(bytes)
    } catch {
      throw SystemError(.replace, path, code: error.code)
    }
  }

  /// Gives the file the permissions of the old one and flushes it to the disk; then `body` gives it its place, and the folder is
  /// flushed.
  func place(_ body: (_ temporary: String) throws(SystemError) -> Void) throws(SystemError) {
    do throws(SystemError) {
      if let old { Attributes.copy(old, from: target, to: file.number) }
      _ = try systemCall(.replace, path) { fsync(file.number) }
      try body(name)
    } catch {
      throw SystemError(.replace, path, code: error.code)
    }
    isPlaced = true
    // The new name must survive a power cut too. Some file systems cannot flush folders; that is no failure of ours.
    if let opened = try? Descriptor(.replace, Path.parent(target), flags: O_RDONLY | O_DIRECTORY) { _ = fsync(opened.number) }
  }
}
