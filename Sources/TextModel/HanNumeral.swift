/// Numbers written in Han characters: reading them (三千零五十, 二〇二三, 叁仟, 十八亿) and writing them, in the common and in
/// the formal characters (GB/T 15835—2011 3.2, 5.2; formal characters as on bills and contracts).
public enum HanNumeral {
  /// Which characters a number is written in.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// 一二三十百千.
    case common
    /// 壹贰叁拾佰仟.
    case formal
  }

  /// What a single character is worth.
  enum Piece: Equatable {
    case digit(Int64)
    /// 十 百 千.
    case small(Int64)
    /// 万 亿 兆.
    case large(Int64)
  }

  static func piece(_ scalar: UInt32) -> Piece? {
    switch Unicode.Scalar(scalar) {
    case "〇", "零": .digit(0)
    case "一", "壹": .digit(1)
    case "二", "两", "贰", "貳": .digit(2)
    case "三", "叁", "參": .digit(3)
    case "四", "肆": .digit(4)
    case "五", "伍": .digit(5)
    case "六", "陆", "陸": .digit(6)
    case "七", "柒": .digit(7)
    case "八", "捌": .digit(8)
    case "九", "玖": .digit(9)
    case "十", "拾": .small(10)
    case "百", "佰": .small(100)
    case "千", "仟": .small(1000)
    case "万", "萬": .large(10_000)
    case "亿", "億": .large(100_000_000)
    case "兆": .large(1_000_000_000_000)
    default: nil
    }
  }

  /// The digit that a character stands for, 0…9; nil when it stands for none.
  public static func digit(_ scalar: UInt32) -> Int? {
    if case .digit(let value)? = piece(scalar) { return Int(value) }
    return nil
  }

  /// The value of a numeral; nil when it is none, is ambiguous (三四十) or is beyond 64 bits.
  ///
  /// Digits alone are read by position (二〇二三 is 2023) when there is one, or a zero among them, or there are at least
  /// four; 三四 and 七八九 are approximations or lists and have no value.
  public static func value(of scalars: ArraySlice<UInt32>) -> Int64? {
    var pieces: [Piece] = []
    pieces.reserveCapacity(scalars.count)
    for scalar in scalars {
      guard let piece = piece(scalar) else { return nil }
      pieces.append(piece)
    }
    guard !pieces.isEmpty, pieces.count <= 32 else { return nil }
    return positional(pieces) ?? structured(pieces)
  }

  /// The value of a string, see the reading of scalars.
  public static func value(ofText text: String) -> Int64? { value(of: text.unicodeScalars.map(\.value)[...]) }

  private static func positional(_ pieces: [Piece]) -> Int64? {
    var value: Int64 = 0
    var hasZero = false
    for piece in pieces {
      guard case .digit(let digit) = piece, pieces.count <= 18 else { return nil }
      value = value * 10 + digit
      hasZero = hasZero || digit == 0
    }
    return pieces.count == 1 || hasZero || pieces.count >= 4 ? value : nil
  }

  private static func structured(_ pieces: [Piece]) -> Int64? {
    var total: Int64 = 0  // what stands before 亿 or 万 that is closed
    var section: Int64 = 0  // below 10,000
    var digit: Int64?
    var lastUnit = Int64.max
    var lastSmall: Int64 = 10_000
    var sawZero = false
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .digit(0):
        guard digit == nil, index > 0 else { return nil }
        sawZero = true
      case .digit(let value):
        guard digit == nil else { return nil }
        digit = value
      case .small(let unit):
        guard unit < lastSmall, digit != nil || unit == 10 else { return nil }
        section += (digit ?? 1) * unit
        (digit, lastSmall, sawZero) = (nil, unit, false)
      case .large(let unit):
        section += digit ?? 0
        if unit < lastUnit {
          guard section > 0 else { return nil }
          let (part, overflow) = section.multipliedReportingOverflow(by: unit)
          let (sum, carry) = total.addingReportingOverflow(part)
          guard !overflow, !carry else { return nil }
          total = sum
        } else {
          // 三千万亿, 一百二十万亿: the larger unit takes all that stands before it.
          let (whole, carry) = total.addingReportingOverflow(section)
          let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
          guard unit > lastUnit, whole > 0, !carry, !overflow else { return nil }
          total = product
        }
        (section, digit, lastUnit, lastSmall, sawZero) = (0, nil, unit, 10_000, false)
      }
    }
    if let digit {
      // 三千五 is 3500 in speech, but a document writes 三千五百: only 零 or a ten before the last digit is certain.
      let follows: Int64 = lastSmall < 10_000 ? lastSmall : lastUnit
      guard pieces.count == 1 || sawZero || follows == 10 else { return nil }
      section += digit
    }
    let (sum, carry) = total.addingReportingOverflow(section)
    return carry ? nil : sum
  }
}
