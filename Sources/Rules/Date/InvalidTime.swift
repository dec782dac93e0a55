import Linting
import TextModel

/// A time of day does not exist, or contradicts 上午 or 下午.
struct InvalidTime: ParagraphRule {
  static let description = RuleDescription(
    id: "date/time-invalid",
    summary: Localized("时间不存在，或与“上午”“下午”矛盾", en: "a time of day does not exist, or contradicts 上午 or 下午"),
    rationale: Localized(
      "没有25:30、8时75分；“上午15时”自相矛盾，“下午15时”重复。比分、比例和习惯说法“晚20:00”不报。",
      en: "There is no 25:30, and 上午15时 contradicts itself. Scores, ratios and the customary 晚20:00 are left alone."),
    source: "GB/T 15835—2011 5.1.5; GB/T 7408",
    severity: .warning,
    options: [RuleOption("redundant24h", .bool(true), Localized("“下午15时”是否报告", en: "whether 下午15时 is reported"))],
    examples: [
      .bad("会议于‹25:30›开始"),
      .bad("‹上午15时›召开"),
      .bad("‹下午15时›集合"),
      .bad("‹8时75分›"),
      .good("会议于19:30开始"),
      .good("下午3时召开"),
      .good("比例1:500"),
      .good("以3:1获胜"),
      .good("今晚20:00播出、11日晚22时23分"),
      .good("上午9:30"),
      .good("凌晨24时"),
    ])

  static var interests: Interests { .times }

  private let flagsRedundant: Bool

  init(_ options: RuleOptions) { flagsRedundant = options.bool("redundant24h") }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for time in p.times {
      let start = time.range.lowerBound
      if !isPossible(time) {
        if time.hasColon, isScore(p, time) { continue }
        out.report(
          time.range, in: p, zh: "时间“\(p.sourceString(time.range))”不存在",
          en: "there is no such time as “\(p.sourceString(time.range))”")
        continue
      }
      guard let part = Self.parts.first(where: { p.has($0.name, before: start) && $0.contradicted.contains(time.hour) }) else {
        continue
      }
      let range = start - part.name.utf8CodeUnitCount / 3..<time.range.upperBound
      if part.isAfternoon {
        guard flagsRedundant else { continue }
        out.report(
          range, in: p, zh: "“\(p.sourceString(range))”时段词多余，写作“\(time.hour)时”或“下午\(time.hour - 12)时”",
          en: "“\(p.sourceString(range))”: either 下午 or the 24-hour clock")
      } else {
        out.report(range, in: p, zh: "“\(p.sourceString(range))”时段词与钟点矛盾", en: "“\(p.sourceString(range))” contradicts itself")
      }
    }
  }

  private func isPossible(_ time: TimeFact) -> Bool {
    time.hour <= 24 && time.minute ?? 0 <= 59 && time.second ?? 0 <= 59 && !(time.hour == 24 && time.minute ?? 0 > 0)
  }

  /// 30:27 is a score unless the text around speaks of time.
  private func isScore(_ p: borrowing Paragraph, _ time: TimeFact) -> Bool {
    guard time.second == nil else { return false }
    let next = p[time.range.upperBound]
    let before = p[time.range.lowerBound - 1]
    return !Self.after.contains(next) && !Self.before.contains(before)
  }

  private static let after = ScalarSet("开前许至—，。")
  private static let before = ScalarSet("于在午晚晨日至—")
  private static let parts: [(name: StaticString, contradicted: ClosedRange<Int>, isAfternoon: Bool)] = [
    ("上午", 13...24, false), ("早上", 13...24, false), ("凌晨", 13...23, false), ("早晨", 13...24, false), ("下午", 13...24, true),
    ("晚上", 13...17, false),
    ("傍晚", 13...16, false), ("晚", 13...17, false),
  ]
}
