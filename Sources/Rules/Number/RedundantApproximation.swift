import Linting
import TextModel

/// A number is called approximate twice.
struct RedundantApproximation: ParagraphRule {
  static let description = RuleDescription(
    id: "number/approx-redundant",
    summary: Localized("概数标记重复：“约……左右”“超过……以上”“多余”", en: "a number is called approximate twice"),
    rationale: Localized(
      "“约30个左右”“超过50%以上”“300多余人”把同一个意思说了两遍，或者自相矛盾，保留其一即可。“近三年以上”之类另有所指的固定说法、“约谈左右两侧”之类不是概数标记的不报。",
      en:
        "约30个左右, 超过50%以上 and 300多余人 say the same thing twice or contradict themselves: one mark is enough. Words that only look like marks (约谈, 近年来) are left alone."
    ),
    source: "校对实务（校对：语义重复）",
    severity: .warning,
    fix: .unsafe,
    options: [
      RuleOption(
        "markers", .strings([]),
        Localized("另外视为概数标记的词，数前数后均可，如“差不多”“出头”", en: "more words that make a number approximate, before or behind it"))
    ],
    examples: [
      .bad("‹约30个左右›", fixed: "约30个"),
      .bad("‹近50余›家企业参展", fixed: "近50家企业参展"),
      .bad("总投资‹超过100多›亿元", fixed: "总投资超过100亿元"),
      .bad("‹至少20人以上›", fixed: "20人以上"),
      .bad("‹大约需要三个月左右›", fixed: "大约需要三个月"),
      .bad("救助群众300‹多余›人", fixed: "救助群众300多人"),
      .bad("‹接近10万人左右›", fixed: "接近10万人"),
      .bad("实施项目30‹余项左右›", fixed: "实施项目30余项"),
      .bad("全县产值‹超200亿元以上›", fixed: "全县产值超200亿元"),
      .bad("覆盖率达到‹超过80%以上›", fixed: "覆盖率达到80%以上"),
      .bad("处‹超过1万元以上›2万元以下罚款", fixed: "处1万元以上2万元以下罚款"),
      .bad("时间‹不超过15个以上›工作日", fixed: "时间不超过15个工作日"),
      .bad("一产增长5%左右，二产增长‹约8%左右›", fixed: "一产增长5%左右，二产增长8%左右"),
      .good("约30个"),
      .good("30个左右"),
      .good("近年来新增50余家企业"),
      .good("约谈左右两侧10户商家"),
      .good("3年以上的免税期另行规定"),
      .good("近三成以上的解释见附件"),
      .good("超过50%"),
      .good("50人以上的单位"),
      .good("公约3条以上内容"),
      .good("约30个上下游企业"),
      .good("获得荣誉30余项之多"),
      .good("安排30余名左右手"),
      .good("近百年来"),
      .good("不足5天的多余部分"),
      .good("超过标准3倍以上的"),
    ])

  static var interests: Interests { .numbers }

