#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension File {
  /// Puts bytes where an output is asked for: a file is replaced whole, see ``replace(_:with:expecting:)``; a device, a pipe, or
  /// an open stream under a name such as `/dev/stdout` is written to as it stands, so that what was written before it stays.
  public static func deliver(_ bytes: [UInt8], to path: String) throws(SystemError) {
    if let number = streamNumber(path) { return try Descriptor.writeAll(bytes.span, to: number, path) }
    guard !isReplaced(path) else { return try replace(path, with: bytes) }
    let file = try Descriptor(.replace, path, flags: O_WRONLY)
    try file.writeAll(bytes.span)
  }

  /// Whether an output at a path is a file that is replaced whole, be it there already or not.
  static func isReplaced(_ path: String) -> Bool {
    guard streamNumber(path) == nil else { return false }
    guard let kind = status(path)?.kind else { return true }
    return kind == .file || kind == .folder
  }

  /// The descriptor that a path of the system names. Opening such a path again would begin at the start of the file behind it.
  private static func streamNumber(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return Int32(path.dropFirst(prefix.utf8.count)).flatMap { $0 >= 0 ? $0 : nil }
      }
      return nil
    }
  }
}
