import TextModel

/// Han text of one to four characters that is written twice in a row: 的的, 推进推进.
public struct RepeatFact: Hashable, Sendable {
  /// View index of the first time.
  public let start: Int
  /// How long one time is.
  public let length: Int

  /// View indices of both times.
  public var range: Range<Int> { start..<start + 2 * length }

  /// Which of the eight characters from an index on come again one to four characters behind: the lowest bit of each byte, the first
  /// character in the lowest byte. Twelve characters from the index on are inside the text.
  @inline(__always)
  private static func comingAgain(_ scalars: RawSpan, _ i: Int) -> UInt64 {
    // SAFETY: twelve scalars from the index on are inside, and every bit pattern is one of them.
    func eight(_ offset: Int) -> SIMD8<UInt32> {
      unsafe scalars.unsafeLoadUnaligned(fromUncheckedByteOffset: (i &+ offset) &* 4, as: SIMD8<UInt32>.self)
    }
    let own = eight(0)
    let again = (own .== eight(1)) .| (own .== eight(2)) .| (own .== eight(3)) .| (own .== eight(4))
    // SAFETY: what is true is a lane of ones, and eight bytes are a word.
    let bytes = unsafe SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(again, to: SIMD8<UInt32>.self))
    return unsafe UInt64(littleEndian: unsafeBitCast(bytes, to: UInt64.self)) & 0x0101_0101_0101_0101
  }

  /// Finds repeats, the longest at each place, in order.
  static func find(_ text: borrowing NormalizedText, _ repeats: inout [RepeatFact]) {
    repeats.removeAll(keepingCapacity: true)
    let scalars = text.scalars.span
    var i = 0
    while i + 12 <= scalars.count {
      var again = unsafe comingAgain(scalars.bytes, i)
      while again != 0 {
        judge(i + again.trailingZeroBitCount / 8, text, &repeats)
        again &= again &- 1
      }
      i += 8
    }
    while i + 1 < scalars.count {
      judge(i, text, &repeats)
      i += 1
    }
  }

  /// Adds the longest repeat that begins at an index, if one does.
  private static func judge(_ i: Int, _ text: borrowing NormalizedText, _ repeats: inout [RepeatFact]) {
    let t = text.scalars.span
    let n = t.count
    let c = t[i]
    let one = c == t[i + 1]
    let two = i + 3 < n && c == t[i + 2] && t[i + 1] == t[i + 3]
    let three = i + 5 < n && c == t[i + 3] && t[i + 1] == t[i + 4] && t[i + 2] == t[i + 5]
    let four = i + 7 < n && c == t[i + 4] && t[i + 1] == t[i + 5] && t[i + 2] == t[i + 6] && t[i + 3] == t[i + 7]
    guard one || two || three || four else { return }
    let length = one ? 1 : two ? 2 : three ? 3 : 4
    if (0..<length).allSatisfy({ text.characterClass(i + $0).isHan }) { repeats.append(RepeatFact(start: i, length: length)) }
  }
}
