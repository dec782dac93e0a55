import TextModel

/// Finds what is neither prose nor a number: addresses, telephone numbers, standards, models, ratios, document numbers
/// (RULES.md 1.2). Masks do not overlap and are in order.
enum MaskScanner {
  static func scan(_ text: borrowing NormalizedText, _ documentNumbers: [DocumentNumberFact], _ masks: inout [Range<Int>]) {
    let letters: UInt32 = 1 << UInt32(CharacterClass.latin.rawValue) | 1 << UInt32(CharacterClass.digit.rawValue)
    guard text.presentClasses & letters != 0 else { return }
    let classes = text.classBytes.span
    var next = documentNumbers.startIndex
    var token = Token()
    var i = 0
    while i < classes.count {
      let c = classes[i]
      guard c == CharacterClass.latin.rawValue || c == CharacterClass.digit.rawValue else {
        let (low, high) = (CharacterClass.digit.rawValue, CharacterClass.latin.rawValue)
        i = unsafe classes.bytes.firstOffset(between: low, and: high, from: i + 1)
        continue
      }
      while next < documentNumbers.endIndex, documentNumbers[next].range.upperBound <= i { next += 1 }
      if next < documentNumbers.endIndex, documentNumbers[next].range.contains(i) {
        masks.append(documentNumbers[next].range)
        i = documentNumbers[next].range.upperBound
        continue
      }
      if i >= token.end { token = Token(text, i) }
      if let mask = mask(text, i, &token) {
        masks.append(mask)
        i = max(mask.upperBound, i + 1)
      } else if c == CharacterClass.digit.rawValue {
        // Letters behind digits may be a unit: only the digits are passed.
        i = runEnd(text, i, .digit)
      } else {
        i = runEnd(text, i, .latin)
      }
    }
  }

  private static func runEnd(_ text: borrowing NormalizedText, _ start: Int, _ kind: CharacterClass) -> Int {
    var i = start
    while text.characterClass(i) == kind { i += 1 }
    return i
  }

  /// A run of ASCII without blanks, which is what an address or a model is made of, looked through once: it may be as long
  /// as the document, and every word in it is asked about.
  private struct Token {
    /// View index behind it.
    var end = 0
    /// The last mark in it that makes an address of what stands before; -1 when there is none.
    var lastSign = -1
    /// Up to here no digit makes a model of letters.
    var lettersOnly = 0

    init() {}

    init(_ text: borrowing NormalizedText, _ start: Int) {
      var i = start
      while text[i] > 0x20, text[i] < 0x7F {
        if MaskScanner.isSign(text, i) { lastSign = i }
        i += 1
      }
      end = i
    }
  }

  /// Whether `://`, an `@` or the end of a domain stands at `i`.
  private static func isSign(_ text: borrowing NormalizedText, _ i: Int) -> Bool {
    switch text[i] {
    case 0x3A: return text[i + 1] == 0x2F && text[i + 2] == 0x2F
    case 0x40: return text.characterClass(i + 1).isLatinOrDigit
    case 0x2E:
      for domain in domains where text.has(domain, at: i) && !text.characterClass(i + domain.count).isLatinOrDigit { return true }
      return false
    default: return false
    }
  }

  private static func mask(_ text: borrowing NormalizedText, _ start: Int, _ token: inout Token) -> Range<Int>? {
    if let address = address(text, start, token) { return address }
    if text.characterClass(start) == .digit { return digitMask(text, start, token.end) }
    // Letters right behind digits are a unit, or a slip for a zero.
    guard text.characterClass(start - 1) != .digit else { return nil }
    return standard(text, start) ?? model(text, start, &token)
  }

  /// A URL, a domain or a mail address.
  private static func address(_ text: borrowing NormalizedText, _ start: Int, _ token: Token) -> Range<Int>? {
    let end = token.end
    guard end - start >= 6, token.lastSign >= start || text.has(www, at: start) else { return nil }
    var last = end
    while last > start, !text.characterClass(last - 1).isLatinOrDigit, text[last - 1] != 0x2F { last -= 1 }
    return start..<max(last, hanPath(text, start, end) ?? 0)
  }

  /// The end of a path that goes on in Han characters: `https://a.cn/词条/沈阳`. Behind a letter, as in `www.ln.gov.cn查看`, they are
  /// the sentence's own.
  private static func hanPath(_ text: borrowing NormalizedText, _ start: Int, _ end: Int) -> Int? {
    guard pathMarks.contains(text[end - 1]), text.characterClass(end) == .han else { return nil }
    var i = end
    while text.characterClass(i) == .han || text.characterClass(i).isLatinOrDigit || pathMarks.contains(text[i])
      || text[i] > 0x20 && text[i] < 0x7F && text.characterClass(i + 1).isLatinOrDigit
    { i += 1 }
    return i
  }

  private static let pathMarks = ScalarSet("/=#?&-_%.")

  private static let www = "www.".viewScalars
  private static let domains = [".com", ".cn", ".gov", ".org", ".net", ".edu", ".html", ".shtml", ".htm"].map(\.viewScalars)

