extension StaticString {
  /// Number of scalars.
  var unicodeScalarCount: Int { withUTF8Buffer { bytes in unsafe bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } } }

  /// The first scalar; 0 of an empty literal.
  @inlinable @inline(__always)
  var firstScalar: UInt32 { scalar(at: 0).value }

  /// The last scalar; 0 of an empty literal.
  @inlinable @inline(__always)
  var lastScalar: UInt32 {
    // SAFETY: a static string's pointer is valid for its count for the life of the program.
    let bytes = unsafe UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    var i = bytes.count - 1
    while i > 0, unsafe bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return scalar(at: max(i, 0)).value
  }

  /// The scalar that begins at a byte, and of how many bytes it is; 0 and 0 at the end.
  @inlinable @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    // SAFETY: as above; literals are valid UTF-8, so that the bytes of a scalar are all there.
    let bytes = unsafe UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    guard offset < bytes.count else { return (0, 0) }
    let lead = unsafe UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    let second = unsafe UInt32(bytes[offset + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = unsafe UInt32(bytes[offset + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return unsafe ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3] & 0x3F), 4)
  }
}
