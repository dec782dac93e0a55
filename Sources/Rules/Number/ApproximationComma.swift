import Lexicon
import Linting
import TextModel

/// Two neighbouring numbers that make an approximation take no 、.
struct ApproximationComma: ParagraphRule {
  static let description = RuleDescription(
    id: "number/approx-comma",
    summary: Localized("相邻两数表示概数，中间不用顿号", en: "two neighbouring numbers that make an approximation take no 、"),
    rationale: Localized(
      "“三四十个”“五六天”是概数，加顿号就成了并列的两个数。缩略的序数“一、二季度”“七、八年级”“三、四线城市”按规定要用顿号，不报。",
      en:
        "三四十个 is one approximate number; with 、 it is a list of two. Shortened ordinals (一、二季度, 七、八年级) do take the mark and are left alone."
    ),
    source: "GB/T 15835—2011 5.2.1; GB/T 15834—2011 4.5.3.4",
    severity: .warning,
    fix: .safe,
    examples: [
      .bad("来了‹三、四›十个客商", fixed: "来了三四十个客商"),
      .bad("工期还需要‹五、六›天", fixed: "工期还需要五六天"),
      .bad("带动‹两、三›百户增收", fixed: "带动两三百户增收"),
      .bad("服务半径‹三、五›公里", fixed: "服务半径三五公里"),
      .bad("分成‹六、七›百个小组", fixed: "分成六七百个小组"),
      .bad("走了‹七、八›年", fixed: "走了七八年"),
      .good("二、三产业加快融合"),
      .good("一、二季度主要指标向好"),
      .good("三、四线城市去库存"),
      .good("七、八年级学生"),
      .good("来了三四十个客商"),
      .good("第一、二批主题教育"),
      .good("一、二、三产业同步发展"),
      .good("七、八年制学校"),
      .good("三、四项规定分别是"),
      .good("分列二、三名。"),
    ])

  static var interests: Interests { .numbers }

  init(_ options: RuleOptions) {}

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for index in p.numbers.indices.dropLast() {
      let first = p.numbers[index]
      let second = p.numbers[index + 1]
      let comma = first.range.upperBound
      guard first.form == .han, second.form == .han, first.range.count == 1, p[comma] == 0x3001,
        second.range.lowerBound == comma + 1, !first.isOrdinal
      else { continue }
      let start = first.range.lowerBound
      guard start > 0, let a = HanNumeral.digit(p[start]), let b = HanNumeral.digit(p[comma + 1]), a >= 1,
        b == a + 1 || a == 3 && b == 5,
        !Self.ordinalSigns.contains(p[start - 1]), isCounting(p, second)
      else { continue }
      let range = start..<comma + 2
      let right = p.text.string(start..<comma) + p.text.string(comma + 1..<comma + 2)
      out.report(
        range, in: p, zh: "概数“\(p.sourceString(range))”中间不用顿号，应写作“\(right)”",
        en: "no 、 inside an approximate number: write “\(right)”",
        fixes: [p.replace(comma..<comma + 1, with: "", .safe, zh: "改为“\(right)”", en: "Change to “\(right)”")])
    }
  }

  /// Whether the second number goes on with 十, 百, 千 or a measure word that counts.
  private func isCounting(_ p: borrowing Paragraph, _ second: NumberFact) -> Bool {
    let rest = second.range.lowerBound + 1..<second.range.upperBound
    let next = second.range.upperBound
    if !rest.isEmpty {
      return rest.allSatisfy { p.text.characterClass($0) == .hanUnit } && !Self.serials.contains(p[next])
        && !(p[next] == 0x5E74 && (p[next + 1] == 0x7EA7 || p[next + 1] == 0x4EE3))
    }
    if p[next] == 0x5E74 {
      return !Self.afterYear.contains(p[next + 1]) && !p.has("规划", at: next + 1) && !p.has("计划", at: next + 1)
    }
    guard Self.measures.contains(where: { p.has($0, at: next) }) else { return false }
    // 列二、三名, 在三、四位: ranks.
    if p[next] == 0x540D || p[next] == 0x4F4D {
      let start = second.range.lowerBound - 2
      if Self.ranks.contains(p[start - 1]) { return false }
    }
    return !p.has("个方面", at: next)
  }

  private static let ordinalSigns = ScalarSet("第、初期周零〇")
  private static let serials = ScalarSet("届次期")
  private static let ranks = ScalarSet("获列居在为前")
  private static let afterYear = ScalarSet("级代度制")
  private static let measures: [StaticString] = [
    "个", "名", "位", "家", "户", "件", "种", "次", "天", "岁", "小时", "分钟", "公里", "亩", "元", "吨", "倍", "成", "遍", "趟", "斤", "人", "里地", "米",
  ]
}