  private let markers: [[UInt32]]
  init(_ options: RuleOptions) { markers = options.strings("markers").map(\.values).filter { !$0.isEmpty } }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers {
      if let inner = number.inner, inner.range.count == 2 {
        out.report(
          inner.range, in: p, zh: "“多”“余”意思相同，保留其一", en: "多 and 余 mean the same: keep one",
          fixes: [p.replace(inner.range, with: "多", .unsafe), p.replace(inner.range, with: "余", .unsafe)])
        continue
      }
      guard let lead = number.lead ?? marker(before: number, p) else {
        // 30余项左右. 30余项之多 is emphasis.
        if let inner = number.inner, let trail = number.trail, inner.kind == .andMore, p[inner.range.lowerBound] != 0x51E0,
          trail.kind == .around, p[trail.range.lowerBound] != 0x4E4B, isMark(p, number, trail)
        {
          report(p, inner, trail, prefersTrail: false, &out)
        }
        continue
      }
      if let trail = number.trail ?? marker(behind: number, p), isDoubled(lead.kind, trail.kind), isMark(p, number, trail) {
        report(p, lead, trail, prefersTrail: keepsTrail(number, lead, trail, p), &out)
      } else if let inner = number.inner, isDoubled(lead.kind, inner.kind), p[inner.range.lowerBound] != 0x51E0, !isSpan(p, number)
      {
        report(p, lead, inner, prefersTrail: false, &out)
      }
    }
  }

  private func report(
    _ p: borrowing Paragraph, _ lead: Approximator, _ trail: Approximator, prefersTrail: Bool, _ out: inout FindingSink
  ) {
    let range = lead.range.lowerBound..<trail.range.upperBound
    let fixes = [p.replace(trail.range, with: "", .unsafe), p.replace(lead.range, with: "", .unsafe)]
    out.report(
      range, in: p, zh: "“\(p.sourceString(lead.range))”与“\(p.sourceString(trail.range))”概数标记重复，保留其一",
      en: "“\(p.sourceString(lead.range))” and “\(p.sourceString(trail.range))” say the same: keep one",
      fixes: prefersTrail ? fixes.reversed() : fixes)
  }

  private func marker(before number: NumberFact, _ p: borrowing Paragraph) -> Approximator? {
    let end = number.range.lowerBound
    for marker in markers where p.places(of: marker, in: max(0, end - marker.count)..<end).first != nil {
      return Approximator(kind: .about, range: end - marker.count..<end)
    }
    return nil
  }

  private func marker(behind number: NumberFact, _ p: borrowing Paragraph) -> Approximator? {
    let start = max(number.fullRange.upperBound, number.inner?.range.upperBound ?? 0)
    for marker in markers where p.places(of: marker, in: start..<min(p.count, start + marker.count)).first != nil {
      return Approximator(kind: .around, range: start..<start + marker.count)
    }
    return nil
  }

  /// Which of the two marks an editor keeps. 超 right behind its subject is the predicate (产值超200亿元); behind a verb or in
  /// 1万元以上2万元以下 the word behind belongs to the sentence. 左右 stays where the other numbers of the sentence have it.
  private func keepsTrail(_ number: NumberFact, _ lead: Approximator, _ trail: Approximator, _ p: borrowing Paragraph) -> Bool {
    if trail.kind == .orMore {
      guard lead.kind == .over else { return lead.kind == .atLeast }
      let clause = p.clause(around: number.range.lowerBound)
      if p.contains("以下", in: trail.range.upperBound..<max(trail.range.upperBound, clause.upperBound)) { return true }
      let before = p[lead.range.lowerBound - 1]
      return !p.isHan(lead.range.lowerBound - 1) || Self.verbs.contains(before)
    }
    guard trail.kind == .around, lead.kind == .about else { return false }
    var (leads, trails) = (0, 0)
    let sentence = p.sentence(around: number.range.lowerBound)
    for i in p.numberIndices(in: sentence) where p.numbers[i].range != number.range {
      let other = p.numbers[i]
      if other.lead?.kind == .about, other.trail == nil { leads += 1 }
      if other.trail?.kind == .around, other.lead == nil { trails += 1 }
    }
    return trails > leads
  }

  /// Last characters of verbs and prepositions before a number.
  private static let verbs = ScalarSet("达到在为有处至致于币各元是以和或按足的")

  private func isDoubled(_ lead: Approximator.Kind, _ trail: Approximator.Kind) -> Bool {
    switch lead {
    case .about, .nearly: trail == .around || trail == .andMore
    case .over, .atLeast: trail == .around || trail == .andMore || trail == .orMore || trail == .orLess
    case .atMost: trail == .around || trail == .andMore || trail == .orLess || trail == .orMore
    default: false
    }
  }

  /// Whether the word behind stands at the number itself, and is no part of 上下游 or 左右两侧.
  private func isMark(_ p: borrowing Paragraph, _ number: NumberFact, _ trail: Approximator) -> Bool {
    let gap = trail.range.lowerBound - max(number.fullRange.upperBound, number.inner?.range.upperBound ?? 0)
    // 超过100所以上 with a measure word that is not known.
    if gap > 0, trail.kind != .around, number.unitKind != nil || number.proportion != .none || gap > 2 { return false }
    let isFraction = p.has("分之", before: number.range.lowerBound)
    return !Self.afterAround.contains(p[trail.range.upperBound]) && !isFraction
  }

  /// 近百余年, 近千年来: a long time, in a fixed phrase; and 不到三年多.
  private func isSpan(_ p: borrowing Paragraph, _ number: NumberFact) -> Bool {
    number.form == .han && (number.unit?.name == "年" || number.unit?.name == "天") && number.range.count == 1
  }

  private static let afterAround = ScalarSet("两邻兼对逢联翼游级手着")
}
