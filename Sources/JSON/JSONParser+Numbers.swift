extension JSONParser {
  /// The number at the offset (RFC 8259 §6, JSON5 §6).
  mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) -> JSONValue {
    let start = offset
    let isNegative = peek(bytes) == UInt8(ascii: "-")
    if isNegative || (isJSON5 && peek(bytes) == UInt8(ascii: "+")) { offset += 1 }
    if isJSON5, let special = try json5Number(bytes, isNegative) { return special }

    var mantissa: UInt64 = 0
    // Digits that no longer fit are dropped here; such a number is then read by the standard library.
    var isExact = true
    let whole = digits(bytes, &mantissa, &isExact)
    if whole.count == 0 {
      guard isJSON5, peek(bytes) == UInt8(ascii: ".") else { throw fault(.digit) }
    } else if whole.count > 1, bytes[whole.lowerBound] == UInt8(ascii: "0") {
      offset = whole.lowerBound + 1
      throw fault(.noLeadingZero)
    }
    var exponent = 0
    var isInteger = true
    if peek(bytes) == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      let fraction = digits(bytes, &mantissa, &isExact)
      if fraction.isEmpty, !isJSON5 || whole.isEmpty { throw fault(.digit) }
      exponent = -fraction.count
    }
    if peek(bytes) | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      offset += 1
      let isDownward = peek(bytes) == UInt8(ascii: "-")
      if isDownward || peek(bytes) == UInt8(ascii: "+") { offset += 1 }
      var power: UInt64 = 0
      var isPowerExact = true
      guard !digits(bytes, &power, &isPowerExact).isEmpty else { throw fault(.digit) }
      if isPowerExact, power < 10_000 { exponent += isDownward ? -Int(power) : Int(power) } else { isExact = false }
    }
    if isInteger, isExact, let integer = Self.integer(mantissa, isNegative) { return .integer(integer) }
    return .double(try double(bytes, start..<offset, isNegative, mantissa, exponent, isExact))
  }

  private static func integer(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
    guard isNegative else { return Int64(exactly: magnitude) }
    // A negative zero is a double, lest its sign be lost.
    if magnitude == 0 { return nil }
    return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  /// A run of decimal digits, added to `number` as long as they fit.
  @inline(__always)
  private mutating func digits(_ bytes: Span<UInt8>, _ number: inout UInt64, _ isExact: inout Bool) -> Range<Int> {
    let start = offset
    while offset < bytes.count, bytes[offset].isDigit {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(bytes[offset] &- 0x30))
      if overflow || carry { isExact = false } else { number = sum }
      offset += 1
    }
    return start..<offset
  }

  private func double(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ isNegative: Bool, _ mantissa: UInt64, _ exponent: Int, _ isExact: Bool
  ) throws(JSONFault) -> Double {
    // Both factors are exact doubles, so that one multiplication or division rounds correctly (Clinger 1990).
    if isExact, mantissa <= 1 << 53, abs(exponent) <= 22 {
      let magnitude = exponent < 0 ? Double(mantissa) / Self.powersOfTen[-exponent] : Double(mantissa) * Self.powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }
    var text = String()
    for place in range { text.unicodeScalars.append(Unicode.Scalar(bytes[place])) }
    guard let double = Double(text), double.isFinite else {
      throw JSONFault(offset: range.lowerBound, expected: .representableNumber)
    }
    return double
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// `Infinity`, `NaN` or a hexadecimal integer, the sign already read; `nil` for an ordinary number.
  private mutating func json5Number(_ bytes: Span<UInt8>, _ isNegative: Bool) throws(JSONFault) -> JSONValue? {
    switch peek(bytes) {
    case UInt8(ascii: "I"):
      guard word(bytes, "Infinity") else { throw fault(.value) }
      return .double(isNegative ? -.infinity : .infinity)
    case UInt8(ascii: "N"):
      guard word(bytes, "NaN") else { throw fault(.value) }
      return .double(.nan)
    case UInt8(ascii: "0") where offset + 1 < bytes.count && bytes[offset + 1] | 0x20 == UInt8(ascii: "x"):
      let start = offset
      offset += 2
      var magnitude: UInt64 = 0
      var approximate = 0.0
      var fits = true
      let first = offset
      while let digit = peek(bytes).hexadecimalDigit {
        fits = fits && magnitude >> 60 == 0
        magnitude = magnitude << 4 | UInt64(digit)
        approximate = approximate * 16 + Double(digit)
        offset += 1
      }
      guard offset > first else { throw fault(.hexadecimalDigit) }
      if fits, let integer = Self.integer(magnitude, isNegative) { return .integer(integer) }
      guard approximate.isFinite else { throw JSONFault(offset: start, expected: .representableNumber) }
      return .double(isNegative ? -approximate : approximate)
    default: return nil
    }
  }
}
