extension JSONParser {
  /// A string whose opening quote stands at the offset.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
    let quote = bytes[offset]
    let start = offset + 1
    let stop = JSONScan.stop(in: bytes, from: start, quote: quote)
    if stop < bytes.count, bytes[stop] == quote {
      offset = stop + 1
      return try text(bytes, start..<stop)
    }
    return try stringWithEscapes(bytes, start: start, firstStop: stop, quote: quote)
  }

  private mutating func stringWithEscapes(
    _ bytes: Span<UInt8>, start: Int, firstStop: Int, quote: UInt8
  ) throws(JSONFault) -> String {
    scratch.removeAll(keepingCapacity: true)
    var plain = start
    var stop = firstStop
    while stop < bytes.count {
      let byte = bytes[stop]
      if byte == quote {
        append(bytes, plain..<stop)
        offset = stop + 1
        return try decodedText(bytes, source: start..<stop)
      }
      if byte == UInt8(ascii: "\\") {
        append(bytes, plain..<stop)
        offset = stop + 1
        try escape(bytes)
        plain = offset
      } else if isJSON5, byte != 0x0A, byte != 0x0D {
        // JSON5 §5 allows a bare control character unless it ends the line.
        offset = stop + 1
      } else {
        offset = stop
        throw fault(.escapedControlCharacter)
      }
      stop = JSONScan.stop(in: bytes, from: offset, quote: quote)
    }
    offset = bytes.count
    throw fault(.closingQuote)
  }

  /// The escape whose backslash stands before the offset, into `scratch`.
  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONFault) {
    guard offset < bytes.count else { throw fault(.closingQuote) }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "u"):
      offset += 1
      appendUTF8(try escapedScalar(bytes))
      return
    default:
      guard isJSON5 else { throw fault(.escape) }
      try escapeOfJSON5(bytes, byte)
      return
    }
    offset += 1
  }

  /// What only JSON5 §5.1 knows: `\v`, `\0`, `\xHH`, a line continuation, any other character for itself.
  private mutating func escapeOfJSON5(_ bytes: Span<UInt8>, _ byte: UInt8) throws(JSONFault) {
    switch byte {
    case UInt8(ascii: "v"): scratch.append(0x0B)
    case UInt8(ascii: "0"):
      guard offset + 1 >= bytes.count || !bytes[offset + 1].isDigit else { throw fault(.escape) }
      scratch.append(0)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw fault(.escape)
    case UInt8(ascii: "x"):
      offset += 1
      let code = try hexadecimal(bytes, digits: 2)
      appendUTF8(Unicode.Scalar(UInt8(truncatingIfNeeded: code)))
      return
    default:
      let terminator = Self.lineTerminator(bytes, at: offset)
      if terminator > 0 {
        offset += terminator
        return
      }
      // The bytes that follow the lead of a longer character are taken as plain text.
      scratch.append(byte)
    }
    offset += 1
  }

  /// The scalar of `\uHHHH` or of a surrogate pair of them, the offset after the first `u`; a lone surrogate gives U+FFFD.
  func surrogatePair(_ bytes: Span<UInt8>, high: UInt32, at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else { return nil }
    var low: UInt32 = 0
    for place in offset + 2..<offset + 6 {
      guard let digit = bytes[place].hexadecimalDigit else { return nil }
      low = low << 4 | digit
    }
    guard low & 0xFC00 == 0xDC00 else { return nil }
    return 0x1_0000 + (high & 0x3FF) << 10 + (low & 0x3FF)
  }

  mutating func escapedScalar(_ bytes: Span<UInt8>) throws(JSONFault) -> Unicode.Scalar {
    let code = try hexadecimal(bytes, digits: 4)
    if code & 0xFC00 == 0xD800, let pair = surrogatePair(bytes, high: code, at: offset), let scalar = Unicode.Scalar(pair) {
      offset += 6
      return scalar
    }
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal(_ bytes: Span<UInt8>, digits: Int) throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek(bytes).hexadecimalDigit else { throw fault(.hexadecimalDigit) }
      code = code << 4 | digit
      offset += 1
    }
    return code
  }

  /// A bare key (JSON5 §3.1, ECMAScript 5.1 IdentifierName).
  mutating func identifier(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
    var name = String.UnicodeScalarView()
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte.isIdentifierASCII {
        if name.isEmpty, byte.isDigit { throw fault(.key) }
        name.append(Unicode.Scalar(byte))
        offset += 1
        continue
      }
      let start = offset
      let scalar: Unicode.Scalar
      if byte == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") {
        offset += 2
        scalar = try escapedScalar(bytes)
      } else if byte >= 0x80, let (decoded, length) = UTF8Decoding.scalar(in: bytes, at: offset) {
        offset += length
        scalar = decoded
      } else {
        break
      }
      guard Self.isIdentifier(scalar, first: name.isEmpty) else {
        offset = start
        break
      }
      name.append(scalar)
    }
    guard !name.isEmpty else { throw fault(.key) }
    return String(name)
  }

  private static func isIdentifier(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    if scalar == "$" || scalar == "_" { return true }
    if first { return scalar.properties.isIDStart }
    return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  private mutating func appendUTF8(_ scalar: Unicode.Scalar) {
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    // SAFETY: the buffer is read before the closure returns.
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe scratch.append(contentsOf: $0) }
  }

  /// The string of source bytes without escapes.
  @inline(__always)
  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) -> String {
    let plain = bytes.extracting(range)
    // SAFETY: the buffer is read before the closure returns.
    let text = unsafe plain.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    // `String(validating:as:)` would say so at once but is 4 × slower on short strings: it is generic and not specialised.
    if replacesInvalidUTF8 || JSONScan.areEqual(plain, text.utf8.span) { return text }
    throw JSONFault(offset: UTF8Decoding.firstFault(in: bytes, range) ?? range.lowerBound, expected: .utf8)
  }

  /// The string of the decoded bytes in `scratch`; `source` is where they came from.
  private func decodedText(_ bytes: Span<UInt8>, source: Range<Int>) throws(JSONFault) -> String {
    let text = String(decoding: scratch, as: UTF8.self)
    if replacesInvalidUTF8 || JSONScan.areEqual(scratch.span, text.utf8.span) { return text }
    throw JSONFault(offset: UTF8Decoding.firstFault(in: bytes, source) ?? source.lowerBound, expected: .utf8)
  }
}
