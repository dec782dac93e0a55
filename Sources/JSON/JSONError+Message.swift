public import TextModel

extension JSONError {
  /// What is wrong, without the place: “此处应为逗号或“}”，实为“x””.
  public func message(_ locale: MessageLocale) -> String {
    let expectation = Self.phrase(expected).text(locale)
    let found = Self.phrase(found).text(locale)
    switch (expected, locale) {
    case (.noLeadingZero, _), (.shallowerNesting, _), (.representableNumber, _), (.utf8, _), (.escapedControlCharacter, _):
      return expectation
    case (_, .en): return "expected \(expectation), found \(found)"
    case (_, .zhHans): return "此处应为\(expectation)，实为\(found)"
    }
  }

  private static func phrase(_ expected: Expectation) -> Localized {
    switch expected {
    case .value: Localized("一个值", en: "a value")
    case .key: Localized("键名", en: "a key")
    case .colon: Localized("“:”", en: "“:”")
    case .commaOrBracket: Localized("“,”或“]”", en: "“,” or “]”")
    case .commaOrBrace: Localized("“,”或“}”", en: "“,” or “}”")
    case .endOfInput: Localized("文件结尾", en: "the end of the file")
    case .digit: Localized("数字", en: "a digit")
    case .noLeadingZero: Localized("数值不能以多余的 0 开头", en: "a number must not begin with a superfluous 0")
    case .hexadecimalDigit: Localized("十六进制数字", en: "a hexadecimal digit")
    case .escape: Localized("转义字符", en: "an escape")
    case .closingQuote: Localized("结束引号", en: "the closing quote")
    case .closingComment: Localized("“*/”", en: "“*/”")
    case .escapedControlCharacter:
      Localized("字符串中的换行和控制字符须写成转义（如 \\n）", en: "a line break or control character in a string must be escaped, as in \\n")
    case .utf8: Localized("此处字节不是 UTF-8", en: "the bytes here are not UTF-8")
    case .shallowerNesting(let limit): Localized("嵌套超过 \(limit) 层", en: "nested more than \(limit) levels deep")
    case .representableNumber: Localized("数值超出双精度浮点数范围", en: "the number is beyond the range of a double")
    }
  }

  private static func phrase(_ found: Found) -> Localized {
    switch found {
    case .endOfInput: Localized("文件结尾", en: "the end of the file")
    case .text(let text): Localized("“\(text)”", en: "“\(text)”")
    case .byte(let byte):
      Localized("字节 0x\(hexadecimal(byte))", en: "the byte 0x\(hexadecimal(byte))")
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