  /// GB/T 15835—2011, GB 18030, DB21/T 3456, ISO 9001: letters, an optional branch, an optional blank, a number, a year.
  private static func standard(_ text: borrowing NormalizedText, _ start: Int) -> Range<Int>? {
    guard standards.contains(where: { text.has($0, at: start) }) else { return nil }
    var i = runEnd(text, start, .latin)
    guard i - start <= 4 else { return nil }
    while text.characterClass(i) == .digit, text[start] == 0x44 { i += 1 }
    if text[i] == 0x2F, text.characterClass(i + 1) == .latin { i = runEnd(text, i + 1, .latin) }
    if text.characterClass(i) == .space { i += 1 }
    guard text.characterClass(i) == .digit else { return nil }
    while true {
      i = runEnd(text, i, .digit)
      let joins = text[i] == 0x2E || text[i] == 0x3A || text.characterClass(i) == .connector
      guard joins, text.characterClass(i + 1) == .digit else { break }
      i += 1
    }
    return start..<i
  }

  private static let standards = [
    "GB", "DB", "ISO", "IEC", "HJ", "YY", "SL", "JG", "CJ", "NY", "SH", "QB", "TB", "MZ", "WS", "AQ", "YD", "JT", "LY", "Q/",
  ]
  .map(\.viewScalars)

  /// Letters with digits: J-20, CR400, PM2.5, COVID-19, G1, F-35B. Letters alone are no mask.
  private static func model(_ text: borrowing NormalizedText, _ start: Int, _ token: inout Token) -> Range<Int>? {
    guard start >= token.lettersOnly else { return nil }
    let end = token.end
    var i = start
    var hasDigit = false
    while i < end {
      let kind = text.characterClass(i)
      if kind == .digit {
        hasDigit = true
      } else if kind != .latin {
        let joins = text[i] == 0x2D || text[i] == 0x2E || text[i] == 0x2F || text[i] == 0x5F || text[i] == 0x2B
        guard joins, text.characterClass(i + 1).isLatinOrDigit else { break }
      }
      i += 1
    }
    guard hasDigit else {
      token.lettersOnly = i
      return nil
    }
    // CNY500 and RMB100 are amounts; O8 and o8 may be a slip for 08.
    if currencies.contains(where: { text.has($0, at: start) }) { return nil }
    return start..<i
  }

  private static let currencies = ["RMB", "CNY", "USD"].map(\.viewScalars)

  /// Telephone numbers, versions, ratios, and digits that lead a model: 5G, 4K, 3D.
  private static func digitMask(_ text: borrowing NormalizedText, _ start: Int, _ end: Int) -> Range<Int>? {
    let first = runEnd(text, start, .digit)
    let count = first - start
    let joint = text[first]
    if joint == 0x2D, text.characterClass(first + 1) == .digit {
      let second = runEnd(text, first + 1, .digit)
      let digits = second - first - 1
      if count >= 3, count <= 4, digits >= 7, digits <= 8 { return start..<second }
      if count == 3, digits == 3, text[second] == 0x2D { return start..<runEnd(text, second + 1, .digit) }
      if count == 3, digits == 4, text[start] == 0x34, text[start + 1] == 0x30 { return start..<second }
    }
    if count == 11, text[start] == 0x31 { return start..<first }
    if joint == 0x2E, let version = version(text, start, first) { return version }
    if joint == 0x3A || joint == 0xFF1A, let ratio = ratio(text, start, first) { return ratio }
    if text.characterClass(first) == .latin, count <= 2 {
      let letters = runEnd(text, first, .latin) - first
      // 5G, 4K, 8K, 3D, 2M宽带. kV and km are units, 2O22年 is a slip.
      if letters == 1, modelLetters.contains(text[first]), text.characterClass(first + 1) != .digit { return start..<first + 1 }
    }
    return nil
  }

  private static let modelLetters = ScalarSet("GKDPBSZ")

  /// 2.13.40, 192.168.1.1: three parts or more, except a date such as 2023.2.8.
  private static func version(_ text: borrowing NormalizedText, _ start: Int, _ first: Int) -> Range<Int>? {
    var i = first
    var parts = 1
    while text[i] == 0x2E, text.characterClass(i + 1) == .digit {
      i = runEnd(text, i + 1, .digit)
      parts += 1
    }
    return parts > 3 || parts == 3 && first - start != 4 ? start..<i : nil
  }

  /// 1:500, 3:1: what is no time of day by its form or by the word before it.
  private static func ratio(_ text: borrowing NormalizedText, _ start: Int, _ first: Int) -> Range<Int>? {
    guard text.characterClass(first + 1) == .digit, text.characterClass(start - 1) != .stop || text[start - 1] != 0x3A else {
      return nil
    }
    let second = runEnd(text, first + 1, .digit)
    if second - first - 1 != 2 || first - start > 2 { return start..<second }
    var i = start
    while i > max(0, start - 6), text.characterClass(i - 1) != .stop {
      i -= 1
      if text[i] == 0x6BD4 || text[i] == 0x5761 { return start..<second }
    }
    return nil
  }
}
