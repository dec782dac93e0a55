import CZlib

/// Raw DEFLATE (RFC 1951) and CRC-32, by zlib.
enum Deflate {
  /// Why data cannot be unpacked.
  enum Fault: Error {
    /// The data is damaged or cut short, or zlib has no memory.
    case damaged
    /// The data unpacks to more than was allowed.
    case tooLong
  }

  /// Unpacks data to at most `limit` bytes.
  static func unpack(_ data: ArraySlice<UInt8>, limit: Int) throws(Fault) -> [UInt8] {
    var out: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var stream = unsafe z_stream()
    // SAFETY: the stream is initialised here and ended below; zlib reads and writes within the counts it is given, and both
    // buffers outlive the calls made inside their closures.
    guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { throw .damaged }
    defer { unsafe inflateEnd(&stream) }
    var isTooLong = false
    let isDone = unsafe data.withUnsafeBufferPointer { input -> Bool in
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.avail_in = UInt32(clamping: input.count)
      while true {
        let status = unsafe chunk.withUnsafeMutableBufferPointer { buffer -> Int32 in
          unsafe stream.next_out = buffer.baseAddress
          unsafe stream.avail_out = UInt32(clamping: buffer.count)
          return unsafe inflate(&stream, Z_NO_FLUSH)
        }
        let produced = unsafe chunk.count - Int(stream.avail_out)
        if out.count + produced > limit {
          isTooLong = true
          return false
        }
        out += chunk[..<produced]
        if status == Z_STREAM_END { return true }
        if status != Z_OK || produced == 0 { return false }
      }
    }
    if isTooLong { throw .tooLong }
    guard isDone else { throw .damaged }
    return out
  }

  /// Packs data; nil when zlib has no memory.
  static func pack(_ data: [UInt8]) -> [UInt8]? {
    var stream = unsafe z_stream()
    // SAFETY: as above; `deflateBound` says how much room the whole result needs.
    guard
      unsafe deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(&stream) }
    var out = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(data.count))))
    let status = unsafe data.withUnsafeBufferPointer { input in
      unsafe out.withUnsafeMutableBufferPointer { output -> Int32 in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(clamping: input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: output.count)
        return unsafe deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    unsafe out.removeLast(Int(stream.avail_out))
    return out
  }

  /// CRC-32 as ZIP has it.
  static func checksum(_ data: ArraySlice<UInt8>) -> UInt32 {
    // SAFETY: zlib reads `count` bytes of the buffer, which is that long.
    unsafe data.withUnsafeBufferPointer { unsafe UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(clamping: $0.count))) }
  }
}
