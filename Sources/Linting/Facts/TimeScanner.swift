import TextModel

/// Reads one time of day: 19:30, 19:30:05, 8时5分, 15时, 下午3点.
enum TimeScanner {
  /// The time at an index at which a digit stands; nil when a number stands there.
  static func time(_ text: borrowing NormalizedText, at start: Int) -> TimeFact? {
    guard let hour = pair(text, start) else { return nil }
    let mark = text[hour.end]
    if mark == 0x3A || mark == 0xFF1A { return colon(text, start, hour) }
    guard mark == 0x65F6 || mark == 0x70B9, text[start - 1] != 0x2E else { return nil }
    var fact = TimeFact(range: start..<hour.end + 1, hour: hour.value, hasColon: false)
    if let minute = pair(text, hour.end + 1), text[minute.end] == 0x5206 {
      fact.minute = minute.value
      fact.range = start..<minute.end + 1
      return fact
    }
    // 3点 counts points as often as it tells the time; 15时 may begin 15时段.
    let next = text[hour.end + 1]
    if mark == 0x70B9 { return next == 0x6574 || next == 0x534A || next == 0x949F || followsDayPart(text, start) ? fact : nil }
    return hourWords.contains(next) ? nil : fact
  }

  private static func colon(_ text: borrowing NormalizedText, _ start: Int, _ hour: (value: Int, end: Int)) -> TimeFact? {
    guard let minute = pair(text, hour.end + 1), minute.end == hour.end + 3 else { return nil }
    var fact = TimeFact(range: start..<minute.end, hour: hour.value, minute: minute.value, hasColon: true)
    if text[minute.end] == 0x3A || text[minute.end] == 0xFF1A, let second = pair(text, minute.end + 1), second.end == minute.end + 3
    {
      fact.second = second.value
      fact.range = start..<second.end
    }
    return fact
  }

  private static func pair(_ text: borrowing NormalizedText, _ start: Int) -> (value: Int, end: Int)? {
    var i = start
    var value = 0
    while text.characterClass(i) == .digit {
      guard i - start < 2 else { return nil }
      value = value * 10 + Int(text[i]) - 0x30
      i += 1
    }
    return i > start ? (value, i) : nil
  }

  /// Whether 上午, 下午, 晚 or another part of the day stands before an index.
  static func followsDayPart(_ text: borrowing NormalizedText, _ start: Int) -> Bool {
    let last = text[start - 1]
    return last == 0x5348 || last == 0x665A || last == 0x65E9 || last == 0x6668 || dayParts.contains { text.has($0, before: start) }
  }

  private static let dayParts = ["早上", "晚上", "傍晚", "凌晨"].map(\.viewScalars)
  /// 时段 时期 时代 时速 时长 时间 时效 时刻.
  private static let hourWords = ScalarSet("段期代速长间效刻空隔差")
}
