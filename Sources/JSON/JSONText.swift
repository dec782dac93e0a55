/// Pieces of JSON for writers that put a message together from bytes themselves.
public enum JSONText {
  /// Appends the inside of a string: `text` with the escapes that RFC 8259 §7 demands, without quotation marks.
  public static func append(_ text: String, to bytes: inout [UInt8]) { JSONEscaping.append(text.utf8.span, to: &bytes) }

  /// Appends a whole number in decimal digits.
  public static func appendDecimal(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    JSONEscaping.appendDecimal(UInt64(value.magnitude), to: &bytes)
  }
}
