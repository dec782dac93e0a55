/// The numerals of ordinals: 一 … 九百九十九, 1 … 999, ① … ⑳.
public enum OrdinalNumeral {
  /// How a numeral is written.
  public enum Style: UInt8, Sendable, Hashable { case han, arabic, circled }

  /// Value of 一 … 九; nil for anything else.
  @inline(__always)
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// Reads a Chinese numeral from 1 to 999 that starts at `start`; nil when none does, or when the digits are listed one by one
  /// as in a year (二〇二五).
  public static func readHan(_ scalars: [UInt32], _ start: Int) -> (value: Int, end: Int)? {
    var i = start
    var total = 0
    var pending: Int? = nil
    while i < scalars.count {
      let scalar = scalars[i]
      if let value = digit(scalar) {
        guard pending == nil else { return nil }
        pending = value
      } else if scalar == 0x5341 {  // 十
        guard total % 100 == 0, pending != nil || total == 0 else { return nil }
        total += (pending ?? 1) * 10
        pending = nil
      } else if scalar == 0x767E {  // 百
        guard total == 0, let hundreds = pending else { return nil }
        total = hundreds * 100
        pending = nil
      } else if scalar == 0x96F6 {  // 零
        guard total >= 100, pending == nil else { return nil }
      } else if scalar == 0x3007 || scalar == 0x5343 || scalar == 0x4E07 || scalar == 0x4EBF || scalar == 0x4E24 {
        return nil  // 〇 千 万 亿 两
      } else {
        break
      }
      i += 1
    }
    total += pending ?? 0
    return total > 0 && i > start ? (total, i) : nil
  }

  /// Reads one to three ASCII digits; nil when there are more, or when the number is 0 or starts with 0.
  public static func readArabic(_ scalars: [UInt32], _ start: Int) -> (value: Int, end: Int)? {
    var i = start
    var value = 0
    while i < scalars.count, scalars[i] >= 0x30, scalars[i] <= 0x39 {
      guard i - start < 3 else { return nil }
      value = value * 10 + Int(scalars[i] - 0x30)
      i += 1
    }
    return i > start && value > 0 && scalars[start] != 0x30 ? (value, i) : nil
  }

  /// Value of a circled number, 1 to 20; nil for anything else.
  public static func circled(_ scalar: UInt32) -> Int? { scalar >= 0x2460 && scalar <= 0x2473 ? Int(scalar - 0x245F) : nil }

  /// The numeral of a value from 1 to 999.
  public static func write(_ value: Int, _ style: Style) -> String {
    switch style {
    case .arabic: return String(value)
    case .circled:
      guard value >= 1, value <= 20, let scalar = Unicode.Scalar(UInt32(0x245F + value)) else { return String(value) }
      return String(Character(scalar))
    case .han:
      guard value >= 1, value <= 999 else { return String(value) }
      let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
      var out = ""
      if value >= 100 { out += digits[value / 100] + "百" }
      let tens = value / 10 % 10
      if tens > 0 {
        out += (tens == 1 && value < 100 ? "" : digits[tens]) + "十"
      } else if value >= 100, value % 10 > 0 {
        out += "零"
      }
      if value % 10 > 0 { out += digits[value % 10] }
      return out
    }
  }

  /// The cardinal of a count before a measure word: 两 for 2.
  public static func writeCount(_ value: Int, _ style: Style) -> String {
    style == .han && value == 2 ? "两" : write(value, style)
  }
}
