import TextModel

extension FormatError {
  static func tooLarge(_ count: Int, _ limit: Int) -> FormatError {
    FormatError(
      .tooLarge, Localized("文件过大（\(count) 字节，上限 \(limit) 字节）", en: "the file is too large (\(count) bytes, the limit is \(limit))"))
  }

  static func binary(at offset: Int) -> FormatError {
    FormatError(
      .binary, Localized("不是文本文件（偏移 \(offset) 处有零字节）", en: "not a text file (a zero byte at offset \(offset))"), offset: offset)
  }

  static func unsupportedEncoding(_ label: String) -> FormatError {
    let label = String(label.prefix(40))
    return FormatError(
      .unsupportedEncoding,
      Localized(
        "不支持的编码 \(label)；请先转换，例如：iconv -f \(label) -t UTF-8",
        en: "unsupported encoding \(label); convert it first: iconv -f \(label) -t UTF-8"))
  }

  static func brokenUTF8(at offset: Int, _ bytes: [UInt8]) -> FormatError {
    let line = EncodingEvidence.line(of: offset, in: bytes)
    let byte = hexadecimal(bytes, at: offset)
    let isOtherEncoding = EncodingEvidence(bytes).otherLines > 0 && lineIsGB(bytes, around: offset)
    return FormatError(
      isOtherEncoding ? .mixedEncodings : .undecodable,
      isOtherEncoding
        ? Localized(
          "第 \(line) 行（偏移 \(offset)，字节 \(byte)）不是 UTF-8：文件为 UTF-8，此处混入了 GB 18030 文字",
          en: "line \(line) (offset \(offset), byte \(byte)) is not UTF-8: the file is UTF-8 with GB 18030 text mixed in here")
        : Localized(
          "第 \(line) 行（偏移 \(offset)，字节 \(byte)）不是合法的 UTF-8：字符被截断或损坏",
          en: "line \(line) (offset \(offset), byte \(byte)) is not valid UTF-8: a character is cut short or damaged"),
      offset: offset, line: line)
  }

  static func mixedUTF8(at offset: Int, _ bytes: [UInt8]) -> FormatError {
    let line = EncodingEvidence.line(of: offset, in: bytes)
    return FormatError(
      .mixedEncodings,
      Localized(
        "第 \(line) 行（偏移 \(offset)）是 UTF-8，其余为 GB 18030：一个文件混用了两种编码",
        en: "line \(line) (offset \(offset)) is UTF-8 while the rest is GB 18030: one file, two encodings"),
      offset: offset, line: line)
  }

  static func brokenGB18030(at offset: Int, _ bytes: [UInt8]) -> FormatError {
    let line = EncodingEvidence.line(of: offset, in: bytes)
    let byte = hexadecimal(bytes, at: offset)
    return FormatError(
      .undecodable,
      Localized(
        "第 \(line) 行（偏移 \(offset)，字节 \(byte)）既不是 UTF-8 也不是 GB 18030",
        en: "line \(line) (offset \(offset), byte \(byte)) is neither UTF-8 nor GB 18030"),
      offset: offset, line: line)
  }

  static func brokenUTF16(at offset: Int, _ bytes: [UInt8], from start: Int, littleEndian: Bool) -> FormatError {
    let whole = Array(bytes[..<offset])
    let before = (try? UTF16Bytes.decode(whole, from: min(start, offset), littleEndian: littleEndian)) ?? []
    let line = SourceText(validUTF8: before).lineStarts.count
    return FormatError(
      .undecodable,
      Localized(
        "第 \(line) 行（偏移 \(offset)）不是合法的 UTF-16：代理项不成对或文件被截断",
        en: "line \(line) (offset \(offset)) is not valid UTF-16: an unpaired surrogate, or the file is cut short"),
      offset: offset, line: line)
  }

  /// Whether the bytes of the line around `offset` are GB 18030 as a whole, with more than a stray byte of it.
  private static func lineIsGB(_ bytes: [UInt8], around offset: Int) -> Bool {
    let start = bytes[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let line = Array(bytes[start..<end])
    let evidence = EncodingEvidence(line)
    return evidence.strayBytes >= 2 && evidence.chineseBytes < evidence.strayBytes * 3 && (try? GB18030.decode(line)) != nil
  }

  private static func hexadecimal(_ bytes: [UInt8], at offset: Int) -> String {
    guard offset < bytes.count else { return "–" }
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
