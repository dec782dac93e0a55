import Linting
import TextModel

/// The parts do not add up to the whole.
struct SumOfParts: ParagraphRule {
  static let description = RuleDescription(
    id: "number/sum-parts",
    summary: Localized("分项之和与总数不一致", en: "the parts do not add up to the whole"),
    rationale: Localized(
      "“共20个，其中工业12个、农业9个”多出一个。“其中”可以不列全，只在分项之和大于总数时报；“分别为”“分为”应列全，不等即报。类别可能交叉（党员、女性、高新企业等）、嵌套再分、单位不同的不核算。",
      en:
        "12 and 9 are more than 20. After 其中 only a sum above the whole is reported; 分别为 and 分为 list all parts. Classes that may overlap, nested breakdowns and other units keep the rule silent."
    ),
    source: "党政机关公文处理工作条例 第二十条（四）；校对实务",
    severity: .warning,
    options: [
      RuleOption(
        "tolerance", .integer(5, 0...100),
        Localized("“其中”各项之和超过总数多少以内不报，单位为千分之一", en: "by how much the parts after 其中 may exceed the whole, in thousandths"))
    ],
    examples: [
      .bad("共实施项目20个，其中工业项目‹12个、农业项目9个›"),
      .bad("全年完成投资100亿元，分别为一产‹10亿元、二产50亿元、三产30亿元›"),
      .bad("共有代表300名，其中男代表‹200名、女代表120名›"),
      .good("共实施项目20个，其中工业项目12个、农业项目5个"),
      .good("共有代表300名，其中男代表180名、女代表120名"),
      .good("围绕57个在建项目，盯紧工程进度。推进33个在谈项目"),
      .good("共有代表300名，其中女代表120名、党员代表200名"),
      .good("水产共有40种，其中特有品种26种，具有经济价值鱼类23种"),
      .good("共有企业20家，其中规上企业15家、高新技术企业12家"),
      .good("投资100亿元，其中一产10亿元，其中种植业6亿元、养殖业3亿元"),
    ])

  static var cues: [String] { ["其中", "分别为", "分别是", "分为"] }

  private let tolerance: Double
  init(_ options: RuleOptions) { tolerance = Double(options.integer("tolerance")) / 1000 }

  func check(cue: Int, at range: Range<Int>, in p: borrowing Paragraph, _ out: inout FindingSink) {
    let sentence = p.sentence(around: range.lowerBound)
    let inside = p.numberIndices(in: sentence)
    guard let first = inside.first(where: { p.numbers[$0].range.lowerBound >= range.upperBound }), first > inside.lowerBound else {
      return
    }
    let total = p.numbers[first - 1]
    guard isPlain(total), let whole = total.value, let unit = total.unit, isJoined(p, total.fullRange.upperBound, range.lowerBound),
      !Self.scopes.contains(where: {
        p.contains($0, in: max(sentence.lowerBound, total.range.lowerBound - 8)..<total.range.lowerBound)
      })
    else { return }
    var parts: [NumberFact] = []
    var sum = ExactDecimal(0)
    var at = range.upperBound
    for index in first..<inside.upperBound {
      let part = p.numbers[index]
      // 一产, 二产: a Han numeral that belongs to a noun.
      if part.form == .han, part.unitKind == nil { continue }
      guard isPlain(part), part.unit == unit, isLabel(p, at..<part.range.lowerBound), let value = part.value,
        let next = sum.adding(value)
      else { break }
      parts.append(part)
      sum = next
      at = part.fullRange.upperBound
      guard Self.separators.contains(p[at]) else { break }
    }
    guard parts.count >= 2, let last = parts.last, endsList(p, last.fullRange.upperBound, sentence) else { return }
    let isExhaustive = cue > 0
    let slack = slack(total) + parts.reduce(0) { $0 + self.slack($1) }
    let difference = sum.approximate - whole.approximate
    guard isExhaustive ? difference.magnitude > slack : difference > max(slack, whole.approximate * tolerance) else { return }
    let labels = range.upperBound..<last.range.lowerBound
    if !isExhaustive, overlaps(p, labels) || !isParallel(p, range.upperBound, parts),
      !parts.contains(where: { whole.isLess(than: $0.value ?? whole) })
    {
      return
    }
    out.report(
      parts[0].range.lowerBound..<last.fullRange.upperBound, in: p,
      zh: "分项之和\(Self.text(sum, total))\(unit.name)与总数\(Self.text(whole, total))\(unit.name)不一致",
      en: "the parts add up to \(sum.text), the whole is \(whole.text)",
      related: [RelatedPlace(message: out.text(zh: "总数", en: "the whole"), range: p.text.sourceRange(total.fullRange))])
  }

