extension HanNumeral {
  private static let digitCharacters: [Style: [String]] = [
    .common: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    .formal: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
  ]
  private static let unitCharacters: [Style: [String]] = [.common: ["", "十", "百", "千"], .formal: ["", "拾", "佰", "仟"]]

  /// A whole number in Han characters: 3050 is 三千零五十, 18 十八, −5 负五.
  public static func text(_ value: Int64, style: Style = .common) -> String {
    if value == 0 { return "零" }
    if value < 0 { return "负" + magnitude(value.magnitude, style) }
    return magnitude(value.magnitude, style)
  }

  /// A number digit by digit, with 〇: 2023 is 二〇二三 (GB/T 15835—2011 5.2.5).
  public static func digits(_ value: Int64) -> String {
    digits(ofDecimal: String(value.magnitude))
  }

  /// ASCII digits one by one in Han characters, with 〇; other characters stay.
  public static func digits(ofDecimal text: String) -> String {
    let names = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    return text.unicodeScalars.map { $0.value >= 0x30 && $0.value <= 0x39 ? names[Int($0.value - 0x30)] : String($0) }.joined()
  }

  /// An amount of money in formal characters: 1234550 fen is 壹万贰仟叁佰肆拾伍元伍角整.
  ///
  /// - Parameter fen: The amount in hundredths of a yuan, not negative.
  public static func money(fen: Int64) -> String {
    let amount = fen.magnitude
    let yuan = amount / 100
    let jiao = Int(amount / 10 % 10)
    let cent = Int(amount % 10)
    let names = digitCharacters[.formal] ?? []
    var out = yuan > 0 ? magnitude(yuan, .formal) + "元" : ""
    if jiao == 0, cent == 0 { return (out.isEmpty ? "零元" : out) + "整" }
    if jiao > 0 { out += names[jiao] + "角" } else if !out.isEmpty { out += "零" }
    return out + (cent > 0 ? names[cent] + "分" : "整")
  }

  private static func magnitude(_ value: UInt64, _ style: Style) -> String {
    // Groups of four digits, the highest first: 兆 is avoided, 万亿 is what documents write.
    var groups: [Int] = []
    var rest = value
    repeat {
      groups.append(Int(rest % 10_000))
      rest /= 10_000
    } while rest > 0
    let names = ["", "万", "亿", "万亿", "亿亿"]
    var out = ""
    var needsZero = false
    for index in groups.indices.reversed() {
      let group = groups[index]
      guard group > 0 else {
        needsZero = !out.isEmpty
        // 十万亿 has lost its 亿 to an empty group of ten thousands; 三亿零五 has not.
        continue
      }
      if !out.isEmpty, needsZero || group < 1000 { out += "零" }
      out += section(group, style, isFirst: out.isEmpty) + (index < names.count ? names[index] : "")
      // 12,345万亿 and 6,789亿 share the 亿: 一万二千三百四十五万六千七百八十九亿.
      if index == 3, groups[2] > 0, out.hasSuffix("万亿") { out.removeLast() }
      needsZero = false
    }
    return out
  }

  private static func section(_ group: Int, _ style: Style, isFirst: Bool) -> String {
    let names = digitCharacters[style] ?? []
    let units = unitCharacters[style] ?? []
    var out = ""
    var pendingZero = false
    for (place, power) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
      let digit = group / power % 10
      if digit == 0 {
        pendingZero = !out.isEmpty
      } else {
        if pendingZero { out += names[0] }
        pendingZero = false
        // 十五, not 一十五; but 一百一十五, and 壹拾伍 in formal characters.
        let isBareTen = place == 1 && digit == 1 && out.isEmpty && isFirst && style == .common
        out += (isBareTen ? "" : names[digit]) + units[place]
      }
    }
    return out
  }
}
