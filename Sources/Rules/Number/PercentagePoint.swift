import Linting
import TextModel

/// A difference of percentages is counted in percentage points.
struct PercentagePoint: ParagraphRule {
  static let description = RuleDescription(
    id: "number/percent-point",
    summary: Localized("百分数之差应称“个百分点”", en: "a difference of percentages is counted in percentage points"),
    rationale: Localized(
      "由60%到65%是提高5个百分点，不是提高5%；“3%个百分点”“2.1个百分比”则是误写。其他增速（其中工业增长5%）不报。",
      en:
        "From 60% to 65% is a rise of 5 percentage points, not of 5%; 3%个百分点 and 2.1个百分比 are slips. Growth rates of something else are left alone."
    ),
    source: "校对实务（国家统计局统计用语；新华社稿件规范）",
    severity: .error,
    fix: .unsafe,
    examples: [
      .bad("城镇化率由60%提高到65%，提高了‹5%›", fixed: "城镇化率由60%提高到65%，提高了5个百分点"),
      .bad("同比提高‹3%个百分点›", fixed: "同比提高3个百分点"),
      .bad("占比上升‹2.1个百分比›", fixed: "占比上升2.1个百分点"),
      .bad("由12.5%下降到10.5%，下降‹2%›", fixed: "由12.5%下降到10.5%，下降2个百分点"),
      .bad("提高‹百分之三个百分点›", fixed: "提高三个百分点"),
      .bad("提高‹3个百分点%›", fixed: "提高3个百分点"),
      .good("城镇化率由60%提高到65%，提高5个百分点"),
      .good("由100万吨增加到120万吨，增长20%"),
      .good("同比提高3个百分点"),
      .good("增速由5%提高到6%，其中工业增长5%"),
      .good("比重为3%，个百分点的变化不大"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices {
      let number = p.numbers[index]
      if number.proportion == .percentagePoint {
        checkDoubled(p, number, &out)
      } else if number.hasUnit(named: Self.pieces), p.has("百分比", at: number.unitRange.upperBound) {
        let start = number.unitRange.upperBound
        let length = p[start + 3] == 0x70B9 ? 4 : 3
        // 3个百分比指标 counts indicators.
        guard p.text.characterClass(start + length) != .han || length == 4 else { continue }
        report(p, number.range.lowerBound..<start + length, p.replace(start..<start + length, with: "百分点", .unsafe), &out)
      } else if index >= 2 {
        checkDifference(p, p.numbers[index - 2], p.numbers[index - 1], number, &out)
      }
    }
  }

  private static let pieces: UnitNames = ["个"]

  private func checkDoubled(_ p: borrowing Paragraph, _ number: NumberFact, _ out: inout FindingSink) {
    let suffix = number.proportionRange
    var signs = suffix.lowerBound
    while p.text.characterClass(signs) == .percent || p.text.characterClass(signs).isBlank { signs += 1 }
    if signs > suffix.lowerBound {
      report(p, number.range.lowerBound..<suffix.upperBound, p.replace(suffix.lowerBound..<signs, with: "", .unsafe), &out)
    } else if p.text.characterClass(suffix.upperBound) == .percent {
      report(
        p, number.range.lowerBound..<suffix.upperBound + 1, p.replace(suffix.upperBound..<suffix.upperBound + 1, with: "", .unsafe),
        &out)
    } else if p.has("百分之", before: number.range.lowerBound) {
      let start = number.range.lowerBound - 3
      report(p, start..<suffix.upperBound, p.replace(start..<start + 3, with: "", .unsafe), &out)
    }
  }

  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ fix: Fix?, _ out: inout FindingSink) {
    out.report(
      range, in: p, zh: "“\(p.sourceString(range))”表述错误，百分数之差写作“……个百分点”",
      en: "write a difference of percentages as “…个百分点”", fixes: [fix])
  }

  /// 由60%提高到65%，提高了5%.
  private func checkDifference(
    _ p: borrowing Paragraph, _ a: NumberFact, _ b: NumberFact, _ c: NumberFact, _ out: inout FindingSink
  ) {
    guard a.proportion == .percent, b.proportion == .percent, c.proportion == .percent, let from = a.value, let to = b.value,
      let change = c.value, let difference = to.subtracting(from), c.lead == nil,
      c.range.lowerBound - b.fullRange.upperBound <= 8, b.range.lowerBound - a.fullRange.upperBound <= 5,
      change.equals(ExactDecimal(Int64(clamping: difference.mantissa.magnitude), scale: difference.scale)),
      Change.leads(p, to: a.range.lowerBound), Change.verb(p, a.fullRange.upperBound..<b.range.lowerBound, reaching: true) != nil,
      Change.verb(p, b.fullRange.upperBound..<c.range.lowerBound, reaching: false) != nil
    else { return }
    out.report(
      c.fullRange, in: p, zh: "由\(from.text)%到\(to.text)%相差\(change.text)个百分点，不是“\(p.sourceString(c.fullRange))”",
      en: "from \(from.text)% to \(to.text)% the difference is \(change.text) percentage points (个百分点)",
      fixes: [p.replace(c.proportionRange, with: "个百分点", .unsafe)],
      related: [
        RelatedPlace(
          message: out.text(zh: "起止数值", en: "the two values"),
          range: p.text.sourceRange(a.range.lowerBound..<b.fullRange.upperBound))
      ])
  }
}

/// Words of change between numbers, for rules that check arithmetic.
enum Change {
  /// Whether 由 or 从 stands in the clause before a number, at most twelve characters away.
  static func leads(_ p: borrowing Paragraph, to start: Int) -> Bool {
    var i = start - 1
    while i >= max(0, start - 12), p.text.characterClass(i) != .stop {
      if p[i] == 0x7531 || p[i] == 0x4ECE { return true }
      i -= 1
    }
    return false
  }

  /// 1 for a verb of growth, −1 for one of decline, when a stretch is nothing but an optional comma, 同比, a verb, and 了, or 到, 至, 为.
  static func verb(_ p: borrowing Paragraph, _ range: Range<Int>, reaching: Bool) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    if !reaching {
      if p[low] == 0xFF0C || p[low] == 0x2C { low += 1 }
      for word in [StaticString](["同比", "净", "增幅", "实际"]) where p.has(word, at: low) { low += word.utf8CodeUnitCount / 3 }
      if p[high - 1] == 0x4E86 { high -= 1 }
    } else {
      guard p[high - 1] == 0x5230 || p[high - 1] == 0x81F3 || p[high - 1] == 0x4E3A else { return nil }
      high -= 1
    }
    guard high - low == 2 else { return nil }
    if growth.contains(where: { p.has($0, at: low) }) { return 1 }
    return decline.contains { p.has($0, at: low) } ? -1 : nil
  }

  private static let growth: [StaticString] = ["增加", "增长", "提高", "上升", "扩大", "提升", "增至", "攀升", "上涨"]
  private static let decline: [StaticString] = ["减少", "下降", "降低", "回落", "缩小", "压减", "缩短", "下跌", "缩减"]
}
