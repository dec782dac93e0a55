public import TextModel

/// The text of a file, and the form in which the file held it, so that a changed text can be written back in the same form.
public struct DecodedText: Sendable {
  /// The text, without a byte order mark.
  public let text: SourceText
  /// The encoding.
  public let encoding: TextEncoding
  /// Whether a byte order mark begins the file.
  public let hasBOM: Bool
  /// How lines end.
  public let lineEnding: LineEnding
  /// Characters that were written at their four-byte code, see ``GB18030``.
  let fourByteForms: GB18030.FormMask

  /// Takes a text as it is in memory, as UTF-8 without a byte order mark.
  public init(_ text: SourceText) {
    self.init(text, .utf8, hasBOM: false)
  }

  /// Decodes the bytes of a file: UTF-8 with or without a byte order mark, UTF-16 with one (or without, when every sign
  /// speaks for it), else GB 18030.
  ///
  /// - Parameters:
  ///   - declared: The label of an encoding that the document itself declares, such as `gb2312`. A byte order mark, and
  ///     bytes that are plainly UTF-8, go before it.
  ///   - limits: Greater files are refused.
  /// - Throws: Where the first bytes stand that cannot be read, as offset and line.
  public init(decoding bytes: consuming [UInt8], declared: String? = nil, limits: FormatLimits = FormatLimits()) throws(FormatError)
  {
    guard bytes.count <= min(limits.fileBytes, Int(UInt32.max) / 2) else { throw .tooLarge(bytes.count, limits.fileBytes) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes[3...])
      if let offset = UTF8Validation.firstInvalidOffset(rest) { throw .brokenUTF8(at: offset + 3, bytes) }
      self.init(SourceText(validUTF8: rest), .utf8, hasBOM: true)
    } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .unsupportedEncoding("UTF-32")
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      try self.init(utf16: bytes, from: 2, littleEndian: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      try self.init(utf16: bytes, from: 2, littleEndian: false)
    } else if let offset = UTF8Validation.firstInvalidOffset(bytes) {
      try self.init(notUTF8: bytes, firstInvalid: offset, declared: declared)
    } else if Self.isRatherGB(bytes, declared: declared) {
      try self.init(gb18030: bytes)
    } else {
      let zero = Self.firstZero(bytes)
      if let zero { try Self.judgeZeros(bytes, first: zero) }
      if zero != nil, let littleEndian = Self.plausibleUTF16(bytes) {
        try self.init(utf16: bytes, from: 0, littleEndian: littleEndian)
      } else {
        self.init(SourceText(validUTF8: bytes), .utf8, hasBOM: false)
      }
    }
  }

  private init(_ text: SourceText, _ encoding: TextEncoding, hasBOM: Bool, fourByteForms: GB18030.FormMask = 0) {
    self.text = text
    self.encoding = encoding
    self.hasBOM = hasBOM
    self.fourByteForms = fourByteForms
    lineEnding = LineEnding(of: text)
  }

  private init(utf16 bytes: [UInt8], from start: Int, littleEndian: Bool) throws(FormatError) {
    do {
      let text = try UTF16Bytes.decode(bytes, from: start, littleEndian: littleEndian)
      self.init(SourceText(validUTF8: text), littleEndian ? .utf16LittleEndian : .utf16BigEndian, hasBOM: start > 0)
    } catch {
      throw .brokenUTF16(at: error.offset, bytes, from: start, littleEndian: littleEndian)
    }
  }

  private init(gb18030 bytes: [UInt8]) throws(FormatError) {
    do {
      let decoding = try GB18030.decode(bytes)
      self.init(SourceText(validUTF8: decoding.text), .gb18030, hasBOM: false, fourByteForms: decoding.fourByteForms)
    } catch {
      throw .brokenGB18030(at: error.offset, bytes)
    }
  }

  private init(notUTF8 bytes: [UInt8], firstInvalid: Int, declared: String?) throws(FormatError) {
    if let zero = bytes.firstIndex(of: 0) {
      guard let littleEndian = Self.plausibleUTF16(bytes) else { throw .binary(at: zero) }
      try self.init(utf16: bytes, from: 0, littleEndian: littleEndian)
      return
    }
    let evidence = EncodingEvidence(bytes)
    if evidence.isDamagedUTF8 { throw .brokenUTF8(at: firstInvalid, bytes) }
    if let declared, TextEncoding(label: declared) == nil { throw .unsupportedEncoding(declared) }
    if evidence.utf8Lines > 0 { throw .mixedUTF8(at: evidence.firstUTF8Line, bytes) }
    try self.init(gb18030: bytes)
  }

  /// Whether bytes that happen to be valid UTF-8 are GB all the same: the document says so and they hold no Chinese in UTF-8.
  private static func isRatherGB(_ bytes: [UInt8], declared: String?) -> Bool {
    guard let declared, TextEncoding(label: declared) == .gb18030, bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return EncodingEvidence(bytes).chineseBytes == 0 && (try? GB18030.decode(bytes)) != nil
  }

  private static func plausibleUTF16(_ bytes: [UInt8]) -> Bool? {
    UTF16Bytes.isPlausible(bytes, littleEndian: true) ? true : UTF16Bytes.isPlausible(bytes, littleEndian: false) ? false : nil
  }

  private static func firstZero(_ bytes: [UInt8]) -> Int? {
    let span = bytes.span
    let found = unsafe span.bytes.firstOffset(of: 0, from: 0)
    return found < bytes.count ? found : nil
  }

  /// A stray zero byte in a text is a finding; a file full of control bytes is no text.
  private static func judgeZeros(_ bytes: [UInt8], first: Int) throws(FormatError) {
    let sample = bytes.prefix(65_536)
    let controls = sample.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }
    if controls * 16 > sample.count, plausibleUTF16(bytes) == nil { throw .binary(at: first) }
  }
}

