import Linting
import TextModel

/// Ordinals of congresses and sessions in the wrong or in mixed numerals.
struct OrdinalStyle: ParagraphRule, DocumentRule {
  static let description = RuleDescription(
    id: "number/ordinal-style",
    summary: Localized("届次、会议序数的数字体例不当或前后不一", en: "ordinals of congresses and sessions in the wrong or in mixed numerals"),
    rationale: Localized(
      "党代会、中央全会、人大、政协的届次一律用汉字数字（党的二十大、二十届三中全会）；同一会议的次数前后应一致。体育赛事等“第12届”不在此列。",
      en:
        "Party congresses, plenums, people’s congresses and the CPPCC are numbered in Han numerals; one meeting is numbered in one way throughout. Games and fairs (第12届) are left alone."
    ),
    source: "GB/T 15835—2011 4（局部体例一致原则）；校对实务",
    severity: .warning,
    fix: .unsafe,
    examples: [
      .bad("学习贯彻党的‹20›大精神", fixed: "学习贯彻党的二十大精神"),
      .bad("‹20›届三中全会", fixed: "二十届三中全会"),
      .bad("领导小组第12次会议召开。领导小组‹第十二次›会议强调", fixed: "领导小组第12次会议召开。领导小组第12次会议强调"),
      .bad("第‹14›届全国人大代表", fixed: "第十四届全国人大代表"),
      .good("学习贯彻党的二十大精神"),
      .good("二十届三中全会"),
      .good("领导小组第12次会议召开。领导小组第12次会议强调"),
      .good("第12届全国运动会"),
      .good("党的10大工程"),
      .good("2023年10届毕业生"),
      .good("第一次会议与第2次推进会"),
    ])

  static var interests: Interests { .numbers }
  static var judgesFactsAlone: Bool { true }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.exponent == 0 {
      guard let value = number.value?.integer, value >= 1, value < 30, isSession(p, number, value) else { continue }
      let right = HanNumeral.text(value)
      out.report(
        number.range, in: p, zh: "届次用汉字数字：“\(p.sourceString(number.range))”应为“\(right)”",
        en: "sessions are numbered in Han numerals: “\(right)”",
        fixes: [p.replace(number.range, with: right, .unsafe)])
    }
  }

  private func isSession(_ p: borrowing Paragraph, _ number: NumberFact, _ value: Int64) -> Bool {
    let start = number.range.lowerBound
    let next = number.range.upperBound
    if p[next] == 0x5927, value >= 10 {
      return (p.has("党的", before: start) || p.has("中共", before: start)) && Self.afterCongress.contains(p[next + 1])
    }
    if p[next] == 0x5C4A, value >= 10 {
      if p.has("中央", at: next + 1) || p.has("全国人大", at: next + 1) || p.has("全国政协", at: next + 1) || p.has("历次全会", at: next + 1)
        || p.has("全国人民代表大会", at: next + 1)
      {
        return true
      }
      return p.has("中全会", at: next + 2)
    }
    return value < 10 && p[start - 1] == 0x5C4A && p.has("中全会", at: next)
  }

  private static let afterCongress = ScalarSet("精报以代开上提和召、，。关对胜")

  func gather(_ p: borrowing Paragraph, _ facts: inout FactCollector) {
    for number in p.numbers where number.isOrdinal && number.form != .mixed {
      let start = number.range.lowerBound - 1
      let next = number.range.upperBound
      guard let value = number.value?.integer, p[next] == 0x6B21 || p[next] == 0x5C4A, start >= 4,
        (start - 4..<start).allSatisfy({ p.text.characterClass($0) == .han })
      else { continue }
      for length in 0...6 {
        guard let head = Self.heads.first(where: { p.has($0, at: next + 1 + length) }) else { continue }
        let end = next + 1 + length + head.utf8CodeUnitCount / 3
        let key = p.text.string(start - 4..<start) + "\(value)" + p.text.string(next..<end)
        facts.add(
          number.form == .han ? 1 : 0, start..<next + 1, in: p, text: key, detail: p.text.string(start..<next + 1),
          value: Int(clamping: value))
        break
      }
    }
  }

  private static let heads: [StaticString] = ["会议", "全会", "大会", "常委会", "巡视", "博览会"]

  func check(_ document: borrowing DocumentContext, _ out: inout FindingSink) {
    var seen: [String: [DocumentFact]] = [:]
    for fact in document.facts { seen[fact.text, default: []].append(fact) }
    for facts in seen.values.sorted(by: { $0[0].range < $1[0].range }) {
      let han = facts.filter { $0.kind == 1 }
      let arabic = facts.filter { $0.kind == 0 }
      guard let firstHan = han.first, let firstArabic = arabic.first else { continue }
      let isHanRight = han.count == arabic.count ? firstHan.range < firstArabic.range : han.count > arabic.count
      let right = isHanRight ? firstHan : firstArabic
      for wrong in isHanRight ? arabic : han {
        out.report(
          source: wrong.range, zh: "同一会议序数写法不一致：“\(wrong.detail)”与“\(right.detail)”",
          en: "one meeting is numbered in two ways: “\(wrong.detail)”, “\(right.detail)”", severity: .hint,
          fixes: [
            Fix(
              title: out.text(zh: "改为“\(right.detail)”", en: "Change to “\(right.detail)”"), safety: .unsafe,
              edits: [TextEdit(wrong.range, right.detail)])
          ],
          related: [RelatedPlace(message: out.text(zh: "另一种写法", en: "the other way"), range: right.range)])
      }
    }
  }
}
