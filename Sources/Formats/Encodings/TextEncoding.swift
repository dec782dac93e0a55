/// An encoding of text files.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030 = "gb18030"

  /// The encoding of a label as web pages and XML declare it; nil when Zhubi does not read it.
  public init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
    case "gb18030", "gbk", "gb2312", "gb_2312", "gb_2312-80", "gb2312-80", "x-gbk", "chinese", "csgb2312", "iso-ir-58", "cp936",
      "936",
      "windows-936", "euc-cn":
      self = .gb18030
    case "utf-16", "utf-16le", "ucs-2", "unicode", "iso-10646-ucs-2": self = .utf16LittleEndian
    case "utf-16be", "unicodefffe": self = .utf16BigEndian
    default: return nil
    }
  }

  /// The name for people.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB 18030"
    }
  }
}

/// How the lines of a document end.
public enum LineEnding: String, Sendable, CaseIterable {
  /// U+000A.
  case lf
  /// U+000D U+000A.
  case crlf
  /// U+000D.
  case cr
  /// More than one of them.
  case mixed
  /// There is one line only.
  case none
}
