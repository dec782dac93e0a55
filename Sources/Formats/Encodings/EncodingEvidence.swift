import TextModel

/// What the bytes of a file that is not UTF-8 throughout say about its encoding.
struct EncodingEvidence {
  /// Lines that are valid UTF-8 and hold at least three Chinese characters: chance does not make them.
  private(set) var utf8Lines = 0
  /// Lines that are not UTF-8.
  private(set) var otherLines = 0
  /// Offset of the first line of ``utf8Lines``.
  private(set) var firstUTF8Line = 0
  /// Bytes in valid three-byte sequences of Chinese.
  private(set) var chineseBytes = 0
  /// Bytes that no UTF-8 sequence explains.
  private(set) var strayBytes = 0

  /// Looks at the bytes line by line. O(n).
  init(_ bytes: [UInt8]) {
    let bytes = bytes.span
    let n = bytes.count
    var lineStart = 0
    var chineseInLine = 0
    var isBroken = false
    var i = 0
    while i <= n {
      if i < n, bytes[i] >= 0x80 {
        let length = Self.sequenceLength(bytes[i])
        var end = i + 1
        while end < n, end - i < length, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if length == 0 || end - i < length {
          strayBytes += 1
          isBroken = true
          i += 1
        } else {
          // Chinese characters and full-width marks; U+2000… does not count, since chance makes it too.
          if length == 3, bytes[i] != 0xE2 {
            chineseBytes += 3
            chineseInLine += 1
          }
          i = end
        }
        continue
      }
      if i == n || bytes[i] == 0x0A || bytes[i] == 0x0D {
        if isBroken {
          otherLines += 1
        } else if chineseInLine >= 3 {
          if utf8Lines == 0 { firstUTF8Line = lineStart }
          utf8Lines += 1
        }
        lineStart = i + 1
        chineseInLine = 0
        isBroken = false
      }
      i += 1
    }
  }

  /// Length of the UTF-8 sequence of a lead byte, as far as Chinese text has such; 0 for other bytes.
  @inline(__always)
  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE2...0xE9, 0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// Whether the file is UTF-8 that is damaged somewhere, or has lines of another encoding in it.
  var isDamagedUTF8: Bool {
    utf8Lines > 0 && utf8Lines >= otherLines || chineseBytes >= 9 && chineseBytes >= strayBytes * 3
  }

  /// Line number, from 1, of a byte offset in a file whose encoding keeps CR and LF as single bytes.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var i = 0
    while i < min(offset, bytes.count) {
      if bytes[i] == 0x0A || bytes[i] == 0x0D && !(i + 1 < bytes.count && bytes[i + 1] == 0x0A) { line += 1 }
      i += 1
    }
    return line
  }
}
