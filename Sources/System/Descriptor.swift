#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
import TextModel

/// Makes a C call that returns -1 on failure, again for as long as signals interrupt it.
func systemCall<Result: SignedInteger & FixedWidthInteger>(
  _ operation: SystemError.Operation, _ path: String, _ call: () -> Result
) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    let code = errno
    if code != EINTR { throw SystemError(operation, path, code: code) }
  }
}

/// A path with its closing NUL for C. One with a NUL inside would name another file and is refused.
func pathForC(_ operation: SystemError.Operation, _ path: String) throws(SystemError) -> [CChar] {
  let bytes = PathText.encode(path)
  guard !bytes.contains(0) else { throw SystemError(operation, path, code: EINVAL) }
  guard !bytes.isEmpty else { throw SystemError(operation, path, code: ENOENT) }
  return bytes.map { CChar(bitPattern: $0) } + [0]
}

/// An open file, closed when it is no longer used.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32
  let path: String

  /// Opens a file; the descriptor is never inherited by a child process.
  init(_ operation: SystemError.Operation, _ path: String, flags: Int32, mode: mode_t = 0o666) throws(SystemError) {
    let name = try pathForC(operation, path)
    // SAFETY: the array outlives the call.
    number = try systemCall(operation, path) { unsafe open(name, flags | O_CLOEXEC, mode) }
    self.path = path
  }

  /// Takes over an open descriptor.
  init(owning number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { _ = close(number) }

  /// What the file is.
  func status(_ operation: SystemError.Operation) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try systemCall(operation, path) { unsafe fstat(number, &status) }
    return FileStatus(status)
  }

  /// Writes everything, however often the system takes only a part.
  func writeAll(_ bytes: Span<UInt8>) throws(SystemError) { try Descriptor.writeAll(bytes, to: number, path) }

  /// Writes everything to a descriptor that is not ours to close; waits where it does not block.
  static func writeAll(_ bytes: Span<UInt8>, to number: Int32, _ path: String) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      // SAFETY: the buffer is read before the closure returns.
      let count = unsafe bytes.extracting(done..<bytes.count).withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        done += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: wait(for: number, events: Int16(POLLOUT))
      case let code: throw SystemError(.write, path, code: code)
      }
    }
  }

  /// Reads until `limit` bytes are there, the file ends, or, unless `fills`, something has come.
  static func read(from number: Int32, _ path: String, upTo limit: Int, fills: Bool) throws(SystemError) -> [UInt8] {
    var failure: Int32?
    // With room for what a text is padded with, so that it need not be copied for that.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(0, limit) + SourceText.padding) { buffer, done in
      unsafe Platform.expectLargeUse(of: UnsafeMutableRawBufferPointer(buffer))
      while done < limit {
        // SAFETY: what lies behind `done` has room for as many bytes as the call is told.
        let count = unsafe Platform.read(number, buffer.baseAddress?.advanced(by: done), limit - done)
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EAGAIN {
            wait(for: number, events: Int16(POLLIN))
            continue
          }
          failure = errno
          return
        }
        done += count
        if count == 0 || !fills { return }
      }
    }
    if let failure { throw SystemError(.read, path, code: failure) }
    return bytes
  }

  /// Waits until a descriptor that does not block is ready, for as long as it takes.
  private static func wait(for number: Int32, events: Int16) {
    var request = pollfd(fd: number, events: events, revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}

/// C functions whose names Swift declarations here hide, or that not every system has.
enum Platform {
  /// Asks for large pages where a buffer of megabytes is about to be filled: touching new memory is most of what reading costs.
  static func expectLargeUse(of buffer: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard buffer.count >= 4 << 20, let base = buffer.baseAddress else { return }
      let page = 1 << 21
      let start = (UInt(bitPattern: base) + UInt(page) - 1) & ~UInt(page - 1)
      // SAFETY: advice about memory that is ours; nothing in it changes.
      _ = unsafe madvise(
        UnsafeMutableRawPointer(bitPattern: start), buffer.count - Int(start - UInt(bitPattern: base)), MADV_HUGEPAGE)
    #endif
  }

  static func read(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(number, buffer, count)
    #elseif canImport(Musl)
      unsafe Musl.read(number, buffer, count)
    #else
      unsafe Darwin.read(number, buffer, count)
    #endif
  }
}
