import TextModel

/// Finds document numbers: every opening bracket with a year and a serial behind it and a code of Han characters before it.
enum DocumentNumberScanner {
  static func scan(_ text: borrowing NormalizedText, _ marks: [Mark], _ found: inout [DocumentNumberFact]) {
    for mark in marks where mark.characterClass == .bracket {
      if let fact = fact(text, open: Int(mark.index)) { found.append(fact) }
    }
  }

  private static func fact(_ text: borrowing NormalizedText, open: Int) -> DocumentNumberFact? {
    guard let closing = closing(of: text[open]) else { return nil }
    var i = open + 1
    while text[i] == 0x27 || text[i] == 0x2019 || text[i] == 0x2018 { i += 1 }
    let digitStart = i
    var year = 0
    var form = DocumentNumberFact.YearForm.full
    if text.characterClass(i) == .digit {
      while text.characterClass(i) == .digit, i - digitStart < 5 {
        year = year * 10 + Int(text[i] - 0x30)
        i += 1
      }
      if i - digitStart == 2 {
        form = .short
        year += year < 50 ? 2000 : 1900
      } else if i - digitStart != 4 {
        return nil
      }
    } else {
      while let digit = HanNumeral.digit(text[i]), i - digitStart < 5 {
        year = year * 10 + digit
        i += 1
      }
      guard i - digitStart == 4 else { return nil }
      form = .han
    }
    if text[i] == 0x5E74 {
      i += 1
      if form == .full { form = .withSuffix }
    }
    guard year >= 1949, year <= 2100, closing.contains(text[i]) else { return nil }
    let close = i
    i += 1
    while text.characterClass(i).isBlank { i += 1 }
    var ordinalMark: Int?
    if text[i] == 0x7B2C {
      ordinalMark = i
      i += 1
    }
    let serial = i
    while text.characterClass(i) == .digit { i += 1 }
    guard i > serial, i - serial <= 5 else { return nil }
    let end = i
    // 5、6号: several serials share one 号.
    while text[i] == 0x3001, text.characterClass(i + 1) == .digit {
      i += 1
      while text.characterClass(i) == .digit { i += 1 }
    }
    while text.characterClass(i).isBlank { i += 1 }
    let hasSuffix = text[i] == 0x53F7
    let code = code(text, before: open)
    // 国务院令（2019年）第714号 is an order, not a document number; “公告（2023）5个” is neither.
    let isHexagonal = text[open] == 0x3014
    guard !code.isEmpty else { return nil }
    let last = text[open - 1]
    if !isHexagonal || !hasSuffix {
      guard last != 0x4EE4, isHexagonal || hasSuffix else { return nil }
      if !isHexagonal {
        guard form != .withSuffix, code.count >= 2, !notCodes.contains(last), !afterNumber.contains(text[i + 1]) else { return nil }
        guard form == .full || codeEndings.contains(last) else { return nil }
      }
    }
    if !hasSuffix {
      // 〔2023〕5、6号, 〔2023〕5亿 and a footnote are not what lacks 号.
      guard codeEndings.contains(last), text.characterClass(end) != .hanUnit, text.characterClass(end) != .percent else {
        return nil
      }
    }
    return DocumentNumberFact(
      range: code.lowerBound..<(hasSuffix ? i + 1 : end), code: code, open: open, yearRange: open + 1..<close, close: close,
      year: year,
      yearForm: form, ordinalMark: ordinalMark, serial: serial..<end, hasSuffix: hasSuffix)
  }

  /// The code before a bracket: up to eight Han characters, cut after a word that introduces a document.
  private static func code(_ text: borrowing NormalizedText, before open: Int) -> Range<Int> {
    var start = open
    while start > 0, open - start < 9, text.characterClass(start - 1) == .han { start -= 1 }
    var i = open - 1
    while i > start {
      if introductions.contains(text[i - 1]), open - i >= 2 { return i..<open }
      i -= 1
    }
    return start..<open
  }

  private static func closing(of open: UInt32) -> ScalarSet? {
    switch open {
    case 0x3014, 0x5B, 0xFF3B, 0x28, 0xFF08, 0x3010, 0x7B, 0xFF5B, 0x300A, 0x3016: closings
    default: nil
    }
  }

  private static let closings = ScalarSet("〕]］)）】}｝》〗")
  /// Last characters of codes: 发, 函, 字 and what names a branch of work. Municipal and ministerial codes end in the same few.
  static let codeEndings = ScalarSet("发办函字规呈报请委党纪通督政改教财审批议决干组宣统监法检公安建环农林水商卫文体科民人社审规税关质食药工信交运令")
  /// Last characters of what is no code: 令, 公告, 公报, 判决书, 证.
  private static let notCodes = ScalarSet("令告书证刊期图楼鉴目")
  /// What follows a number of a house or a line, not of a document.
  private static let afterNumber = ScalarSet("楼线院房门厅台车井栋地")
  /// Characters after which a code begins: 根据国发…, 按照…, 以及….
  private static let introductions = ScalarSet("据照按由以及和与见即的了号将把行彻到")
}
