#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Whole files: reading, creating, asking. Replacing is in `File+Replace.swift`.
public enum File {
  /// Reads everything, from a regular file, a pipe, a device or, under the name `-`, standard input.
  ///
  /// - Parameter limit: bytes; a longer file is refused with ``SystemError/isTooLarge`` after at most one byte more was read.
  public static func read(_ path: String, limit: Int = .max) throws(SystemError) -> [UInt8] {
    if path == "-" { return try readStandardInput(limit: limit) }
    return try readWithStatus(path, limit: limit).bytes
  }

  /// Reads everything, and says what the file was when it was opened.
  public static func readWithStatus(_ path: String, limit: Int = .max) throws(SystemError) -> (bytes: [UInt8], status: FileStatus) {
    let file = try Descriptor(.read, path, flags: O_RDONLY)
    let status = try file.status(.read)
    guard status.kind != .folder else { throw SystemError(.read, path, code: EISDIR) }
    guard status.kind != .file || status.size <= limit else { throw SystemError(.read, path, code: EFBIG) }
    let bytes = try readToEnd(file.number, path, expecting: status.kind == .file ? status.size : 0, limit: limit)
    return (bytes, status)
  }

  /// Reads a regular file and nothing else: a pipe or a device that stands there would let the reader hang.
  public static func readRegular(_ path: String, limit: Int = .max) throws(SystemError) -> [UInt8] {
    let file = try Descriptor(.read, path, flags: O_RDONLY | O_NONBLOCK)
    let status = try file.status(.read)
    guard status.kind == .file else { throw SystemError(.read, path, code: status.kind == .folder ? EISDIR : EINVAL) }
    guard status.size <= limit else { throw SystemError(.read, path, code: EFBIG) }
    return try readToEnd(file.number, path, expecting: status.size, limit: limit)
  }

  /// Reads standard input to its end.
  public static func readStandardInput(limit: Int = .max) throws(SystemError) -> [UInt8] {
    try readToEnd(STDIN_FILENO, "-", expecting: 0, limit: limit)
  }

  private static func readToEnd(_ number: Int32, _ path: String, expecting size: Int, limit: Int) throws(SystemError) -> [UInt8] {
    // One byte more than is expected finds the end of the file, and one more than is allowed finds that it is too long.
    let most = limit == .max ? limit : limit + 1
    var bytes = try Descriptor.read(from: number, path, upTo: min(size, limit - 1) + 1, fills: true)
    if bytes.count <= size, size > 0, size < limit { return bytes }
    // A pipe, or a file that has grown since it was opened.
    while bytes.count < most {
      let step = min(most - bytes.count, min(max(65_536, bytes.count), 16 << 20))
      let chunk = try Descriptor.read(from: number, path, upTo: step, fills: true)
      if chunk.isEmpty { return bytes }
      bytes.append(contentsOf: chunk)
    }
    throw SystemError(.read, path, code: EFBIG)
  }

  /// What stands at a path, seen through symbolic links; `nil` when nothing does or it cannot be reached.
  public static func status(_ path: String) -> FileStatus? { try? status(.read, path, followingLinks: true) }

  /// What stands at a path, a symbolic link itself included.
  public static func linkStatus(_ path: String) -> FileStatus? { try? status(.read, path, followingLinks: false) }

  /// Whether anything stands at a path.
  public static func exists(_ path: String) -> Bool { status(path) != nil }

  static func status(_ operation: SystemError.Operation, _ path: String, followingLinks: Bool) throws(SystemError) -> FileStatus {
    let name = try pathForC(operation, path)
    var status = stat()
    // SAFETY: the array and the structure outlive the call.
    _ = try systemCall(operation, path) { followingLinks ? unsafe stat(name, &status) : unsafe lstat(name, &status) }
    return FileStatus(status)
  }

  /// The path from the root with every symbolic link resolved; `nil` when nothing stands there.
  public static func realPath(_ path: String) -> String? {
    guard let name = try? pathForC(.read, path), let resolved = unsafe realpath(name, nil) else { return nil }
    defer { unsafe free(resolved) }
    // SAFETY: `realpath` returns a NUL-terminated string of its own.
    return PathText.decode(unsafe cBytes(resolved))
  }

  /// Where a symbolic link points, as it is written; `nil` when it is none.
  static func linkTarget(_ path: String) -> String? {
    guard let name = try? pathForC(.read, path) else { return nil }
    var bytes = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink(name, &bytes, bytes.count)
    guard count >= 0, count < bytes.count else { return nil }
    return PathText.decode(bytes[..<count].map { UInt8(bitPattern: $0) })
  }

  /// Removes a file, not a folder.
  public static func remove(_ path: String) throws(SystemError) {
    let name = try pathForC(.remove, path)
    _ = try systemCall(.remove, path) { unsafe unlink(name) }
  }

  /// Makes a folder, and with `parents` those above it; one that is there already is no error.
  public static func createFolder(_ path: String, parents: Bool = false) throws(SystemError) {
    let name = try pathForC(.create, path)
    do throws(SystemError) {
      _ = try systemCall(.create, path) { unsafe mkdir(name, 0o777) }
    } catch {
      if error.isAlreadyThere, status(path)?.kind == .folder { return }
      let above = Path.parent(path)
      guard parents, error.code == ENOENT, above != path else { throw error }
      try createFolder(above, parents: true)
      _ = try systemCall(.create, path) { unsafe mkdir(name, 0o777) }
    }
  }
}

/// The bytes of a C string.
func cBytes(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
  // SAFETY: the caller vouches for the closing NUL.
  unsafe UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)).map { $0 }
}
