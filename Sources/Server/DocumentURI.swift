/// File URIs (RFC 8089). A URI is echoed to the client byte for byte and decoded only to find the file.
public enum DocumentURI {
  /// The absolute path of a `file:` URI; nil for any other URI.
  public static func path(_ uri: String) -> String? {
    let lower = uri.prefix(7).lowercased()
    guard lower.hasPrefix("file:") else { return nil }
    var rest = uri.dropFirst(5)
    if rest.hasPrefix("//") {
      // The authority is empty or this machine.
      rest = rest.dropFirst(2)
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[slash...]
    }
    guard rest.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    let source = Array(rest.utf8)
    var i = 0
    while i < source.count {
      if source[i] == 0x25, i + 2 < source.count, let high = digit(source[i + 1]), let low = digit(source[i + 2]) {
        bytes.append(high << 4 | low)
        i += 3
      } else if source[i] == 0x3F || source[i] == 0x23 {
        break
      } else {
        bytes.append(source[i])
        i += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The `file:` URI of an absolute path, percent-encoded as VS Code does.
  public static func uri(_ path: String) -> String {
    var out = "file://"
    let hex = Array("0123456789ABCDEF")
    for byte in path.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2F, 0x2D, 0x2E, 0x5F, 0x7E: out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
