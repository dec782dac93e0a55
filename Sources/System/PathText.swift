/// Paths as `String` although POSIX allows any bytes in them.
///
/// File names in GBK still turn up in unpacked archives. A byte that is not UTF-8 becomes the private-use scalar U+10FF00 + byte,
/// which is turned back when the system is called, so that such a file can be opened by the name that listing it gave.
public enum PathText {
  private static let base: UInt32 = 0x10_FF00

  /// The text of a path that the system has given.
  public static func decode(_ bytes: [UInt8]) -> String {
    // A repaired string is longer than its bytes or, rarely, differs from them; `String(validating:)` is several times slower.
    if !bytes.contains(0xF4) {
      let text = String(decoding: bytes, as: UTF8.self)
      if text.utf8.elementsEqual(bytes) { return text }
    }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      // A character of the range that stands for bytes is itself taken as bytes, so that every path comes back as it was.
      if let piece = String(validating: rest.prefix(length), as: UTF8.self),
        !piece.unicodeScalars.contains(where: { $0.value >= base })
      {
        text.append(contentsOf: piece.unicodeScalars)
        rest = rest.dropFirst(length)
      } else {
        if let scalar = Unicode.Scalar(base + UInt32(first)) { text.append(scalar) }
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// The bytes of a path as the system knows it, without the closing NUL.
  public static func encode(_ path: String) -> [UInt8] {
    // The scalars that stand for bytes all begin with F4 8F BC or higher; hardly any path has one.
    guard path.utf8.contains(0xF4) else { return Array(path.utf8) }
    var bytes: [UInt8] = []
    for scalar in path.unicodeScalars {
      if scalar.value >= base + 0x80, scalar.value <= base + 0xFF {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    return bytes
  }

  /// The path as people may see it: control characters and bytes that are not UTF-8 as `\xE4`.
  public static func display(_ path: String) -> String {
    guard path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value >= base }) else { return path }
    var text = ""
    for scalar in path.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value >= base + 0x80 {
        let digits = String(scalar.value & 0xFF, radix: 16, uppercase: true)
        text += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
