/// Dates as spreadsheets keep them: numbers of days, told from other numbers by the format that shows them.
enum SheetDate {
  /// What a number format shows.
  enum Form: Hashable, Sendable {
    case number
    /// Year, month and day.
    case day
    /// Year and month.
    case month

    /// Reads a format (ISO/IEC 29500-1 18.8.30): a code of the file, else a built-in one, those of Chinese programs included.
    init(id: Int, code: String?) {
      guard let code else {
        switch id {
        case 14, 15, 16, 22, 28...31, 36, 50, 51, 53, 54, 56, 58: self = .day
        case 17, 27, 52, 55, 57: self = .month
        default: self = .number
        }
        return
      }
      self.init(code: code)
    }

    private init(code: String) {
      var isQuoted = false
      var isBracketed = false
      var isEscaped = false
      var hasYear = false
      var hasMonth = false
      var hasDay = false
      // Only the first section is for dates; letters in quotation marks, behind a backslash or in [..] are not codes.
      for scalar in code.unicodeScalars {
        if isEscaped {
          isEscaped = false
          continue
        }
        switch scalar {
        case "\"": isQuoted.toggle()
        case "\\", "_", "*": isEscaped = !isQuoted
        case "[" where !isQuoted: isBracketed = true
        case "]" where !isQuoted: isBracketed = false
        case "y" where !isQuoted && !isBracketed, "Y" where !isQuoted && !isBracketed, "e" where !isQuoted && !isBracketed:
          hasYear = true
        case "m" where !isQuoted && !isBracketed, "M" where !isQuoted && !isBracketed: hasMonth = true
        case "d" where !isQuoted && !isBracketed, "D" where !isQuoted && !isBracketed: hasDay = true
        default: break
        }
        if scalar == ";", !isQuoted { break }
      }
      self = hasDay && (hasMonth || hasYear) ? .day : hasYear && hasMonth ? .month : .number
    }
  }

  /// `2023-01-28` or `2023-01`; nil for what is no date.
  static func text(_ value: String, _ form: Form, usesEpoch1904: Bool) -> String? {
    guard form != .number, let number = Double(value), number >= 1, number < 2_958_466 else { return nil }
    // Day 60 is 29 February 1900, which never was: 1900 counts as a leap year in the first system.
    let serial = Int(number) + (usesEpoch1904 ? 1462 : 0)
    let (year, month, day) = civil(serial - (serial > 60 ? 25_569 : 25_568))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let text = "\(year)-\(two(month))"
    return form == .month ? text : "\(text)-\(two(day))"
  }

  /// The day of the Gregorian calendar that is `days` after 1 January 1970.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
