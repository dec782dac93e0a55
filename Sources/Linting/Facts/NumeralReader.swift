public import TextModel

/// Reads one numeral: digits with groups and a fraction, Han numerals, and what mixes them.
enum NumeralReader {
  /// The numeral at an index at which a digit or a Han numeral character stands.
  static func numeral(_ text: borrowing NormalizedText, at start: Int) -> NumberFact {
    text.characterClass(start) == .digit ? arabic(text, at: start) : han(text, at: start)
  }

  /// 万 4, 亿 8, 万亿 12 at an index, and the number of characters; length 0 when there is none.
  static func multiplier(_ text: borrowing NormalizedText, at index: Int) -> (power: Int, length: Int) {
    switch text[index] {
    case 0x4E07: text[index + 1] == 0x4EBF ? (12, 2) : (4, 1)
    case 0x4EBF: (8, 1)
    default: (0, 0)
    }
  }

  private static func arabic(_ text: borrowing NormalizedText, at start: Int) -> NumberFact {
    var fact = NumberFact(start..<start, .arabic)
    var i = start
    var mantissa: Int64? = 0
    var scale = 0
    func push(_ scalar: UInt32) {
      guard let value = mantissa else { return }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(scalar) - 0x30)
      mantissa = overflow || carry ? nil : sum
    }
    func pushRun() {
      while text.characterClass(i) == .digit {
        push(text[i])
        i += 1
      }
    }
    pushRun()
    // Groups of three: 1,234,567. A full-width comma separates clauses too, so exactly one digit group of three may follow.
    if i - start <= 3 {
      while let comma = groupMark(text, at: i), comma != .fullwidthComma || fact.grouping == .none {
        fact.grouping = comma
        i += 1
        pushRun()
      }
    }
    // A letter O or a circle for a zero: 2O23年, 2〇23年.
    if i - start <= 3, let end = damagedYearEnd(text, start) {
      fact.hasLookalikeZero = true
      fact.form = .mixed
      (mantissa, i) = (nil, end)
    }
    if text[i] == 0x2E, text.characterClass(i + 1) == .digit {
      let point = i
      i += 1
      pushRun()
      scale = i - point - 1
    }
    fact.digits = start..<i
    fact.plainValue = scale <= 18 ? mantissa.map { ExactDecimal($0, scale: scale) } : nil
    if let end = mixedEnd(text, at: i) {
      fact.form = .mixed
      fact.value = mixedValue(text, start..<end)
      fact.plainValue = fact.value
      fact.range = start..<end
      fact.digits = fact.range
      return fact
    }
    let multiplier = multiplier(text, at: i)
    fact.exponent = multiplier.power
    i += multiplier.length
    fact.value = fact.plainValue?.scaled(byPowerOfTen: multiplier.power)
    fact.range = start..<i
    return fact
  }

  /// Whether a comma with exactly three digits behind it stands at an index.
  private static func groupMark(_ text: borrowing NormalizedText, at i: Int) -> NumberFact.Grouping? {
    guard text[i] == 0x2C || text[i] == 0xFF0C, text.characterClass(i + 1) == .digit, text.characterClass(i + 2) == .digit,
      text.characterClass(i + 3) == .digit, text.characterClass(i + 4) != .digit
    else { return nil }
    return text[i] == 0x2C ? .comma : .fullwidthComma
  }

  /// End of four characters, digits and lookalikes of zero, with 年 behind them.
  private static func damagedYearEnd(_ text: borrowing NormalizedText, _ start: Int) -> Int? {
    guard text[start + 4] == 0x5E74, text.characterClass(start - 1) != .digit else { return nil }
    var isDamaged = false
    for i in start..<start + 4 where text.characterClass(i) != .digit {
      guard LookalikeZero.set.contains(text[i]) else { return nil }
      isDamaged = true
    }
    return isDamaged ? start + 4 : nil
  }

  /// End of a numeral that goes on with 十, 百, 千 or 零 behind digits (1千5百万, 10亿零817万, 3亿5000万); nil when it does not.
  private static func mixedEnd(_ text: borrowing NormalizedText, at start: Int) -> Int? {
    var i = start
    var isMixed = false
    while true {
      let kind = text.characterClass(i)
      if kind == .hanUnit {
        // 千克, 千米, 百货 begin another word.
        if text[i] == 0x5343 || text[i] == 0x767E || text[i] == 0x5341 {
          if startsWord(text, at: i) { break }
          isMixed = true
        }
        i += 1
      } else if text[i] == 0x96F6 {
        guard text.characterClass(i + 1) == .digit || HanNumeral.digit(text[i + 1]) != nil && !startsZeroWord(text, at: i) else {
          break
        }
        isMixed = true
        i += 1
      } else if kind == .digit, i > start {
        while text.characterClass(i) == .digit { i += 1 }
        // 3亿5000万 is one number, 5万1000 as well; 3万20人 is left as two.
        let power = multiplier(text, at: i)
        guard isMixed || power.length > 0 || text.characterClass(i) == .hanUnit else { return nil }
        isMixed = isMixed || power.length > 0
      } else if kind == .hanDigit, isMixed, i > start {
        i += 1
      } else {
        break
      }
    }
    return isMixed ? i : nil
  }

  private static func startsWord(_ text: borrowing NormalizedText, at i: Int) -> Bool {
    switch text[i] {
    case 0x5343: thousandWords.contains(text[i + 1])
    case 0x767E: hundredWords.contains(text[i + 1])
    default: tenWords.contains(text[i + 1])
    }
  }

  private static func startsZeroWord(_ text: borrowing NormalizedText, at i: Int) -> Bool { zeroWords.contains(text[i + 1]) }

  /// 千克 千米 千瓦 千伏 千帕 千卡 千字 千焦 千赫 千兆 千牛 千安.
  private static let thousandWords = ScalarSet("克米瓦伏帕卡字焦赫兆牛安")
  /// 百帕 百货 百姓 百分 百日 百家 百强 百年.
  private static let hundredWords = ScalarSet("帕货姓分日家强年科")
  /// 十堰 十佳 十大 十强 十条 十字.
  private static let tenWords = ScalarSet("堰佳大强条字分")
  private static let zeroWords = ScalarSet("售部距")

  /// The value of digits mixed with 十百千万亿.
  private static func mixedValue(_ text: borrowing NormalizedText, _ range: Range<Int>) -> ExactDecimal? {
    var total: Int64 = 0
    var section: Int64 = 0
    var current: Int64?
    var i = range.lowerBound
    while i < range.upperBound {
      if text.characterClass(i) == .digit {
        var value: Int64 = 0
        while i < range.upperBound, text.characterClass(i) == .digit {
          let (product, overflow) = value.multipliedReportingOverflow(by: 10)
          guard !overflow, product < Int64.max - 10 else { return nil }
          value = product + Int64(text[i]) - 0x30
          i += 1
        }
        current = value
        continue
      }
      guard text[i] != 0x2E, text[i] != 0x2C, let unit = unit(text[i]) else {
        guard let digit = HanNumeral.digit(text[i]) else { return nil }
        if digit > 0 { current = Int64(digit) }
        i += 1
        continue
      }
      i += 1
      let (whole, overflow) =
        unit < 10_000
        ? (current ?? 1).multipliedReportingOverflow(by: unit) : (section + (current ?? 0)).multipliedReportingOverflow(by: unit)
      guard !overflow, whole < Int64.max / 4, total < Int64.max / 4, section < Int64.max / 16 else { return nil }
      if unit < 10_000 { section += whole } else { (total, section) = (total + whole, 0) }
      current = nil
    }
    return ExactDecimal(total + section + (current ?? 0))
  }

  private static func unit(_ scalar: UInt32) -> Int64? {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x4E07: 10_000
    case 0x4EBF: 100_000_000
    default: nil
    }
  }

  private static func han(_ text: borrowing NormalizedText, at start: Int) -> NumberFact {
    var fact = NumberFact(start..<start, .han)
    var i = start
    while text.characterClass(i) == .hanDigit || text.characterClass(i) == .hanUnit
      || LookalikeZero.set.contains(text[i]) && LookalikeZero.isBesideHanDigits(text, i)
    {
      if LookalikeZero.set.contains(text[i]), text[i] != 0x3007 { fact.hasLookalikeZero = true }
      i += 1
    }
    i = max(i, start + 1)
    fact.range = start..<i
    fact.digits = fact.range
    if fact.range.count == 1, let digit = HanNumeral.digit(text[start]) {
      fact.value = ExactDecimal(Int64(digit))
      fact.plainValue = fact.value
    } else if !fact.hasLookalikeZero, let value = HanNumeral.value(of: text.scalars[start..<i]) {
      fact.value = ExactDecimal(value)
      fact.plainValue = fact.value
    }
    return fact
  }
}

/// What is typed for a zero: letters O of three scripts, circles, 囗, and 〇 among ASCII digits.
public enum LookalikeZero {
  /// The characters.
  public static let set = ScalarSet("Oo○◯ОоΟο〇◦⚪0")

  /// Whether the character at an index stands between numerals written digit by digit.
  static func isBesideHanDigits(_ text: borrowing NormalizedText, _ i: Int) -> Bool {
    (text.characterClass(i - 1) == .hanDigit || set.contains(text[i - 1]) && text.characterClass(i - 2) == .hanDigit)
      && (text.characterClass(i + 1) == .hanDigit || set.contains(text[i + 1]) || text[i + 1] == 0x5E74)
  }
}
