#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Buffered writing to standard output or standard error.
///
/// A reader that has gone shows as ``SystemError/isBrokenPipe``: a command then ends quietly. Nothing is written on its own but
/// when the buffer is full; call ``flush()`` before the process ends.
public struct OutputStream: ~Copyable {
  private let number: Int32
  private var buffer: [UInt8] = []
  private let capacity: Int

  /// - Parameter capacity: bytes to gather before writing.
  private init(_ number: Int32, capacity: Int) {
    self.number = number
    self.capacity = capacity
  }

  public static func standardOutput(capacity: Int = 65_536) -> OutputStream { OutputStream(STDOUT_FILENO, capacity: capacity) }
  public static func standardError(capacity: Int = 4_096) -> OutputStream { OutputStream(STDERR_FILENO, capacity: capacity) }

  public mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    if buffer.count + bytes.count >= capacity {
      try flush()
      // What would fill the buffer by itself need not go through it.
      if bytes.count >= capacity { return try Descriptor.writeAll(bytes.span, to: number, "-") }
    }
    buffer.append(contentsOf: bytes)
  }

  public mutating func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }

  /// Hands over what has been gathered. What cannot be written is dropped, so that a second try does not repeat it.
  public mutating func flush() throws(SystemError) {
    if buffer.isEmpty { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try Descriptor.writeAll(buffer.span, to: number, "-")
  }
}
