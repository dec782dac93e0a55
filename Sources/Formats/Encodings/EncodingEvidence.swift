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
    var lineStart = 0
    var chineseInLine = 0
    var isBroken = false
    var i = 0
    func isTrail(_ index: Int) -> Bool { index < bytes.count && bytes[index] & 0xC0 == 0x80 }
    while i <= bytes.count {
      if i == bytes.count || bytes[i] == 0x0A || bytes[i] == 0x0D {
        if isBroken {
          otherLines += 1
        } else if chineseInLine >= 3 {
          if utf8Lines == 0 { firstUTF8Line = lineStart }
          utf8Lines += 1
        }
        i += 1
        lineStart = i
        chineseInLine = 0
        isBroken = false
        continue
      }
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
      } else if lead >= 0xE3, lead <= 0xE9 || lead == 0xEF, isTrail(i + 1), isTrail(i + 2) {
        chineseBytes += 3
        chineseInLine += 1
        i += 3
      } else if lead == 0xE2, isTrail(i + 1), isTrail(i + 2) {
        i += 3
      } else if lead >= 0xC2, lead <= 0xDF, isTrail(i + 1) {
        i += 2
      } else if lead >= 0xF0, lead <= 0xF4, isTrail(i + 1), isTrail(i + 2), isTrail(i + 3) {
        i += 4
      } else {
        strayBytes += 1
        isBroken = true
        i += 1
      }
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
