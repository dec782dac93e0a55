import Linting
import TextModel

/// A unit is not a legal one.
struct NonLegalUnit: ParagraphRule {
  static let description = RuleDescription(
    id: "unit/non-legal",
    summary: Localized("使用了非法定计量单位", en: "a unit is not a legal one"),
    rationale: Localized(
      "公分、平米、英尺、市斤、马力、“摄氏38度”等应换成法定计量单位。亩、斤、公里、公斤在公文中通行，不报；“8英寸晶圆”“300马力级”一类产品名称，“千里之行”一类成语不报。",
      en:
        "公分, 平米, 英尺, 市斤, 马力 and 摄氏38度 give way to legal units. 亩, 斤, 公里 and 公斤 are usual in documents; product classes and idioms are left alone."
    ),
    source: "中华人民共和国法定计量单位（国发〔1984〕28号）; 计量法 第三条; GB/T 9704—2012 第9章",
    severity: .info,
    fix: .unsafe,
    options: [RuleOption("allow", .strings([]), Localized("不提示的单位", en: "units that are let pass"))],
    examples: [
      .bad("建筑面积1200‹平米›", fixed: "建筑面积1200平方米"),
      .bad("气温达‹摄氏38度›", fixed: "气温达38摄氏度"),
      .bad("供气3亿‹立方›", fixed: "供气3亿立方米"),
      .bad("亩产1200‹市斤›"),
      .good("建筑面积1200平方米"),
      .good("18亿亩耕地红线、粮食产量1.4万亿斤"),
      .good("千里之行，始于足下"),
      .good("半斤八两、三尺讲台"),
      .good("全长35公里"),
      .good("8英寸碳化硅、300马力级拖拉机"),
      .good("65英寸屏"),
    ])

  static var interests: Interests { .digitNumbers }

  private let allowed: Set<String>

  init(_ options: RuleOptions) { allowed = Set(options.strings("allow")) }

  func check(_ p: borrowing Paragraph, _ out: inout FindingSink) {
    for number in p.numbers where number.form == .arabic && number.hasUnit(named: Self.judged) {
      guard let unit = number.unit, !allowed.contains(unit.name) else { continue }
      let start = number.range.lowerBound
      if unit.name == "度", p.has("摄氏", before: start) {
        let range = start - 2..<number.unitRange.upperBound
        report(p, range, p.text.string(start..<number.unitRange.lowerBound) + "摄氏度", whole: true, &out)
        continue
      }
      guard let right = Self.right[unit.name], !isTradeName(p, number, unit.name) else { continue }
      report(p, number.unitRange, right, whole: false, &out)
    }
  }

  private func isTradeName(_ p: borrowing Paragraph, _ number: NumberFact, _ unit: String) -> Bool {
    let next = number.unitRange.upperBound
    switch unit {
    case "英寸": return p.has(Self.screens, at: next)
    case "马力": return p[next] == 0x7EA7 || p[next] == 0x5927
    case "立方": return number.exponent == 0
    case "平米": return p[next] == 0x6570
    default: return false
    }
  }

  /// A unit of the same size is put in place; one of another size is only named, because the number must change with it.
  private func report(_ p: borrowing Paragraph, _ range: Range<Int>, _ right: String, whole: Bool, _ out: inout FindingSink) {
    let isSameSize = whole || Self.sameSize.contains(right)
    out.report(
      range, in: p, zh: "“\(p.sourceString(range))”不是法定计量单位，应改用“\(right)”",
      en: "“\(p.sourceString(range))” is not a legal unit: use “\(right)”",
      fixes: [isSameSize ? p.replace(range, with: right, .unsafe) : nil])
  }

  private static let screens: Literals = ["屏", "碳化硅", "晶圆", "硅片", "液晶", "显示", "电视", "及以上", "硅", "芯片"]
  private static let sameSize: Set<String> = ["厘米", "平方米", "米", "立方米"]
  private static let judged = UnitNames(right.keys + ["度"])
  private static let right = [
    "公分": "厘米", "平米": "平方米", "公尺": "米", "英寸": "厘米", "英尺": "米", "英里": "千米", "大卡": "千焦", "华里": "千米", "市尺": "米", "市斤": "千克",
    "马力": "千瓦", "ppm": "mg/kg或%", "立方": "立方米", "磅": "千克", "盎司": "克", "加仑": "升",
  ]
}
