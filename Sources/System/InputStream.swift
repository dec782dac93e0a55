#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads standard input or a file piece by piece, or line by line, in memory that does not grow with its length.
public struct InputStream: ~Copyable {
  private let number: Int32
  private let path: String
  /// Kept only to close it at the end.
  private let descriptor: Descriptor?
  private var buffer: [UInt8] = []
  /// What of the buffer has been handed out.
  private var consumed = 0
  /// Up to where the buffer is known to hold no line feed.
  private var searched = 0
  private var isAtEnd = false

  private init(_ number: Int32, _ path: String, _ descriptor: consuming Descriptor?) {
    self.number = number
    self.path = path
    self.descriptor = descriptor
  }

  public static func standardInput() -> InputStream { InputStream(STDIN_FILENO, "-", nil) }

  /// Opens a file for reading; `-` is standard input.
  public static func opening(_ path: String) throws(SystemError) -> InputStream {
    if path == "-" { return standardInput() }
    let descriptor = try Descriptor(.read, path, flags: O_RDONLY)
    return InputStream(descriptor.number, path, descriptor)
  }

  /// The next bytes, as many as are there, up to `limit`; empty at the end.
  public mutating func next(upTo limit: Int = 65_536) throws(SystemError) -> [UInt8] {
    if consumed < buffer.count {
      let end = min(buffer.count, consumed + limit)
      defer { consumed = end }
      return Array(buffer[consumed..<end])
    }
    if isAtEnd { return [] }
    let bytes = try Descriptor.read(from: number, path, upTo: limit, fills: false)
    isAtEnd = bytes.isEmpty
    return bytes
  }

  /// The next line without its line feed, `nil` after the last; a carriage return before the feed stays.
  ///
  /// - Parameter limit: bytes; a longer line is a ``SystemError/isTooLarge``, and the next call begins with the line after it.
  public mutating func nextLine(limit: Int = 1 << 30) throws(SystemError) -> [UInt8]? {
    while true {
      if let end = lineFeed() {
        let line = buffer[consumed..<end]
        let isTooLong = line.count > limit
        let bytes = isTooLong ? [] : Array(line)
        consumed = end + 1
        searched = consumed
        if isTooLong { throw SystemError(.read, path, code: EFBIG) }
        return bytes
      }
      if buffer.count - consumed > limit {
        try skipLine()
        throw SystemError(.read, path, code: EFBIG)
      }
      if isAtEnd {
        guard consumed < buffer.count else { return nil }
        defer { consumed = buffer.count }
        return Array(buffer[consumed...])
      }
      try fill()
    }
  }

  /// The next line if it is here as a whole already; never waits.
  mutating func nextLineAtHand(limit: Int) -> [UInt8]? {
    guard let end = lineFeed(), end - consumed <= limit else { return nil }
    defer {
      consumed = end + 1
      searched = consumed
    }
    return Array(buffer[consumed..<end])
  }

  private mutating func fill() throws(SystemError) {
    if consumed > 0 {
      buffer.removeFirst(consumed)
      searched -= consumed
      consumed = 0
    }
    // A line longer than the buffer is met with ever larger pieces.
    let bytes = try Descriptor.read(from: number, path, upTo: max(65_536, buffer.count), fills: false)
    isAtEnd = bytes.isEmpty
    buffer.append(contentsOf: bytes)
  }

  /// Forgets the line that has begun, and reads on to the beginning of the next.
  private mutating func skipLine() throws(SystemError) {
    while true {
      if let end = lineFeed() {
        consumed = end + 1
        searched = consumed
        return
      }
      buffer.removeAll(keepingCapacity: true)
      consumed = 0
      searched = 0
      if isAtEnd { return }
      try fill()
    }
  }

  private mutating func lineFeed() -> Int? {
    let start = max(searched, consumed)
    // SAFETY: the search stays in the buffer.
    let found = unsafe buffer.withUnsafeBytes { bytes -> Int? in
      guard start < bytes.count, let base = bytes.baseAddress, let hit = unsafe memchr(base + start, 0x0A, bytes.count - start)
      else {
        return nil
      }
      return unsafe UnsafeRawPointer(hit) - base
    }
    searched = found ?? buffer.count
    return found
  }
}
