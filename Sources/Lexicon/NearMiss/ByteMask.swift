/// Bytes of a text asked at once: a bit for each of 64 places.
enum ByteMask {
  /// The places among 64 from `start` on whose byte is at most `most`; those past the end are not.
  ///
  /// - Parameters:
  ///   - bytes: None above 128.
  ///   - start: Inside the bytes, or at their end.
  ///   - most: At most 127.
  @inline(__always)
  static func places(in bytes: Span<UInt8>, from start: Int, atMost most: UInt8) -> UInt64 {
    let count = min(64, bytes.count &- start)
    let raw = unsafe bytes.bytes
    let limit = ones &* (0x80 &+ UInt64(most))
    var mask: UInt64 = 0
    var place = 0
    while place &+ 8 <= count {
      // SAFETY: the eight bytes are inside. The highest bit of each difference stays where the byte is not above the limit, and none
      // borrows from the next.
      let eight = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ place, as: UInt64.self)
      let low = (limit &- eight) >> 7 & ones
      mask |= ((low &* gathering) >> 56) &<< UInt64(truncatingIfNeeded: place)
      place &+= 8
    }
    while place < count {
      if unsafe bytes[unchecked: start &+ place] <= most { mask |= 1 &<< UInt64(truncatingIfNeeded: place) }
      place &+= 1
    }
    return mask
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// Moves the lowest bits of eight bytes side by side, into the highest byte.
  private static let gathering: UInt64 = 0x0102_0408_1020_4080
}
