public import Linting
public import TextModel

/// A file in another encoding than UTF-8. The encoding is lost once a text is in memory: the program that opened the file
/// reports it; here the rule describes itself, so that it is listed, explained and set like any other.
public struct NotUTF8: DocumentRule {
  public static let description = RuleDescription(
    id: "lint/not-utf8",
    summary: Localized("文件不是 UTF-8 编码", en: "the file is not in UTF-8"),
    rationale: Localized(
      "GB 18030、GBK 或 UTF-16 的文件能照常检查，修改时按原编码写回；但网页、版本管理和多数程序只认 UTF-8，换台机器就可能成为乱码。每个文件只报一次；网页自己声明了编码的不报。",
      en:
        "A file in GB 18030, GBK or UTF-16 is checked as any other and written back as it was; but most programs expect UTF-8 and show such a file as mojibake elsewhere. Told once a file; a page that declares its encoding is left alone."
    ),
    source: "GB 18030—2022",
    severity: .info,
    examples: [])

  public init(_ options: RuleOptions) {}

  public func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {}

  /// The finding for a file, at its first character.
  ///
  /// - Parameters:
  ///   - encoding: The name of the encoding, such as `GB18030`; one that `iconv` knows.
  public static func finding(encoding: String, in text: SourceText, severity: Severity, locale: MessageLocale) -> Finding {
    let end = text.count == 0 ? 0 : SourceText.sequenceLength(text.storage[0])
    return Finding(
      rule: description.id, severity: severity, range: ByteRange(0, min(end, text.count)),
      message: Localized(
        "文件是 \(encoding) 编码，不是 UTF-8；转换：iconv -f \(encoding) -t UTF-8",
        en: "the file is in \(encoding), not UTF-8; to convert it: iconv -f \(encoding) -t UTF-8"
      ).text(locale))
  }
}