  private static func text(_ value: ExactDecimal, _ total: NumberFact) -> String {
    let names = [4: "万", 8: "亿", 12: "万亿"]
    guard let name = names[total.exponent] else { return value.text }
    return ExactDecimal(value.mantissa, scale: value.scale + total.exponent).text + name
  }

  private func isPlain(_ number: NumberFact) -> Bool {
    number.proportion == .none && number.lead == nil && number.inner == nil && number.trail == nil && !number.isOrdinal
      && number.rangeMark == nil && !number.isRangeEnd && number.form != .mixed && number.unitKind != nil
      && !number.hasUnit(.calendar)
  }

  private func slack(_ number: NumberFact) -> Double {
    guard let plain = number.plainValue, plain.scale > 0 || number.exponent > 0 else { return 0 }
    var slack = plain.uncertainty
    for _ in 0..<number.exponent { slack *= 10 }
    return slack
  }

  /// Whether nothing but a comma, a colon or a bracket stands between the total and the word that opens the list.
  private func isJoined(_ p: borrowing Paragraph, _ from: Int, _ to: Int) -> Bool {
    to - from <= 1 && to >= from && (from..<to).allSatisfy { Self.joints.contains(p[$0]) }
  }

  /// Whether a stretch is a separator and a noun of at most twelve Han characters, without another breakdown in it.
  private func isLabel(_ p: borrowing Paragraph, _ range: Range<Int>) -> Bool {
    guard range.count <= 13, range.count >= 1 else { return false }
    for i in range {
      let isHan = p.text.characterClass(i).isHan
      guard isHan || i == range.lowerBound && Self.separators.contains(p[i]) else { return false }
    }
    return !p.contains("其中", in: range) && !p.contains("包括", in: range) && !p.contains("同比", in: range)
      && !p.contains("增", in: range)
      && !p.contains("比", in: range) && !p.contains("减", in: range)
  }

  private func endsList(_ p: borrowing Paragraph, _ at: Int, _ sentence: Range<Int>) -> Bool {
    at >= sentence.upperBound || Self.ends.contains(p[at])
  }

  /// Whether the nouns of all parts end alike or are of one length: 工业项目, 农业项目; 一产, 二产. Others may overlap.
  private func isParallel(_ p: borrowing Paragraph, _ start: Int, _ parts: [NumberFact]) -> Bool {
    var labels: [Range<Int>] = []
    var at = start
    for part in parts {
      let low = Self.separators.contains(p[at]) ? at + 1 : at
      labels.append(low..<max(low, part.range.lowerBound))
      at = part.fullRange.upperBound
    }
    guard let first = labels.first else { return false }
    return labels.allSatisfy { $0.count == first.count } || labels.allSatisfy { p[$0.upperBound - 1] == p[first.upperBound - 1] }
  }

  /// Whether the nouns of the parts can name the same thing twice. Men and women cannot.
  private func overlaps(_ p: borrowing Paragraph, _ range: Range<Int>) -> Bool {
    if p.contains("女", in: range), !p.contains("男", in: range) { return true }
    return Self.crossing.contains { p.contains($0, in: range) }
  }

  private static let crossing: [StaticString] = [
    "党员", "少数民族", "高级", "博士", "硕士", "研究生", "本科", "学历", "以上", "高新", "规上", "规模", "上市", "专精特新", "新增", "首次", "岁",
    "残疾", "困难", "重点", "重大", "青年", "党外", "归侨", "省级", "国家级", "新建", "在建", "新开工", "续建", "骨干", "示范", "民营", "外资",
  ]
  private static let scopes: [StaticString] = ["同比", "增长", "增加", "提高", "比上年"]
  private static let joints = ScalarSet("，,：:（(")
  private static let separators = ScalarSet("、，,；;和及与")
  private static let ends = ScalarSet("。；，）;,)、")
}