extension DecodedText {
  /// The bytes of a file that holds `text` in this form. A text that was not changed gives the bytes it was decoded from.
  ///
  /// - Throws: When the encoding cannot hold a character; UTF-8, UTF-16 and GB 18030 hold all of them.
  public func encoded(_ text: SourceText) throws(FormatError) -> [UInt8] {
    switch encoding {
    case .utf8:
      return (hasBOM ? [0xEF, 0xBB, 0xBF] : []) + text.storage[..<text.count]
    case .utf16LittleEndian, .utf16BigEndian:
      let littleEndian = encoding == .utf16LittleEndian
      var out: [UInt8] = []
      out.reserveCapacity(text.count)
      if hasBOM { out = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF] }
      UTF16Bytes.encode(text.string, littleEndian: littleEndian, into: &out)
      return out
    case .gb18030:
      return GB18030.encode(text, fourByteForms: fourByteForms)
    }
  }

  /// `string` with its line ends as the document's: a replacement that was made without knowing the document uses LF.
  public func withLineEndings(_ string: String) -> String {
    guard lineEnding == .crlf || lineEnding == .cr, string.utf8.contains(0x0A) else { return string }
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      if scalar == "\n", previous != "\r" { out.append("\r") }
      if scalar != "\n" || lineEnding == .crlf { out.append(scalar) }
      previous = scalar
    }
    return String(out)
  }
}

extension LineEnding {
  /// How the lines of a text end. O(lines).
  public init(of text: SourceText) {
    var found: LineEnding = .none
    for start in text.lineStarts.dropFirst() {
      let end = Int(start)
      let this: LineEnding = text.storage[end - 1] == 0x0D ? .cr : end >= 2 && text.storage[end - 2] == 0x0D ? .crlf : .lf
      if found == .none { found = this }
      if found != this {
        self = .mixed
        return
      }
    }
    self = found
  }
}
