import TextModel

/// Finds numbers, dates and times of day in one pass over the classes of a paragraph.
enum NumberScanner {
  /// Scans a paragraph. The arrays are appended to, in order of position.
  static func scan(
    _ text: borrowing NormalizedText, _ masks: [Range<Int>], _ numbers: inout [NumberFact], _ dates: inout [DateFact],
    _ times: inout [TimeFact]
  ) {
    let numeric: UInt32 =
      1 << UInt32(CharacterClass.digit.rawValue) | 1 << UInt32(CharacterClass.hanDigit.rawValue)
      | 1 << UInt32(CharacterClass.hanUnit.rawValue)
    guard text.presentClasses & numeric != 0 else { return }
    let classes = text.classBytes.span
    var mask = masks.startIndex
    var i = 0
    while i < classes.count {
      guard classes[i] >= CharacterClass.hanDigit.rawValue, classes[i] <= CharacterClass.digit.rawValue else {
        let (low, high) = (CharacterClass.hanDigit.rawValue, CharacterClass.digit.rawValue)
        i = unsafe classes.bytes.firstOffset(between: low, and: high, from: i + 1)
        continue
      }
      while mask < masks.endIndex, masks[mask].upperBound <= i { mask += 1 }
      if mask < masks.endIndex, masks[mask].contains(i) {
        i = masks[mask].upperBound
        continue
      }
      if classes[i] == CharacterClass.digit.rawValue, let date = DateScanner.numeric(text, at: i) {
        dates.append(date)
        i = date.range.upperBound
        continue
      }
      if let date = DateScanner.words(text, at: i) {
        DateScanner.link(text, &dates, date)
        i = date.range.upperBound
        continue
      }
      if classes[i] == CharacterClass.digit.rawValue, let time = TimeScanner.time(text, at: i) {
        times.append(time)
        i = time.range.upperBound
        continue
      }
      var fact = NumeralReader.numeral(text, at: i)
      finish(text, &fact)
      link(text, &numbers, &fact)
      numbers.append(fact)
      i = max(fact.fullRange.upperBound, i + 1)
    }
  }

  /// Finds what stands around a numeral: 第, words of approximation, percent sign, unit.
  private static func finish(_ text: borrowing NormalizedText, _ fact: inout NumberFact) {
    let start = fact.range.lowerBound
    fact.isOrdinal = text[start - 1] == 0x7B2C
    fact.lead = ApproximatorScanner.lead(text, before: start)
    var i = fact.range.upperBound
    if fact.inner == nil, let inner = ApproximatorScanner.inner(text, at: i), inner.range.count == 2 || readsOn(text, after: inner)
    {
      fact.inner = inner
      i = inner.range.upperBound
      let exponent = NumeralReader.multiplier(text, at: i)
      if exponent.length > 0, fact.exponent == 0 {
        fact.exponent = exponent.power
        fact.value = fact.plainValue?.scaled(byPowerOfTen: exponent.power)
        i += exponent.length
        fact.range = start..<i
      }
    }
    let proportionStart = i
    var at = i
    while text.characterClass(at) == .space { at += 1 }
    if text.characterClass(at) == .percent {
      fact.proportion = text[at] == 0x2030 ? .permille : .percent
      while text.characterClass(at) == .percent { at += 1 }
      fact.proportionRange = proportionStart..<at
      i = at
    }
    if text.has(percentagePoint, at: i) {
      fact.proportion = .percentagePoint
      fact.proportionRange = proportionStart..<i + percentagePoint.count
      i = fact.proportionRange.upperBound
    } else if fact.proportion == .none {
      var unitAt = i
      if fact.form == .arabic, text.characterClass(i) == .space { unitAt += 1 }
      if let unit = MeasureUnit.longest(in: text, at: unitAt), isWhole(text, unit, at: unitAt) {
        fact.unitIndex = unit
        fact.unitRange = unitAt..<unitAt + MeasureUnit.all[unit].scalars.count
        i = fact.unitRange.upperBound
      }
    }
    if fact.inner == nil, fact.unitIndex >= 0, let inner = ApproximatorScanner.inner(text, at: i), inner.range.count == 1,
      text[i] == 0x591A
    {
      fact.inner = inner
      i += 1
    }
    // The noun may stand between the unit and 左右: 30个项目左右.
    for gap in 0...4 {
      if let trail = ApproximatorScanner.trail(text, at: i + gap) {
        fact.trail = trail
        break
      }
      let kind = text.characterClass(i + gap)
      guard kind == .han || kind == .latin else { break }
    }
  }

  private static let percentagePoint = "个百分点".viewScalars

  /// Whether 多, 余, 来, 几 behind a number counts on: a unit, a multiplier or 左右 follows, not 多元化 or 来自.
  private static func readsOn(_ text: borrowing NormalizedText, after inner: Approximator) -> Bool {
    let next = inner.range.upperBound
    return text.characterClass(next) == .hanUnit || text.characterClass(next) == .percent
      || MeasureUnit.longest(in: text, at: next) != nil && text[next] != 0x5143 || text.has(yuan, at: next)
  }

  private static let yuan = "元".viewScalars

  /// Whether a unit of Latin letters ends where its letters end.
  private static func isWhole(_ text: borrowing NormalizedText, _ unit: Int, at index: Int) -> Bool {
    guard MeasureUnit.all[unit].kind == .symbol else { return true }
    let end = index + MeasureUnit.all[unit].scalars.count
    return !text.characterClass(end).isLatinOrDigit
  }

  /// Joins a number to the one before when a range mark stands between them.
  private static func link(_ text: borrowing NormalizedText, _ numbers: inout [NumberFact], _ fact: inout NumberFact) {
    guard let last = numbers.indices.last else { return }
    let from = numbers[last].fullRange.upperBound
    let length = RangeMark.length(text, at: from)
    guard length > 0, from + length == fact.range.lowerBound else { return }
    numbers[last].rangeMark = from..<from + length
    fact.isRangeEnd = true
  }
}

/// The marks and words that join the ends of a range.
enum RangeMark {
  /// Length of the mark at an index; 0 when there is none. — ～ ~ - – －, twice a hyphen or a dash, 至, 到.
  static func length(_ text: borrowing NormalizedText, at index: Int) -> Int {
    let first = text[index]
    if first == 0x81F3 || first == 0x5230 { return 1 }
    guard text.characterClass(index) == .connector, first != 0x2F, first != 0xFF0F else { return 0 }
    return text[index + 1] == first && (first == 0x2D || first == 0x2014 || first == 0x2500) ? 2 : 1
  }
}
